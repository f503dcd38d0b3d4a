"""Rows on a hub that would erase many residents wait there, and go on once that is meant."""

from __future__ import annotations

import pytest

from organiser_app.sync.hub.standing import standing, turn_on
from organiser_app.sync.hub.turn import Way, held_at_hub, steps_of_turn, sync_with_hub
from organiser_app.sync.taking import Terms
from tests.sync.erasing import add_residents, erase, residents_in
from tests.sync.folder.folders import add_theme, themes
from tests.sync.hub.teams import BATCH, Colleague, are_equal, until_quiet

ALL, MANY = 20, 6
Team = list[Colleague]


@pytest.fixture
def held(three: Team) -> Team:
    """Ada, for whom it waits that Beth erased many; Cem was there before that."""
    ada, beth, _ = three
    residents = add_residents(beth.log, ALL)
    until_quiet(three)
    turn_on(ada.log, ada.address)
    erase(beth.log, residents[:MANY])
    add_theme(beth.log, "lifts")
    beth.sync()
    return three


def test_they_wait_with_what_their_writer_wrote_after_them_and_stop_nobody_else(
    held: Team,
) -> None:
    ada, _, cem = held
    add_theme(cem.log, "damp")
    cem.sync()
    for _ in range(2):
        turn = ada.sync()
        assert turn.holds
        assert turn.notices[0].startswith("Beth’s log would erase 6 of the 20 residents here.")
    assert residents_in(ada.log) == ALL
    assert "damp" in themes(ada.log)
    assert "lifts" not in themes(ada.log)


def test_whom_they_would_erase_can_be_seen_before(held: Team) -> None:
    ada = held[0]
    names = {title.words for title in held_at_hub(ada.log).residents}
    assert names == {f"Resident {number:03}" for number in range(MANY)}
    assert residents_in(ada.log) == ALL


def test_once_it_is_meant_all_goes_on_and_all_are_equal(held: Team) -> None:
    ada, _, cem = held
    list(steps_of_turn(ada.log, lambda: True))
    assert ada.log.read(standing).holds
    assert list(steps_of_turn(ada.log, lambda: True, Terms(erase_many=True)))
    assert not ada.log.read(standing).holds
    assert not held_at_hub(ada.log).is_any
    sync_with_hub(cem.log, cem.address, Way(pauses=(), batch=BATCH, terms=Terms(erase_many=True)))
    until_quiet(held)
    assert are_equal(held)
    assert residents_in(ada.log) == ALL - MANY
    assert "lifts" in themes(ada.log)
