"""Choosing some of many so that no group speaks for all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.variety import varied

Item = tuple[str | None, str]


def person(item: Item) -> str | None:
    return item[0]


def theme(item: Item) -> str:
    return item[1]


def test_different_people_come_before_the_same_again() -> None:
    items = [("Bill", "food"), ("Bill", "traffic"), ("Joyce", "food")]
    assert varied(items, 2, (person, theme)) == [("Bill", "food"), ("Joyce", "food")]


def test_among_new_people_a_new_theme_comes_first() -> None:
    items = [("Bill", "food"), ("Joyce", "food"), ("Kasia", "traffic")]
    assert varied(items, 3, (person, theme)) == [items[0], items[2], items[1]]


def test_those_of_no_group_are_never_passed_over_for_it() -> None:
    items = [(None, "food"), (None, "traffic"), ("Bill", "bins")]
    assert varied(items, 3, (person, theme)) == items


def test_nothing_to_choose_from_gives_nothing() -> None:
    assert varied([], 3, (len,)) == []
    assert varied(["a"], 0, (len,)) == []


@given(st.lists(st.integers(0, 30)), st.integers(0, 10))
def test_each_is_chosen_once_and_no_group_runs_two_ahead_of_one_that_waits(
    items: list[int], most: int
) -> None:
    chosen = varied(items, most, (lambda item: item % 3,))
    assert len(chosen) == min(most, len(items))
    left = list(items)
    for item in chosen:
        left.remove(item)
    heard = [sum(item % 3 == group for item in chosen) for group in range(3)]
    for waiting in {item % 3 for item in left}:
        assert max(heard) - heard[waiting] <= 1
