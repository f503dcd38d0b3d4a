"""What a wave is: the dialog that begins one, or says anew what one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from organiser_app.domain.figures import Period
from organiser_app.domain.rules.dates import read_day
from organiser_app.domain.wave_inputs import HIGHEST_TARGET, LONGEST_QUESTION, WaveInput
from organiser_app.language import plural, tr
from organiser_app.services.waves import overlap_words
from organiser_app.store.queries.waves import Gathering, WaveDetail, gathering
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import LineField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.theme import Text
from organiser_app.ui.widgets import Ink, label, set_ink

_LONGEST_NAME, _LONGEST_NUMBER = 200, 7


class FirstDayField(DayField):
    """The day a wave begins; without a year the nearest of that name, past or to come."""

    def day(self) -> date | None:
        """The day that was written; None where there is none, or none can be read."""
        found = [read_day(self.text(), self._today, ahead=ahead) for ahead in (True, False)]
        days = [day for day in found if day is not None]
        return min(days, key=lambda day: abs(day - self._today), default=None)


class LastDayField(DayField):
    """The day a wave ends; without a year the first of that name from the day it begins."""

    def __init__(self, words: str, today: date, begins: Callable[[], date | None]) -> None:
        super().__init__(words, today)
        self._begins = begins

    def day(self) -> date | None:
        """The day that was written; None where there is none, or none can be read."""
        return read_day(self.text(), self._begins() or self._today)


class TargetField(LineField):
    """A number to reach, or none."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.line.setMaxLength(_LONGEST_NUMBER)

    def target(self) -> int | None:
        """The number; None where there is none, or none that can be reached."""
        digits = self.text().replace(",", "").replace(" ", "")
        number = int(digits) if digits.isascii() and digits.isdigit() else 0
        return number if 0 < number <= HIGHEST_TARGET else None

    def set_target(self, target: int | None) -> None:
        """Write a number down, or none."""
        self.set_text(str(target) if target else "")

    def check(self) -> bool:
        """Whether what stands here can be read; where it can't, say so."""
        readable = not self.text() or self.target() is not None
        self.set_problem("" if readable else tr("A whole number, as 500, or nothing."))
        return readable


