"""Which themes of merged codebooks are proposed as one."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.rules.agreeing import Sort, Spot
from organiser_app.domain.rules.same_place_words import reason_words
from organiser_app.domain.rules.same_places import Called
from organiser_app.domain.rules.same_themes import compared, likely_themes

ONE, TWO = UUID(int=1), UUID(int=2)


def theme(number: UUID, name: str, words: str = "") -> Spot:
    return Spot(number, Sort.THEME, name, words=words)


@pytest.mark.parametrize(
    ("one", "other", "called"),
    [
        ("housing", "Housing", Called.SAME),
        ("repair", "repairs", Called.WRITTEN),
        ("play areas", "area play", Called.WRITTEN),
        ("loneliness", "lonelyness", Called.ALIKE),
    ],
)
def test_themes_of_one_name_are_proposed(one: str, other: str, called: Called) -> None:
    found = compared(theme(TWO, other), theme(ONE, one))
    assert found is not None
    assert (found.kept, found.other, found.called) == (ONE, TWO, called)


def test_other_names_are_not() -> None:
    assert compared(theme(ONE, "housing"), theme(TWO, "health")) is None
    assert compared(theme(ONE, "housing"), theme(TWO, "housing repairs")) is None


def test_themes_described_with_the_same_words_are_proposed_whatever_they_are_called() -> None:
    one = theme(ONE, "damp", "Mould, leaking windows and condensation in flats")
    other = theme(TWO, "cold homes", "Leaking windows, condensation, mould")
    found = compared(one, other)
    assert found is not None
    assert found.called is Called.OTHER
    assert reason_words(found) == (
        "Names differ; both described with: mould, leaking, windows, condensation"
    )


def test_a_theme_is_not_proposed_with_one_that_lies_under_it() -> None:
    both = [theme(ONE, "repair"), theme(TWO, "repairs")]
    assert len(likely_themes(both)) == 1
    assert likely_themes(both, {TWO: ONE}) == ()
    assert likely_themes(both, apart={frozenset({ONE, TWO})}) == ()
