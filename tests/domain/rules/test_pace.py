from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.pace import Projection, expected, projected

BEGINS, ENDS = date(2026, 3, 2), date(2026, 5, 24)  # twelve weeks, Monday to Sunday
DAY = timedelta(days=1)


def test_a_steady_pace_goes_from_nought_to_the_target() -> None:
    assert expected(120, BEGINS, ENDS, BEGINS - DAY) == 0
    assert expected(84, BEGINS, ENDS, BEGINS) == pytest.approx(1)
    assert expected(120, BEGINS, ENDS, BEGINS + 41 * DAY) == pytest.approx(60)
    assert expected(120, BEGINS, ENDS, ENDS) == 120
    assert expected(120, BEGINS, ENDS, ENDS + 30 * DAY) == 120


def test_a_wave_of_one_day_is_due_on_that_day() -> None:
    assert expected(7, BEGINS, BEGINS, BEGINS) == 7


def test_the_pace_of_the_last_four_whole_weeks_leads_on() -> None:
    # After eight weeks; the last four brought 7, 14, 7 and 14: 42 in 28 days, 1.5 a day.
    # Four weeks are left: 28 x 1.5 = 42, and 80 are there.
    weeks = [30, 1, 2, 5, 7, 14, 7, 14]
    day = BEGINS + 55 * DAY
    assert projected(80, weeks, BEGINS, ENDS, day) == Projection(122, 4)


def test_two_weeks_are_enough_to_look_ahead() -> None:
    # 14 in 14 days are one a day; 70 of the 84 days are left, less the one that runs.
    assert projected(14, [6, 8], BEGINS, ENDS, BEGINS + 14 * DAY) == Projection(14 + 69, 2)


@pytest.mark.parametrize(
    ("weeks", "day"),
    [
        ([6], BEGINS + 13 * DAY),
        ([6, 8], BEGINS + 13 * DAY),
        ([6], BEGINS + 20 * DAY),
        ([6, 8, 9], ENDS),
        ([6, 8, 9], ENDS + DAY),
    ],
)
def test_nothing_is_foretold_too_early_or_at_the_end(weeks: list[int], day: date) -> None:
    assert projected(14, weeks, BEGINS, ENDS, day) is None


@given(
    st.integers(0, 1000), st.lists(st.integers(0, 50), min_size=2, max_size=12), st.integers(14, 82)
)
def test_what_is_there_is_never_lost(so_far: int, weeks: list[int], gone: int) -> None:
    seen = projected(so_far, weeks, BEGINS, ENDS, BEGINS + gone * DAY)
    assert seen is not None
    assert seen.count >= so_far
    assert seen.weeks == min(4, len(weeks))
