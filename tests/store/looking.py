"""What tests look for in a log, and the smallest change that they make to it."""

from __future__ import annotations

from sqlalchemy import select, text

from organiser_app.domain.change import Change
from organiser_app.domain.models import Host, metadata, synced_models, table_of
from organiser_app.store.log import Log
from organiser_app.store.versions import TWINS
from tests.builders import Row


def add_host(log: Log, name: str = "Well House") -> Change:
    with log.work() as work:
        host = Host(id=work.new_id(), name=name)
        work.add(host)
        return work.commit("add_host", host.id)


def hosts(log: Log) -> list[str]:
    with log.reading() as connection:
        return list(connection.execute(text("SELECT name FROM host ORDER BY id")).scalars())


def everything(log: Log) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every synced table and every twin."""
    with log.reading() as connection:
        return {
            name: [tuple(row) for row in connection.execute(table.select())]
            for name, table in metadata.tables.items()
            if name.removesuffix("_versions") in {table_of(m).name for m in synced_models()}
        }


def versions(log: Log) -> dict[str, dict[str, Row]]:
    """For each table, for each id, the versions of its fields."""
    with log.reading() as connection:
        return {
            name: {
                twin["id"]: dict(twin)
                for twin in connection.execute(select(TWINS[name])).mappings()
            }
            for name in TWINS
        }


def this_version(log: Log) -> bytes:
    """The version of the change committed last, by the device's own bookkeeping."""
    with log.reading() as connection:
        number, ticks = connection.execute(text("SELECT number, ticks FROM device")).one()
    return (int(ticks) << 64 | int(number, 16)).to_bytes(16, "big")


def this_sequence(log: Log) -> int:
    with log.reading() as connection:
        return int(connection.execute(text('SELECT max(sequence) FROM "change"')).scalar_one())
