from __future__ import annotations

import pytest

from organiser_app.domain.rules.spoken_times import (
    Times,
    days_in_words,
    parts_in_words,
    times_named,
)


@pytest.mark.parametrize(
    ("words", "days", "parts"),
    [
        ("van free Tuesdays and Fri", "Tuesday", ""),
        ("weekday mornings", "Monday, Tuesday, Wednesday, Thursday, Friday", "morning"),
        ("Any Weekend, evenings or at night", "Saturday, Sunday", "evening, night"),
        ("the sun, a wed couple", "", ""),
    ],
)
def test_days_and_parts_of_a_day_are_read_from_words(words: str, days: str, parts: str) -> None:
    named = times_named(words)
    assert (days_in_words(named.days), parts_in_words(named.parts)) == (days, parts)


def test_words_that_name_no_time_name_none() -> None:
    assert times_named("a lift to the clinic") == Times()
