"""Erasing through a hub: rows are removed there for good, and no push brings anybody back."""

from __future__ import annotations

import threading
from uuid import UUID

import pytest

from organiser_app.domain.models import Resident, Statement, Tie, Wording
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import hub_at
from organiser_app.sync.hub.pushing import PullFirst, Pusher
from tests.builders import web
from tests.sync.devices import forget
from tests.sync.erased_words import times_squeezed
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.teams import Colleague, are_equal, pusher_of, rows_on, until_quiet
from tests.sync.sharing import answer, withdrawn

Team = list[Colleague]
RESIDENT = web(1)[Resident]["id"].hex
STATEMENT = web(1)[Statement]["id"].hex


def share_a_web(who: Colleague, team: Team) -> None:
    """Write of a resident who agreed, in nearly every table, and let the team have it."""
    who.device.put(web(1, "quibblewick"))
    answer(who.device, RESIDENT, given=True)
    until_quiet(team)


def left_of(server: Server, hub_address: Address) -> set[UUID]:
    """The ids of all rows on a hub."""
    query = "SELECT record_id FROM organiser.record"
    return {record_id for (record_id,) in server.ask(database_of(hub_address), query)}


def test_an_erasure_removes_the_rows_of_all_writers_and_what_hangs_on_them(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, cem = three
    share_a_web(ada, three)
    beth.device.change(Resident, RESIDENT, phone="0161 496 0000")
    until_quiet(three)
    assert rows_on(server, hub_address, RESIDENT) == 2
    here = {row for _, row, _ in ada.device.state()}
    forget(cem.device, RESIDENT)
    gone = here - {row for _, row, _ in cem.device.state()}
    assert {RESIDENT, STATEMENT, web(1)[Wording]["id"].hex, web(1)[Tie]["id"].hex} <= gone
    cem.sync()
    assert not left_of(server, hub_address) & {UUID(row) for row in gone}
    until_quiet(three)
    assert are_equal([beth, cem])  # what stays at home is Ada's alone
    assert all(("resident", RESIDENT, "name") not in each.device.state() for each in three)


def test_a_turn_that_takes_an_erasure_in_writes_the_file_anew_once(three: Team) -> None:
    ada, beth, _ = three
    share_a_web(ada, three)
    forget(beth.device, RESIDENT)
    beth.sync()
    before = times_squeezed(ada.log)
    assert len(ada.sync(batch=1).runs) > 1
    assert times_squeezed(ada.log) == before + 1
    ada.sync()
    assert times_squeezed(ada.log) == before + 1


def test_after_an_erasure_nobody_is_said_to_have_rows_kept_back(
    three: Team,
) -> None:
    ada, _, cem = three
    share_a_web(ada, three[:2])  # Cem comes when all is over, and never sees what was erased
    forget(three[1].device, RESIDENT)
    until_quiet(three[:2])
    assert [each.sync().notices for each in (cem, *three)] == [()] * 4
    assert are_equal([three[1], cem])


def test_what_is_written_of_somebody_erased_meanwhile_never_reaches_the_hub(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, cem = three
    share_a_web(ada, three)
    forget(ada.device, RESIDENT)
    beth.device.change(Resident, RESIDENT, phone="0161 496 0001")
    own = dict(web()[Statement]) | {"subject_id": UUID(RESIDENT)}
    beth.device.put({**web(), Statement: own})
    ada.sync()
    beth.sync()
    cem.sync()
    assert UUID(RESIDENT) not in left_of(server, hub_address)
    assert own["id"] not in left_of(server, hub_address)
    until_quiet(three)
    told = {row for each in three for _, row, _ in each.device.state()}
    assert not {RESIDENT, own["id"].hex} & told


def test_a_push_that_was_made_ready_before_an_erasure_is_given_up(three: Team) -> None:
    ada, beth, _ = three
    share_a_web(ada, three)
    forget(ada.device, RESIDENT)
    beth.names_a_patch("South")
    ada.sync()
    with hub_at(beth.address) as hub, pusher_of(beth, hub) as pusher, pytest.raises(PullFirst):
        pusher.push(frozenset())


def test_a_push_that_races_an_erasure_waits_for_it_and_brings_nobody_back(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    share_a_web(ada, three)
    beth.device.change(Resident, RESIDENT, phone="0161 496 0002")
    at_the_lock = threading.Event()
    with hub_at(ada.address) as erasing, hub_at(beth.address) as hub:
        erasing.connection.execute("BEGIN")
        team = [erasing.team]
        erasing.connection.execute(
            "SELECT 1 FROM organiser.team WHERE team_id = %s FOR UPDATE", team
        )
        given_up: list[bool] = []

        def push(pusher: Pusher) -> None:
            at_the_lock.set()
            try:
                pusher.push(frozenset())
            except PullFirst:
                given_up.append(True)

        with pusher_of(beth, hub) as pusher:
            pushing = threading.Thread(target=push, args=[pusher])
            pushing.start()
            at_the_lock.wait()
            server.wait_for_a_lock(hub_address)
            for statement in (
                "DELETE FROM organiser.record WHERE subject_id = %s OR record_id = %s",
                "INSERT INTO organiser.erased SELECT %s, %s, 0",
            ):
                given = [UUID(RESIDENT)] * 2 if "DELETE" in statement else [*team, UUID(RESIDENT)]
                erasing.connection.execute(statement, given)
            erasing.connection.execute("UPDATE organiser.team SET erasures = erasures + 1")
            erasing.connection.execute("COMMIT")
            pushing.join(timeout=30)
        assert given_up == [True]
    assert rows_on(server, hub_address, RESIDENT) == 0


def test_the_hub_itself_refuses_rows_of_who_was_erased(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    share_a_web(beth, three)
    server.ask(
        database_of(hub_address),
        "INSERT INTO organiser.erased SELECT team_id, %s, counter FROM organiser.team",
        UUID(RESIDENT),
    )
    beth.device.change(Resident, RESIDENT, phone="0161 496 0003")
    beth.sync()
    ada.sync()
    assert ada.device.state()["resident", RESIDENT, "phone"][0] != "0161 496 0003"


def test_who_withdraws_is_removed_from_the_hub_and_comes_back_as_somebody_else(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    share_a_web(ada, three)
    had = {row for _, row, _ in beth.device.state()}
    fresh = withdrawn(ada.device, RESIDENT)
    until_quiet(three)
    gone = had - {row for _, row, _ in beth.device.state()}
    assert {RESIDENT, STATEMENT} <= gone
    assert not left_of(server, hub_address) & {UUID(row) for row in gone}
    assert UUID(fresh) not in left_of(server, hub_address)
    answer(ada.device, fresh, given=True)
    until_quiet(three)
    assert UUID(fresh) in left_of(server, hub_address)
    assert [each.sync().notices for each in three] == [()] * 3
