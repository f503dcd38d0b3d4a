"""Any value of any field is shown in words: no code, no number of a row, no bare truth value."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from organiser_app.domain import relationship_values, values
from organiser_app.sync.shown_values import Named, Shown
from organiser_app.ui.pages.team.merging.value_words import choice_word, value_words

TODAY = date(2026, 3, 2)
CHOICES = [
    choice
    for module in (values, relationship_values)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    for choice in kind
]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: f"{type(choice).__name__}.{choice}")
def test_every_choice_of_the_field_has_a_word(choice: StrEnum) -> None:
    word = choice_word(choice)
    assert word
    assert "_" not in word


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        ("", "nothing"),
        (True, "yes"),
        (False, "no"),
        (date(2026, 5, 19), "19 May"),
        (date(2025, 5, 19), "19 May 2025"),
        (datetime(2026, 3, 2, 9, 5, tzinfo=UTC).astimezone(), "2 Mar"),
        (12_500, "12,500"),
        ("Three prices", "Three prices"),
        (Named("Bill Hughes"), "Bill Hughes"),
        (Named(""), "somebody or something that has not come yet"),
        (values.CommitmentState.PART_KEPT, "part kept"),
    ],
)
def test_a_value_is_said_as_people_say_it(value: Shown, words: str) -> None:
    assert value_words(value, TODAY).startswith(words)
