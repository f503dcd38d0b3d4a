"""What only the form for a tie has: the other of two, the third who introduced them, since when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from organiser_app.domain.rules.since import read_since, written_since
from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.who import ResidentField
from organiser_app.ui.tables import PersonRow

_MOST_ORGANISERS = 3


class TieWithField(ResidentField):
    """Somebody by name: a resident of the log, or an organiser."""

    def __init__(self, words: str, desk: Desk, resident_id: UUID) -> None:
        super().__init__(words, desk, besides=resident_id)
        self._organisers: Mapping[UUID, str] = {}

    def set_organisers(self, organisers: Mapping[UUID, str]) -> None:
        """Find these organisers by name too."""
        self._organisers = organisers

    def other_id(self) -> UUID | None:
        """The resident who was chosen; None where it is an organiser."""
        return None if self.resident_id() in self._organisers else self.resident_id()

    def organiser_id(self) -> UUID | None:
        """The organiser who was chosen; None where it is a resident."""
        return self.resident_id() if self.resident_id() in self._organisers else None

    def others_called(self, typed: str) -> list[PersonRow]:
        """The organisers whose name holds what is typed."""
        words = typed.casefold().split()
        named = [
            PersonRow(str(organiser_id), name, tr("organiser"))
            for organiser_id, name in self._organisers.items()
            if all(word in name.casefold() for word in words)
        ]
        return named[:_MOST_ORGANISERS]


class ThirdField(ResidentField):
    """A resident who brought two others together, or nobody."""

    def third_id(self) -> UUID | None:
        """Who was chosen, if anybody was."""
        return self.resident_id() if self.is_chosen() and self.line.text().strip() else None

    def check(self, two: Collection[UUID]) -> bool:
        """Whether a third person or nobody stands here; else say what is wrong."""
        typed, third = bool(self.line.text().strip()), self.third_id()
        problem = ""
        if typed and third is None:
            problem = tr("Choose a resident who is in the log, or leave this empty.")
        elif third in two:
            problem = tr("Somebody else than the two introduced them.")
        self.set_problem(problem)
        return not problem


class SinceField(LineField):
    """A day, or no more than a month or a year, that is past; or nothing."""

    def __init__(self, words: str, today: date) -> None:
        super().__init__(words, tr("As “2019”, “May 2019” or “12 March”."))
        self._today = today

    def day(self) -> date | None:
        """The day that was written, or the first of the month or year; None where there is none."""
        return read_since(self.text(), self._today) if self.text() else None

    def set_day(self, day: date | None) -> None:
        """Write a day down, or none."""
        self.set_text(written_since(day) if day else "")

    def check(self) -> bool:
        """Whether what stands here can be read; where it can't, say so."""
        readable = not self.text() or self.day() is not None
        self.set_problem("" if readable else tr("No day or year that is past can be read here."))
        return readable
