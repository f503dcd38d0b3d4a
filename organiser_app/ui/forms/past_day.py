"""A day on which something happened: today, or one that has passed."""

from __future__ import annotations

from datetime import date

from organiser_app.language import tr
from organiser_app.ui.forms.day import DayField


class PastDayField(DayField):
    """One line that may hold a day which is not still to come."""

    def __init__(self, words: str, today: date, hint: str = "") -> None:
        super().__init__(words, today, hint, ahead=False)

    def check(self) -> bool:
        """Whether a day that is not ahead can be read, or none is written; else say so."""
        readable = super().check()
        day = self.day()
        early = day is not None and day > self._today
        if early:
            self.set_problem(tr("That day is still to come."))
        return readable and not early
