"""Who may promise, or be promised to: residents, organisers and groups, found by their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from organiser_app.store.queries import tables as t
from organiser_app.store.queries.people import PeopleOrder, people


class PartyKind(StrEnum):
    """What somebody is to the log."""

    RESIDENT = "resident"
    ORGANISER = "organiser"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class PartyRow:
    """Somebody by name, and where a resident lives."""

    kind: PartyKind
    id: UUID
    name: str
    where: str = ""


def parties(
    connection: Connection, words: str, *, groups: bool = False, limit: int = 6
) -> tuple[PartyRow, ...]:
    """Those whose names hold the words: organisers first, of whom there are few, then residents."""
    found = [
        *_named(connection, PartyKind.ORGANISER, words, limit),
        *(_named(connection, PartyKind.GROUP, words, limit) if groups else ()),
    ]
    for person in people(connection, PeopleOrder.NAME, words, None, limit).rows:
        found.append(PartyRow(PartyKind.RESIDENT, person.id, person.name, person.where))
    return tuple(found[:limit])


def _named(connection: Connection, kind: PartyKind, words: str, limit: int) -> tuple[PartyRow, ...]:
    table = t.organiser if kind is PartyKind.ORGANISER else t.group
    name: ColumnElement[str] = table.c.name
    query = select(table.c.id, name).where(name.icontains(words, autoescape=True), t.live(table))
    rows = connection.execute(query.order_by(name, table.c.id).limit(limit))
    return tuple(PartyRow(kind, row.id, row.name) for row in rows)
