"""The web of relationships: everybody of the log, and the ties that stand between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from organiser_app.domain.values import Circle, ConsentPurpose
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import who_answered
from organiser_app.store.queries.own_patch import (
    MOST_RESIDENTS,
    lives_in,
    own_patch_alone,
    records_of_patch,
)
from organiser_app.store.queries.same_people import goes_by_itself, person_of

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


def web(connection: Connection, today: date, most: int = MOST_RESIDENTS) -> Web:
    """Everybody of the log and the ties that stand on the day `today`, ready to be drawn.

    Of a log of more than `most` residents, those of its own patch, with the organisers who keep or
    know any of them.
    """
    own = own_patch_alone(connection, most)
    patch_id = own.id if own else None
    residents = tuple(_residents(connection, patch_id))
    records = tuple(tie_records(connection, patch_id))
    organisers: Iterable[WebPerson] = _organisers(connection)
    if own is not None:
        near = {person.keeper_id for person in residents}.union(*(each.pair for each in records))
        organisers = (organiser for organiser in organisers if organiser.id in near)
    people = tuple(sorted((*residents, *organisers), key=lambda person: person.id))
    known = {person.id for person in people}
    lines: dict[Pair, list[TieRecord]] = {}
    for record in records:
        if record.stands(today) and known.issuperset(record.pair):
            lines.setdefault(record.pair, []).append(record)
    ties = tuple(_line(pair, lines[pair]) for pair in sorted(lines))
    return Web(people, ties, _everybody(connection) - len(residents) if own else 0)


def _everybody(connection: Connection) -> int:
    return connection.scalar(select(func.count()).where(*_counted())) or 0


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
        .where(t.live(t.tie), other.is_not(None), *lives_in(columns.subject_id, patch_id))
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
    circles, sharing = _circles(connection, patch_id), _sharing(connection, patch_id)
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
        .where(*_counted(), *lives_in(resident.c.id, patch_id))
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


def _circles(connection: Connection, patch_id: UUID | None) -> dict[UUID, Circle]:
    """The circle of everybody: that of their latest move, under whichever record."""
    columns = t.circle_move.c
    query = (
        select(person_of(columns.subject_id), columns.circle)
        .where(t.live(t.circle_move), *records_of_patch(columns.subject_id, patch_id))
        .order_by(columns.on, columns.id)
    )
    return dict(connection.execute(query).all())


def _sharing(connection: Connection, patch_id: UUID | None) -> frozenset[UUID]:
    """Those whose latest answer was that they may be shared with partners."""
    here = records_of_patch(t.consent.c.subject_id, patch_id)
    return who_answered(connection, ConsentPurpose.SHARE_WITH_PARTNERS, *here, given=True)
