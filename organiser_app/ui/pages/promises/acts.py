"""What can be done with a promise or a next step: settled, renewed, changed, opened again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from organiser_app.domain.inputs import NextStepInput
from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.services.promises import (
    edit_promise,
    make_promise,
    renew_promise,
    settle_commitment,
)
from organiser_app.services.steps import agree_step, edit_step, move_step, settle_step
from organiser_app.store.queries.promise_form import PromiseForm, promise_form
from organiser_app.store.queries.promises import Agreed, PromiseRow
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.agreed_step import AgreedStepDialog
from organiser_app.ui.dialogs.commitment import CommitmentDialog
from organiser_app.ui.dialogs.settle import SETTLING, SettleDialog, StepDayDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.agreed import settle
from organiser_app.ui.pages.promises.foot import Act


class PromiseActs:
    """The acts of a page on promises; each asks what it must know, and tells the bus.

    An act that has no meaning for what it is asked of does nothing: a step is done, dropped or
    moved, and only what is open is settled.
    """

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk, self._page = desk, page

    def by_act(self) -> dict[Act, Callable[[PromiseRow], None]]:
        """What does each act of the foot."""
        return {
            Act.KEEP: self.keep,
            Act.PART: self.keep_in_part,
            Act.LAPSE: self.let_lapse,
            Act.NEW_DAY: self.give_a_new_day,
            Act.LET_GO: self.let_go,
            Act.OPEN: self.open_again,
            Act.CHANGE: self.change,
            Act.GO_TO: self.go_to,
        }

    def make(self) -> None:
        """Make a promise."""
        self._desk.read(promise_form, self._ask_new, owner=self._page)

    def agree(self) -> None:
        """Agree on a next step."""
        self._desk.read(promise_form, self._ask_step, owner=self._page)

    def change(self, row: PromiseRow) -> None:
        """Say anew what was promised or agreed."""
        if row.record is Agreed.NEXT_STEP:
            self._change_step(row)
            return
        self._desk.read(
            lambda connection: promise_form(connection, row.id), self._ask_again, owner=self._page
        )

    def keep(self, row: PromiseRow) -> None:
        """Tick what is open; what is settled stays as it is."""
        if row.is_open:
            settle(self._desk, row)

    def open_again(self, row: PromiseRow) -> None:
        """Open what was settled, in whatever way."""
        if not row.is_open:
            settle(self._desk, row)

    def keep_in_part(self, row: PromiseRow) -> None:
        """A promise was kept in part."""
        self._settle(row, CommitmentState.PART_KEPT)

    def let_lapse(self, row: PromiseRow) -> None:
        """A promise lapsed, for a reason."""
        self._settle(row, CommitmentState.LAPSED)

    def let_go(self, row: PromiseRow) -> None:
        """A promise is released, a step dropped."""
        if row.record is Agreed.COMMITMENT:
            self._settle(row, CommitmentState.RELEASED)
        elif row.is_open:
            self._desk.change(settle_step, row.id, StepState.DROPPED, self._desk.today)

    def give_a_new_day(self, row: PromiseRow) -> None:
        """A promise is renewed, a step moved."""
        if row.record is Agreed.COMMITMENT:
            self._settle(row, CommitmentState.RENEWED)
        elif row.is_open:
            self._move(row)

    def take_up(self, form: Form, row: PromiseRow) -> None:
        """Open a form again that was begun on a record."""
        if form in SETTLING:
            self._settle(row, SETTLING[form])
        elif form is Form.STEP_DAY:
            self._move(row)
        else:
            self.change(row)

    def go_to(self, row: PromiseRow) -> None:
        """Show the page of the resident whose promise it is, or whom a step is about."""
        if row.resident_id is not None:
            self._desk.show(PageName.PEOPLE, row.resident_id)
        elif row.project_id is not None:
            self._desk.show(PageName.PROJECTS, row.project_id)

    def _ask_new(self, form: PromiseForm) -> None:
        dialog = CommitmentDialog(self._desk, form, self._page)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(make_promise), given, self._desk.today)

    def _ask_again(self, form: PromiseForm) -> None:
        if form.promise is None:
            return
        dialog = CommitmentDialog(self._desk, form, self._page)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(edit_promise), form.promise.row.id, given)

    def _ask_step(self, form: PromiseForm) -> None:
        dialog = AgreedStepDialog(self._desk, form.choices.projects, parent=self._page)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(agree_step), given, self._desk.today)

    def _change_step(self, row: PromiseRow) -> None:
        dialog = AgreedStepDialog(self._desk, known=row, parent=self._page)
        given = dialog.ask()
        if given is not None:
            said = NextStepInput(what=given.what, due_on=given.due_on)
            self._desk.change(dialog.settling(edit_step), row.id, said)

    def _settle(self, row: PromiseRow, state: CommitmentState) -> None:
        if row.record is not Agreed.COMMITMENT or not row.is_open:
            return
        dialog = SettleDialog(self._desk, row, state, self._page)
        answer = dialog.ask()
        if answer is None:
            return
        today, reason = self._desk.today, answer.reason
        if state is CommitmentState.RENEWED and answer.due_on is not None:
            service = dialog.settling(renew_promise)
            self._desk.change(service, row.id, answer.due_on, today, reason)
        else:
            self._desk.change(dialog.settling(settle_commitment), row.id, state, today, reason)

    def _move(self, row: PromiseRow) -> None:
        dialog = StepDayDialog(self._desk, row, self._page)
        day = dialog.ask()
        if day is not None:
            self._desk.change(dialog.settling(move_step), row.id, day)
