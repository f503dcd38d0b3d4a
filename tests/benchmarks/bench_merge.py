"""Merging a pack of 500,000 rows, beside the same rows inserted bare in one transaction.

The floor writes the rows that the merge brought, and nothing else, into tables without triggers,
indexes or versions, through the same driver and with the same durability. It does so twice: by the
driver as it comes, which is what the design's floors were set by, and by the driver as the store
teaches it, which puts the same rows in two to three times as fast.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection

from organiser_app.store.connection import make_engine
from organiser_app.store.keys import new_data_key
from organiser_app.store.log import Log, create_log
from organiser_app.sync.keys import PrivateKeys, new_keys
from organiser_app.sync.lines import lines_of
from organiser_app.sync.manifest import Heading, PackKind
from organiser_app.sync.merge import merge
from organiser_app.sync.pack import open_pack, write_pack
from organiser_app.sync.unmerge import unmerge
from tests.benchmarks.large_log import large_log
from tests.benchmarks.measuring import Line, each
from tests.store_fixtures import PASSPHRASE, surroundings

ROWS = 500_000
_PARTS = 5
_TAUGHT = (type(None), bytes)


def main() -> None:
    """Print lines for packing, merging, merging again, taking back, and a fifth of the rows."""
    for rows in (ROWS // _PARTS, ROWS):
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), rows)


def _measure(folder: Path, rows: int) -> None:
    keys, path = new_keys(), folder / "log.pack"
    with large_log(folder / "theirs", rows // 2) as theirs:
        packing = each(lambda: _pack(theirs, path, keys))
        taught = each(_floor(folder / "taught.db", theirs))
        with _driver_as_it_comes():
            floor = each(_floor(folder / "floor.db", theirs))
    with create_log(folder / "Ours.olog", PASSPHRASE, surroundings()) as ours:
        merging = each(lambda: _merge(ours, path, keys))
        again = each(lambda: _merge(ours, path, keys))
        run = ours.read(_first_run)
        back = each(lambda: unmerge(ours.work(), run))
    print(Line(f"write a pack of {rows:,} rows", packing, floor, "-"))
    print(Line(f"merge {rows:,} rows", merging, floor, "3x, and linear"))
    print(Line(f"merge {rows:,} rows, beside a taught driver", merging, taught, "-"))
    print(Line(f"merge the same {rows:,} rows again", again, merging, "0.5x"))
    print(Line(f"take the first of them back ({rows:,} rows)", back, merging, "-"))


def _pack(log: Log, path: Path, keys: PrivateKeys) -> None:
    heading = Heading(
        min_reader=4,
        schema=4,
        made_at=datetime(2026, 3, 2, tzinfo=UTC),
        sender_name="Organiser",
        kind=PackKind.WHOLE,
        since=0,
        until=1,
        device="0" * 16,
    )
    with log.reading() as connection:
        write_pack(
            path, heading, lines_of(connection, 0), keys, readers=[keys.public().sealing_key]
        )


def _merge(log: Log, path: Path, keys: PrivateKeys) -> None:
    with open_pack(path, keys) as pack:
        merge(log.work(), pack.manifest, pack.lines(), of_days_to_come=True)


def _first_run(connection: Connection) -> int:
    found = connection.exec_driver_sql("SELECT min(sequence) FROM merge_run")
    return int(found.scalar_one())


def _floor(path: Path, log: Log) -> Callable[[], None]:
    tables = ("statement", "wording")
    with log.reading() as connection:
        filled = {
            name: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]
            for name in tables
        }
    engine = make_engine(path, new_data_key())

    def write() -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            for name, rows in filled.items():
                columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
                connection.exec_driver_sql(f"CREATE TABLE {name} ({columns})")
                marks = ", ".join("?" for _ in rows[0])
                connection.exec_driver_sql(f"INSERT INTO {name} VALUES ({marks})", rows)
            connection.exec_driver_sql("COMMIT")

    return write


@contextmanager
def _driver_as_it_comes() -> Iterator[None]:
    """Let the driver bind every value in its own way."""
    taught = {
        key: sqlcipher.adapters.pop(key) for key in [*sqlcipher.adapters] if key[0] in _TAUGHT
    }
    try:
        yield
    finally:
        sqlcipher.adapters.update(taught)


if __name__ == "__main__":
    ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    main()
