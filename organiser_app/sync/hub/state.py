"""What this log remembers of its hub, in its own tables: how far it is, and what lies there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organiser_app.domain.models import HubState
from organiser_app.store.one_row import keep_one_row, one_row
from organiser_app.store.queries import tables as t
from organiser_app.sync.hub.tally import Sum, Tally, read_tally

_THOSE = "record_id IN (SELECT unhex(value) FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class WriterStanding:
    """How far this log is with one writer: up to which place its rows came, and their sum.

    Of its own device it is what it meant to leave on the hub, whether or not that arrived.
    """

    id: int
    place: int
    begun: int
    serial: int
    rows: Sum


class Entry(NamedTuple):
    """That a row lies on the hub, by whom it was written and what it comes to."""

    record_id: bytes
    writer_id: int
    generation: int
    digest: bytes


def standing(connection: Connection) -> HubState | None:
    """How far this log is; None where it never was at a hub."""
    return one_row(connection, HubState)


def begin(connection: Connection, team: str, writer: str) -> None:
    """Remember nothing of a hub but the team's keys: it begins anew, as `writer`."""
    _forget(connection)
    keep_one_row(connection, HubState(team=team, writer=writer, tally=b""))


def begin_anew(connection: Connection) -> None:
    """Remember nothing of a hub but the team's keys and what was signed last.

    This device means to take away what it left there, and to leave all anew.
    """
    known = standing(connection)
    _forget(connection)
    last = read_tally(known.tally, known.team, known.writer) if known is not None else None
    if known is not None and last is not None:
        keep_one_row(connection, HubState(team=known.team, writer=known.writer, tally=known.tally))
        mean(connection, last.begun_again(last.serial))


def _forget(connection: Connection) -> None:
    for table in (t.hub_state, t.hub_writer, t.hub_record):
        connection.execute(delete(table))


def put(connection: Connection, **values: object) -> None:
    """Let some of the standing be as given."""
    connection.execute(update(t.hub_state).values(**values))


def keys_of(connection: Connection, team: str) -> dict[int, bytes]:
    """The team's keys that are known here, by generation."""
    key = t.hub_key.c
    query = select(key.generation, key.key).where(key.team == team).order_by(key.generation)
    return {generation: bytes(secret) for generation, secret in connection.execute(query)}


def keep_keys(connection: Connection, team: str, keys: dict[int, bytes]) -> None:
    """Know these keys of the team, and no others."""
    connection.execute(delete(t.hub_key).where(t.hub_key.c.team == team))
    rows = [{"team": team, "generation": number, "key": key} for number, key in keys.items()]
    connection.execute(insert(t.hub_key), rows)


_FRESH = {"place": 0, "begun": 0, "serial": 0, "records": 0, "digest": Sum().digest_bytes}


def begin_with_writer(connection: Connection, writer_id: int, begun: int) -> None:
    """Remember nothing of what a writer left on the hub, who began there for that time."""
    connection.execute(delete(t.hub_record).where(t.hub_record.c.writer_id == writer_id))
    values = _FRESH | {"begun": begun}
    connection.execute(update(t.hub_writer).where(t.hub_writer.c.id == writer_id).values(**values))


def pull_again(connection: Connection) -> None:
    """Remember nothing of what others left on the hub, so that all of it comes once more."""
    known = standing(connection)
    w = t.hub_writer.c
    others = select(w.id, w.begun).where(w.name != (known.writer if known is not None else ""))
    for writer_id, begun in connection.execute(others).all():
        begin_with_writer(connection, writer_id, begun)


def writer_of(connection: Connection, name: str) -> WriterStanding:
    """How far this log is with a writer, who is known from then on."""
    connection.execute(upsert(t.hub_writer).values(name=name, **_FRESH).on_conflict_do_nothing())
    w = t.hub_writer.c
    query = select(w.id, w.place, w.begun, w.serial, w.records, w.digest).where(w.name == name)
    row = connection.execute(query).one()
    rows = Sum(row.records, _number(row.digest))
    return WriterStanding(row.id, row.place, row.begun, row.serial, rows)


