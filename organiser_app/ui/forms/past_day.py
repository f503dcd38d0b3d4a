"""A day on which something happened: today, or one that has passed."""

from __future__ import annotations

from datetime import date

from organiser_app.language import tr
from organiser_app.ui.forms.day import DayField


class PastDayField(DayField):
    """One line that may hold a day which is not still to come.

    Where it is `needed`, today stands in it at first and some day has to; else none means today.
    """

    def __init__(self, words: str, today: date, hint: str = "", *, needed: bool = False) -> None:
        super().__init__(words, today, hint, ahead=False)
        self._needed = needed
        if needed:
            self.set_day(today)

    def happened_on(self) -> date:
        """The day that was written; today where there is none, or none can be read."""
        return self.day() or self._today

    def check(self) -> bool:
        """Whether a day that is not ahead can be read, or none is needed; else say so."""
        readable, day = super().check(), self.day()
        early = day is not None and day > self._today
        if early:
            self.set_problem(tr("That day is still to come."))
        elif self._needed and not self.text():
            self.set_problem(tr("Write a day, as “2 March” or “yesterday”."))
        return readable and not early and (day is not None or not self._needed)
