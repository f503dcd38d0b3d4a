"""Days inside sentences, from Thursday 7 May 2026."""

from __future__ import annotations

from datetime import date

import pytest

from organiser_app.domain.rules.deadlines import find_deadline, misspelt_day

THURSDAY = date(2026, 5, 7)


@pytest.mark.parametrize(
    ("words", "phrase", "day"),
    [
        ("ring back by Tue", "by Tue", date(2026, 5, 12)),
        ("ring back by Tue about the damp", "by Tue", date(2026, 5, 12)),
        ("ring back Tue.", "Tue.", date(2026, 5, 12)),
        ("call tomorrow", "tomorrow", date(2026, 5, 8)),
        ("visit on 15 May", "on 15 May", date(2026, 5, 15)),
        ("bring it by hand by 15/5", "by 15/5", date(2026, 5, 15)),
        ("three prices in two weeks", "in two weeks", date(2026, 5, 21)),
        ("the list by the end of next week", "by the end of next week", date(2026, 5, 15)),
        ("an answer by June", "by June", date(2026, 6, 1)),
        ("ring by Monday or by Friday", "by Friday", date(2026, 5, 8)),
    ],
)
def test_a_deadline_is_found_with_the_word_that_leads_to_it(
    words: str, phrase: str, day: date
) -> None:
    found = find_deadline(words, THURSDAY)
    assert found is not None
    assert (words[found.start : found.end], found.day) == (phrase, day)


@pytest.mark.parametrize(
    "words",
    [
        "bring it by hand",
        "go by herself",
        "drive a van on Tuesdays",
        "look where Bill sat",
        "ask for 3 weeks",
        "sign it by may",
        "stand by",
        "",
    ],
)
def test_what_is_no_deadline_is_neither_found_nor_pointed_at(words: str) -> None:
    assert find_deadline(words, THURSDAY) is None
    assert misspelt_day(words) is None


@pytest.mark.parametrize(
    ("words", "wrong", "meant"),
    [
        ("ring by Tuseday", "Tuseday", "Tuesday"),
        ("come on wendsday then", "wendsday", "Wednesday"),
        ("ring by tomorow", "tomorow", "Tomorrow"),
        ("ring by 15 Mya", "15 Mya", "15 May"),
        ("ring by 31/2", "31/2", ""),
        ("ring by 30 Feb", "30 Feb", ""),
        ("ring by Tue 13 May", "Tue 13 May", ""),
    ],
)
def test_a_day_that_is_none_is_pointed_at(words: str, wrong: str, meant: str) -> None:
    assert find_deadline(words, THURSDAY) is None
    found = misspelt_day(words)
    assert found is not None
    assert (words[found.start : found.end], found.meant) == (wrong, meant)
