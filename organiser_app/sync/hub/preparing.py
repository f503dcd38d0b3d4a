"""What there is to push: rows that may leave and that nobody left on the hub as they are here.

It is found and encrypted in one change of the log, since between two somebody could withdraw, and
set aside, so that the log is free while it goes up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from organiser_app.domain.models import metadata
from organiser_app.store.concerning import mentions
from organiser_app.store.guards import subject_columns
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.sync.hub import state
from organiser_app.sync.hub.records import (
    NOTHING,
    Cipher,
    Record,
    carried_id,
    set_aside,
)
from organiser_app.sync.lines import lines_of
from organiser_app.sync.shapes import shapes
from organiser_app.sync.sharing import keep_at_home
from organiser_app.sync.spool import Spool

_CHUNK = 1_000
_ID = slice(2, 34)
_ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as this log would hand it on, with the ids of the residents whom it names."""

    table: str
    id: bytes
    subjects: tuple[bytes, ...]
    line: bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """What goes up: who was erased, rows that say so first, and how many others were set aside.

    `sequence` is the change up to which the log is told by it.
    """

    erased: list[bytes]
    erasures: list[Record]
    others: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Preparer:
    """All that preparing goes by; `relied_on` are the writers whose rows need not be said again."""

    cipher: Cipher
    writer: str
    relied_on: frozenset[str]

    def prepare(self, work: UnitOfWork, since: int, spool: Spool) -> Prepared:
        """Find what changed after `since` and is not on the hub, and set it aside in `spool`."""
        work.journalled = False
        with work:
            keep_at_home(work)
            connection = work.connection
            own = state.writer_of(connection, self.writer).id
            erasures: list[Record] = []
            others = set_aside(self._records(connection, since, own, erasures), spool)
            erased = state.to_erase(connection, since)
            change = work.commit("push_to_hub")
        return Prepared(erased, erasures, others, change.sequence)

    def _records(
        self, connection: Connection, since: int, own: int, erasures: list[Record]
    ) -> Iterator[Record]:
        """The rows that are to go up; those that say who was erased are put aside."""
        names = state.names_of_writers(connection)
        shown = _shown(lines_of(connection, since))
        while chunk := list(islice(shown, _CHUNK)):
            for row, record in self._lacking(connection, chunk, own, names):
                if row.table == _ERASED:
                    erasures.append(record)
                else:
                    yield record
        for record_id in state.staying_now(connection, own):
            yield from self._written_over(connection, record_id, own)

    def _lacking(
        self, connection: Connection, chunk: Sequence[Shown], own: int, names: dict[int, str]
    ) -> Iterator[tuple[Shown, Record]]:
        there: dict[bytes, list[state.Entry]] = {}
        for entry in state.entries(connection, [row.id for row in chunk]):
            there.setdefault(entry.record_id, []).append(entry)
        for row in chunk:
            packed = self.cipher.packed(row.line)
            body = self.cipher.encrypted(packed, row.id, self.writer, self.cipher.generation)
            record = Record(row.id, *_two(row.subjects), body)
            if not self._is_there(record, packed, there.get(row.id, ()), own, names):
                yield row, record

    def _is_there(
        self,
        record: Record,
        packed: bytes,
        entries: Iterable[state.Entry],
        own: int,
        names: dict[int, str],
    ) -> bool:
        """Whether we left the row as it is, or someone relied on did and we never left another."""
        mine = [entry for entry in entries if entry.writer_id == own]
        if mine:
            return mine[0].digest == record.digest
        for entry in entries:
            name = names[entry.writer_id]
            if name in self.relied_on and entry.generation <= self.cipher.generation:
                theirs = self.cipher.encrypted(packed, record.id, name, entry.generation)
                if theirs.startswith(entry.digest):
                    return True
        return False

    def _written_over(self, connection: Connection, record_id: bytes, own: int) -> Iterator[Record]:
        packed = self.cipher.packed(NOTHING)
        body = self.cipher.encrypted(packed, record_id, self.writer, self.cipher.generation)
        record = Record(record_id, b"", b"", body)
        mine = [each for each in state.entries(connection, [record_id]) if each.writer_id == own]
        if mine[0].digest != record.digest:
            yield record


def _shown(lines: Iterable[bytes]) -> Iterator[Shown]:
    """The rows among lines, each together with the head that says what it is."""
    head, table, told, carried = b"", "", set[str](), False
    places: tuple[int, ...] = ()
    for line in lines:
        if line.startswith(b"{"):
            head = line
            said = json.loads(line)
            table, fields = said["table"], said["fields"]
            shape = shapes().get(table)
            # What is carried along comes last, under the ids of rows that may have come before.
            carried = shape is None or table in told or tuple(fields) != shape.fields
            told.add(table)
            places = () if carried else _places_of_subjects(table, fields)
            continue
        row_id = line[_ID].decode()
        content = head + b"\n" + line
        if carried:
            row = bytes.fromhex(row_id)
            yield Shown(table, carried_id(row_id), (row, *_any_subject(line, head)), content)
        else:
            yield Shown(table, bytes.fromhex(row_id), _subjects(line, places), content)


def _places_of_subjects(table: str, fields: Sequence[str]) -> tuple[int, ...]:
    """Where the ids stand of those whom a row is about; it outlives whom it only mentions."""
    known = metadata.tables[table]
    columns = set(subject_columns(known)) - set(mentions(known))
    return tuple(place for place, name in enumerate(fields) if name in columns)


def _subjects(line: bytes, places: Sequence[int]) -> tuple[bytes, ...]:
    if not places:
        return ()
    values = json.loads(line)[1]
    return tuple(bytes.fromhex(values[place]) for place in places if values[place])


def _any_subject(line: bytes, head: bytes) -> Iterator[bytes]:
    """Whom a row of a later version names, by how such columns are called."""
    fields = json.loads(head)["fields"]
    for name, value in zip(fields, json.loads(line)[1], strict=True):
        if name.endswith("subject_id") and isinstance(value, str) and len(value) == 32:  # noqa: PLR2004 (an id)
            yield bytes.fromhex(value)


def _two(subjects: Sequence[bytes]) -> tuple[bytes, bytes]:
    """No row is about more than two."""
    first, second = (*subjects, b"", b"")[:2]
    return first, second
