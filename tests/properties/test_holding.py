"""Promises that hang on one another, held against a solver that tries every set of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain, combinations
from random import Random
from uuid import UUID

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain.rules.holding import Pledge, doings, holding
from organiser_app.domain.rules.waiting import Outlook, circles, waiting
from organiser_app.domain.values import CommitmentState

MOST = 7
OPEN, KEPT, PART_KEPT = CommitmentState.OPEN, CommitmentState.KEPT, CommitmentState.PART_KEPT
LAPSED, RENEWED, RELEASED = (
    CommitmentState.LAPSED,
    CommitmentState.RENEWED,
    CommitmentState.RELEASED,
)


def number(n: int) -> UUID:
    return UUID(int=n)


@st.composite
def any_pledges(draw: st.DrawFn) -> list[Pledge]:
    """A few promises that hang on, join and renew one another in any way, also on none there is."""
    count = draw(st.integers(1, MOST))
    other = st.integers(0, count).map(number)
    states = st.sampled_from([OPEN, OPEN, OPEN, *CommitmentState])
    return [
        Pledge(
            number(n),
            promiser=draw(st.integers(0, count // 2 + 1)),
            state=draw(states),
            on=tuple(draw(st.lists(other, max_size=2, unique=True))),
            at_least=draw(st.sampled_from([0, 0, 1, 2, 3])),
            joins=draw(st.none() | other),
            renews=draw(st.none() | other),
        )
        for n in range(count)
    ]


def solved(pledges: Collection[Pledge]) -> frozenset[UUID]:
    """The union of every set of promises that stands by itself."""
    sets = (set(some) for some in subsets(pledges))
    standing = (some for some in sets if all(stands(one, some, pledges) for one in some))
    return frozenset(one.id for one in chain.from_iterable(standing))


def subsets(pledges: Collection[Pledge]) -> Iterator[tuple[Pledge, ...]]:
    counts = range(len(pledges) + 1)
    return chain.from_iterable(combinations(pledges, count) for count in counts)


def stands(one: Pledge, some: set[Pledge], pledges: Collection[Pledge]) -> bool:
    """Whether all that a promise asks for is in the set, straight from what the words mean."""
    if one.state in (KEPT, PART_KEPT):
        return True
    if one.state in (LAPSED, RELEASED):
        return False
    instead = [each for each in pledges if each.renews == one.id]
    if one.state is RENEWED and instead:
        return any(each in some for each in instead)
    known = {each.id for each in pledges}
    others = {each.promiser for each in some if alike(one, each, pledges)} - {one.promiser}
    there = {each.id for each in some}
    return len(others) >= one.at_least and all(on in there for on in one.on if on in known)


def alike(one: Pledge, other: Pledge, pledges: Collection[Pledge]) -> bool:
    """Whether two do the same, by walking from one to the other."""
    graph = nx.Graph()
    for each in pledges:
        graph.add_node(each.id)
        graph.add_edges_from((each.id, to) for to in (each.joins, each.renews) if to is not None)
    return bool(nx.has_path(graph, one.id, other.id))


@settings(max_examples=300, deadline=None)
@given(any_pledges())
def test_what_holds_is_the_union_of_all_sets_that_stand_by_themselves(
    pledges: list[Pledge],
) -> None:
    assert holding(pledges) == solved(pledges)


@given(any_pledges(), st.randoms())
def test_the_order_of_the_promises_makes_no_difference(
    pledges: list[Pledge], chance: Random
) -> None:
    shuffled = list(pledges)
    chance.shuffle(shuffled)
    assert holding(shuffled) == holding(pledges)
    assert waiting(shuffled) == waiting(pledges)


@given(any_pledges())
def test_what_holds_goes_on_holding_when_all_else_is_taken_away(pledges: list[Pledge]) -> None:
    held = holding(pledges)
    given_up = [each if each.id in held else replace(each, state=LAPSED) for each in pledges]
    assert holding(given_up) == held


@given(any_pledges(), st.data())
def test_a_promise_that_is_given_up_makes_no_other_hold(
    pledges: list[Pledge], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(pledges) - 1))
    after = [
        replace(each, state=RELEASED) if place == at else each for place, each in enumerate(pledges)
    ]
    assert holding(after) <= holding(pledges)


@given(any_pledges(), st.data())
def test_one_that_is_kept_makes_no_other_fall(pledges: list[Pledge], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(pledges) - 1))
    after = [
        replace(each, state=KEPT) if place == at else each for place, each in enumerate(pledges)
    ]
    assert holding(after) >= holding(pledges)


@given(any_pledges())
def test_all_that_holds_would_hold_too_if_numbers_did_not_matter(pledges: list[Pledge]) -> None:
    assert holding(pledges) <= holding(pledges, numbers=False)


@given(any_pledges())
def test_what_waits_agrees_with_what_holds(pledges: list[Pledge]) -> None:
    held, known = holding(pledges), {each.id: each for each in pledges}
    for each in waiting(pledges).values():
        assert (each.outlook is Outlook.HOLDS) == (each.id in held)
        assert set(each.to_keep) <= held
        assert known[each.id].state is OPEN
        if each.outlook is Outlook.FALLS:
            assert each.fallen


@given(any_pledges())
def test_a_circle_is_seen_alike_by_all_who_are_in_it(pledges: list[Pledge]) -> None:
    found = waiting(pledges)
    for each in found.values():
        assert not each.circle or each.id in each.circle
        for other in each.circle:
            if other in found:
                assert found[other].circle == each.circle


@given(st.dictionaries(st.integers(0, 9).map(number), st.sets(st.integers(0, 9).map(number))))
def test_circles_are_the_strongly_connected_parts(ahead: dict[UUID, set[UUID]]) -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from(ahead)
    graph.add_edges_from((here, other) for here, others in ahead.items() for other in others)
    parts = {frozenset(part) for part in nx.strongly_connected_components(graph) if len(part) > 1}
    assert {frozenset(ring) for ring in circles(ahead).values()} == parts


@pytest.mark.parametrize("count", [3000])
def test_a_long_chain_falls_whole_and_a_long_circle_holds_whole(count: int) -> None:
    chained = [Pledge(number(n), n, on=(number(n + 1),), state=OPEN) for n in range(count)]
    assert len(holding([*chained, Pledge(number(count), count)])) == count + 1
    assert not holding([*chained, Pledge(number(count), count, state=LAPSED)])
    closed = [*chained, Pledge(number(count), count, on=(number(0),))]
    assert len(waiting(closed)[number(0)].circle) == count + 1


def test_doings_join_by_either_end() -> None:
    one, other = Pledge(number(1), "a", joins=number(9)), Pledge(number(2), "b", joins=number(9))
    renewal = Pledge(number(3), "b", renews=number(2))
    assert len(set(doings([one, other, renewal]).values())) == 1
