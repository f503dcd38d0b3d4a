"""Consent in what travels: whatever may not go stays, whatever may go goes, and erasure holds.

Each example lays rows of many tables about a few residents, who agree, refuse, withdraw and agree
again. The oracle of `tests.sync.neighbourhood` says of each row whether it may go.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain.values import WordingPart
from organiser_app.store.check import check
from tests.properties.machines import template
from tests.store.everywhere import tables_with
from tests.sync.devices import Device, device_at
from tests.sync.neighbourhood import PEOPLE, Neighbourhood
from tests.sync.sharing import answer, handed, ids_of, sequence_of, withdrawn

EXAMPLES = int(os.environ.get("ORGANISER_EXAMPLES", "10"))
NUMBERS = {"erased", "erased_versions", "forgotten", "change"}
Act = tuple[Any, ...]
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


def lived_in(device: Device, acts: list[Act]) -> Neighbourhood:
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


def erased_in(device: Device) -> set[str]:
    """The ids of the rows that say who was erased."""
    return {row for table, row, _ in device.state() if table == "erased"}


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(ACTS, max_size=12), st.lists(answers, max_size=4), st.lists(answers, max_size=4))
def test_what_may_go_goes_and_nothing_else(
    acts: list[Act],
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
            assert may_go - went <= ids_of(lines) - erased_in(one) <= may_go
            sent = b"".join(lines).decode()
            for row in (row for row in lived.rows if row.id not in may_go):
                assert row.id not in sent or row.id in lived.residents
                assert not row.words or row.words not in sent
            other.merge(lines)
            expect_alike(one, other, may_go)
            left = {words for words in lived.refused() if tables_with(other.log, words)}
            assert left == set()
            assert ids_of(handed(one)) - erased_in(one) == may_go
            since, went = sequence_of(one), may_go


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(ACTS, max_size=12), people, st.lists(ACTS, max_size=3))
def test_whoever_withdraws_is_forgotten_for_good_and_comes_back_as_somebody_new(
    acts: list[Act], person: int, more: list[Act]
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
        about = {row.id for row in lived.rows if person in row.names and person != row.mentioned}
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
