from __future__ import annotations

import pytest

from organiser_app.domain.rules.word_stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        ("drive", "drives", "driving"),
        ("sit", "sits", "sitting"),
        ("letter", "letters"),
        ("bus", "buses"),
        ("hobby", "hobbies"),
        ("visit", "visits", "visited", "visiting"),
        ("bake", "bakes", "baking", "baked"),
        ("call", "calls", "calling"),
    ],
)
def test_the_forms_of_a_word_are_one(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("cook", "cooker"), ("bus", "bush"), ("sing", "sin")])
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)
