"""Which promise the words of a condition are likely to mean."""

from __future__ import annotations

import pytest

from organiser_app.domain.rules.likely_promise import Candidate, likely

OPEN = {
    "list": Candidate("Terri Ashworth", "bring the list"),
    "leaflets": Candidate("Errol Samuels", "print two hundred leaflets"),
    "tea": Candidate("Terri Ashworth", "make tea for everybody"),
}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Terri brings the list", "list"),
        ("Errol has printed them", "leaflets"),
        ("two hundred leaflets are printed", "leaflets"),
        ("the list is brought", None),
        ("Terri", None),
        ("somebody comes", None),
        ("", None),
    ],
)
def test_a_promise_is_offered_by_its_name_and_a_word_or_by_more_words(
    words: str, found: str | None
) -> None:
    assert likely(words, OPEN.items()) == found


def test_of_two_that_fit_alike_neither_is_offered() -> None:
    twice = {**OPEN, "again": Candidate("Terri Ashworth", "bring the list")}
    assert likely("Terri brings the list", twice.items()) is None


def test_a_name_within_what_is_promised_counts_once() -> None:
    own = {"ring": Candidate("Terri", "Terri rings")}
    assert likely("Terri is there", own.items()) is None
