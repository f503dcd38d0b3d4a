"""Which patches, streets, doors and places are proposed as one, and which never are."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.agreeing import Sort, Spot, agree, agreeing, root_of
from organiser_app.domain.rules.same_place_words import reason_words
from organiser_app.domain.rules.same_places import (
    Called,
    LikelyPlace,
    compared,
    how_called,
    likely_places,
)
from organiser_app.domain.values import PlaceKind

ONE, TWO, THREE, FOUR, FIVE = (UUID(int=number) for number in range(1, 6))
MARCH, APRIL, SPRING = (
    (date(2026, first, 1), date(2026, last, 28)) for first, last in ((3, 3), (4, 4), (3, 4))
)
_IDS = st.integers(1, 12).map(lambda number: UUID(int=number))
_PLACES = st.builds(
    Spot,
    _IDS,
    st.sampled_from([each for each in Sort if each is not Sort.THEME]),
    st.sampled_from(["Kendal Road", "kendal rd", "Kendall Road", "14", "No 14", "Hall", ""]),
    st.one_of(st.none(), _IDS),
    kind=st.sampled_from(PlaceKind),
    at=st.one_of(st.none(), st.tuples(st.floats(53, 53.01), st.floats(-2, -1.99))),
    source=st.sampled_from([None, "places.csv:1"]),
    in_sight=st.booleans(),
    days=st.one_of(st.none(), st.sampled_from([MARCH, APRIL, SPRING])),
)
_MANY = st.lists(_PLACES, max_size=12, unique_by=lambda spot: spot.id)


def patch(number: UUID, name: str = "Larkmoor") -> Spot:
    return Spot(number, Sort.PATCH, name)


def street(number: UUID, name: str = "Kendal Road", within: UUID = FIVE) -> Spot:
    return Spot(number, Sort.STREET, name, within)


def place(
    number: UUID,
    name: str = "St Anne's hall",
    kind: PlaceKind = PlaceKind.HALL,
    at: tuple[float, float] | None = None,
    source: str | None = None,
) -> Spot:
    return Spot(number, Sort.PLACE, name, FIVE, kind, at, source)


def pairs(*found: Spot) -> list[tuple[UUID, UUID]]:
    return [(each.kept, each.other) for each in likely_places(found)]


@pytest.mark.parametrize(
    ("one", "other", "called"),
    [
        ("Kendal Road", "kendal  ROAD", Called.SAME),
        ("Kendal Road", "Kendal Rd", Called.WRITTEN),
        ("Kendal Road", "Kendall Road", Called.ALIKE),
        ("Larkmoor", "Larkmoor Estate", Called.PART),
        ("St Anne's Hall", "St Anne's Church Hall", Called.PART),
        ("Kendal Road", "Kendal Road North", Called.OTHER),
        ("Kendal Road", "Kendal Close", Called.OTHER),
        ("Ash Road", "Ask Road", Called.OTHER),
        ("14", "15", Called.OTHER),
        ("", "", Called.OTHER),
    ],
)
def test_how_two_names_stand_to_each_other(one: str, other: str, called: Called) -> None:
    assert how_called(one, other) is called
    assert how_called(other, one) is called


def test_two_patches_of_one_name_are_proposed_and_their_streets_come_along() -> None:
    found = (patch(ONE), patch(TWO), street(THREE, within=ONE), street(FOUR, within=TWO))
    assert pairs(*found) == [(ONE, TWO)]


def test_ten_of_one_name_are_each_set_beside_the_one_to_keep() -> None:
    ten = [patch(UUID(int=number)) for number in range(1, 11)]
    assert pairs(*ten) == [(ONE, each.id) for each in ten[1:]]


def test_of_three_of_one_name_the_one_told_apart_is_left_out() -> None:
    found = likely_places([patch(ONE), patch(TWO), patch(THREE)], apart={frozenset({ONE, TWO})})
    assert [(each.kept, each.other) for each in found] == [(ONE, THREE)]


def test_streets_of_two_patches_that_differ_are_two() -> None:
    assert pairs(street(ONE, within=THREE), street(TWO, within=FOUR)) == []
    assert pairs(street(ONE), street(TWO, "Kendal Rd")) == [(ONE, TWO)]


def test_doors_are_one_by_their_label_alone_and_never_where_they_are_alike() -> None:
    doors = [
        Spot(number, Sort.DOOR, label, FIVE)
        for number, label in ((ONE, "14"), (TWO, "No 14"), (THREE, "15"), (FOUR, "14a"))
    ]
    assert pairs(*doors) == [(ONE, TWO)]


def test_places_go_by_name_kind_and_nearness() -> None:
    near, further, far = (53.0, -2.0), (53.0015, -2.0), (53.01, -2.0)
    assert pairs(place(ONE, at=near), place(TWO, at=further)) == [(ONE, TWO)]
    assert pairs(place(ONE, at=near), place(TWO, at=far)) == []
    assert pairs(place(ONE), place(TWO, kind=PlaceKind.PUB)) == []
    assert pairs(place(ONE), place(TWO, kind=PlaceKind.OTHER)) == [(ONE, TWO)]
    assert pairs(place(ONE, at=near), place(TWO, "St Anne's church hall", at=further)) == []
    assert pairs(place(ONE, at=near), place(TWO, "St Anne's church hall", at=near)) == [(ONE, TWO)]


def test_places_of_one_line_of_a_file_are_proposed_whatever_they_are_called() -> None:
    one, other = place(ONE, source="a:1"), place(TWO, "The Fleece", PlaceKind.PUB, source="a:1")
    (found,) = likely_places([one, other])
    assert found.same_source
    assert reason_words(found) == "Names differ; from the same line of an imported file"


def test_waves_of_one_name_are_one_where_they_share_a_day() -> None:
    def wave(number: UUID, days: tuple[date, date]) -> Spot:
        return Spot(number, Sort.WAVE, "Spring", FIVE, days=days)

    assert pairs(wave(ONE, MARCH), wave(TWO, SPRING)) == [(ONE, TWO)]
    assert pairs(wave(ONE, MARCH), wave(TWO, APRIL)) == []
    assert pairs(wave(ONE, MARCH), Spot(TWO, Sort.WAVE, "Summer", FIVE, days=MARCH)) == []


def test_what_was_told_apart_is_not_asked_again() -> None:
    assert likely_places([patch(ONE), patch(TWO)], apart={frozenset({ONE, TWO})}) == ()


def test_what_stands_in_for_a_row_that_has_not_come_is_proposed_with_nothing() -> None:
    stands_in = [Spot(each, Sort.STREET, "", FIVE, in_sight=False) for each in (ONE, TWO)]
    assert likely_places([*stands_in, street(THREE)]) == ()


def test_the_one_in_sight_is_kept_and_else_the_one_made_first() -> None:
    hidden = Spot(ONE, Sort.PATCH, "Larkmoor", in_sight=False)
    assert pairs(hidden, patch(TWO)) == [(TWO, ONE)]
    assert pairs(patch(TWO), patch(ONE)) == [(ONE, TWO)]


def test_what_was_brought_together_before_goes_to_the_one_that_was_kept() -> None:
    hidden = Spot(ONE, Sort.PATCH, "The moor", in_sight=False)
    (found,) = likely_places([hidden, patch(TWO)], {ONE: TWO})
    assert (found.kept, found.other, found.before) == (TWO, ONE, True)
    assert reason_words(found, 4) == (
        "Brought together before; 4 records name the other one still; names differ"
    )


def test_two_that_hid_each_other_are_asked_about_again() -> None:
    both = [Spot(each, Sort.PATCH, "Larkmoor", in_sight=False) for each in (ONE, TWO)]
    (found,) = likely_places(both, {ONE: TWO, TWO: ONE})
    assert (found.kept, found.other, found.before) == (ONE, TWO, True)


def test_the_root_lies_at_the_end_of_the_chain_and_in_a_circle_is_the_least() -> None:
    assert root_of({ONE: TWO, TWO: THREE}, ONE) == THREE
    assert {root_of({TWO: THREE, THREE: TWO}, each) for each in (TWO, THREE)} == {TWO}
    assert root_of({}, FOUR) == FOUR


def test_how_far_apart_they_are_is_said() -> None:
    found = LikelyPlace(Sort.PLACE, ONE, TWO, Called.SAME, metres=31.4)
    assert reason_words(found) == "Same name; 31 m apart"


@given(_MANY)
def test_the_order_of_the_rows_changes_nothing(spots: list[Spot]) -> None:
    assert set(likely_places(spots)) == set(likely_places(reversed(spots)))


@given(_MANY)
def test_every_pair_is_of_one_sort_each_once_and_none_is_told_apart(spots: list[Spot]) -> None:
    found = likely_places(spots)
    of = {spot.id: spot for spot in spots}
    assert all(of[each.kept].sort is of[each.other].sort is each.sort for each in found)
    apart = {each.pair for each in found}
    assert len(apart) == len(found)
    again = likely_places(spots, apart=apart)
    assert not any(each.pair in apart and _both_in_sight(each, of) for each in again)


def _both_in_sight(likely: LikelyPlace, of: dict[UUID, Spot]) -> bool:
    return of[likely.kept].in_sight and of[likely.other].in_sight


@given(_PLACES, _PLACES)
def test_two_are_compared_alike_from_either_side(one: Spot, other: Spot) -> None:
    if one.id != other.id and one.sort is other.sort:
        assert compared(one, other) == compared(other, one)


@given(_MANY)
def test_those_that_agree_are_proposed_one_by_one_too(spots: list[Spot]) -> None:
    for same in agreeing(spots):
        for each in same[1:]:
            assert agree(same[0], each)
            assert compared(same[0], each) is not None
