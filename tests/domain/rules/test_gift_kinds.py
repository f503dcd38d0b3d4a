from __future__ import annotations

import pytest

from organiser_app.domain.relationship_values import GiftKind
from organiser_app.domain.rules.gift_kinds import SuggestedKind, suggest_gift_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("can drive a minibus, free most mornings", GiftKind.TOOL),
        ("kitchen free in the mornings, space for boxes", GiftKind.SPACE),
        ("electrician, between jobs, would show the young ones", GiftKind.SKILL),
        ("speaks Somali", GiftKind.KNOWLEDGE),
        ("would ring people of an evening", GiftKind.TIME),
    ],
)
def test_a_gift_says_by_a_word_what_sort_of_thing_it_is(words: str, kind: GiftKind) -> None:
    found = suggest_gift_kind(words)
    assert found is not None
    assert found.kind is kind
    assert found.word in words


def test_of_two_kinds_named_alike_the_first_is_suggested() -> None:
    assert suggest_gift_kind("retired nurse, happy to visit") == SuggestedKind(
        GiftKind.SKILL, "nurse"
    )


def test_where_no_word_is_known_nothing_is_suggested() -> None:
    assert suggest_gift_kind("whatever is wanted") is None
