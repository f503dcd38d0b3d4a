"""A day as people write it, "Friday" or "14 May", or none."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate

from organiser_app.domain.rules.dates import read_day
from organiser_app.language import tr
from organiser_app.ui.forms.fields import LineField


class DayField(LineField):
    """One line that may hold a day; `ahead` says which one is meant where no year is given."""

    def __init__(self, words: str, today: date, hint: str = "", *, ahead: bool = True) -> None:
        super().__init__(words, hint)
        self._today, self._ahead = today, ahead

    def day(self) -> date | None:
        """The day that was written; None where there is none, or none can be read."""
        return read_day(self.text(), self._today, ahead=self._ahead) if self.text() else None

    def set_day(self, day: date | None) -> None:
        """Write a day down, or none."""
        self.set_text(QDate(day.year, day.month, day.day).toString("d MMMM yyyy") if day else "")

    def check(self) -> bool:
        """Whether what stands here can be read; where it can't, say so."""
        if not self.text() or self.day() is not None:
            self.set_problem("")
            return True
        to_come = not self._ahead and read_day(self.text(), self._today) is not None
        told = tr("That day is still to come.") if to_come else tr("No day can be read from this.")
        self.set_problem(told)
        return False
