"""What is typed into a search box, as an expression."""

from __future__ import annotations

import pytest

from organiser_app.store.queries.excerpts import excerpt
from organiser_app.store.queries.matching import match_expression


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("damp", '"damp" *'),
        ("damp kitchen", '"damp" AND ("kitchen" * OR "kitcheness")'),
        ("damp b", '"damp"'),
        ("a bulb", '"a" AND "bulb" *'),
        ('say "no', '"say" AND """no" *'),
        ("housin", '("housin" * OR "housing" OR "housings" OR "housiness")'),
        ("-- damp !", '"damp" *'),
    ],
)
def test_each_word_is_quoted_and_the_last_may_be_begun(typed: str, expression: str) -> None:
    assert match_expression(typed) == expression


@pytest.mark.parametrize("typed", ["", "d", " d ", "*", '"', "\0"])
def test_too_little_is_no_expression(typed: str) -> None:
    assert match_expression(typed) is None


def test_a_short_text_is_its_own_excerpt_on_one_line() -> None:
    assert excerpt("damp in\n the  bedroom", "bed") == "damp in the bedroom"


def test_a_long_text_is_cut_between_words_around_what_was_looked_for() -> None:
    text = "one two three four " * 20 + "the landlord never came " + "five six " * 20
    short = excerpt(text, "landlords")
    assert short.startswith("…")
    assert short.endswith("…")
    assert "landlord never came" in short
    assert len(short) <= 162
    assert all(word in text for word in short.strip("…").split())


def test_a_long_text_without_the_word_begins_at_its_beginning() -> None:
    assert excerpt("begin " + "word " * 60, "other").startswith("begin word")


def test_a_long_word_is_cut_where_it_must_be() -> None:
    assert excerpt("x" * 400, "x") == "x" * 160 + "…"
