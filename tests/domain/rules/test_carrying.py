from __future__ import annotations

from organiser_app.domain.rules.carrying import (
    MOST_KEPT,
    MOST_LATE,
    MOST_LED,
    MOST_OPEN,
    Load,
    TooMuch,
    too_much,
)


def test_what_is_at_the_bound_is_not_too_much() -> None:
    load = Load(kept=MOST_KEPT, open=MOST_OPEN, late=MOST_LATE, led=MOST_LED)
    assert too_much(load) == ()


def test_each_bound_is_told_by_itself() -> None:
    assert too_much(Load(kept=MOST_KEPT + 1)) == (TooMuch.KEPT,)
    assert too_much(Load(open=MOST_OPEN + 1)) == (TooMuch.OPEN,)
    assert too_much(Load(open=MOST_LATE + 1, late=MOST_LATE + 1)) == (TooMuch.LATE,)
    assert too_much(Load(led=MOST_LED + 1)) == (TooMuch.LED,)


def test_who_keeps_nobody_owes_nothing_and_leads_nothing_carries_nothing() -> None:
    assert Load().is_nothing
    assert not Load(led=1).is_nothing
