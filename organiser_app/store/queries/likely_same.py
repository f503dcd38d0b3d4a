"""Residents who are likely in the log twice, those found to be one person, and two side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, select

from organiser_app.domain.rules.likeness import (
    Known,
    Shared,
    likely_same,
    nearest_names,
    shared_between,
)
from organiser_app.domain.rules.person_names import Names
from organiser_app.domain.values import Circle
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import ConsentRow, consents
from organiser_app.store.queries.person import TieRow, circle_moves, ties
from organiser_app.store.queries.same_people import each_once, records_of
from organiser_app.store.queries.statements import StatementRow, statement_rows

MOST_PAIRS = 500
"""Nobody looks through more at once; the next come as these are settled."""

_LAST_SAID = 4


@dataclass(frozen=True, slots=True)
class Brief:
    """A person as a list of pairs names them; `name` is empty where nothing is known of it."""

    id: UUID
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class LikelyRow:
    """Two who are likely one person, and why."""

    one: Brief
    other: Brief
    shared: tuple[Shared, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class OneRow:
    """A record that is read as another's, since a day."""

    kept: Brief
    other: Brief
    on: date


@dataclass(frozen=True, slots=True)
class Side:
    """One of two who are compared: all that is kept of each sort, and what they said last.

    `said_last` begins with the latest, and `statements` counts all they said.
    """

    id: UUID
    names: tuple[str, ...]
    pseudonyms: tuple[str, ...]
    where: tuple[str, ...]
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    best_times: tuple[str, ...]
    keepers: tuple[str, ...]
    circle: Circle | None
    first_heard: date | None
    last_heard: date | None
    statements: int
    said_last: tuple[StatementRow, ...]
    ties: tuple[TieRow, ...]
    consents: tuple[ConsentRow, ...]
    doors: tuple[UUID, ...]

    @property
    def called(self) -> str:
        """Their name, else what they are called, else nothing."""
        return next(iter((*self.names, *self.pseudonyms)), "")

    @property
    def fullness(self) -> tuple[bool, int, int]:
        """How much is known of them: a name first, then how many sorts, then how much was said."""
        sorts = (self.names, self.where, self.phones, self.emails, self.best_times, self.consents)
        return bool(self.names), sum(map(bool, sorts)), self.statements

    @property
    def known(self) -> Known[UUID]:
        """What the rule of likeness reads of them."""
        return Known(self.id, self.names, self.phones, self.emails, self.doors)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, or two records of one (`linked`), side by side, the fuller or kept one first.

    `consents` are the answers that hold once the two are one person: the latest for each purpose.
    """

    one: Side
    other: Side
    shared: tuple[Shared, ...]
    names: Names
    linked: bool
    consents: tuple[ConsentRow, ...]


def likely_rows(
    connection: Connection, among: Collection[UUID] | None = None
) -> tuple[LikelyRow, ...]:
    """The likely pairs of people, those that share most first; those told apart are left out.

    With `among`, those alone of which one is there. `MOST_PAIRS` are given where there are more.
    """
    person = _person_by_record(connection)
    told_apart = _told_apart(connection, person)
    gathered: defaultdict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_reached()):
        gathered[person.get(row.id, row.id)].append(row)
    people = [_known(person_id, rows) for person_id, rows in gathered.items()]
    likely = likely_same(people, told_apart)
    wanted = (each for each in likely if among is None or not each.pair.isdisjoint(among))
    found = list(islice(wanted, MOST_PAIRS))
    briefs = _briefs(connection, {each for two in found for each in two.pair})
    return tuple(
        LikelyRow(briefs[two.one], briefs[two.other], two.shared, two.names)
        for two in found
        if two.pair <= briefs.keys()
    )


def one_now(connection: Connection) -> tuple[OneRow, ...]:
    """The records that are read as another's, the latest found first."""
    link = t.same_person.c
    query = (
        select(link.subject_id, link.other_subject_id, link.on)
        .where(link.same, t.live(t.same_person))
        .order_by(link.on.desc(), link.id.desc())
    )
    links = connection.execute(query).all()
    briefs = _briefs(connection, {each for row in links for each in row[:2]})
    return tuple(
        OneRow(briefs[row.subject_id], briefs[row.other_subject_id], row.on)
        for row in links
        if row.subject_id in briefs and row.other_subject_id in briefs
    )


