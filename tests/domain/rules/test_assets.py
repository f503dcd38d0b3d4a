"""Times of the week as people write them, and counts folded until none gives anybody away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.assets import (
    WHOLE_WEEK,
    PartOfDay,
    WeekTime,
    folded,
    times_in,
)

LETTERS = "mae"
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def short(words: str) -> str:
    """The times as "Mo:m Tu:ae"; a day whole is "Mo"."""
    found = times_in(words)
    told = []
    for day, name in enumerate(DAYS):
        parts = "".join(LETTERS[part] for part in PartOfDay if WeekTime(day, part) in found)
        if parts:
            told.append(name if parts == LETTERS else f"{name}:{parts}")
    return " ".join(told)


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("can drive a van on Tuesdays", "Tu"),
        ("Tuesday and Thursday evenings", "Tu:e Th:e"),
        ("Monday to Friday 9 to 5, Wednesday evenings, Saturday mornings",
         "Mo:ma Tu:ma We Th:ma Fr:ma Sa:m"),
        ("Mon-Fri mornings", "Mo:m Tu:m We:m Th:m Fr:m"),
        ("first Tuesday of the month, 7pm", "Tu:e"),
        ("Fridays at seven", "Fr:e"),
        ("Sundays 2 to 4", "Su:a"),
        ("Thursdays 10am–1pm", "Th:ma"),
        ("Wed 7-9", "We:e"),
        ("Wednesday 7 to 9pm", "We:e"),
        ("weekday mornings", "Mo:m Tu:m We:m Th:m Fr:m"),
        ("weekends", "Sa Su"),
        ("Friday to Monday", "Mo Fr Sa Su"),
        ("Tuesdays after school", "Tu:a"),
        ("Saturday afternoon or evening", "Sa:ae"),
        ("Tuesdays, in the mornings", "Tu:m"),
        ("Monday evenings, Thursdays", "Mo:e Th"),
        ("damp in the back bedroom", ""),
        ("has 2 ladders and 12 chairs", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_times_are_read_as_they_are_written(words: str, times: str) -> None:
    assert short(words) == times


def test_a_part_without_a_day_is_of_every_day() -> None:
    assert times_in("free in the mornings") == {
        WeekTime(day, PartOfDay.MORNING) for day in range(7)
    }
    assert times_in("every day 7am to 9pm") == WHOLE_WEEK
    assert times_in("any time") == WHOLE_WEEK


def test_what_is_not_meant_is_taken_off() -> None:
    assert short("every day except Sunday") == "Mo Tu We Th Fr Sa"
    assert short("evenings but not Fridays") == "Mo:e Tu:e We:e Th:e Sa:e Su:e"
    assert short("closed Mondays") == "Tu We Th Fr Sa Su"


def test_what_people_say_is_no_timetable() -> None:
    assert times_in("sat with him at 14 Kendal Road from 2 to 4", spoken=True) == frozenset()
    assert times_in("the van on Tuesdays", spoken=True) == times_in("Tuesdays")
    assert times_in("would sit with someone of an evening", spoken=True) == times_in("evenings")


@given(st.text(max_size=60))
def test_anything_can_be_read(words: str) -> None:
    assert times_in(words) <= WHOLE_WEEK


@given(st.lists(st.sampled_from([*DAYS]), min_size=1, max_size=4, unique=True))
def test_days_in_a_row_are_all_meant(days: list[str]) -> None:
    names = dict(zip(DAYS, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
    written = " and ".join(names[day] for day in days)
    assert set(short(written).split()) == set(days)


LEAST = 5
COUNTS = st.lists(st.integers(0, 30), max_size=6).map(lambda counts: [*enumerate(counts)])


@given(COUNTS)
def test_no_folded_count_is_small_and_none_is_lost_unless_all_are_few(
    counts: list[tuple[int, int]],
) -> None:
    total = sum(count for _, count in counts)
    shown = folded(counts, LEAST)
    assert all(count >= LEAST for _, count in shown)
    assert sum(count for _, count in shown) == (total if total >= LEAST else 0)
    named = [sort for sorts, _ in shown for sort in sorts]
    assert sorted(named) == [sort for sort, count in counts if count and total >= LEAST]


def test_a_small_count_is_folded_with_the_next_so_that_the_total_does_not_give_it_away() -> None:
    counts = [("skill", 20), ("tool", 2), ("time", 9)]
    assert folded(counts, LEAST) == [(("skill",), 20), (("tool", "time"), 11)]
