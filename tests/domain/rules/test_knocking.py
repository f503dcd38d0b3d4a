"""When a door is left alone, when a card is left, and on which side of the street it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from organiser_app.domain.rules.knocking import on_side, tries_unanswered, warns
from organiser_app.domain.values import AttemptOutcome, StreetSide

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("days_ago", "within", "warned"),
    [(0, 14, True), (14, 14, True), (15, 14, False), (1, 1, True), (0, 0, False), (-1, 14, True)],
)
def test_a_door_knocked_within_the_days_is_warned_of(
    days_ago: int, within: int, warned: bool
) -> None:
    assert warns(TODAY - timedelta(days=days_ago), TODAY, within) is warned


def test_a_door_never_knocked_is_not_warned_of() -> None:
    assert not warns(None, TODAY)


def test_tries_are_counted_up_to_the_last_time_somebody_opened() -> None:
    nobody, chat = AttemptOutcome.NO_ANSWER, AttemptOutcome.SHORT_CHAT
    assert tries_unanswered([]) == 0
    assert tries_unanswered([nobody, nobody, chat, nobody]) == 2
    assert tries_unanswered([chat, nobody, nobody]) == 0


@pytest.mark.parametrize(
    ("label", "odd", "even"),
    [
        ("1", True, False),
        ("20A", False, True),
        ("Flat 7", True, False),
        ("The Lodge", True, True),
    ],
)
def test_the_number_says_the_side_and_a_door_without_one_is_on_both(
    label: str, odd: bool, even: bool
) -> None:
    assert on_side(label, StreetSide.ODD) is odd
    assert on_side(label, StreetSide.EVEN) is even
    assert on_side(label, StreetSide.BOTH)