def pair(connection: Connection, one_id: UUID, other_id: UUID) -> Pair | None:
    """Two side by side; None where either is gone.

    Of two people all their records are read; of two records of one person each by itself.
    """
    mine, theirs = (records_of(connection, each) for each in (one_id, other_id))
    if None in (*mine, *theirs):
        return None
    linked = mine[0] == theirs[0]
    if linked:
        mine, theirs = (one_id,), (other_id,)
    sides = [side for records in (mine, theirs) if (side := _side(connection, records))]
    if len(sides) < 2:  # noqa: PLR2004 (a pair)
        return None
    one, other = sides if linked else sorted(sides, key=_fullest_and_oldest)
    names = nearest_names(one.names, other.names)
    shared = shared_between(one.known, other.known)
    return Pair(one, other, shared, names, linked, consents(connection, (*mine, *theirs)))


def _fullest_and_oldest(side: Side) -> tuple[Any, ...]:
    named, sorts, statements = side.fullness
    return not named, -sorts, -statements, side.id


def _person_by_record(connection: Connection) -> dict[UUID, UUID]:
    link = t.same_person.c
    query = select(link.other_subject_id, link.subject_id).where(link.same, t.live(t.same_person))
    return dict(connection.execute(query).all())


def _told_apart(connection: Connection, person: dict[UUID, UUID]) -> frozenset[frozenset[UUID]]:
    link = t.same_person.c
    query = select(link.subject_id, link.other_subject_id).where(
        link.same.is_(False), t.live(t.same_person)
    )
    return frozenset(
        frozenset(person.get(each, each) for each in row) for row in connection.execute(query)
    )


def _reached() -> Select[Any]:
    columns = t.resident.c
    return (
        select(columns.id, columns.name, columns.phone, columns.email, columns.door_id)
        .where(t.live(t.resident))
        .order_by(columns.id)
    )


def _known(person_id: UUID, rows: Iterable[Row[Any]]) -> Known[UUID]:
    kept = list(rows)
    return Known(
        person_id,
        each_once(row.name for row in kept),
        each_once(row.phone for row in kept),
        each_once(row.email for row in kept),
        each_once(row.door_id for row in kept),
    )


def _briefs(connection: Connection, ids: Iterable[UUID]) -> dict[UUID, Brief]:
    query = (
        select(t.resident.c.id, t.name_of(t.resident), t.address())
        .select_from(t.resident)
        .outerjoin(t.door, t.joined_to(t.door, t.resident.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(t.resident.c.id.in_(tuple(ids)), t.live(t.resident))
    )
    return {row.id: Brief(*row) for row in connection.execute(query)}


def _side(connection: Connection, records: Sequence[UUID]) -> Side | None:
    found = {row.id: row for row in connection.execute(_facts(records))}
    rows = [found[each] for each in records if each in found]
    if not rows:
        return None
    moves = circle_moves(connection, records)
    heard = connection.execute(_heard(records)).one()
    said = connection.execute(_said(records)).scalars().all()
    return Side(
        id=records[0],
        names=each_once(row.name for row in rows),
        pseudonyms=each_once(row.pseudonym for row in rows),
        where=each_once(row.address for row in rows),
        phones=each_once(row.phone for row in rows),
        emails=each_once(row.email for row in rows),
        best_times=each_once(row.best_time for row in rows),
        keepers=each_once(row.keeper for row in rows),
        circle=moves[0].circle if moves else None,
        first_heard=_day(heard[0]),
        last_heard=_day(heard[1]),
        statements=len(said),
        said_last=statement_rows(connection, said[:_LAST_SAID]),
        ties=ties(connection, records),
        consents=consents(connection, records),
        doors=each_once(row.door_id for row in rows),
    )


def _facts(records: Sequence[UUID]) -> Select[Any]:
    columns = t.resident.c
    return (
        select(
            *(columns.id, columns.name, columns.pseudonym, columns.phone, columns.email),
            *(columns.best_time, columns.door_id),
            t.address().label("address"),
            t.organiser.c.name.label("keeper"),
        )
        .select_from(t.resident)
        .outerjoin(t.door, t.joined_to(t.door, columns.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .outerjoin(t.organiser, t.joined_to(t.organiser, columns.keeper_id))
        .where(columns.id.in_(records), t.live(t.resident))
    )


def _heard(records: Sequence[UUID]) -> Select[Any]:
    at = t.listening.c.at
    return (
        select(func.min(at), func.max(at))
        .join_from(t.presence, t.listening, t.joined_to(t.listening, t.presence.c.listening_id))
        .where(t.presence.c.subject_id.in_(records), t.live(t.presence))
    )


def _said(records: Sequence[UUID]) -> Select[Any]:
    columns = t.statement.c
    return (
        select(columns.id)
        .join_from(t.statement, t.listening, t.joined_to(t.listening, columns.listening_id))
        .where(columns.subject_id.in_(records), t.live(t.statement))
        .order_by(t.listening.c.at.desc(), columns.id.desc())
    )


def _day(moment: Any) -> date | None:
    return None if moment is None else moment.astimezone().date()
