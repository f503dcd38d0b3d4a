"""Since when two have known each other, as people say it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.since import read_since, written_since

TODAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2019", date(2019, 1, 1)),
        ("since 2019", date(2019, 1, 1)),
        ("May 2019", date(2019, 5, 1)),
        ("sept 1998.", date(1998, 9, 1)),
        ("12 March", date(2026, 3, 12)),
        ("12 June", date(2025, 6, 12)),
        ("3/4/2021", date(2021, 4, 3)),
        ("yesterday", date(2026, 5, 13)),
        ("two weeks ago", date(2026, 4, 30)),
        ("twelve years", date(2014, 1, 1)),
        ("for 30 years", date(1996, 1, 1)),
        ("a year ago", date(2025, 1, 1)),
    ],
)
def test_since_is_a_day_a_month_a_year_or_years_ago(words: str, day: date) -> None:
    assert read_since(words, TODAY) == day


@pytest.mark.parametrize(
    "words", ["", "2027", "June 2026", "1850", "school", "the war", "300 years"]
)
def test_what_is_still_to_come_or_no_day_is_not_read(words: str) -> None:
    assert read_since(words, TODAY) is None


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_day_is_written_so_that_it_is_read_again(day: date) -> None:
    assert read_since(written_since(day), TODAY) == day
