"""The web of relationships: everybody of the log, and the ties that stand between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from organiser_app.domain.values import Circle, ConsentPurpose
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import goes_by_itself, person_of
from organiser_app.store.repositories.owner import owner

Pair = tuple[UUID, UUID]
"""Two people, the lesser id first."""


@dataclass(frozen=True, slots=True)
class WebPerson:
    """Somebody of the web: a resident, or an organiser (`organiser`), who has no circle or keeper.

    `name` is their name, else their pseudonym (`pseudonymous`), else empty. `street` is where
    they live, empty where it is not known. `may_leave` says that they agreed to be shared with
    partners.
    """

    id: UUID
    name: str
    pseudonymous: bool = False
    circle: Circle | None = None
    keeper_id: UUID | None = None
    keeper: str = ""
    street: str = ""
    organiser: bool = False
    may_leave: bool = False


@dataclass(frozen=True, slots=True)
class WebTie:
    """That two people know each other: all that is recorded between them as one line.

    `strength` is the greatest, from 1 to 3; `since` the earliest day, `kinds` each once.
    """

    one: UUID
    other: UUID
    strength: int = 1
    kinds: tuple[str, ...] = ()
    since: date | None = None

    @property
    def pair(self) -> Pair:
        """The two people."""
        return self.one, self.other


@dataclass(frozen=True, slots=True)
class Web:
    """Everybody, by id, and the ties that stand today, by their two people.

    `left_out` counts the residents of other patches where there are too many for one map.
    """

    people: tuple[WebPerson, ...] = ()
    ties: tuple[WebTie, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class TieRecord:
    """One record of a tie, between the people as they go by now; also one that has ended."""

    id: UUID
    pair: Pair
    kind: str
    strength: int
    since: date | None
    ended_on: date | None

    def stands(self, today: date) -> bool:
        """Whether it has not ended by the day `today`."""
        return self.ended_on is None or self.ended_on > today


MOST_RESIDENTS = 6_000
"""Above so many residents a log is of many patches, and the map shows its own patch alone."""


def web(connection: Connection, today: date, most: int = MOST_RESIDENTS) -> Web:
    """Everybody of the log and the ties that stand on the day `today`, ready to be drawn."""
    count = connection.scalar(select(func.count()).where(*_counted())) or 0
    patch_id = owner(connection).patch_id if count > most else None
    residents = tuple(_residents(connection, patch_id))
    people = tuple(sorted((*residents, *_organisers(connection)), key=lambda person: person.id))
    known = {person.id for person in people}
    lines: dict[Pair, list[TieRecord]] = {}
    for record in tie_records(connection, patch_id):
        if record.stands(today) and known.issuperset(record.pair):
            lines.setdefault(record.pair, []).append(record)
    ties = tuple(_line(pair, lines[pair]) for pair in sorted(lines))
    return Web(people, ties, count - len(residents))


def tie_records(connection: Connection, patch_id: UUID | None = None) -> Iterator[TieRecord]:
    """Every tie between two people, those that have ended too, as they were recorded.

    With a patch, those alone whose first person lives in it.
    """
    columns = t.tie.c
    other = func.coalesce(person_of(columns.other_subject_id), columns.organiser_id)
    query = (
        select(
            columns.id,
            person_of(columns.subject_id),
            other,
            columns.kind,
            columns.strength,
            columns.since,
            columns.ended_on,
        )
        .where(t.live(t.tie), other.is_not(None), *_lives_in(columns.subject_id, patch_id))
        .order_by(columns.id)
    )
    for tie_id, one, another, *fields in connection.execute(query):
        if one != another:
            yield TieRecord(tie_id, (min(one, another), max(one, another)), *fields)


def _line(pair: Pair, records: list[TieRecord]) -> WebTie:
    """All that stands between two people as one line."""
    return WebTie(
        *pair,
        strength=max(record.strength for record in records),
        kinds=tuple(dict.fromkeys(record.kind for record in records)),
        since=min((record.since for record in records if record.since), default=None),
    )


def _residents(connection: Connection, patch_id: UUID | None) -> Iterator[WebPerson]:
    circles, sharing = _circles(connection), _sharing(connection)
    resident = t.resident
    query = (
        select(
            resident.c.id,
            t.name_of(resident).label("name"),
            resident.c.name.is_(None).label("pseudonymous"),
            t.organiser.c.id.label("keeper_id"),
            func.coalesce(t.organiser.c.name, "").label("keeper"),
            func.coalesce(t.street.c.name, "").label("street"),
        )
        .select_from(resident)
        .outerjoin(t.door, t.joined_to(t.door, resident.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .outerjoin(t.organiser, t.joined_to(t.organiser, resident.c.keeper_id))
        .where(*_counted(), *_lives_in(resident.c.id, patch_id))
    )
    for row in connection.execute(query):
        yield WebPerson(
            id=row.id,
            name=row.name,
            pseudonymous=bool(row.pseudonymous),
            circle=circles.get(row.id),
            keeper_id=row.keeper_id,
            keeper=row.keeper,
            street=row.street,
            may_leave=row.id in sharing,
        )


def _organisers(connection: Connection) -> Iterator[WebPerson]:
    columns = t.organiser.c
    query = select(columns.id, columns.name).where(t.live(t.organiser))
    for row in connection.execute(query):
        yield WebPerson(id=row.id, name=row.name, organiser=True)


def _counted() -> tuple[ColumnElement[bool], ...]:
    return t.live(t.resident), goes_by_itself(t.resident)


def _lives_in(
    subject: ColumnElement[Any], patch_id: UUID | None
) -> tuple[ColumnElement[bool], ...]:
    """That a resident has a door in a patch; nothing where no patch is named."""
    if patch_id is None:
        return ()
    lives = t.resident.alias()
    there = (
        select(lives.c.id)
        .join_from(lives, t.door, t.door.c.id == lives.c.door_id)
        .join(t.street, t.street.c.id == t.door.c.street_id)
        .where(t.street.c.patch_id == patch_id)
    )
    return (subject.in_(there),)


def _circles(connection: Connection) -> dict[UUID, Circle]:
    """The circle of everybody: that of their latest move, under whichever record."""
    columns = t.circle_move.c
    query = (
        select(person_of(columns.subject_id), columns.circle)
        .where(t.live(t.circle_move))
        .order_by(columns.on, columns.id)
    )
    return dict(connection.execute(query).all())


def _sharing(connection: Connection) -> set[UUID]:
    """Those whose latest answer was that they may be shared with partners."""
    columns = t.consent.c
    query = (
        select(person_of(columns.subject_id), columns.given)
        .where(columns.purpose == ConsentPurpose.SHARE_WITH_PARTNERS, t.live(t.consent))
        .order_by(columns.on, columns.id)
    )
    latest = dict(connection.execute(query).all())
    return {person for person, given in latest.items() if given}
