"""Whoever runs a hub cannot keep rows back, alter them or pass them off, without being noticed."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.models import Patch
from organiser_app.sync.hub.address import Address
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.teams import Colleague, until_quiet

Team = list[Colleague]


def test_a_row_that_is_kept_back_is_noticed_by_who_never_had_it_and_by_who_did(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    row = ada.names_a_patch("North")
    ada.names_a_patch("South")
    ada.sync()
    server.ask(
        database_of(hub_address), "DELETE FROM organiser.record WHERE record_id = %s", UUID(row)
    )
    assert beth.sync().notices == ("The hub is keeping back 1 row of Ada.",)
    assert beth.sync().notices == ("The hub is keeping back 1 row of Ada.",)
    assert ("patch", row, "name") not in beth.device.state()


def test_an_earlier_wording_of_a_row_put_back_is_noticed(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    row = ada.names_a_patch("North")
    until_quiet(three)
    query = "SELECT body, place FROM organiser.record WHERE record_id = %s"
    ((body, place),) = server.ask(database_of(hub_address), query, UUID(row))
    ada.device.change(Patch, row, name="North side")
    ada.sync()
    server.ask(
        database_of(hub_address),
        "UPDATE organiser.record SET body = %s, place = %s WHERE record_id = %s",
        body, place, UUID(row),
    )  # fmt: skip
    assert beth.sync().notices == ("The rows of Ada on the hub are not the ones that Ada signed.",)


def test_an_earlier_tally_with_its_rows_is_noticed_by_who_saw_a_later_one(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    ada.names_a_patch("North")
    until_quiet(three)
    kept = server.ask(database_of(hub_address), "SELECT writer, body FROM organiser.tally")
    row = ada.names_a_patch("South")
    ada.sync()
    beth.sync()
    server.ask(
        database_of(hub_address), "DELETE FROM organiser.record WHERE record_id = %s", UUID(row)
    )
    for writer, body in kept:
        server.ask(
            database_of(hub_address),
            "UPDATE organiser.tally SET body = %s WHERE writer = %s", body, writer,
        )  # fmt: skip
    assert beth.sync().notices == ("The hub shows rows of Ada as they were some time ago.",)


def test_a_row_that_was_altered_is_not_merged_and_is_said(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    row = ada.names_a_patch("North")
    ada.sync()
    server.ask(
        database_of(hub_address),
        r"UPDATE organiser.record SET body = body || '\x00' WHERE record_id = %s",
        UUID(row),
    )
    told = beth.sync().notices
    missing = "The hub is keeping back 1 row of Ada."
    assert told == ("1 row of Ada on the hub cannot be read: it was altered there.", missing)
    assert ("patch", row, "name") not in beth.device.state()
    assert beth.sync().notices == (missing,)


def test_a_row_cannot_be_passed_off_as_anothers_or_as_another_row(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, cem = three
    row, other = ada.names_a_patch("North"), ada.names_a_patch("South")
    ada.sync()
    beth.sync()
    writers = dict(server.ask(database_of(hub_address), "SELECT writer, 1 FROM organiser.tally"))
    mine = server.ask(
        database_of(hub_address),
        "SELECT writer FROM organiser.record WHERE record_id = %s",
        UUID(row),
    )[0][0]
    (theirs,) = set(writers) - {mine}
    server.ask(
        database_of(hub_address),
        "UPDATE organiser.record SET writer = %s WHERE record_id = %s", theirs, UUID(row),
    )  # fmt: skip
    server.ask(
        database_of(hub_address),
        "UPDATE organiser.record SET record_id = gen_random_uuid() WHERE record_id = %s",
        UUID(other),
    )
    told = cem.sync().notices
    assert {notice for notice in told if "cannot be read" in notice} == {
        "1 row of Ada on the hub cannot be read: it was altered there.",
        "1 row of Beth on the hub cannot be read: it was altered there.",
    }
    there = {one for _, one, _ in cem.device.state("patch")}
    assert not {row, other} & there


def test_a_tally_that_nobody_signed_is_said_and_its_rows_wait(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    ada.names_a_patch("North")
    ada.sync()
    server.ask(
        database_of(hub_address),
        r"UPDATE organiser.tally SET body = set_byte(body, 3, 7) || '\x20'",
    )
    turn = beth.sync()
    assert turn.pulled == {}
    assert any("signed by nobody" in notice for notice in turn.notices)
