"""What changed in the web of relationships since a day, by when it was recorded.

An id tells when its row was made, the version of a field when that field was last written: both
begin with 48 bits of milliseconds since 1970.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from organiser_app.domain.clock import milliseconds
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.own_patch import patch_in_sight, records_of_patch
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.web import Pair, TieRecord, tie_records
from organiser_app.store.versions import TWINS

_AFTER_THE_STAMP_OF_AN_ID = 80
_STAMP_BYTES = 6
_LOOKED_UP = 5_000


@dataclass(frozen=True, slots=True)
class WebChanges:
    """What is otherwise in the web than on the eve of the day `since`.

    `people` were first recorded since then, `new` ties came about, `heard_of` are older ties that
    were first recorded since then, `strength` are ties of another strength, `ended` are no more.
    """

    since: date
    people: frozenset[UUID] = frozenset()
    new: frozenset[Pair] = frozenset()
    heard_of: frozenset[Pair] = frozenset()
    strength: frozenset[Pair] = frozenset()
    ended: frozenset[Pair] = frozenset()


def changes_since(connection: Connection, since: date, today: date) -> WebChanges:
    """What changed from the beginning of the day `since` (in UTC) until the day `today`.

    In a log of many patches, what changed in its own, as the map shows that alone.
    """
    begin = milliseconds(datetime.combine(since, time(), UTC))
    patch_id = patch_in_sight(connection)
    records = tuple(tie_records(connection, patch_id))
    old = [record for record in records if _made(record.id) < begin]
    fresh = [record for record in records if _made(record.id) >= begin]
    standing = {record.pair for record in records if record.stands(today)}
    known = {record.pair for record in old}
    first_seen = ({record.pair for record in fresh} & standing) - known
    older = {record.pair for record in fresh if record.since and record.since < since}
    rewritten = _rewritten(connection, old, begin)
    over = {record.pair for record in records if record.ended_on and record.ended_on >= since}
    return WebChanges(
        since,
        people=_new_people(connection, begin, patch_id),
        new=frozenset(first_seen - older),
        heard_of=frozenset(first_seen & older),
        strength=frozenset((rewritten | _outdone(old, fresh)) & standing & known),
        ended=frozenset(over - standing),
    )


def _rewritten(connection: Connection, old: Iterable[TieRecord], begin: int) -> set[Pair]:
    """The ties whose strength was written again since `begin`."""
    twin = TWINS["tie"].c
    query = select(func.lower(twin.id), twin.strength).where(
        func.substr(twin.strength, 1, _STAMP_BYTES) >= begin.to_bytes(_STAMP_BYTES, "big"),
        *_one_of(twin.id, [record.id for record in old]),
    )
    since = {UUID(hex=tie_id) for tie_id, _ in connection.execute(query)}
    return {record.pair for record in old if record.id in since}


def _one_of(column: ColumnElement[Any], ids: Sequence[UUID]) -> tuple[ColumnElement[bool], ...]:
    """That a twin is of one of some ties, to look these up where they are few."""
    return (column.in_([each.hex for each in ids]),) if len(ids) <= _LOOKED_UP else ()


def _outdone(old: Iterable[TieRecord], fresh: Iterable[TieRecord]) -> set[Pair]:
    """The ties of which a stronger record was added to those that were there."""
    before: dict[Pair, int] = {}
    for record in old:
        before[record.pair] = max(record.strength, before.get(record.pair, 0))
    return {record.pair for record in fresh if record.strength > before.get(record.pair, 3)}


def _new_people(connection: Connection, begin: int, patch_id: UUID | None) -> frozenset[UUID]:
    """The residents none of whose records was made before `begin`."""
    columns = t.resident.c
    query = select(person_of(columns.id), columns.id).where(
        t.live(t.resident), *records_of_patch(columns.id, patch_id)
    )
    records = [(person, record) for person, record in connection.execute(query)]
    everybody = {person for person, _ in records}
    return frozenset(everybody - {person for person, record in records if _made(record) < begin})


def _made(row_id: UUID) -> int:
    """When a row was made, in milliseconds since 1970, as its UUIDv7 tells."""
    return row_id.int >> _AFTER_THE_STAMP_OF_AN_ID
