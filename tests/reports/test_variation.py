"""What a process behaviour chart says in words: it teaches, and asks what before who."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from organiser_app.reports.variation import (
    Measure,
    Series,
    Unit,
    bounds,
    in_words,
    number,
    point_words,
    series,
    title,
    value,
)
from organiser_app.store.queries.variation import Tally

MONDAY = date(2026, 3, 2)
WEEK = timedelta(days=7)
STEADY = (12, 9, 15, 10, 8, 12)
ONE_OUTSIDE = (5, 6, 4, 7, 5, 41, 5, 6, 4, 5, 7, 5, 9)


def weeks(
    brought: Sequence[int],
    measure: Measure = Measure.LISTENINGS,
    unit: Unit = Unit.WEEK,
) -> Series:
    tallies = [
        Tally(on=MONDAY + number * WEEK, listenings=listenings)
        for number, listenings in enumerate(brought)
    ]
    return series(tallies, measure, unit)


def test_within_its_limits_one_week_is_noise() -> None:
    # The limits are 0.36 and 21.64, so a process of whole listenings gives 1 to 21.
    assert in_words(weeks(STEADY * 2)).startswith("Every week between")
    assert in_words(weeks(STEADY)) == (
        "Every week between 1 and 21 is the same process: asking why one week had 15 is asking "
        "about noise. The limits rest on 6 weeks, and settle from about 12."
    )


def test_a_week_outside_asks_what_before_who() -> None:
    assert in_words(weeks(ONE_OUTSIDE)) == (
        "The week of 6 April lies outside: something was different. Ask what, before you ask who."
    )


def test_rounds_have_words_of_their_own() -> None:
    assert "The round of 6 April lies outside" in in_words(weeks(ONE_OUTSIDE, unit=Unit.ROUND))
    assert in_words(weeks(STEADY, unit=Unit.ROUND)).startswith("Every round between 1 and 21")


def test_weeks_on_one_side_of_the_average_say_that_something_stayed() -> None:
    said = in_words(weeks((0, 2, 1) * 3 + (2, 3) * 4))
    assert said.startswith("The 8 weeks from 4 May to 22 June lie on one side of the average")
    assert said.endswith("Ask what, before you ask who.")


def test_a_step_too_far_is_told_where_no_week_lies_outside() -> None:
    # 465 in 24 weeks: mean 19.4. Twenty steps of 3, one of 6, of 15 and of 9: 90 / 23 = 3.91.
    # So the limits are 9.0 and 29.8, which 12 and 27 keep, and the limit of the steps is 12.8.
    said = in_words(weeks((18, 21) * 5 + (18, 12, 27) + (18, 21) * 5 + (18,)))
    assert said == (
        "From the week of 18 May to that of 25 May it moved further than this process does. "
        "Ask what, before you ask who."
    )


def test_many_steps_too_far_are_counted() -> None:
    said = in_words(weeks((0, 0, 0, 60, 60, 60) * 3))
    assert said == (
        "5 times it moved further from one week to the next than this process does. "
        "Ask what, before you ask who."
    )


def test_where_many_weeks_lie_outside_it_is_not_one_process() -> None:
    assert in_words(weeks((0,) * 9 + (60,) * 5 + (0,) * 9)) == (
        "5 of 23 weeks lie outside: this is more than one process, as a wave and the time "
        "without one. Look at each by itself."
    )


@pytest.mark.parametrize(
    ("brought", "said"),
    [
        ((), "No whole week is over yet."),
        ((4,), "1 whole week so far. Limits need 6: until then none of them says anything."),
        ((4, 9), "2 whole weeks so far. Limits need 6: until then none of them says anything."),
    ],
)
def test_too_few_weeks_say_so(brought: tuple[int, ...], said: str) -> None:
    assert in_words(weeks(brought)) == said


def test_weeks_that_never_differ_say_so() -> None:
    assert in_words(weeks((4,) * 12)) == "Every week was 4: the process has not varied yet."


def test_a_week_that_is_not_whole_is_no_point() -> None:
    tallies = [Tally(on=MONDAY, whole=False, listenings=1), Tally(on=MONDAY + WEEK, listenings=9)]
    assert series(tallies, Measure.LISTENINGS, Unit.WEEK).days == (MONDAY + WEEK,)


def test_a_share_of_nothing_is_no_point() -> None:
    empty = Tally(on=MONDAY)
    full = Tally(on=MONDAY + WEEK, listenings=4, statements=10, doors=20, answered=5)
    assert value(empty, Measure.ANSWERED) is None
    assert value(empty, Measure.STATEMENTS) is None
    assert value(empty, Measure.LISTENINGS) == value(empty, Measure.DOORS) == 0
    assert value(full, Measure.ANSWERED) == 25
    assert value(full, Measure.STATEMENTS) == 2.5
    assert series([empty, full], Measure.ANSWERED, Unit.WEEK).days == (MONDAY + WEEK,)


def test_shares_stay_between_nought_and_a_hundred() -> None:
    tallies = [
        Tally(on=MONDAY + place * WEEK, doors=10, answered=answered)
        for place, answered in enumerate((0, 10, 0, 10, 0, 10))
    ]
    shown = series(tallies, Measure.ANSWERED, Unit.WEEK)
    assert bounds(shown) == ("0%", "100%")
    assert number(shown, 33.3) == "33%"


def test_limits_of_so_few_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="so few"):
        bounds(weeks((1, 2)))


def test_a_point_is_told_with_its_day() -> None:
    assert point_words(weeks(STEADY), 1) == "week of 9 March: 9"
    assert point_words(weeks(STEADY, unit=Unit.ROUND), 1) == "round of 9 March: 9"


def test_a_chart_has_its_unit_in_its_title() -> None:
    assert title(weeks(STEADY)) == "Listenings, week by week"
    assert title(weeks(STEADY, Measure.ANSWERED, Unit.ROUND)) == (
        "Doors that answered (%), round by round"
    )


def test_no_words_name_an_organiser() -> None:
    assert not any("organiser" in field for field in Tally.__dataclass_fields__)
