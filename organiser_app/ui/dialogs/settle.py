"""What became of a promise that was not simply kept: why, and for a renewed one the new day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from organiser_app.domain.values import CommitmentState
from organiser_app.language import tr
from organiser_app.store.queries.promises import PromiseRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.promise_words import named_promise

_FORMS = {
    CommitmentState.PART_KEPT: Form.PART_KEPT,
    CommitmentState.LAPSED: Form.LAPSE,
    CommitmentState.RENEWED: Form.RENEW,
    CommitmentState.RELEASED: Form.RELEASE,
}
SETTLING = {form: state for state, form in _FORMS.items()}
"""What each of these forms settles a promise as."""


@dataclass(frozen=True, slots=True)
class SettleAnswer:
    """Why, and of a renewed promise by when it is to be kept now."""

    reason: str
    due_on: date | None = None


class SettleDialog(FormDialog[SettleAnswer]):
    """Asks why; a promise that lapsed has to have a reason, a renewed one a day."""

    def __init__(
        self, desk: Desk, promise: PromiseRow, state: CommitmentState, parent: QWidget | None = None
    ) -> None:
        question, why, hint, save = _words(state)
        super().__init__(
            desk, _FORMS[state], question, named_promise(promise), about=promise.id, parent=parent
        )
        self._state = state
        self.day = DayField(tr("By when now"), desk.today, tr("As “Friday” or “14 May”."))
        self.reason = TextField(why, hint, lines=2)
        if state is CommitmentState.RENEWED:
            self.add_fields(day=self.day)
        self.add_fields(reason=self.reason)
        self.add_answers(save)
        (self.day if state is CommitmentState.RENEWED else self.reason).setFocus()

    def answer(self) -> SettleAnswer:
        """What stands in the fields."""
        return SettleAnswer(self.reason.text(), self.day.day())

    def accept(self) -> None:
        """Settle it, unless the reason or the day is missing that has to be there."""
        missing = self._state is CommitmentState.LAPSED and not self.reason.text()
        self.reason.set_problem(tr("Say why, in a few words.") if missing else "")
        if self._has_a_day() and not missing:
            super().accept()
        else:
            (self.reason if missing else self.day).setFocus()

    def _has_a_day(self) -> bool:
        return self._state is not CommitmentState.RENEWED or is_ahead(self.day, self._desk.today)


class StepDayDialog(FormDialog[date]):
    """Asks to which day a next step is moved."""

    def __init__(self, desk: Desk, step: PromiseRow, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.STEP_DAY,
            tr("To which day is it moved?"),
            named_promise(step),
            about=step.id,
            parent=parent,
        )
        self.day = DayField(tr("By when now"), desk.today, tr("As “Friday” or “14 May”."))
        self.add_fields(day=self.day)
        self.add_answers(tr("Move"))
        self.day.setFocus()

    def answer(self) -> date:
        """The day; one has to stand there."""
        day = self.day.day()
        if day is None:
            raise ValueError("no day was given")
        return day

    def accept(self) -> None:
        """Move it, unless no day can be read."""
        if is_ahead(self.day, self._desk.today):
            super().accept()
        else:
            self.day.setFocus()


def is_ahead(field: DayField, today: date) -> bool:
    """Whether a day stands in the field that has not passed; where it doesn't, say so."""
    day = field.day()
    if not field.check():
        return False
    if day is None:
        field.set_problem(tr("Say a day, such as “Friday”."))
    elif day < today:
        field.set_problem(tr("That day has passed."))
    return day is not None and day >= today


def _words(state: CommitmentState) -> tuple[str, str, str, str]:
    """The question, what the reason is called, its hint, and what saving is called."""
    return {
        CommitmentState.PART_KEPT: (
            tr("What of it was kept?"),
            tr("What was done, and what was not"),
            tr("May be left empty."),
            tr("Kept in part"),
        ),
        CommitmentState.LAPSED: (
            tr("Why did it lapse?"),
            tr("The reason"),
            tr("As “shifts changed”; nobody is to blame."),
            tr("It lapsed"),
        ),
        CommitmentState.RENEWED: (
            tr("By when is it promised now?"),
            tr("Why another day"),
            tr("May be left empty. The first day stays in what was settled."),
            tr("Renew"),
        ),
        CommitmentState.RELEASED: (
            tr("Why are they released from it?"),
            tr("The reason"),
            tr("As “the need was met another way”; may be left empty."),
            tr("Release"),
        ),
    }[state]
