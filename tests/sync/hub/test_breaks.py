"""The way to a hub breaks anywhere, and whatever was agreed on until then stands."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.errors import HubUnreachable
from organiser_app.domain.models import Patch, Resident
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.turn import Way as Going
from organiser_app.sync.hub.turn import sync_with_hub
from tests.builders import web
from tests.sync.devices import forget
from tests.sync.hub.proxy import Way, after_commit, now_and_then
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.teams import Colleague, are_equal, rows_on, until_quiet
from tests.sync.sharing import answer

Team = list[Colleague]
_IN_SMALL_BATCHES = Going(pauses=(), batch=4)


def until_it_goes_through(who: Colleague, way: Way) -> int:
    """Turns by a way that is cut now and then; how often it was."""
    for number in range(200):
        try:
            sync_with_hub(who.log, way.through(who.address), _IN_SMALL_BATCHES)
        except HubUnreachable:
            continue
        return number
    raise AssertionError("it never goes through")


@pytest.mark.parametrize("number", [2, 3, 5, 7])
def test_a_commit_whose_answer_is_lost_is_known_by_the_next_turn(
    three: Team, server: Server, hub_address: Address, number: int
) -> None:
    ada, beth, cem = three
    rows = [ada.names_a_patch(f"Patch {each}") for each in range(18)]
    with Way(server.port, after_commit(number)) as way:
        until_it_goes_through(ada, way)
        assert way.cuts == 1
    ada.device.change(Patch, rows[0], name="North")
    told = [each.sync(batch=4).notices for each in (ada, beth, cem)]
    assert told == [(), (), ()]
    until_quiet(three)
    assert are_equal(three)
    count = "SELECT count(*) FROM organiser.record WHERE record_id = ANY(%s)"
    lies_there = server.ask(database_of(hub_address), count, [UUID(row) for row in rows])
    assert lies_there == [(len(rows),)]


@pytest.mark.parametrize("number", [3, 4])
def test_an_erasure_whose_answer_is_lost_is_done_once_and_nobody_misses_a_row(
    three: Team, server: Server, number: int
) -> None:
    ada, beth, cem = three
    resident = web(1)[Resident]["id"].hex
    ada.device.write(Resident, id=UUID(resident), name="Quibble")
    answer(ada.device, resident, given=True)
    until_quiet(three)
    forget(beth.device, resident)
    with Way(server.port, after_commit(number)) as way:
        until_it_goes_through(beth, way)
    until_quiet(three)
    assert [each.sync().notices for each in three] == [(), (), ()]
    assert all(("resident", resident, "name") not in each.device.state() for each in three)
    assert are_equal([ada, cem])


def test_a_log_that_began_again_and_was_not_told_so_fills_a_hub_that_was_set_back(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, _, cem = three
    until_quiet(three)
    ada.log.become_another_device()  # of which nothing lies there, as others left all that it has
    with server.set_back(hub_address):
        row = cem.names_a_patch("North")
        cem.sync()
        ada.sync()
    assert rows_on(server, hub_address, row) == 0
    with Way(server.port, after_commit(2)) as way, pytest.raises(HubUnreachable):
        sync_with_hub(ada.log, way.through(ada.address), Going(pauses=()))
    ada.sync()
    assert rows_on(server, hub_address, row) == 1


def test_a_way_that_is_cut_at_every_turn_lets_everything_through_in_the_end(
    three: Team, server: Server
) -> None:
    for name, each in zip("ABC", three, strict=True):
        for number in range(12):
            each.names_a_patch(f"{name} {number}")
    broke = 0
    with Way(server.port, now_and_then(0.02, seed=7)) as way:
        for _ in range(2):
            broke += sum(until_it_goes_through(each, way) for each in three)
    assert broke > 3
    assert [each.sync().notices for each in three] == [(), (), ()]
    until_quiet(three)
    assert are_equal(three)


def test_a_server_that_crashes_in_the_middle_is_waited_for(three: Team, server: Server) -> None:
    ada, beth, _ = three
    for number in range(12):
        ada.names_a_patch(f"Patch {number}")
    crashed: list[int] = []

    def crash(pushed: int, _: int) -> None:
        if not crashed:
            crashed.append(pushed)
            server.stop()

    def start_again(pause: float) -> None:
        assert pause >= 1
        server.start()

    going = Going(pauses=(1,), batch=4, sleep=start_again, watch_pushing=crash)
    sync_with_hub(ada.log, ada.address, going)
    assert crashed == [4]
    beth.sync()
    ada.sync()
    assert are_equal([ada, beth])
