"""Which records are likely of one person: the rule, sentence by sentence."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.likeness import Known, Shared, compared, likely_same
from organiser_app.domain.rules.person_names import Names

MOBILE, OTHER_MOBILE, LANDLINE = "07700 900123", "07700 900124", "0161 496 0123"


def known(number: int, name: str = "", **given: object) -> Known[int]:
    told = {sort: (value,) for sort, value in given.items()}
    return Known(number, (name,) if name else (), **told)  # type: ignore[arg-type] # a tuple each


def alike(one: Known[int], other: Known[int]) -> tuple[Shared, ...] | None:
    found = compared(one, other)
    return found.shared if found else None


def test_a_like_name_alone_is_never_enough() -> None:
    assert alike(known(1, "Bill Hughes"), known(2, "Bill Hughes")) is None


def test_two_spellings_of_one_mobile_and_an_initial_are_enough() -> None:
    one, other = (
        known(1, "Bill Hughes", phones=MOBILE),
        known(2, "Hughes W.", phones="+447700900123"),
    )
    assert alike(one, other) == (Shared.MOBILE,)


@pytest.mark.parametrize("name", ["", "Bill", "Hughes", "Bill Clarke"])
def test_a_mobile_is_enough_where_the_name_does_not_speak_against_it(name: str) -> None:
    assert alike(known(1, "Bill Hughes", phones=MOBILE), known(2, name, phones=MOBILE))


def test_another_first_name_speaks_against_it_whatever_is_shared() -> None:
    given = {"phones": MOBILE, "emails": "hughes@example.org", "doors": 14}
    assert alike(known(1, "Bill Hughes", **given), known(2, "Mary Hughes", **given)) is None


@pytest.mark.parametrize("name", ["", "Hughes", "Bill Clarke", "Mary Hughes"])
def test_a_landline_or_a_door_is_not_enough_without_a_like_name(name: str) -> None:
    home = {"phones": LANDLINE, "doors": 14}
    assert alike(known(1, "Bill Hughes", **home), known(2, name, **home)) is None


@pytest.mark.parametrize("name", ["Bill", "W Hughes", "Huges William"])
def test_a_door_is_enough_with_one(name: str) -> None:
    assert alike(known(1, "Bill Hughes", doors=14), known(2, name, doors=14)) == (Shared.DOOR,)


def test_father_and_son_of_one_name_are_two_where_each_has_a_number_or_an_address() -> None:
    father = known(1, "Bill Hughes", phones=MOBILE, doors=14)
    son = known(2, "Bill Hughes", phones=OTHER_MOBILE, doors=14)
    assert alike(father, son) is None
    father, son = (known(n, "Bill Hughes", emails=f"{n}@example.org", doors=14) for n in (1, 2))
    assert alike(father, son) is None


def test_a_landline_beside_a_mobile_says_nothing_against_it() -> None:
    one = known(1, "Bill Hughes", phones=MOBILE, doors=14)
    other = known(2, "Bill Hughes", phones=LANDLINE, doors=14)
    assert alike(one, other) == (Shared.DOOR,)


def test_a_number_that_many_have_is_an_office_s_and_says_nothing() -> None:
    crowd = [known(n, "Bill Hughes", phones=MOBILE) for n in range(13)]
    assert likely_same(crowd) == ()
    assert len(likely_same(crowd[1:])) == 66


def test_a_pair_that_was_set_apart_is_left_out() -> None:
    two = [known(1, "Bill Hughes", doors=14), known(2, "Bill Hughes", doors=14)]
    assert likely_same(two, {frozenset({2, 1})}) == ()


def test_those_that_share_most_come_first() -> None:
    people = [
        known(1, "Bill Hughes", doors=14),
        known(2, "Bill Hughes", doors=14, emails="bill@example.org"),
        known(3, "Will Hughes", emails="BILL@example.org"),
    ]
    found = likely_same(people)
    assert [set(likely.pair) for likely in found] == [{2, 3}, {1, 2}]
    assert found[0].names is Names.LIKE


NAMES = ("Bill Hughes", "W Hughes", "Mary Hughes", "Bill", "")
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(("", MOBILE, OTHER_MOBILE, LANDLINE)),
        st.sampled_from(("", "a@example.org", "b@example.org")),
        st.sampled_from(("", "14", "16")),
    ),
    max_size=9,
)


@given(PEOPLE, st.randoms(use_true_random=False))
def test_what_is_found_is_what_comparing_everybody_finds_in_any_order(
    given: list[tuple[str, str, str, str]], chance: random.Random
) -> None:
    people = [
        Known(number, *((value,) if value else () for value in values))
        for number, values in enumerate(given)
    ]
    everybody = {
        found.pair for two in combinations(people, 2) if (found := compared(*two)) is not None
    }
    chance.shuffle(people)
    assert {found.pair for found in likely_same(people)} == everybody
