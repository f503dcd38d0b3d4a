"""Two who walk side by side: that they met, how deep it is, and that it ended."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from organiser_app.domain.companion_inputs import LONGEST_MEETING, DepthInput, EndInput, MetInput
from organiser_app.domain.relationship_values import CompanionEnd
from organiser_app.language import tr
from organiser_app.store.queries.companions import CompanionRow
from organiser_app.ui.companion_words import end_word
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import Answer, FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.past_day import PastDayField


class _StepDialog(FormDialog[Answer]):
    """Asks for the day first, which lies between the beginning and today."""

    def __init__(
        self, desk: Desk, form: Form, question: str, row: CompanionRow, parent: QWidget | None
    ) -> None:
        super().__init__(desk, form, question, about=row.id, parent=parent)
        self._begun_on = row.begun_on
        self.on = PastDayField(tr("On"), desk.today, needed=True)
        self.add_fields(on=self.on)

    def accept(self) -> None:
        """Take the answer, unless the day cannot be."""
        stands = self.on.check()
        if stands and self.on.happened_on() < self._begun_on:
            self.on.set_problem(tr("They had not begun on that day."))
            stands = False
        if stands:
            super().accept()
        else:
            self.on.setFocus()


class MetDialog(_StepDialog[MetInput]):
    """Asks when the two met, for how long, and what they did."""

    def __init__(self, desk: Desk, row: CompanionRow, parent: QWidget | None = None) -> None:
        question = tr("{resident} and {companion} met", **_names(row))
        super().__init__(desk, Form.COMPANION_MET, question, row, parent)
        self.minutes = LineField(tr("Minutes"), tr("As a number, or left empty."))
        self.what = TextField(
            tr("What they did"), tr("Left empty, it is kept that they met on that day."), lines=3
        )
        self.add_fields(minutes=self.minutes, what=self.what)
        self.add_answers(tr("They met"))
        self.minutes.setFocus()

    def answer(self) -> MetInput:
        """What stands in the fields."""
        return MetInput(
            on=self.on.happened_on(), minutes=int(self.minutes.text() or 0), what=self.what.text()
        )

    def accept(self) -> None:
        """Take the answer, unless the minutes are no number of a day."""
        typed = self.minutes.text()
        plain = not typed or (typed.isdecimal() and int(typed) <= LONGEST_MEETING)
        self.minutes.set_problem("" if plain else tr("Give the minutes as a number."))
        if plain:
            super().accept()
        else:
            self.minutes.setFocus()


class _Answered(StrEnum):
    UNSAID = "not answered"
    NOT = "0"
    LITTLE = "1"
    RATHER = "2"
    VERY = "3"


class DepthDialog(_StepDialog[DepthInput]):
    """Asks four questions, each answered from 0 to 3; the two are asked, and nobody else."""

    def __init__(self, desk: Desk, row: CompanionRow, parent: QWidget | None = None) -> None:
        question = tr("How deep is it between {resident} and {companion}?", **_names(row))
        super().__init__(desk, Form.COMPANION_DEPTH, question, row, parent)
        self.together = _asked(tr("Do they spend time together, beyond what was arranged?"))
        self.feeling = _asked(tr("Would they miss each other?"))
        self.confiding = _asked(tr("Do they tell each other what they tell few?"))
        self.giving = _asked(tr("Does each do things for the other?"))
        self.add_fields(
            together=self.together,
            feeling=self.feeling,
            confiding=self.confiding,
            giving=self.giving,
        )
        self.add_answers(tr("Keep"))
        self.together.setFocus()

    def answer(self) -> DepthInput:
        """What stands in the fields."""
        return DepthInput(
            on=self.on.happened_on(),
            time_together=_number(self.together),
            feeling=_number(self.feeling),
            confiding=_number(self.confiding),
            give_and_take=_number(self.giving),
        )

    def accept(self) -> None:
        """Keep it, unless a question is unanswered: a verdict that nobody gave is none."""
        asked = (self.together, self.feeling, self.confiding, self.giving)
        for field in asked:
            field.set_problem("" if _is_answered(field) else tr("Ask them this too."))
        unanswered = next((field for field in asked if not _is_answered(field)), None)
        if unanswered is None:
            super().accept()
        else:
            unanswered.setFocus()


class EndDialog(_StepDialog[EndInput]):
    """Asks how it ended."""

    def __init__(self, desk: Desk, row: CompanionRow, parent: QWidget | None = None) -> None:
        question = tr("How did it end between {resident} and {companion}?", **_names(row))
        super().__init__(desk, Form.COMPANION_END, question, row, parent)
        self.ended = ChoiceField(tr("How"), {each: end_word(each) for each in CompanionEnd})
        self.how = TextField(tr("In words"), lines=3)
        self.add_fields(ended=self.ended, how=self.how)
        self.add_answers(tr("It ended"))
        self.ended.setFocus()

    def answer(self) -> EndInput:
        """What stands in the fields."""
        ended = self.ended.choice() or CompanionEnd.AS_HOPED
        return EndInput(on=self.on.happened_on(), ended=ended, how=self.how.text())


def _names(row: CompanionRow) -> dict[str, str]:
    return {"resident": row.resident, "companion": row.companion}


def _asked(question: str) -> ChoiceField[_Answered]:
    return ChoiceField(
        question,
        {
            _Answered.UNSAID: tr("not answered"),
            _Answered.NOT: tr("0, not at all"),
            _Answered.LITTLE: tr("1, a little"),
            _Answered.RATHER: tr("2, rather"),
            _Answered.VERY: tr("3, very much"),
        },
    )


def _is_answered(field: ChoiceField[_Answered]) -> bool:
    return field.choice() not in (None, _Answered.UNSAID)


def _number(field: ChoiceField[_Answered]) -> int:
    """What was answered; `ValueError` while nothing is."""
    return int(field.choice() or _Answered.UNSAID)