def put_writer(connection: Connection, writer_id: int, rows: Sum, **values: int) -> None:
    """Let a writer's rows come to `rows`, and what else is kept of it be as given."""
    connection.execute(
        update(t.hub_writer)
        .where(t.hub_writer.c.id == writer_id)
        .values(records=rows.records, digest=rows.digest_bytes, **values)
    )


def mean(connection: Connection, tally: Tally) -> None:
    """Keep what this device is about to leave on the hub, whose answer may get lost."""
    own = writer_of(connection, tally.writer)
    put_writer(connection, own.id, tally.rows, begun=tally.begun, serial=tally.serial)


def names_of_writers(connection: Connection) -> dict[int, str]:
    """The writers that are known, by their number here."""
    query = select(t.hub_writer.c.id, t.hub_writer.c.name)
    return {row.id: row.name for row in connection.execute(query)}


def entries(connection: Connection, record_ids: Sequence[bytes]) -> list[Entry]:
    """All that is known to lie on the hub of some rows."""
    query = f"SELECT record_id, writer_id, generation, digest FROM hub_record WHERE {_THOSE}"
    rows = connection.exec_driver_sql(query, (_listed(record_ids),))
    return [Entry(*row) for row in rows]


_KEEP = """
    INSERT INTO hub_record (record_id, writer_id, generation, digest) VALUES (?, ?, ?, ?)
    ON CONFLICT (record_id, writer_id) DO UPDATE
    SET generation = excluded.generation, digest = excluded.digest"""


def keep_entries(connection: Connection, kept: Iterable[Entry]) -> None:
    """Know that these rows lie on the hub."""
    rows: list[tuple[Any, ...]] = list(kept)
    if rows:
        connection.exec_driver_sql(_KEEP, rows)


def drop_entries(connection: Connection, record_ids: Sequence[bytes], own: int) -> None:
    """Know that rows were erased from the hub, and take them off what their writers' come to.

    What the writer `own` has there is in its tally, where it is accounted for.
    """
    gone = entries(connection, record_ids)
    for writer_id in {entry.writer_id for entry in gone} - {own}:
        row = connection.execute(select(t.hub_writer).where(t.hub_writer.c.id == writer_id)).one()
        rows = Sum(row.records, _number(row.digest))
        for entry in gone:
            if entry.writer_id == writer_id:
                rows = rows.less(entry.digest)
        put_writer(connection, writer_id, rows)
    statement = f"DELETE FROM hub_record WHERE {_THOSE}"
    connection.exec_driver_sql(statement, (_listed(record_ids),))


_ROW_OR_CARRIED = """
    SELECT unhex(row_id) FROM {0}
    UNION SELECT unhex(substr(row_id, 1, 12) || '8' || substr(row_id, 14)) FROM {0}"""
"""The ids under which a row may lie on the hub; see `records.carried_id`."""

_TO_ERASE = f"""
    SELECT unhex(erased_subject_id) FROM erased
      WHERE id IN (SELECT id FROM erased_versions WHERE sequence > ?)
    UNION SELECT record_id FROM hub_record
      WHERE record_id IN ({_ROW_OR_CARRIED.format("forgotten")})"""


def to_erase(connection: Connection, since: int) -> list[bytes]:
    """Whom to erase on the hub since a change of this log, and which rows there concern them."""
    found = connection.exec_driver_sql(_TO_ERASE, (since,)).scalars()
    return [bytes(each) for each in found if each is not None]


_STAYING_NOW = f"""
    SELECT record_id FROM hub_record WHERE writer_id = ?
    AND record_id IN ({_ROW_OR_CARRIED.format("withheld")})"""


def staying_now(connection: Connection, own: int) -> list[bytes]:
    """The rows that this log left on the hub, and that have to stay at home since."""
    return [bytes(each) for each in connection.exec_driver_sql(_STAYING_NOW, (own,)).scalars()]


def _listed(record_ids: Sequence[bytes]) -> str:
    """Ids in one text, since a statement takes only so many values."""
    return json.dumps([each.hex() for each in record_ids])


def _number(digest: bytes) -> int:
    return int.from_bytes(digest)
