"""Limits worked by hand, and what must hold of any row of values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.variation import (
    FEWEST,
    FIRM,
    RUN,
    Signal,
    SignalKind,
    xmr,
)

ROWS = st.lists(st.integers(-1000, 1000), max_size=40)
LONG_ROWS = st.lists(st.integers(-1000, 1000), min_size=FEWEST, max_size=40)


def test_limits_worked_by_hand() -> None:
    # 12 + 9 + 15 + 10 + 8 + 12 = 66, and 66 / 6 = 11.
    # The steps are 3, 6, 5, 2 and 4: together 20, and 20 / 5 = 4.
    # 2.66 x 4 = 10.64, so the limits are 0.36 and 21.64; 3.268 x 4 = 13.072.
    chart = xmr([12, 9, 15, 10, 8, 12])
    assert chart.mean == 11
    assert list(chart.moving_ranges) == [3, 6, 5, 2, 4]
    assert chart.mean_moving_range == 4
    assert chart.limits is not None
    assert chart.limits.lower == pytest.approx(0.36)
    assert chart.limits.upper == pytest.approx(21.64)
    assert chart.limits.upper_range == pytest.approx(13.072)
    assert chart.signals == ()


def test_a_count_has_no_limit_below_nought_and_a_share_none_above_a_hundred() -> None:
    # Mean 50, steps of 100: the limits would be 50 - 266 and 50 + 266.
    chart = xmr([0, 100, 0, 100, 0, 100], least=0, most=100)
    assert chart.limits is not None
    assert (chart.limits.lower, chart.limits.upper) == (0, 100)
    assert chart.limits.upper_range == pytest.approx(326.8)


def test_a_value_outside_is_a_signal_and_the_step_to_it_and_from_it_too() -> None:
    # Mean 96 / 12 = 8, steps 36 and 36 among nine of nought: 72 / 11 = 6.545…
    # Limits 8 ± 17.4…; the limit of the steps is 21.39.
    chart = xmr([5, 5, 5, 5, 5, 41, 5, 5, 5, 5, 5, 5])
    assert chart.limits is not None
    assert chart.limits.upper == pytest.approx(8 + 2.66 * 72 / 11)
    assert chart.signals == (
        Signal(SignalKind.OUTSIDE, 5, 5),
        Signal(SignalKind.JUMP, 4, 5),
        Signal(SignalKind.JUMP, 5, 6),
    )


def test_eight_in_a_row_on_one_side_are_a_signal_and_seven_are_not() -> None:
    def row(high: int) -> list[int]:
        return [0, 2, 1] * 3 + [2, 3] * (high // 2) + [2] * (high % 2)

    eight, seven = xmr(row(8)), xmr(row(7))
    assert 1 < seven.mean < eight.mean < 2
    assert eight.signals == (Signal(SignalKind.RUN, 9, 16),)
    assert seven.signals == ()


def test_a_value_on_the_mean_ends_a_run() -> None:
    row = [1, 3, 1, 3, 1, 3, 1, 2, 1, 1, 3, 3, 3]
    assert sum(row) == 2 * len(row)
    assert xmr(row).signals == ()


@pytest.mark.parametrize("count", range(FEWEST))
def test_fewer_than_six_values_have_no_limits_and_no_signals(count: int) -> None:
    chart = xmr([*range(count)])
    assert chart.limits is None
    assert chart.signals == ()


def test_limits_are_firm_from_a_dozen_values() -> None:
    assert not xmr([*range(FIRM - 1)]).firm
    assert xmr([*range(FIRM)]).firm


def test_nothing_has_a_mean_of_nought() -> None:
    assert (xmr([]).mean, xmr([4]).mean_moving_range) == (0, 0)


@given(LONG_ROWS, st.integers(-500, 500))
def test_what_is_added_to_every_value_is_added_to_mean_and_limits(row: list[int], by: int) -> None:
    chart, shifted = xmr(row), xmr([value + by for value in row])
    assert chart.limits
    assert shifted.limits
    assert shifted.mean == pytest.approx(chart.mean + by)
    assert shifted.limits.lower == pytest.approx(chart.limits.lower + by)
    assert shifted.limits.upper == pytest.approx(chart.limits.upper + by)
    assert shifted.limits.upper_range == pytest.approx(chart.limits.upper_range)
    assert shifted.moving_ranges == chart.moving_ranges


@given(st.floats(-1e6, 1e6), st.integers(FEWEST, 40))
def test_values_that_never_differ_have_no_range_and_no_signal(value: float, count: int) -> None:
    chart = xmr([value] * count)
    assert chart.mean_moving_range == 0
    assert chart.signals == ()


@given(LONG_ROWS)
def test_the_order_of_time_turned_round_keeps_the_limits(row: list[int]) -> None:
    assert xmr(row[::-1]).limits == xmr(row).limits


@given(ROWS)
def test_the_limits_hold_the_mean_between_them(row: list[int]) -> None:
    chart = xmr(row, least=-1000, most=1000)
    if chart.limits:
        assert chart.limits.lower <= chart.mean <= chart.limits.upper
        assert chart.limits.lower >= -1000
        assert chart.limits.upper <= 1000


@given(ROWS)
def test_a_signal_is_where_it_says(row: list[int]) -> None:
    chart = xmr(row)
    for signal in chart.signals:
        some = chart.values[signal.first : signal.last + 1]
        assert chart.limits is not None
        if signal.kind is SignalKind.OUTSIDE:
            assert not chart.limits.lower <= some[0] <= chart.limits.upper
        elif signal.kind is SignalKind.RUN:
            assert len(some) >= RUN
            assert len({value > chart.mean for value in some}) == 1
        else:
            assert abs(some[1] - some[0]) > chart.limits.upper_range