class WaveDialog(FormDialog[WaveInput]):
    """Asks for a name, the days, what is to be reached, and the questions to go out with.

    It says beforehand how many listenings those days will bring into the wave, or let go.
    """

    def __init__(
        self, desk: Desk, known: WaveDetail | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.WAVE,
            tr("What is the wave?"),
            tr("A listening campaign with days of its own, so that it can be set beside others."),
            about=known.id if known else None,
            parent=parent,
        )
        self._wave_id = known.id if known else None
        self._days = Period(known.begins_on, known.ends_on) if known else None
        self._seen = Gathering(0, 0)
        self.name = LineField(tr("Name"), tr("As “Spring 2026”."))
        self.name.line.setMaxLength(_LONGEST_NAME)
        self.begins = FirstDayField(tr("Begins on"), desk.today)
        self.ends = LastDayField(tr("Ends on"), desk.today, self.begins.day)
        self.listenings = TargetField(tr("Listenings to reach"))
        self.doors = TargetField(tr("Doors to try"))
        self.residents = TargetField(tr("Residents to hear"))
        self.questions = TextField(
            tr("Questions"), tr("One on each line, as they are read at the door."), lines=5
        )
        self.coming = label("", Text.META, Ink.MUTED, wrap=True)
        self._lay_out()
        if known is not None:
            self._fill(known)
        self._follow_days()
        self.add_answers(tr("Save") if known else tr("Begin"))
        self.name.setFocus()

    def answer(self) -> WaveInput:
        """What stands in the fields; the days have to be there."""
        begins, ends = self.begins.day(), self.ends.day()
        if begins is None or ends is None:
            raise ValueError("a wave has a first and a last day")
        return WaveInput(
            name=self.name.text(),
            begins_on=begins,
            ends_on=ends,
            target_listenings=self.listenings.target(),
            target_doors=self.doors.target(),
            target_residents=self.residents.target(),
            questions=tuple(self.questions.text().splitlines()),
        )

    def accept(self) -> None:
        """Keep it, unless something in it cannot be; the first such field has the keyboard."""
        checks = (
            (self.name, self._is_named()),
            (self.begins, self._has_first_day()),
            (self.ends, self._has_last_day()),
            (self.listenings, self.listenings.check()),
            (self.doors, self.doors.check()),
            (self.residents, self.residents.check()),
            (self.questions, self._can_be_asked()),
        )
        wrong = next((field for field, right in checks if not right), None)
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()

    def _is_named(self) -> bool:
        self.name.set_problem("" if self.name.text() else tr("Give it a name to know it by."))
        return bool(self.name.text())

    def _has_first_day(self) -> bool:
        if not self.begins.text():
            self.begins.set_problem(tr("Say on which day it begins."))
            return False
        return self.begins.check() and self._seen.in_the_way is None

    def _has_last_day(self) -> bool:
        if not self.ends.text():
            self.ends.set_problem(tr("Say on which day it ends."))
            return False
        begins, ends = self.begins.day(), self.ends.day()
        if self.ends.check() and begins and ends and ends < begins:
            self.ends.set_problem(tr("It ends before it begins."))
            return False
        return ends is not None

    def _can_be_asked(self) -> bool:
        short = all(len(line) <= LONGEST_QUESTION for line in self.questions.text().splitlines())
        problem = tr("A question has at most {count} letters.", count=LONGEST_QUESTION)
        self.questions.set_problem("" if short else problem)
        return short

    def _lay_out(self) -> None:
        self.add_fields(name=self.name)
        self.add_row(begins=self.begins, ends=self.ends)
        self.body.addWidget(self.coming)
        self.add_row(listenings=self.listenings, doors=self.doors, residents=self.residents)
        self.add_fields(questions=self.questions)

    def _fill(self, known: WaveDetail) -> None:
        self.name.set_text(known.name)
        self.begins.set_day(known.begins_on)
        self.ends.set_day(known.ends_on)
        self.listenings.set_target(known.target_listenings)
        self.doors.set_target(known.target_doors)
        self.residents.set_target(known.target_residents)
        self.questions.set_text("\n".join(known.questions))

    def _follow_days(self) -> None:
        for field in (self.begins, self.ends):
            field.line.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        """Ask the log what those days would bring."""
        begins, ends = self.begins.day(), self.ends.day()
        if begins is None or ends is None or ends < begins:
            self._seen = Gathering(0, 0)
            self.coming.setText(tr("Its days say which listenings are of it."))
            return
        period, wave_id = Period(begins, ends), self._wave_id
        self._desk.read_latest(
            "gathering",
            lambda connection: gathering(connection, period, wave_id),
            lambda seen: self._tell(
                seen if period != self._days else replace(seen, in_the_way=None)
            ),
            owner=self,
        )

    def _tell(self, seen: Gathering) -> None:
        """Say what the days bring; days that stay as they are may be another wave's too."""
        self._seen = seen
        self.coming.setText(_in_words(seen, new=self._wave_id is None))
        set_ink(self.coming, Ink.DANGER if seen.in_the_way else Ink.MUTED)


def _in_words(seen: Gathering, *, new: bool) -> str:
    if seen.in_the_way is not None:
        return overlap_words(seen.in_the_way)
    told = []
    if not (new or seen.joining or seen.leaving):
        return tr("No listening joins it or leaves it.")
    if seen.joining or new:
        told.append(
            plural(
                "{count} listening of those days joins it.",
                "{count} listenings of those days join it.",
                seen.joining,
            )
        )
    if seen.leaving:
        told.append(
            plural(
                "{count} of its own lies outside those days and leaves it.",
                "{count} of its own lie outside those days and leave it.",
                seen.leaving,
            )
        )
    return " ".join(told)
