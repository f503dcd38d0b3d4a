from __future__ import annotations

from datetime import UTC, datetime

import pytest

from organiser_app.domain.rules.meeting_times import read_meeting_time

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday."""


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("Tue 6pm", at(3, 3, 18)),
        ("6pm, Tue", at(3, 3, 18)),
        ("Tue 14:30", at(3, 3, 14, 30)),
        ("next Tue 18:00", at(3, 10, 18)),
        ("Friday at 7", at(3, 6, 19)),
        ("tomorrow evening", at(3, 3, 19)),
        ("Thu 14 May at half six", at(5, 14, 18, 30)),
        ("the 15th at six", at(3, 15, 18)),
        ("in 2 weeks at 6pm", at(3, 16, 18)),
        ("midday tomorrow", at(3, 3, 12)),
        ("today noon", at(3, 2, 12)),
        ("5 March 2026 18:00", at(3, 5, 18)),
    ],
)
def test_a_day_and_an_hour_are_read_looking_ahead(words: str, moment: datetime) -> None:
    assert read_meeting_time(words, NOW) == moment


def test_an_hour_alone_is_the_next_that_comes() -> None:
    assert read_meeting_time("6pm", NOW) == at(3, 2, 18)
    assert read_meeting_time("8am", NOW) == at(3, 3, 8)
    assert read_meeting_time("this evening", NOW) == at(3, 2, 19)


@pytest.mark.parametrize("words", ["", "Tue", "today", "tomorrow", "Friday 7", "when it suits"])
def test_a_day_without_an_hour_is_no_meeting_time(words: str) -> None:
    assert read_meeting_time(words, NOW) is None
