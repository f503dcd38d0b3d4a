"""Consent in what travels: whatever may not go stays, whatever may go goes, and erasure holds.

Each example lays rows of many tables about a few residents, who agree, refuse, withdraw and agree
again. An oracle that walks from row to row in plain Python says of each row whether it may go.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

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
from organiser_app.store.check import check
from organiser_app.store.log import create_log
from tests.builders import web
from tests.store.everywhere import tables_with
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.devices import Device, device_at
from tests.sync.sharing import TODAY, answer, handed, ids_of, sequence_of, withdrawn

PEOPLE = 3
EXAMPLES = int(os.environ.get("ORGANISER_EXAMPLES", "10"))
NUMBERS = {"erased", "erased_versions", "forgotten", "change"}
OWN = (WordingPart.REFLECTION, WordingPart.PREPARATION)
people = st.integers(0, PEOPLE - 1)
maybe = st.none() | people
picks = st.integers(0, 20)

ACTS = st.one_of(
    st.tuples(st.just("listening"), st.lists(people, max_size=2)),
    st.tuples(st.just("statement"), picks, maybe),
    st.tuples(st.just("step"), st.none() | picks, maybe),
    st.tuples(st.just("promise"), st.none() | picks, maybe, maybe),
    st.tuples(st.just("tie"), people, maybe, maybe),
    st.tuples(st.just("words"), picks, st.sampled_from(WordingPart)),
    st.tuples(st.just("code"), picks),
    st.tuples(st.just("hangs"), picks, st.none() | picks),
)
answers = st.tuples(people, st.booleans(), st.integers(0, 3))


@dataclass
class Row:
    """A row as the oracle knows it: whom it names, and without what it cannot be."""

    table: str
    id: str
    names: tuple[int, ...] = ()
    needs: tuple[str, ...] = ()
    heard_in: str | None = None
    never: bool = False
    words: str = ""


@dataclass
class Neighbourhood:
    """What was written in a log, and what its residents answered."""

    device: Device
    residents: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    there: dict[str, set[int]] = field(default_factory=dict)
    said: list[tuple[int, bool, int]] = field(default_factory=list)
    ground: dict[str, UUID] = field(default_factory=dict)

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

    def may_go(self) -> set[str]:
        """The ids of the rows that may leave."""
        latest: dict[int, bool] = {}
        for person, given, _ in sorted(self.said, key=lambda one: one[2]):
            latest[person] = given
        yes = {person for person in range(PEOPLE) if latest.get(person, False)}
        stay = {row.id for row in self.rows if row.never or not set(row.names) <= yes}
        stay |= {row.id for row in self.rows if row.heard_in and not self.there[row.heard_in] <= yes}
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
        self._put(
            NextStep, row, listening_id=_uuid(listening), subject_id=self._who(person)
        )

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
        self._put(
            Tie,
            Row("tie", "", self._named(one, other, by)),
            subject_id=self._who(one),
            other_subject_id=self._who(other),
            introduced_by_id=self._who(by),
        )

    def _words(self, pick: int, part: WordingPart) -> None:
        of = self._any("statement", pick) if pick % 2 else self._any("listening", pick)
        if of:
            row = Row("wording", "", needs=(of,), never=part in OWN)
            row.heard_in = of if of in self.there else None
            row.words = f"word{len(self.rows)}end"
            self._put(Wording, row, of_id=UUID(of), part=part, body=row.words)

    def _code(self, pick: int) -> None:
        if statement := self._any("statement", pick):
            theme = self._put(Theme, Row("theme", ""))
            fields = {"statement_id": UUID(statement), "theme_id": UUID(theme)}
            self._put(StatementTheme, Row("statement_theme", "", needs=(statement,)), **fields)

    def _hangs(self, pick: int, on: int | None) -> None:
        if promise := self._any("commitment", pick):
            fields = {"commitment_id": UUID(promise), "on_id": _uuid(self._any("commitment", on))}
            self._put(CommitmentCondition, Row("", "", needs=(promise,)), **fields)

    def _any(self, table: str, pick: int | None) -> str | None:
        found = [row.id for row in self.rows if row.table == table]
        return None if pick is None or not found else found[pick % len(found)]

    def _who(self, person: int | None) -> UUID | None:
        return None if person is None else UUID(self.residents[person])

    @staticmethod
    def _named(*people: int | None) -> tuple[int, ...]:
        return tuple(person for person in people if person is not None)



def _uuid(row_id: str | None) -> UUID | None:
    return UUID(row_id) if row_id else None


@cache
def template() -> Path:
    """An empty log, made once."""
    path = Path(tempfile.mkdtemp(prefix="organiser-sharing-")) / "Empty.olog"
    create_log(path, PASSPHRASE, surroundings()).close()
    return path


@contextmanager
def logs(count: int) -> Iterator[list[Device]]:
    """Empty logs, for one example."""
    folder = Path(tempfile.mkdtemp(prefix="organiser-sharing-"))
    made = [device_at(folder, template(), number) for number in range(count)]
    try:
        yield made
    finally:
        for device in made:
            device.log.close()
        shutil.rmtree(folder)


def lived_in(device: Device, acts: list[tuple[Any, ...]]) -> Neighbourhood:
    """A neighbourhood in which all of that happened."""
    lived = Neighbourhood(device)
    lived.settle()
    for act in acts:
        lived.act(act)
    return lived


def expect_alike(one: Device, other: Device, rows: set[str]) -> None:
    """Fields of rows are the same in both logs, unless they name what is not among the rows."""
    here, there = one.state(), other.state()
    for key, (value, version) in here.items():
        if key[1] in rows and (not key[2].endswith("_id") or value is None or value in rows):
            assert there[key] == (value, version)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(ACTS, max_size=12), st.lists(answers, max_size=4), st.lists(answers, max_size=4))
def test_what_may_go_goes_and_nothing_else(
    acts: list[tuple[Any, ...]],
    first: list[tuple[int, bool, int]],
    then: list[tuple[int, bool, int]],
) -> None:
    with logs(2) as (one, other):
        lived = lived_in(one, acts)
        since, went = 0, set[str]()
        for said in (first, then):
            for person, given_now, day in said:
                lived.agree(person, given=given_now, day=day)
            lines, may_go = handed(one, since), lived.may_go()
            assert may_go - went <= ids_of(lines) <= may_go
            stays = [row for row in lived.rows if row.id not in may_go]
            sent = b"".join(lines).decode()
            for row in stays:
                assert row.id not in sent
                assert not row.words or row.words not in sent
            other.merge(lines)
            expect_alike(one, other, may_go)
            assert ids_of(handed(one)) == may_go
            since, went = sequence_of(one), may_go


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(ACTS, max_size=12), people, st.lists(ACTS, max_size=3))
def test_whoever_withdraws_is_forgotten_for_good_and_comes_back_as_somebody_new(
    acts: list[tuple[Any, ...]], person: int, more: list[tuple[Any, ...]]
) -> None:
    with logs(3) as (one, other, third):
        lived = lived_in(one, acts)
        for each in range(PEOPLE):
            lived.agree(each, given=True, day=0)
        old = handed(one)
        for device in (other, third):
            device.merge(old)
        for act in more:
            lived.act(act)
        about = {row.id for row in lived.rows if person in row.names}
        theirs = (lived.residents[person], f"mark{person}end")
        names = {row.words for row in lived.rows if row.id in about and row.words}
        fresh = withdrawn(one, lived.residents[person])
        assert not about & {row for _, row, _ in one.state()}
        lines = handed(one, 0)
        assert not names & set(b"".join(lines).decode().split('"'))
        assert fresh not in b"".join(lines).decode()
        other.merge(lines)
        assert tables_with(other.log, *about, *names, *theirs) <= NUMBERS
        stale = handed(third)
        for device in (other, one):
            device.merge(stale)
        assert tables_with(other.log, *about, *names, *theirs) <= NUMBERS
        assert tables_with(one.log, *about) <= NUMBERS
        answer(one, fresh, given=True)
        lines = handed(one)
        for device in (third, other):
            device.merge(lines)
            device.merge(old)
            assert tables_with(device.log, *about) <= NUMBERS
            expect_alike(one, device, ids_of(lines))
            assert ids_of(handed(device)) == ids_of(lines)
            assert check(device.log) == ()
        assert fresh in ids_of(lines)
        assert names <= set(b"".join(lines).decode().split('"'))
