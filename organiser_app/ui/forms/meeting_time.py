"""When a meeting is, as people write it; under it stands the moment that was understood."""

from __future__ import annotations

from datetime import datetime

from organiser_app.domain.rules.dates import read_day
from organiser_app.domain.rules.meeting_times import read_meeting_time
from organiser_app.domain.rules.moments import read_moment
from organiser_app.language import tr
from organiser_app.ui.days import full_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import LineField

_LONGEST = 100


class MeetingTimeField(LineField):
    """A day and an hour: `held` looks back to when a meeting was, else ahead to when it is."""

    def __init__(self, words: str, desk: Desk, *, held: bool = False) -> None:
        self._desk, self._held = desk, held
        self._example = (
            tr("As “yesterday 18:00”.") if held else tr("As “Tue 6pm” or “14 May at half six”.")
        )
        super().__init__(words, self._example)
        self.line.setMaxLength(_LONGEST)
        self.line.textChanged.connect(lambda _: self._preview())

    def moment(self) -> datetime | None:
        """The moment that was written, where the machine is; None where none can be read."""
        read = read_moment if self._held else read_meeting_time
        found = read(self.text(), self._desk.log.clock().astimezone())
        # A summer's day has another distance to UTC than today may have: ask that day for its own.
        return found.replace(tzinfo=None).astimezone() if found else None

    def set_moment(self, moment: datetime) -> None:
        """Write a moment down."""
        local = moment.astimezone()
        self.set_text(f"{local:%d/%m/%Y %H:%M}")

    def check(self) -> bool:
        """Whether what stands here can be read; where it can't, say so."""
        problem = self._problem()
        self.set_problem(problem)
        return not problem

    def _problem(self) -> str:
        now, moment = self._desk.log.clock(), self.moment()
        if self._held:
            if self._lies_ahead(moment, now.astimezone()):
                return tr("That has not happened yet.")
        elif moment is None and read_moment(self.text(), now.astimezone()) is not None:
            return tr("That is past. Plan it for an hour to come.")
        return "" if moment is not None else tr("Write a day and an hour, as “Tue 6pm”.")

    def _lies_ahead(self, moment: datetime | None, now: datetime) -> bool:
        """Whether it is to come: where nothing lies back, it is read as looking ahead."""
        ahead = moment or read_meeting_time(self.text(), now)
        day = read_day(self.text().casefold(), now.date())
        return ahead > now if ahead is not None else day is not None and day > now.date()

    def _preview(self) -> None:
        moment = self.moment()
        self.set_hint(_in_words(moment) if moment else self._example)


def _in_words(moment: datetime) -> str:
    return tr(
        "{day} {year} at {time}",
        day=full_day(moment.date()),
        year=moment.year,
        time=f"{moment:%H:%M}",
    )
