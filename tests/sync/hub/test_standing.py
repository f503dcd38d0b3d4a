"""How the sync through a hub stands: kept in the log, by each turn that is taken from a window."""

from __future__ import annotations

import pytest

from organiser_app.domain.errors import HubProblem, InvalidInput
from organiser_app.store.log import Log
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.standing import (
    address_of,
    keep_address,
    keep_problem,
    keep_programme_address,
    keep_that_it_worked,
    programme_address_of,
    programme_place,
    standing,
    turn_off,
    turn_on,
)
from organiser_app.sync.hub.turn import held_at_hub, steps_of_turn
from tests.sync.folder.folders import add_theme, themes
from tests.sync.hub.teams import Colleague

URL = "postgresql://organiser_a_b:secret@hub.example.org:5433/organiser"
ADDRESS = Address(URL)
PROGRAMMES = Address(URL.replace("organiser_a_b", "organiser_programme_b"))


def test_it_is_off_until_an_address_is_given(log: Log) -> None:
    assert not log.read(standing).is_on
    assert log.read(address_of).url == ""
    turn_on(log, ADDRESS)
    stands = log.read(standing)
    assert (stands.is_on, stands.place) == (True, "organiser at hub.example.org:5433")
    assert log.read(address_of).url == URL


def test_turned_off_it_keeps_where_the_hub_is_and_can_be_turned_on_again(log: Log) -> None:
    turn_on(log, ADDRESS)
    keep_problem(log, HubProblem("Not there."))
    turn_off(log)
    stands = log.read(standing)
    assert (stands.is_on, stands.failures, stands.problem) == (False, 0, "")
    turn_on(log)
    assert log.read(standing).is_on
    assert log.read(address_of).url == URL


def test_what_is_no_address_leaves_it_as_it_was(log: Log) -> None:
    with pytest.raises(InvalidInput):
        turn_on(log, Address("hub.example.org"))
    assert not log.read(standing).is_on


def test_a_hub_that_proves_nothing_is_synced_with_once_somebody_agreed_and_says_so(
    log: Log,
) -> None:
    for keep, url in (
        (turn_on, URL),
        (keep_address, URL),
        (keep_programme_address, PROGRAMMES.url),
    ):
        loose = f"{url}?sslmode=require"
        with pytest.raises(InvalidInput, match="verify-full"):
            keep(log, Address(loose))
        keep(log, Address(loose, plain=True))
    assert log.read(address_of).plain
    assert log.read(standing).place == "organiser at hub.example.org:5433, without proof"
    assert log.read(programme_address_of).plain
    turn_on(log)  # as it was
    assert log.read(address_of).plain
    turn_on(log, Address(URL, plain=True))
    assert log.read(address_of).plain
    turn_on(log, ADDRESS)
    assert not log.read(address_of).plain
    turn_on(log, Address(f"{URL}?sslmode=verify-full", plain=True))
    assert not log.read(address_of).plain


def test_where_a_programmes_figures_are_read_is_another_address_which_is_shown_to_nobody(
    log: Log,
) -> None:
    assert log.read(programme_place) == ""
    assert log.read(programme_address_of).url == ""
    keep_programme_address(log, PROGRAMMES)
    assert log.read(programme_address_of) == PROGRAMMES
    assert log.read(programme_place) == "organiser at hub.example.org:5433"
    assert "secret" not in repr(log.read(programme_address_of))
    assert log.read(address_of).url == ""
    assert not log.read(standing).is_on


def test_an_address_of_the_other_sort_is_refused_and_the_first_one_stays(log: Log) -> None:
    keep_address(log, ADDRESS)
    keep_programme_address(log, PROGRAMMES)
    for keep in (turn_on, keep_address):
        with pytest.raises(InvalidInput, match="a programme's login"):
            keep(log, PROGRAMMES)
    with pytest.raises(InvalidInput, match="a team's login"):
        keep_programme_address(log, ADDRESS)
    assert log.read(address_of) == ADDRESS
    assert log.read(programme_address_of) == PROGRAMMES
    keep_programme_address(log, Address("postgresql://hub.example.org/organiser"))  # as PGUSER says


def test_an_address_is_kept_without_a_sync(log: Log) -> None:
    keep_address(log, ADDRESS)
    stands = log.read(standing)
    assert (stands.is_on, stands.place) == (False, "organiser at hub.example.org:5433")
    turn_on(log)
    assert log.read(address_of).url == URL


def test_a_turn_is_taken_without_proof_where_that_was_agreed_alone(three: list[Colleague]) -> None:
    ada, beth, _ = three
    ada.sync()
    add_theme(ada.log, "lifts")
    ada.sync()
    # Not this machine by its name, though it is.
    elsewhere = beth.address.url.replace("127.0.0.1", "0.0.0.0")  # noqa: S104 - nothing listens there
    turn_on(beth.log, Address(elsewhere))
    assert list(steps_of_turn(beth.log, lambda: True)) == []
    assert beth.log.read(standing).problem.startswith("The hub did not prove")
    turn_on(beth.log, Address(elsewhere, plain=True))
    assert list(steps_of_turn(beth.log, lambda: True))
    assert (beth.log.read(standing).problem, "lifts" in themes(beth.log)) == ("", True)
    assert held_at_hub(beth.log).is_any is False


def test_failures_are_counted_until_a_turn_goes_through(log: Log) -> None:
    turn_on(log, ADDRESS)
    for _ in range(2):
        keep_problem(log, HubProblem("Not there."))
    stands = log.read(standing)
    assert (stands.failures, stands.problem, stands.worked_at) == (2, "Not there.", None)
    keep_that_it_worked(log, ["Beth’s rows wait."])
    stands = log.read(standing)
    assert (stands.failures, stands.problem, stands.worked_at) == (0, "", log.clock())
    assert stands.notices == ("Beth’s rows wait.",)


def test_a_turn_gives_the_changes_it_made_and_keeps_how_it_went(three: list[Colleague]) -> None:
    ada, beth, _ = three
    add_theme(ada.log, "lifts")
    ada.sync()
    turn_on(beth.log, beth.address)
    changes = list(steps_of_turn(beth.log, lambda: True))
    assert "lifts" in themes(beth.log)
    assert {change.road for change in changes} == {"hub"}
    assert beth.log.read(standing).worked_at == beth.log.clock()


def test_one_that_is_not_wanted_any_more_ends_at_its_batch_and_tells_what_came(
    three: list[Colleague],
) -> None:
    ada, beth, _ = three
    add_theme(ada.log, "lifts")
    ada.sync()
    turn_on(beth.log, beth.address)
    changes = list(steps_of_turn(beth.log, lambda: False))
    assert len(changes) == 1
    assert beth.log.read(standing).worked_at is None
    assert beth.log.read(standing).problem == ""
    list(steps_of_turn(beth.log, lambda: True))
    assert beth.log.read(standing).worked_at is not None
