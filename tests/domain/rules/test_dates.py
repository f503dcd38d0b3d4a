"""Days as people write them, read from Thursday 7 May 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain.rules.dates import read_day

THURSDAY = date(2026, 5, 7)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2026, 5, 7)),
        ("Tonight", date(2026, 5, 7)),
        ("tomorrow morning", date(2026, 5, 8)),
        ("the day after tomorrow", date(2026, 5, 9)),
        ("Thu", date(2026, 5, 7)),
        ("Tue", date(2026, 5, 12)),
        ("tues.", date(2026, 5, 12)),
        ("this Friday", date(2026, 5, 8)),
        ("next Friday", date(2026, 5, 15)),
        ("next Mon", date(2026, 5, 11)),
        ("Tuesday week", date(2026, 5, 19)),
        ("15 May", date(2026, 5, 15)),
        ("the 15th of May", date(2026, 5, 15)),
        ("May 15", date(2026, 5, 15)),
        ("Fri, 15 May 2026", date(2026, 5, 15)),
        ("6 May", date(2027, 5, 6)),
        ("15/5", date(2026, 5, 15)),
        ("3/4/27", date(2027, 4, 3)),
        ("15.05.2026", date(2026, 5, 15)),
        ("2026-06-01", date(2026, 6, 1)),
        ("the 3rd", date(2026, 6, 3)),
        ("the 31st", date(2026, 5, 31)),
        ("29 Feb", date(2028, 2, 29)),
        ("in two weeks", date(2026, 5, 21)),
        ("a fortnight", date(2026, 5, 21)),
        ("in 3 days' time", date(2026, 5, 10)),
        ("within a couple of months", date(2026, 7, 7)),
        ("the end of the week", date(2026, 5, 8)),
        ("next week", date(2026, 5, 15)),
        ("the weekend", date(2026, 5, 9)),
        ("the end of the month", date(2026, 5, 31)),
        ("end of next month", date(2026, 6, 30)),
        ("end of February", date(2027, 2, 28)),
        ("the end of the year", date(2026, 12, 31)),
        ("Christmas", date(2026, 12, 25)),
    ],
)
def test_a_day_looks_ahead(words: str, day: date) -> None:
    assert read_day(words, THURSDAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("yesterday", date(2026, 5, 6)),
        ("Thursday", date(2026, 5, 7)),
        ("last Thursday", date(2026, 4, 30)),
        ("Tue", date(2026, 5, 5)),
        ("15 May", date(2025, 5, 15)),
        ("the 8th", date(2026, 4, 8)),
        ("two weeks ago", date(2026, 4, 23)),
        ("a month ago", date(2026, 4, 7)),
    ],
)
def test_a_day_looks_back_where_asked(words: str, day: date) -> None:
    assert read_day(words, THURSDAY, ahead=False) == day


@pytest.mark.parametrize(
    "words",
    ["", "Tuseday", "hand", "31 Feb", "31/2", "13/13", "5/15", "Tue 13 May", "0 May", "yesterday"],
)
def test_what_is_no_day_is_not_read_as_one(words: str) -> None:
    assert read_day(words, THURSDAY) is None


def test_the_end_of_the_week_is_its_sunday_once_friday_is_over() -> None:
    assert read_day("end of the week", date(2026, 5, 9)) == date(2026, 5, 10)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
@settings(deadline=None)
def test_a_day_written_in_full_is_read_whatever_today_is(day: date, today: date) -> None:
    assert read_day(day.isoformat(), today) == day
    assert read_day(f"{day.day}/{day.month}/{day.year}", today) == day


@given(st.text(max_size=30), st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.booleans())
@settings(deadline=None)
def test_no_text_makes_reading_fail(words: str, today: date, ahead: bool) -> None:
    found = read_day(words, today, ahead=ahead)
    assert found is None or isinstance(found, date)
