"""A log pushed to a hub and pulled into another one, beside bare rows and beside a pack.

Needs PostgreSQL on this machine; one is started for it that writes to the disk as it does when it
is installed. The floor of a push is as many rows of as many bytes put into a bare table in the same
batches; that of a pull is the same rows merged from a pack. Rows a second are printed besides:
a hub was designed on 36,000 pushed and 112,000 read and decrypted.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log, create_log
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import hub_at
from organiser_app.sync.hub.glimpse import BATCH, rows_after
from organiser_app.sync.hub.keeper import make_login, make_team
from organiser_app.sync.hub.keyring import change_key, fetch_keys
from organiser_app.sync.hub.records import Cipher
from organiser_app.sync.hub.turn import HubTurn, Way, sync_with_hub
from organiser_app.sync.members import identity_of
from organiser_app.sync.taking import merge_pack
from tests.benchmarks.large_log import large_log
from tests.benchmarks.measuring import Line, each
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.hub.server import Server, let_go, programs, running_durably
from tests.sync.teams import acquaint

STATEMENTS = 100_000
_BARE = "INSERT INTO bare SELECT * FROM unnest(%b::uuid[], %b::bytea[])"
_USUAL = Way(pauses=())


def main() -> None:
    """Print lines for pushing, reading, pulling, and a turn with nothing new."""
    if programs() is None:
        print("PostgreSQL is not installed here, so that no hub is measured.")
        return
    server = running_durably()
    try:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), server)
    finally:
        let_go(server)


def _measure(folder: Path, server: Server) -> None:
    keeper = server.hub()
    first = make_team(keeper)
    second = make_login(keeper, first.team)
    with large_log(folder / "theirs", STATEMENTS) as theirs, _new(folder / "Ours.olog") as ours:
        acquaint(theirs, ours)
        change_key(theirs, first.address)
        turns: list[HubTurn] = []
        pushing = each(lambda: turns.append(sync_with_hub(theirs, first.address, _USUAL)))
        rows = turns[0].pushed
        read = each(lambda: _read(ours, second.address))
        pulling = each(lambda: sync_with_hub(ours, second.address, _USUAL, anew=True))
        quiet = each(lambda: sync_with_hub(theirs, first.address, _USUAL))
        bare = each(lambda: _bare(keeper, rows))
        with _new(folder / "Other.olog") as other:
            acquaint(theirs, other)
            write_pack_of(theirs, folder / "all.pack")
            merging = each(lambda: merge_pack(other, folder / "all.pack"))
    print(Line(f"push {rows:,} rows", pushing, bare, "-"))
    print(Line(f"read and decrypt {rows:,} rows", read, bare, "-"))
    print(Line(f"pull and merge {rows:,} rows", pulling, merging, "-"))
    print(Line("a turn with nothing new", quiet, pushing, "-"))
    for what, took in (("pushed", pushing), ("read", read), ("pulled", pulling)):
        print(f"{rows / took:>10,.0f} rows {what} a second")


def _new(path: Path) -> Log:
    log = create_log(path, PASSPHRASE, surroundings(seed=len(path.name)))
    set_up(log.work(), SetUpInput(organiser=path.stem, patch="Larkmoor"))
    return log


def _read(log: Log, address: Address) -> int:
    """Read and decrypt every row of the team, and keep none of it."""
    read = 0
    with hub_at(address) as hub:
        cipher = Cipher(hub.team, fetch_keys(log, hub, identity_of(log)).keys)
        writers = hub.connection.execute("SELECT writer FROM organiser.tally").fetchall()
        for (writer,) in writers:
            place = 0
            while rows := rows_after(hub, writer, place, BATCH):
                for row in rows:
                    cipher.line(row.body, row.record_id, writer, row.generation)
                place, read = rows[-1].place, read + len(rows)
    return read


def _bare(address: Address, rows: int) -> None:
    """As many rows of as many bytes, each batch a transaction."""
    with psycopg.connect(address.url, autocommit=True) as connection:
        size: Any = connection.execute("SELECT avg(length(body))::int FROM organiser.record")
        (length,) = size.fetchone()
        connection.execute("CREATE TABLE bare (id uuid PRIMARY KEY, body bytea)")
        for begun in range(0, rows, BATCH):
            count = min(BATCH, rows - begun)
            given = [[uuid4() for _ in range(count)], [os.urandom(length) for _ in range(count)]]
            connection.execute(_BARE, given)


if __name__ == "__main__":
    STATEMENTS = int(sys.argv[1]) if len(sys.argv) > 1 else STATEMENTS
    main()
