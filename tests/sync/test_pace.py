"""How often a turn is taken."""

from __future__ import annotations

from datetime import timedelta

from organiser_app.sync.pace import LONGEST, USUAL, next_turn_after


def test_each_failure_doubles_the_wait_up_to_half_an_hour() -> None:
    assert next_turn_after(0) == USUAL == timedelta(minutes=1)
    assert [next_turn_after(failures) // USUAL for failures in range(1, 8)] == [
        2,
        4,
        8,
        16,
        30,
        30,
        30,
    ]
    assert next_turn_after(10**6) == LONGEST
