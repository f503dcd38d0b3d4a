"""The door after another."""

from __future__ import annotations

import pytest

from organiser_app.domain.rules.next_door import next_door

KENDAL = ("1", "2", "3", "4", "4A", "8", "Flat 1", "Flat 2")


@pytest.mark.parametrize(
    ("label", "after"),
    [("1", "3"), ("2", "4"), ("4", "4A"), ("4a", "8"), ("Flat 1", "Flat 2")],
)
def test_of_known_doors_it_is_the_next_on_that_side(label: str, after: str) -> None:
    assert next_door(label, KENDAL) == after


@pytest.mark.parametrize(
    ("label", "after"),
    [("14", "16"), ("14A", "16"), ("Flat 9", "Flat 10"), ("Unit 3B", "Unit 4"), ("The Lodge", "")],
)
def test_where_no_door_is_known_the_number_goes_up(label: str, after: str) -> None:
    assert next_door(label) == after


@pytest.mark.parametrize(("label", "after"), [("8", "10"), ("3", "5"), ("Flat 2", "Flat 3")])
def test_after_the_last_known_door_the_number_goes_up(label: str, after: str) -> None:
    assert next_door(label, KENDAL) == after
