"""When somebody expects to be back is read as it is said at a door, and never looks behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.coming_back import LONGEST_OUTING, read_coming_back

NOW = datetime(2026, 5, 14, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "hour", "minute"),
    [
        ("19:30", 19, 30),
        ("19.30", 19, 30),
        ("7:30", 19, 30),
        ("7.30pm", 19, 30),
        ("7", 19, 0),
        ("by 7", 19, 0),
        ("back at seven", 19, 0),
        ("at 8 o'clock", 20, 0),
        ("half past seven", 19, 30),
        ("half seven", 19, 30),
        ("quarter to eight", 19, 45),
        ("quarter past 6", 18, 15),
        ("in 2 hours", 19, 30),
        ("2 hours", 19, 30),
        ("2h", 19, 30),
        ("two hours", 19, 30),
        ("in an hour", 18, 30),
        ("in an hour and a half", 19, 0),
        ("1.5 hours", 19, 0),
        ("half an hour", 18, 0),
        ("in 90 minutes", 19, 0),
        ("45 min", 18, 15),
        ("1 hour 20 minutes", 18, 50),
        ("1h20m", 18, 50),
        ("  In  2  Hours. ", 19, 30),
    ],
)
def test_a_time_ahead_is_read_as_people_write_it(words: str, hour: int, minute: int) -> None:
    assert read_coming_back(words, NOW) == NOW.replace(hour=hour, minute=minute)


def test_a_time_after_midnight_is_of_the_next_day() -> None:
    late = NOW.replace(hour=22)
    assert read_coming_back("00:30", late) == datetime(2026, 5, 15, 0, 30, tzinfo=UTC)
    assert read_coming_back("midnight", late) == datetime(2026, 5, 15, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "words", ["", "soon", "17:00", "25:00", "19:75", "13 pm", "in 0 minutes", "in 20 hours", "in"]
)
def test_what_names_no_time_ahead_is_not_read(words: str) -> None:
    assert read_coming_back(words, NOW) is None


@given(
    words=st.one_of(
        st.text(max_size=20),
        st.builds("{}:{:02}".format, st.integers(0, 30), st.integers(0, 70)),
        st.builds("in {} hours".format, st.integers(0, 40)),
        st.builds("{} {}m".format, st.integers(0, 14), st.integers(0, 2000)),
    ),
    minutes=st.integers(0, 24 * 60),
)
def test_what_is_read_lies_ahead_and_within_an_outing(words: str, minutes: int) -> None:
    now = datetime(2026, 5, 14, tzinfo=timezone(timedelta(hours=1))) + timedelta(minutes=minutes)
    found = read_coming_back(words, now)
    assert found is None or now < found <= now + LONGEST_OUTING
