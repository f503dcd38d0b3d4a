"""Names of streets, doors and places that are one name, written in two ways."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from organiser_app.domain.rules.place_names import label_key, metres_between, name_key

_AT = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kendal Road", "kendal rd."),
        ("Kendal Road", "  The Kendal  Road"),
        ("Elm St", "Elm Street"),
        ("St. Anne's Hall", "Saint Annes Hall"),
        ("St Anne’s hall", "St Anne's Hall"),
        ("Église Avenue", "Eglise Ave"),
        ("Mill Ln", "Mill Lane"),
        ("Marks & Son", "Marks and Son"),
        ("Larkmoor Est", "Larkmoor Estate"),
    ],
)
def test_two_ways_to_write_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kendal Road", "Kendal Close"),
        ("St Mary Street", "St Mary Road"),
        ("First Avenue", "Fifth Avenue"),
        ("1st Avenue", "2nd Avenue"),
    ],
)
def test_two_names_have_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14", "No 14"),
        ("14", "no. 14"),
        ("14", "Number 14"),
        ("14a", "14 A"),
        ("14A", "No.14a"),
        ("Flat 2, 14", "14, Flat 2"),
        ("Flat 2, 14", "Apartment 2, No 14"),
        ("Flat 2b, 14", "14 flat 2 B"),
        ("Rose Cottage", "rose cottage"),
    ],
)
def test_labels_of_one_door_have_one_key(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14", "15"),
        ("14", "14a"),
        ("Flat 2, 14", "14"),
        ("Flat 2, 14", "Flat 14, 2"),
        ("1 1", "11"),
    ],
)
def test_labels_of_two_doors_have_two_keys(one: str, other: str) -> None:
    assert label_key(one) != label_key(other)


@given(st.text(max_size=30))
@example("\N{MATHEMATICAL ITALIC CAPITAL ALPHA}")
def test_a_key_is_its_own_key(text: str) -> None:
    assert label_key(label_key(text)) == label_key(text)
    assert name_key(name_key(text)) == name_key(text) or "st" in name_key(text).split()


@given(_AT, _AT)
def test_it_is_as_far_there_as_back(one: tuple[float, float], other: tuple[float, float]) -> None:
    assert metres_between(one, other) == pytest.approx(metres_between(other, one))
    assert metres_between(one, one) == 0


def test_a_thousandth_of_a_degree_north_is_a_hundred_and_eleven_metres() -> None:
    assert metres_between((53.0, -2.0), (53.001, -2.0)) == pytest.approx(111.2, abs=0.1)
