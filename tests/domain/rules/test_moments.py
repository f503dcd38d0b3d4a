"""When a listening happened, as told on Thursday 7 May 2026 at half past six in London."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain.rules.moments import read_moment

NOW = datetime(2026, 5, 7, 18, 30, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("yesterday 18:04", (6, 18, 4)),
        ("Thu 7 May 18:04", (7, 18, 4)),
        ("Thursday 7 May 2026, 18.04", (7, 18, 4)),
        ("today at six", (7, 18, 0)),
        ("at ten", (7, 10, 0)),
        ("18:04", (7, 18, 4)),
        ("6pm", (7, 18, 0)),
        ("6.15 pm on Tue", (5, 18, 15)),
        ("half past four yesterday", (6, 16, 30)),
        ("quarter to five", (7, 16, 45)),
        ("noon", (7, 12, 0)),
        ("12am", (7, 0, 0)),
        ("this morning", (7, 10, 0)),
        ("last night", (6, 20, 0)),
        ("yesterday evening", (6, 19, 0)),
        ("Tue", (5, 12, 0)),
        ("2026-05-01 09:30", (1, 9, 30)),
    ],
)
def test_a_moment_looks_back(words: str, moment: tuple[int, int, int]) -> None:
    assert read_moment(words, NOW) == datetime(2026, 5, *moment, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize("words", ["now", "today", "just now"])
def test_today_alone_is_this_moment(words: str) -> None:
    assert read_moment(words, NOW) == NOW


@pytest.mark.parametrize(
    "words", ["", "25:00", "13pm", "at 13", "soon", "Tuseday 18:04", "6pm 7pm", "18:04 at the hall"]
)
def test_what_is_no_moment_is_not_read_as_one(words: str) -> None:
    assert read_moment(words, NOW) is None


def test_summer_time_is_that_of_the_day_and_not_of_now() -> None:
    winter = read_moment("1 February 10:00", NOW)
    assert winter is not None
    assert winter.utcoffset() == timedelta(0)


@given(st.text(max_size=30))
@settings(deadline=None)
def test_no_text_makes_reading_fail(words: str) -> None:
    found = read_moment(words, NOW)
    assert found is None or found.tzinfo is NOW.tzinfo
