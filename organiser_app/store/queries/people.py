"""The residents: a list to scroll, by name or by when they were last heard, and their names.

A record that is read as another's stands in no list: the person does, by whom it goes, with what
is kept of all their records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from organiser_app.domain.values import Circle
from organiser_app.store.names import folded, folded_like
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.pages import PAGE_SIZE, Key, Page, beyond, page_of
from organiser_app.store.queries.same_people import goes_by_itself

_NEVER = "0000"


class PeopleOrder(StrEnum):
    """How the list of residents runs."""

    NAME = "name"
    LAST_HEARD = "last_heard"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A resident as a list shows them.

    `name` is their name, else their pseudonym (`pseudonymous`); `circle` is None before any
    move was recorded, `last_heard` before any listening. `statements` are those they said.
    """

    id: UUID
    name: str
    pseudonymous: bool
    where: str
    circle: Circle | None
    last_heard: date | None
    statements: int
    keeper: str = ""


@dataclass(frozen=True, slots=True)
class NameRow:
    """A resident to be named in a field that completes."""

    id: UUID
    name: str
    where: str


def people(
    connection: Connection,
    order: PeopleOrder = PeopleOrder.NAME,
    words: str = "",
    after: Key | None = None,
    limit: int = PAGE_SIZE,
) -> Page[PersonRow]:
    """A page of the residents whose name holds `words`; last heard begins with the latest."""
    falling = order is PeopleOrder.LAST_HEARD
    rank = _heard_last() if falling else func.lower(t.name_of(t.resident))
    columns = [rank, t.resident.c.id]
    query = (
        select(t.resident.c.id, rank)
        .where(t.live(t.resident), goes_by_itself(t.resident))
        .where(*_called(words), *beyond(columns, after, falling=falling))
        .order_by(*(column.desc() if falling else column for column in columns))
        .limit(limit + 1)
    )
    found = connection.execute(query).all()
    page = page_of(found, limit, lambda row: (row[1], row[0]))
    return Page(person_rows(connection, [row[0] for row in page.rows]), page.next)


def person_rows(connection: Connection, ids: Sequence[UUID]) -> tuple[PersonRow, ...]:
    """The residents of `ids` that are not deleted, in the order of `ids`."""
    circles = circles_of(connection, ids)
    statements = _statements_by(connection, ids)
    found = {
        row.id: _person_row(row, circles.get(row.id), statements[row.id])
        for row in connection.execute(_facts(ids))
    }
    return tuple(found[each] for each in ids if each in found)


def is_resident(connection: Connection, resident_id: UUID, words: str = "") -> bool:
    """Whether an id is that of a resident in the log, whose name holds `words` as in `people`."""
    resident = t.resident
    own = select(resident.c.id).where(
        resident.c.id == resident_id, t.live(resident), *_called(words)
    )
    return connection.scalar(own) is not None


def names(connection: Connection) -> tuple[NameRow, ...]:
    """Every resident by name, for completion."""
    query = (
        _with_address(select(t.resident.c.id, t.name_of(t.resident), t.address()))
        .where(t.live(t.resident), goes_by_itself(t.resident))
        .order_by(func.lower(t.name_of(t.resident)), t.resident.c.id)
    )
    return tuple(NameRow(*row) for row in connection.execute(query))


def circles_of(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Circle]:
    """The circle to which the latest move of each resident brought them."""
    person = person_by_record(connection, ids)
    columns = t.circle_move.c
    query = (
        select(columns.subject_id, columns.circle)
        .where(columns.subject_id.in_(person), t.live(t.circle_move))
        .order_by(columns.on, columns.id)
    )
    return {person[row.subject_id]: row.circle for row in connection.execute(query)}


def person_by_record(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Each record that is read as one of the residents `ids`, themselves too, with that one."""
    link = t.same_person.c
    query = select(link.other_subject_id, link.subject_id).where(
        link.subject_id.in_(ids), link.same, t.live(t.same_person)
    )
    return {each: each for each in ids} | dict(connection.execute(query).all())


def _called(words: str) -> list[ColumnElement[bool]]:
    """Every word of `words` stands somewhere in the name, or in what they are called beside it."""
    columns = t.resident.c
    name = func.coalesce(columns.name, "") + " " + func.coalesce(columns.pseudonym, "")
    return [
        folded_like(name, word).contains(folded(word), autoescape=True) for word in words.split()
    ]


def _heard_last() -> ColumnElement[str]:
    """The moment of the resident's latest listening as text, for order; before all if never."""
    link = t.same_person
    other = t.presence.c.subject_id == link.c.other_subject_id
    folded_in = (link.c.subject_id == t.resident.c.id, link.c.same, t.live(link))
    own = _latest().where(t.presence.c.subject_id == t.resident.c.id)
    theirs = _latest().join(link, other).where(*folded_in)
    moments = (each.correlate(t.resident).scalar_subquery() for each in (own, theirs))
    return func.max(*(func.coalesce(moment, _NEVER) for moment in moments))


def _latest() -> Select[Any]:
    return (
        select(func.max(func.substr(t.listening.c.at, 1)))
        .join_from(t.presence, t.listening, t.joined_to(t.listening, t.presence.c.listening_id))
        .where(t.live(t.presence))
    )


def _statements_by(connection: Connection, ids: Sequence[UUID]) -> Counter[UUID]:
    said, person = t.statement, person_by_record(connection, ids)
    query = (
        select(said.c.subject_id, func.count())
        .join_from(said, t.listening, t.joined_to(t.listening, said.c.listening_id))
        .where(said.c.subject_id.in_(person), t.live(said))
        .group_by(said.c.subject_id)
    )
    found: Counter[UUID] = Counter()
    for subject_id, count in connection.execute(query):
        found[person[subject_id]] += count
    return found


def _facts(ids: Sequence[UUID]) -> Select[Any]:
    query = select(
        t.resident.c.id,
        t.name_of(t.resident).label("name"),
        (t.resident.c.name.is_(None)).label("pseudonymous"),
        t.address().label("address"),
        _heard_last().label("heard_last"),
        func.coalesce(t.organiser.c.name, "").label("keeper"),
    )
    return (
        _with_address(query)
        .outerjoin(t.organiser, t.joined_to(t.organiser, t.resident.c.keeper_id))
        .where(t.resident.c.id.in_(ids), t.live(t.resident))
    )


def _with_address(query: Select[Any]) -> Select[Any]:
    return (
        query.select_from(t.resident)
        .outerjoin(t.door, t.joined_to(t.door, t.resident.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
    )


def _person_row(row: Row[Any], circle: Circle | None, statements: int) -> PersonRow:
    heard = row.heard_last
    return PersonRow(
        id=row.id,
        name=row.name,
        pseudonymous=bool(row.pseudonymous),
        where=row.address,
        circle=circle,
        last_heard=None if heard == _NEVER else date.fromisoformat(heard[:10]),
        statements=statements,
        keeper=row.keeper,
    )
