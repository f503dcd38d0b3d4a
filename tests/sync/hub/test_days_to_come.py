"""Rows on a hub from a clock that is days ahead wait there until somebody looked at it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from organiser_app.sync.hub.standing import standing, turn_on
from organiser_app.sync.hub.turn import held_at_hub, steps_of_turn
from organiser_app.sync.taking import Terms
from tests.store_fixtures import START, SettableClock
from tests.sync.erasing import add_residents, erase
from tests.sync.folder.folders import add_theme, themes
from tests.sync.hub.teams import Colleague, are_equal, until_quiet

Team = list[Colleague]


def is_a_year_ahead(who: Colleague) -> None:
    """Let somebody's clock be wrong."""
    assert isinstance(who.log.clock, SettableClock)
    who.log.clock.now = START + timedelta(days=365)


@pytest.fixture
def ahead(three: Team) -> Team:
    """Ada, for whom it waits what Beth wrote a year ahead; nothing waits of Cem."""
    ada, beth, cem = three
    turn_on(ada.log, ada.address)
    is_a_year_ahead(beth)
    add_theme(beth.log, "lifts")
    beth.sync()
    add_theme(cem.log, "damp")
    cem.sync()
    return three


def test_they_wait_and_stop_nobody_else(ahead: Team) -> None:
    ada = ahead[0]
    for _ in range(2):
        turn = ada.sync()
        assert turn.holds
        assert turn.notices[0].startswith("What Beth wrote lies up to 365 days ahead of this")
    assert themes(ada.log) == {"damp"}


def test_once_somebody_looked_at_the_clocks_all_goes_on_and_all_are_equal(ahead: Team) -> None:
    ada, _, cem = ahead
    list(steps_of_turn(ada.log, lambda: True))
    assert ada.log.read(standing).holds
    (told,) = held_at_hub(ada.log).ahead
    assert told.startswith("What Beth wrote")
    assert held_at_hub(ada.log).residents == ()
    assert list(steps_of_turn(ada.log, lambda: True, Terms(days_to_come=True)))
    assert not ada.log.read(standing).holds
    assert not held_at_hub(ada.log).is_any
    cem.terms = Terms(days_to_come=True)
    until_quiet(ahead)
    assert are_equal(ahead)
    assert {"damp", "lifts"} <= themes(ada.log)


def test_few_who_would_be_erased_are_not_asked_about_with_the_clock(three: Team) -> None:
    ada, beth, _ = three
    residents = add_residents(beth.log, 20)
    until_quiet(three)
    turn_on(ada.log, ada.address)
    is_a_year_ahead(beth)
    erase(beth.log, residents[:2])
    beth.sync()
    ada.sync()
    held = held_at_hub(ada.log)
    assert held.ahead
    assert held.residents == ()
