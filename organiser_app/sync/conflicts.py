"""Conflicts: fields that two people changed apart from each other, until somebody chooses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from sqlalchemy import Connection, select, text

from organiser_app.domain.change import Change
from organiser_app.domain.clock import MILLISECOND_BYTES
from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.rules.joining import DEVICE_AT
from organiser_app.language import tr
from organiser_app.store.connection import stamp_of
from organiser_app.store.device import device_number
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.home import home
from organiser_app.store.settling import Place, settle
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.store.versions import twin_name
from organiser_app.sync.shapes import shapes
from organiser_app.sync.stand_ins import stand_in_for_missing

_MILLISECOND = 1_000
_NEVER_CHOSEN = frozenset({"erased"})
_FIELDS = text("SELECT DISTINCT table_name, field FROM other_value WHERE open ORDER BY 1, 2")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the values of a field: as the database keeps it, when it was written, and by whom.

    The moment is by the clock of whoever wrote it; `by` is None where no pack of theirs came.
    """

    value: object
    version: bytes
    written_at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with the value that stands, and the others, the latest first."""

    table: str
    row_id: str
    field: str
    stands: Candidate
    others: tuple[Candidate, ...]

    @property
    def place(self) -> Place:
        """Which field of which row it is."""
        return Place(self.table, self.row_id, self.field)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All that can be chosen, the one that stands first."""
        return (self.stands, *self.others)


def conflicts(connection: Connection) -> tuple[Conflict, ...]:
    """All conflicts, by table and row; those in rows that are hidden now ask nobody anything."""
    by_device = names_of_writers(connection)
    found = (
        conflict
        for table, field in connection.execute(_FIELDS).all()
        if table in shapes() and table not in _NEVER_CHOSEN
        for conflict in _of_field(connection, table, field, by_device)
    )
    return tuple(sorted(found, key=lambda one: (one.table, one.row_id, one.field)))


def choose(work: UnitOfWork, conflict: Conflict, chosen: Candidate) -> Change:
    """Let one of the values stand for everybody, and ask nobody about the others again.

    `NotFound` where the conflict is another one by now, or was settled; `InvalidInput` where a
    later version wrote the value, and this one does not know what it means.
    """
    with work:
        if chosen not in conflict.candidates:
            raise _changed_meanwhile()
        if not shapes()[conflict.table].fits[conflict.field]([chosen.value]):
            raise InvalidInput(
                tr("A newer version of Organiser wrote this value. With that it can be chosen.")
            )
        return _settle(work, conflict, chosen.value)


def write_instead(work: UnitOfWork, conflict: Conflict, words: str) -> Change:
    """Let other words stand in the place of all values of a field of text, for everybody.

    `InvalidInput` where the field holds no text that somebody could write, or must hold some;
    `NotFound` as for `choose`.
    """
    with work:
        shape = shapes()[conflict.table]
        if conflict.field in shape.words or not shape.fits[conflict.field](words):
            raise InvalidInput(tr("This cannot be written here."))
        return _settle(work, conflict, words)


def _settle(work: UnitOfWork, conflict: Conflict, value: object) -> Change:
    connection = work.connection
    if conflict not in conflicts(connection):
        raise _changed_meanwhile()
    settle(connection, conflict.place, value)
    _stand_in_for_what_is_named(work, conflict)
    return work.commit("choose")


def _changed_meanwhile() -> NotFound:
    return NotFound(tr("This conflict has changed meanwhile. Look at it once more."))


def _stand_in_for_what_is_named(work: UnitOfWork, conflict: Conflict) -> None:
    """The chosen value may name a row of which nothing came but that name."""
    stamp = stamp_of(work.connection)
    stamp.merging = True
    stand_in_for_missing(work.connection, [conflict.table], work.sequence)
    stamp.merging = False


def _of_field(
    connection: Connection, table: str, field: str, writers: dict[bytes, str]
) -> Iterator[Conflict]:
    query = f"""
        SELECT o.row_id, w."{field}", json_quote(t."{field}"), o.version, o.value
        FROM other_value AS o JOIN "{table}" AS t ON t.id = o.row_id
        JOIN {twin_name(table)} AS w ON w.id = o.row_id
        WHERE o.table_name = :table AND o.field = :field AND o.open
        AND o.value <> json_quote(t."{field}") AND (NOT t.deleted OR :field = 'deleted')
        ORDER BY o.row_id, o.version DESC"""
    rows = connection.execute(text(query), {"table": table, "field": field}).all()
    for (row_id, version, value), of_row in groupby(rows, key=lambda row: row[:3]):
        others = tuple(_candidate(row[3], row[4], writers) for row in of_row)
        yield Conflict(table, row_id, field, _candidate(version, value, writers), others)


def _candidate(version: bytes, value: str, writers: dict[bytes, str]) -> Candidate:
    version = bytes(version)
    by = writers.get(version[DEVICE_AT:])
    return Candidate(json.loads(value), version, moment_of(version), by)


def moment_of(version: bytes) -> datetime:
    """When something was written, by the clock of whoever wrote it."""
    since_1970 = int.from_bytes(version[:MILLISECOND_BYTES], "big") / _MILLISECOND
    return datetime.fromtimestamp(since_1970, UTC)


def names_of_writers(connection: Connection) -> dict[bytes, str]:
    """What whoever writes on a device is called here, by its 8 bytes, as far as packs came."""
    named = (
        select(t.merge_run.c.device, t.member.c.name, t.merge_run.c.sender_name)
        .join_from(
            t.merge_run, t.member, t.member.c.checking_key == t.merge_run.c.sender, isouter=True
        )
        .order_by(t.merge_run.c.sequence)
    )
    writers = {
        bytes.fromhex(device): known or sender
        for device, known, sender in connection.execute(named)
    }
    own = bytes.fromhex(device_number(connection))
    return {**writers, own: home(connection).organiser}
