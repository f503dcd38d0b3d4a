"""Whoever runs a hub reads nothing there: ids, sizes and times are all that can be seen."""

from __future__ import annotations

import subprocess

from organiser_app.domain.models import Resident
from organiser_app.sync.hub.address import Address
from tests.builders import web
from tests.faults.test_confidentiality import forms_of
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.teams import Colleague, until_quiet
from tests.sync.sharing import answer


def dumped(server: Server, hub_address: Address) -> bytes:
    """Everything that lies in a hub, as its keeper backs it up, with bytes as they are."""
    tables = server.ask(
        database_of(hub_address),
        "SELECT relname FROM pg_class WHERE relnamespace = 'organiser'::regnamespace"
        " AND relkind = 'r'",
    )
    rows = [
        server.ask(database_of(hub_address), f"SELECT * FROM organiser.{table}")
        for (table,) in tables
    ]
    parts = [
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for table in rows
        for row in table
        for value in row
    ]
    backup = subprocess.run(
        [server.programs / "pg_dump", "--schema=organiser", hub_address.url],
        check=True, capture_output=True,
    )  # fmt: skip
    return b"\n".join((*parts, backup.stdout))


def test_no_word_and_no_name_can_be_found_in_all_that_lies_on_a_hub(
    three: list[Colleague], server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    ada.device.put(web(1, "quibblewick"))
    answer(ada.device, web(1)[Resident]["id"].hex, given=True)
    beth.names_a_patch("Zebracorn Road")
    until_quiet(three)
    assert beth.device.state()["resident", web(1)[Resident]["id"].hex, "name"][0]
    lies_there = dumped(server, hub_address).lower()
    assert len(lies_there) > 10_000
    for word in ("quibblewick", "zebracorn", "Larkmoor", "listening", "resident_group"):
        for form in forms_of(word):
            assert form.lower() not in lies_there


def test_nothing_readable_reaches_the_servers_own_log(
    three: list[Colleague], server: Server
) -> None:
    ada, beth, _ = three
    ada.names_a_patch("Snickerdoodle Lane")
    ada.sync()
    beth.sync()
    written = (server.folder / "log").read_bytes()
    assert b"organiser.record" in written
    assert all(form not in written for form in forms_of("Snickerdoodle"))
