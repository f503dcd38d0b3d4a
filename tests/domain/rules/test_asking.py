"""How an ask stands, and how that is beside how it stood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.relationship_values import AskState
from organiser_app.domain.rules.asking import (
    Move,
    Silence,
    Standing,
    last_chased,
    last_time_this_time,
    silence,
    standing,
)

UNDERWAY, WON, STALLED, REFUSED = (
    AskState.UNDERWAY,
    AskState.WON,
    AskState.STALLED,
    AskState.REFUSED,
)
LIFTS = (
    Move(date(2025, 11, 3), UNDERWAY, "letter with 40 names"),
    Move(date(2026, 1, 12), UNDERWAY, again=True),
    Move(date(2026, 3, 4), REFUSED, "no money this year."),
    Move(date(2026, 4, 2), REFUSED, "a second letter", again=True),
    Move(date(2026, 5, 6), WON, "a date for the lifts"),
)
FEBRUARY, MARCH, MAY = date(2026, 2, 1), date(2026, 3, 31), date(2026, 5, 14)


def test_the_last_move_up_to_a_day_says_how_an_ask_stood() -> None:
    assert standing(LIFTS, date(2025, 11, 2)) is None
    assert standing(LIFTS, FEBRUARY) == Standing(UNDERWAY, date(2025, 11, 3), LIFTS[0].what)
    assert standing(LIFTS, MAY) == Standing(WON, date(2026, 5, 6), "a date for the lifts")


def test_it_stands_so_since_the_first_of_the_moves_that_left_it_so() -> None:
    assert standing(LIFTS, date(2026, 4, 30)) == Standing(
        REFUSED, date(2026, 3, 4), "no money this year."
    )


def test_an_ask_of_which_a_chase_alone_is_left_counts_that_as_the_asking() -> None:
    chase = Move(MARCH, UNDERWAY, again=True)
    assert silence((chase,), MAY) == Silence(MARCH, never_answered=True)


def test_a_chase_does_not_break_the_silence() -> None:
    assert silence(LIFTS, FEBRUARY) == Silence(date(2025, 11, 3), never_answered=True)
    assert silence(LIFTS, date(2026, 4, 14)) == Silence(date(2026, 3, 4), never_answered=False)
    assert Silence(MARCH, never_answered=True).days(MAY) == 44
    assert silence(LIFTS, date(2025, 1, 1)) is None


def test_a_chase_is_told_only_until_there_is_a_word() -> None:
    assert last_chased(LIFTS, date(2026, 4, 14)) == date(2026, 4, 2)
    assert last_chased(LIFTS, MARCH) is None
    assert last_chased(LIFTS, MAY) is None


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (
            MARCH,
            MAY,
            "Last time: refused in March. This time: won in May. A date for the lifts.",
        ),
        (MARCH, date(2026, 4, 30), "Last time: refused in March. This time: still refused."),
        (
            FEBRUARY,
            MARCH,
            "Last time: underway since November 2025. "
            "This time: refused in March. No money this year.",
        ),
        (
            date(2025, 6, 1),
            FEBRUARY,
            "Not asked last time. This time: underway since November 2025. Letter with 40 names.",
        ),
        (date(2025, 6, 1), date(2025, 7, 1), ""),
    ],
)
def test_last_time_and_this_time_are_told_in_words(then: date, now: date, told: str) -> None:
    assert last_time_this_time(LIFTS, then, now) == told


DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
MOVES = st.lists(
    st.builds(Move, DAYS, st.sampled_from(AskState), st.sampled_from(["", "a word"]), st.booleans())
).map(lambda moves: tuple(sorted(moves, key=lambda move: move.on)))


@given(MOVES, DAYS)
def test_nothing_after_a_day_changes_how_an_ask_stood_on_it(
    moves: tuple[Move, ...], day: date
) -> None:
    before = tuple(move for move in moves if move.on <= day)
    assert standing(moves, day) == standing(before, date.max)
    found = standing(moves, day)
    assert (found is None) == (not before)
    if found is not None:
        assert found.state is before[-1].state
        assert found.since <= day
