"""What goes and what stays when a resident's name is unlinked from what is kept of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, FromClause, func, or_, select

from organiser_app.store.names import folded, folded_like
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.person import known_records
from organiser_app.store.queries.said_by import said_by
from organiser_app.store.queries.texts import stands

_SHORTEST = 3
"""A shorter part of a name stands in too many words by chance."""


@dataclass(frozen=True, slots=True)
class Unlinking:
    """What a resident's records hold now.

    `goes` are the name, phone, email and door that would be taken away, as they stand;
    `pseudonym` is what they would go by, empty where they have none. `named_in` counts the texts
    about them in which a part of the name stands, and which stay as they are; `heard_at_door` the
    listenings that say at which door they were. `organises` is whether they are an organiser too.
    """

    goes: tuple[str, ...]
    pseudonym: str
    statements: int
    agreed: int
    ties: int
    heard_at_door: int
    named_in: int
    organises: bool


def unlinking(connection: Connection, resident_id: UUID) -> Unlinking:
    """What unlinking the name of a resident would mean, over all records of the person."""
    records = known_records(connection, resident_id)
    rows = connection.execute(_held(records)).all()
    return Unlinking(
        goes=tuple(dict.fromkeys(part for row in rows for part in row[:4] if part)),
        pseudonym=next((row.pseudonym for row in rows if row.pseudonym), ""),
        statements=_heard_from(connection, records),
        agreed=sum(_count(connection, each, records) for each in (t.next_step, t.commitment)),
        ties=_count(connection, t.tie, records, "subject_id", "other_subject_id"),
        heard_at_door=_heard_at_door(connection, records),
        named_in=_named_in(connection, records, [row.name or "" for row in rows]),
        organises=_count(connection, t.organiser, records) > 0,
    )


def _held(records: Sequence[UUID]) -> Any:
    resident = t.resident.c
    address = func.nullif(t.address(), "")
    return (
        select(resident.name, resident.phone, resident.email, address, resident.pseudonym)
        .select_from(t.resident)
        .outerjoin(t.door, t.joined_to(t.door, resident.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(resident.id.in_(records))
        .order_by(resident.id != records[0], resident.id)
    )


def _count(
    connection: Connection, table: FromClause, records: Sequence[UUID], *columns: str
) -> int:
    named = or_(*(table.c[column].in_(records) for column in columns or ("subject_id",)))
    query = select(func.count()).select_from(table).where(named, t.live(table))
    return connection.execute(query).scalar_one()


def _heard_from(connection: Connection, records: Sequence[UUID]) -> int:
    """How many statements their story shows."""
    heard_at = t.joined_to(t.listening, t.statement.c.listening_id)
    query = (
        select(func.count())
        .join_from(t.statement, t.listening, heard_at)
        .where(said_by(records), t.live(t.statement))
    )
    return connection.execute(query).scalar_one()


def _heard_at_door(connection: Connection, records: Sequence[UUID]) -> int:
    query = (
        select(func.count(t.listening.c.id.distinct()))
        .join_from(t.presence, t.listening, t.joined_to(t.listening, t.presence.c.listening_id))
        .where(t.presence.c.subject_id.in_(records), t.live(t.presence))
        .where(t.listening.c.door_id.is_not(None))
    )
    return connection.execute(query).scalar_one()


def _named_in(connection: Connection, records: Sequence[UUID], names: Sequence[str]) -> int:
    parts = list(_parts(names))
    if not parts:
        return 0
    body = t.wording.c.body
    holds = or_(*(folded_like(body, part).contains(part, autoescape=True) for part in parts))
    query = select(func.count()).where(t.wording.c.subject_id.in_(records), stands(), holds)
    return connection.execute(query).scalar_one()


def _parts(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield from (part for part in folded(name).split() if len(part) >= _SHORTEST)
