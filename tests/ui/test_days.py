"""Days in the words of the window."""

from __future__ import annotations

from datetime import date

import pytest

from organiser_app.ui.days import since_words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2019, 1, 1), "2019"),
        (date(2019, 1, 2), "January 2019"),
        (date(2019, 5, 1), "May 2019"),
    ],
)
def test_a_year_is_all_that_is_said_where_no_more_is_known(day: date, words: str) -> None:
    assert since_words(day) == words
