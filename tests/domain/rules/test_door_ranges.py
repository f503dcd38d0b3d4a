"""The doors that a few words name, and that every door named can be found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.rules.addresses import read_address, tidy_label
from organiser_app.domain.rules.door_ranges import MOST_DOORS, DoorRange, read_doors

FLATS = tuple(f"Flat {number}" for number in range(1, 25))
NUMBERS = st.integers(min_value=1, max_value=MOST_DOORS)
STREETS = st.sampled_from(
    ["", "Kendal Road", "Elm House", "5th Avenue", "Église Road", "The Green"]
)


def numbers(*these: int) -> tuple[str, ...]:
    return tuple(map(str, these))


@pytest.mark.parametrize(
    ("typed", "street", "labels"),
    [
        ("1-99 odd", "", numbers(*range(1, 100, 2))),
        ("2-40 even", "", numbers(*range(2, 41, 2))),
        ("1-12", "", numbers(*range(1, 13))),
        ("1, 3, 5a, 7-11", "", ("1", "3", "5A", "7", "8", "9", "10", "11")),
        ("Flat 1-24 Elm House", "Elm House", FLATS),
        ("Flat 1-24, Elm House", "Elm House", FLATS),
        ("flats 1 to 24 of Elm House", "Elm House", FLATS),
        ("Kendal Road 1-9 odd", "Kendal Road", numbers(1, 3, 5, 7, 9)),
        ("1-9 odd Kendal Road", "Kendal Road", numbers(1, 3, 5, 7, 9)),
        ("odd 1-9, Kendal Road", "Kendal Road", numbers(1, 3, 5, 7, 9)),
        ("Kendal Road, even side 1-6", "Kendal Road", numbers(2, 4, 6)),
        ("Kendal Road even numbers 1-6", "Kendal Road", numbers(2, 4, 6)),
        ("1–5 (odds only), 2–4 evens Kendal Road", "Kendal Road", numbers(1, 3, 5, 2, 4)),
        ("1-3, 7-9 odd", "", numbers(1, 3, 7, 9)),
        ("nos 1 & 3 and 5 Kendal Road", "Kendal Road", numbers(1, 3, 5)),
        ("Block 3: 1-3", "Block 3", numbers(1, 2, 3)),
        ("1-3 5th Avenue", "5th Avenue", numbers(1, 2, 3)),
        ("5a-c, 7", "", ("5A", "5B", "5C", "7")),
        ("Flat 2a Elm House", "Elm House", ("Flat 2A",)),
        ("Room 1, 2 Elm House", "Elm House", ("Room 1", "Room 2")),
        ("3, 1-4", "", numbers(3, 1, 2, 4)),
        ("  14   a   Kendal   Road ", "Kendal Road", ("14A",)),
        ("01-03", "", numbers(1, 2, 3)),
        ("4 odd", "", ("4",)),
    ],
)
def test_a_few_words_name_doors(typed: str, street: str, labels: tuple[str, ...]) -> None:
    assert read_doors(typed) == DoorRange(street, labels)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "no door in it"),
        ("Kendal Road", "no door in it"),
        ("12-2", "“12-2” cannot be counted"),
        ("5a-7", "“5a-7” cannot be counted"),
        ("5-7b", "“5-7b” cannot be counted"),
        ("5c-a", "“5c-a” cannot be counted"),
        ("Kendal Road 1-3, Elm Close 2", "“Elm Close” stands between the doors"),
        ("Kendal Road 1-3 Elm Close", "“Kendal Road” and “Elm Close” cannot both be the street"),
        ("1-2-3", "“-” stands between the doors"),
        ("1-2001", "more than 2,000 doors"),
        ("2-4000 even, 1-3 odd", "more than 2,000 doors"),
        ("1, " * 3_000, "too long"),
        ("1-3 " + "Kendal Road " * 20, "street is too long"),
    ],
)
def test_what_cannot_be_read_says_why(typed: str, problem: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        read_doors(typed)
    assert problem in raised.value.message


@given(first=NUMBERS, count=st.integers(0, 300), side=st.sampled_from(["", " odd", " even"]))
def test_a_range_is_its_numbers_and_no_others(first: int, count: int, side: str) -> None:
    last = first + max(1, count)
    wanted = [
        number for number in range(first, last + 1) if not side or number % 2 == (side == " odd")
    ]
    assert read_doors(f"{first}-{last}{side}").labels == numbers(*wanted)


@given(
    labels=st.lists(
        st.builds(
            lambda number, letter: f"{number}{letter}", NUMBERS, st.sampled_from(["", *"ABX"])
        ),
        min_size=1,
        max_size=20,
        unique=True,
    ),
    street=STREETS,
    behind=st.booleans(),
    flats=st.booleans(),
)
def test_every_door_is_the_one_that_a_listening_would_name(
    labels: list[str], street: str, behind: bool, flats: bool
) -> None:
    doors = f"{'Flat ' if flats else ''}{', '.join(labels)}"
    found = read_doors(f"{doors}, {street}" if behind else f"{street} {doors}")
    assert found == DoorRange(street, tuple(f"{'Flat ' if flats else ''}{each}" for each in labels))
    for label in found.labels if street else ():
        address = read_address(f"{label}, {street}")
        assert (address.street, address.label) == (street, label)


@given(st.text(alphabet="0123456789 abflatodevn-–,:;&()Éß\t\n", max_size=200))
def test_any_words_name_doors_or_say_why_not(typed: str) -> None:
    try:
        found = read_doors(typed)
    except InvalidInput:
        return
    assert 0 < len(found.labels) <= MOST_DOORS
    assert len(set(found.labels)) == len(found.labels)
    assert all(tidy_label(label) == label for label in found.labels)
