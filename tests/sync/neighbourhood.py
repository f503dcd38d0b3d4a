"""A neighbourhood in a log, and an oracle that says by plain walking which rows may leave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

from organiser_app.domain.models import (
    Commitment,
    CommitmentCondition,
    Listening,
    NextStep,
    Organiser,
    Patch,
    Presence,
    Resident,
    Statement,
    StatementTheme,
    Synced,
    Theme,
    Tie,
    Wording,
)
from organiser_app.domain.values import WordingPart
from tests.builders import web
from tests.sync.devices import Device
from tests.sync.sharing import TODAY, answer

PEOPLE = 3
_OWN = (WordingPart.REFLECTION, WordingPart.PREPARATION)


@dataclass
class Row:
    """A row as the oracle knows it: whom it names, and without what it cannot be.

    It is not about somebody who is no more than `mentioned`.
    """

    table: str
    id: str
    names: tuple[int, ...] = ()
    needs: tuple[str, ...] = ()
    heard_in: str | None = None
    never: bool = False
    words: str = ""
    mentioned: int | None = None


@dataclass
class Neighbourhood:
    """What was written in a log, and what its residents answered."""

    device: Device
    residents: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    there: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    said: list[tuple[int, bool, int]] = field(default_factory=list)
    ground: dict[str, UUID] = field(default_factory=dict)
    marks: Iterator[int] = field(default_factory=count)

    def settle(self) -> None:
        """Put in the residents, whom nobody has asked yet, and where they live."""
        self.ground["patch_id"] = UUID(self._put(Patch, Row("patch", "")))
        self.ground["organiser_id"] = UUID(self._put(Organiser, Row("organiser", "")))
        for person in range(PEOPLE):
            row = Row("resident", "", (person,), words=f"mark{person}end")
            self.residents.append(self._put(Resident, row, name=row.words, pseudonym=None))

    def agree(self, person: int, *, given: bool, day: int) -> None:
        """Somebody answers when asked about the team, on a day."""
        on = TODAY + timedelta(days=day)
        row = answer(self.device, self.residents[person], given=given, on=on)
        self.said.append((person, given, day))
        self.rows.append(Row("consent", row, (person,)))

    def latest(self) -> dict[int, bool]:
        """The latest answer of each who was asked."""
        return {person: yes for person, yes, _ in sorted(self.said, key=lambda one: one[2])}

    def refused(self) -> set[str]:
        """The words of the rows that name somebody whose latest answer was no."""
        no = {person for person, yes in self.latest().items() if not yes}
        return {row.words for row in self.rows if row.words and no.intersection(row.names)}

    def may_go(self) -> set[str]:
        """The ids of the rows that may leave."""
        agreed = {person for person, yes in self.latest().items() if yes}
        stay = {row.id for row in self.rows if row.never or not set(row.names) <= agreed}
        stay |= {
            row.id for row in self.rows if row.heard_in and not self.there[row.heard_in] <= agreed
        }
        size = -1
        while size != len(stay):
            size = len(stay)
            stay |= {row.id for row in self.rows if stay.intersection(row.needs)}
        return {row.id for row in self.rows} - stay

    def act(self, act: tuple[Any, ...]) -> None:
        """Write what an act says, where there is what it is about."""
        name, *given = act
        getattr(self, f"_{name}")(*given)

    def _put(self, model: type[Synced], row: Row, **fields: Any) -> str:
        plain = {name: None if "_id" in name else value for name, value in web()[model].items()}
        del plain["id"]
        row.id = self.device.write(model, **{**plain, **fields})
        self.rows.append(row)
        return row.id

    def _listening(self, who: list[int]) -> None:
        listening = self._put(Listening, Row("listening", ""), **self.ground)
        self.there[listening] = set(who)
        for person in set(who):
            self._put(
                Presence,
                Row("presence", "", (person,)),
                listening_id=UUID(listening),
                subject_id=self._who(person),
            )

    def _statement(self, pick: int, speaker: int | None) -> None:
        if listening := self._any("listening", pick):
            row = Row("statement", "", self._named(speaker))
            row.heard_in = listening if speaker is None else None
            fields = {"listening_id": UUID(listening), "subject_id": self._who(speaker)}
            self._put(Statement, row, **fields)
            self.there[listening] |= set(row.names)

    def _step(self, pick: int | None, person: int | None) -> None:
        listening = self._any("listening", pick)
        row = Row("next_step", "", self._named(person))
        row.heard_in = listening if person is None else None
        self._put(NextStep, row, listening_id=_uuid(listening), subject_id=self._who(person))

    def _promise(self, pick: int | None, by: int | None, to: int | None) -> None:
        listening = self._any("listening", pick)
        row = Row("commitment", "", self._named(by, to))
        row.heard_in = None if row.names else listening
        self._put(
            Commitment,
            row,
            listening_id=_uuid(listening),
            subject_id=self._who(by),
            to_subject_id=self._who(to),
        )

    def _tie(self, one: int, other: int | None, by: int | None) -> None:
        introducer = None if by in (one, other) else by
        self._put(
            Tie,
            Row("tie", "", self._named(one, other, by), mentioned=introducer),
            subject_id=self._who(one),
            other_subject_id=self._who(other),
            introduced_by_id=self._who(by),
        )

    def _words(self, pick: int, part: WordingPart) -> None:
        of = self._any("statement", pick) if pick % 2 else self._any("listening", pick)
        if of:
            row = Row("wording", "", needs=(of,), never=part in _OWN)
            row.heard_in = of if of in self.there else None
            row.words = f"word{next(self.marks)}end"
            self._put(Wording, row, of_id=UUID(of), part=part, body=row.words)

    def _code(self, pick: int) -> None:
        if statement := self._any("statement", pick):
            theme = self._put(Theme, Row("theme", ""))
            fields = {"statement_id": UUID(statement), "theme_id": UUID(theme)}
            self._put(StatementTheme, Row("statement_theme", "", needs=(statement,)), **fields)

    def _hangs(self, pick: int, on: int | None) -> None:
        if promise := self._any("commitment", pick):
            other = self._any("commitment", on)
            fields = {"commitment_id": UUID(promise), "on_id": _uuid(other)}
            needs = (promise, other) if other else (promise,)
            self._put(CommitmentCondition, Row("condition", "", needs=needs), **fields)

    def _any(self, table: str, pick: int | None) -> str | None:
        found = [row.id for row in self.rows if row.table == table]
        return None if pick is None or not found else found[pick % len(found)]

    def _who(self, person: int | None) -> UUID | None:
        return None if person is None else UUID(self.residents[person % len(self.residents)])

    @staticmethod
    def _named(*people: int | None) -> tuple[int, ...]:
        return tuple(person for person in people if person is not None)


def _uuid(row_id: str | None) -> UUID | None:
    return UUID(row_id) if row_id else None
