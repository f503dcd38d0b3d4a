"""Whom a resident knows: who is the other, as what, how strongly, since when, and how."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from organiser_app.domain.inputs import checked
from organiser_app.domain.tie_inputs import TieInput
from organiser_app.language import tr
from organiser_app.services.ties import edit_tie, end_tie, make_tie
from organiser_app.store.queries.ties import (
    TieChoices,
    TieDetail,
    tie_between,
    tie_choices,
    tie_detail,
)
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.dialogs.tie_fields import SinceField, ThirdField, TieWithField
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.widgets import Answer, Button, ButtonKind, Question

_LONGEST_KIND = 200


class _Strength(StrEnum):
    ONE = "1"
    TWO = "2"
    THREE = "3"


class TieDialog(FormDialog[TieInput]):
    """Asks for the other by name, and what the relationship is; of a tie that is there, the latter.

    After it was asked, `end` says that a tie is to be ended instead.
    """

    def __init__(
        self,
        desk: Desk,
        resident_id: UUID,
        name: str,
        parent: QWidget | None = None,
        *,
        tie: TieDetail | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.TIE_CHANGE if tie else Form.TIE,
            _question(name, tie),
            _standing_words(tie, desk) if tie else "",
            about=tie.id if tie else resident_id,
            parent=parent,
        )
        self._resident_id, self._tie = resident_id, tie
        self.end = False
        self.other = TieWithField(tr("The other, a resident or an organiser"), desk, resident_id)
        self.kind = LineField(tr("As what"), tr("As “neighbour”, “sister” or “cooks with”."))
        self.strength = ChoiceField(
            tr("How strong"),
            {
                _Strength.ONE: tr("1, they greet each other"),
                _Strength.TWO: tr("2, they do things together"),
                _Strength.THREE: tr("3, they would turn to each other"),
            },
        )
        self.known_since = SinceField(tr("Since"), desk.today)
        self.how_known = LineField(tr("How they know each other"), tr("As “through the school”."))
        self.introduced_by = ThirdField(tr("Introduced by"), desk, besides=resident_id)
        self.kind.line.setMaxLength(_LONGEST_KIND)
        self._lay_out()
        if tie is not None:
            self._fill(tie)
        (self.kind if tie else self.other).setFocus()
        desk.read(tie_choices, self._offer, owner=self)

    def answer(self) -> TieInput:
        """What stands in the fields; the other has to be chosen."""
        tie = self._tie
        return checked(
            lambda: TieInput(
                resident_id=tie.resident_id if tie else self._resident_id,
                other_id=tie.other_id if tie else self.other.other_id(),
                organiser_id=tie.organiser_id if tie else self.other.organiser_id(),
                kind=self.kind.text(),
                strength=int(self.strength.choice() or _Strength.ONE),
                since=self.known_since.day(),
                how_known=self.how_known.text(),
                introduced_by_id=self.introduced_by.third_id(),
            )
        )

    def accept(self) -> None:
        """Take the answer, unless something in it is missing or cannot be read."""
        wrong = next((field for field, stands in self._checked() if not stands), None)
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()

    def _checked(self) -> list[tuple[QWidget, bool]]:
        """Each field with whether it stands; what is wrong is said under it."""
        known = self._tie is not None or self.other.is_chosen()
        self.other.set_problem("" if known else tr("Choose a resident or an organiser in the log."))
        named = bool(self.kind.text())
        self.kind.set_problem("" if named else tr("Say as what they know each other."))
        third = self.introduced_by.check(self._the_two())
        return [
            (self.other, known),
            (self.kind, named),
            (self.known_since, self.known_since.check()),
            (self.introduced_by, third),
        ]

    def _the_two(self) -> set[UUID]:
        if self._tie is not None:
            two = {self._tie.resident_id, self._tie.other_id}
        else:
            two = {self._resident_id, self.other.other_id() if self.other.is_chosen() else None}
        return {each for each in two if each is not None}

    def _lay_out(self) -> None:
        if self._tie is None:
            self.add_fields(other=self.other)
        else:
            self.other.setParent(self)
            self.other.hide()
        self.add_row(kind=self.kind, strength=self.strength)
        self.add_row(known_since=self.known_since, how_known=self.how_known)
        self.add_fields(introduced_by=self.introduced_by)
        if self._tie is not None and self._tie.ended_on is None:
            ending = self.add_button(Button(tr("End the tie"), ButtonKind.DANGER), at_left=True)
            ending.clicked.connect(self._end)
        self.add_answers(tr("Save") if self._tie else tr("Tie"))

    def _fill(self, tie: TieDetail) -> None:
        self.kind.set_text(tie.kind)
        self.strength.choose(_Strength(str(min(max(tie.strength, 1), 3))))
        self.known_since.set_day(tie.since)
        self.how_known.set_text(tie.how_known)
        if tie.introduced_by_id is not None:
            self.introduced_by.put_back(f"{tie.introduced_by}\n{tie.introduced_by_id}")

    def _offer(self, choices: TieChoices) -> None:
        """Let the kinds used before complete themselves, and organisers be found by name."""
        self.other.set_organisers({each.id: each.name for each in choices.organisers})
        completer = QCompleter(list(choices.kinds), self.kind.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.kind.line.setCompleter(completer)

    def _end(self) -> None:
        self.end = True
        self.reject()


def open_tie(desk: Desk, resident_id: UUID, name: str, parent: QWidget) -> None:
    """Let a resident be tied to somebody; where the two are tied already, ask which is meant."""
    dialog = TieDialog(desk, resident_id, name, parent)
    given = dialog.ask()
    if given is None:
        return
    desk.read(
        lambda connection: tie_between(connection, resident_id, given.other_id, given.organiser_id),
        lambda there: _make(desk, dialog, given, there, parent),
        owner=parent,
    )


def change_tie(desk: Desk, tie_id: UUID, parent: QWidget) -> None:
    """Let a tie be changed or ended, once it has been read."""
    desk.read(
        lambda connection: tie_detail(connection, tie_id),
        lambda tie: _change(desk, tie, parent),
        owner=parent,
    )


def _make(
    desk: Desk, dialog: TieDialog, given: TieInput, there: TieDetail | None, parent: QWidget
) -> None:
    meant = Answer.KINDER if there is None else _ask_which(there, parent)
    if meant is Answer.KINDER:
        desk.change(dialog.settling(make_tie), given)
    elif meant is Answer.YES and there is not None:
        desk.change(dialog.settling(edit_tie), there.id, _changed(there, given))


def _ask_which(there: TieDetail, parent: QWidget) -> Answer:
    question = Question(
        tr("{one} and {other} are tied already", one=there.resident, other=there.other),
        tr(
            "They are tied as “{kind}”. What you wrote can change that tie, or stand beside it.",
            kind=there.kind,
        ),
        yes=tr("Change that tie"),
        kinder=tr("Keep both"),
        parent=parent,
    )
    return question.ask()


def _changed(there: TieDetail, given: TieInput) -> TieInput:
    """The tie that is there with what was written now; what was left empty stays as it was."""
    return given.model_copy(
        update={
            "resident_id": there.resident_id,
            "other_id": there.other_id,
            "organiser_id": there.organiser_id,
            "since": given.since or there.since,
            "how_known": given.how_known or there.how_known,
            "introduced_by_id": given.introduced_by_id or there.introduced_by_id,
        }
    )


def _change(desk: Desk, tie: TieDetail | None, parent: QWidget) -> None:
    if tie is None:
        return
    dialog = TieDialog(desk, tie.resident_id, tie.resident, parent, tie=tie)
    given = dialog.ask()
    if dialog.end:
        desk.change(dialog.settling(end_tie), tie.id, desk.today)
    elif given is not None:
        desk.change(dialog.settling(edit_tie), tie.id, given)


def _question(name: str, tie: TieDetail | None) -> str:
    if tie is None:
        return tr("Whom does {name} know?", name=name)
    return tr("How do {one} and {other} know each other?", one=tie.resident, other=tie.other)


def _standing_words(tie: TieDetail, desk: Desk) -> str:
    """Where it was heard of, and whether it is no more."""
    heard, ended = tie.heard_on, tie.ended_on
    parts = [
        tr("Heard in a listening on {day}.", day=short_day(heard, desk.today)) if heard else "",
        tr("Ended on {day}.", day=short_day(ended, desk.today)) if ended else "",
    ]
    return " ".join(filter(None, parts))
