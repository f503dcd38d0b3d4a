"""What is done about an ask or a partner: each asks first, and has a service change the log."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.relationship_values import AskState
from organiser_app.language import plural, tr
from organiser_app.services.asks import (
    answers,
    answers_no_more,
    begin_ask,
    chase_ask,
    edit_ask,
    edit_ask_move,
    move_ask,
    remove_ask,
    remove_ask_move,
)
from organiser_app.services.partners import add_partner, edit_partner, place_partner, remove_partner
from organiser_app.store.queries.ask_births import AskBirth, ask_birth
from organiser_app.store.queries.asks import AskChoices, AskDetail, ask_choices
from organiser_app.store.queries.partners import PartnerRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.ask import AskDialog
from organiser_app.ui.dialogs.ask_move import AskMoveDialog
from organiser_app.ui.dialogs.partner import PartnerDialog
from organiser_app.ui.dialogs.statement import edit_heard
from organiser_app.ui.pages.joining import JoinStatementDialog
from organiser_app.ui.widgets import Answer, Question


class AskActs:
    """Acts on asks for a page."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk, self._page = desk, page

    def begin(self) -> None:
        """Ask what is asked, and of whom."""
        self._desk.read(ask_choices, self._begin, owner=self._page)

    def begin_of(self, record_id: UUID) -> None:
        """Ask what is asked that answers a statement, or that a project wants."""

        def ask(born: AskBirth | None) -> None:
            if born is not None:
                self._begin(born.choices, born)

        self._desk.read(partial(ask_birth, record_id=record_id), ask, owner=self._page)

    def change(self, seen: AskDetail) -> None:
        """Say anew what is asked."""
        self._desk.read(ask_choices, lambda choices: self._change(choices, seen), owner=self._page)

    def happened(self, seen: AskDetail, state: AskState | None = None) -> None:
        """Write down what happened; `state` is how it stands after, or as it stood."""
        dialog = AskMoveDialog(self._desk, seen.ask, state or seen.ask.state, parent=self._page)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(move_ask), seen.ask.id, given)

    def happened_otherwise(self, seen: AskDetail, move: str) -> None:
        """Say anew what happened, in the move of that id."""
        for row in seen.history:
            if str(row.id) == move:
                dialog = AskMoveDialog(self._desk, seen.ask, row.move.state, row, self._page)
                given = dialog.ask()
                if given is not None:
                    self._desk.change(dialog.settling(edit_ask_move), row.id, given)

    def take_out(self, _seen: AskDetail, move: str) -> None:
        """Take something out of the history."""
        self._desk.change(remove_ask_move, UUID(move))

    def chase(self, seen: AskDetail) -> None:
        """Write down that residents asked again today, and nothing came."""
        self._desk.change(chase_ask, seen.ask.id, self._desk.today)

    def join(self, seen: AskDetail) -> None:
        """Join a statement to the ask."""
        question = tr("What did residents say that this ask answers?")
        statement_id = JoinStatementDialog(self._desk, question, self._page).ask()
        if statement_id is not None:
            self._desk.change(answers, seen.ask.id, statement_id)

    def open_statement(self, seen: AskDetail, statement: str) -> None:
        """Look at a statement of the ask again."""
        for heard in seen.statements:
            if str(heard.id) == statement:
                edit_heard(self._desk, heard, self._page)

    def part(self, seen: AskDetail, statement: str) -> None:
        """Take a statement off the ask."""
        self._desk.change(answers_no_more, seen.ask.id, UUID(statement))

    def remove(self, seen: AskDetail) -> None:
        """Take the ask out of the log, if that is meant."""
        question = Question(
            tr("Remove “{what}”?", what=seen.ask.what),
            plural(
                "It goes with the {count} thing that happened. What residents said stays. "
                "Undo brings it back.",
                "It goes with the {count} things that happened. What residents said stays. "
                "Undo brings it back.",
                len(seen.history),
            ),
            yes=tr("Remove"),
            danger=True,
            parent=self._page,
        )
        if question.ask() is Answer.YES:
            self._desk.change(remove_ask, seen.ask.id)

    def _begin(self, choices: AskChoices, born: AskBirth | None = None) -> None:
        dialog = AskDialog(self._desk, choices, parent=self._page, born=born)
        answer = dialog.ask()
        answering = (born.id,) if born and not born.is_project else ()
        if answer is not None:
            self._desk.change(
                dialog.settling(begin_ask),
                answer.given,
                answer.on,
                how=answer.how,
                answering=answering,
            )

    def _change(self, choices: AskChoices, seen: AskDetail) -> None:
        dialog = AskDialog(self._desk, choices, seen.ask, self._page)
        answer = dialog.ask()
        if answer is not None:
            self._desk.change(dialog.settling(edit_ask), seen.ask.id, answer.given)


class PartnerActs:
    """Acts on partners for a page."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk, self._page = desk, page

    def add(self) -> None:
        """Ask who is new."""
        dialog = PartnerDialog(self._desk, parent=self._page)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(add_partner), given)

    def change(self, partner: PartnerRow) -> None:
        """Say anew who a partner is."""
        dialog = PartnerDialog(self._desk, partner, self._page)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(edit_partner), partner.id, given)

    def move(self, partner: PartnerRow, up: int, right: int) -> None:
        """Move a partner on the map; somebody who is not on it comes to its middle first."""
        self._desk.change(place_partner, partner.id, up, right)

    def remove(self, partner: PartnerRow) -> None:
        """Take a partner out of the log, if that is meant."""
        question = Question(
            tr("Remove {name}?", name=partner.name),
            tr("Only a partner goes whom no ask and no need names. Undo brings it back."),
            yes=tr("Remove"),
            danger=True,
            parent=self._page,
        )
        if question.ask() is Answer.YES:
            self._desk.change(remove_partner, partner.id)
