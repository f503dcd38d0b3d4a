"""Rounds: the one in hand, and what was counted on each.

On a round, doors are those of it that were knocked at, attempts the knocks, listenings what was
written down of it, statements what was said in those, and residents the different people who
were there or spoke: five counts, none of which stands for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, select, union

from organiser_app.domain.figures import FiveCounts, Period
from organiser_app.domain.rules.knocking import on_side
from organiser_app.domain.values import AttemptOutcome, StreetSide
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.knocks import stands
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.spans import within
from organiser_app.store.repositories.owner import owner

_TALKED = (AttemptOutcome.LISTENED, AttemptOutcome.SHORT_CHAT)
_MOST = 500


@dataclass(frozen=True, slots=True)
class RoundInHand:
    """The round that the organiser is out on; `street` or `place` is empty.

    `companions` are names, in the order in which they were given.
    """

    id: UUID
    street_id: UUID | None
    street: str
    place: str
    side: StreetSide
    companions: tuple[str, ...]
    out_at: datetime
    expected_back_at: datetime | None
    wave: str


@dataclass(frozen=True, slots=True)
class RoundCounts(FiveCounts):
    """The five counts of a round, how many doors it could try, and knocks that came to talk."""

    doors_total: int
    conversations: int


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as a list or a chart shows it; `back_at` is None while it is on."""

    id: UUID
    where: str
    side: StreetSide
    organiser: str
    wave: str
    out_at: datetime
    expected_back_at: datetime | None
    back_at: datetime | None
    counts: FiveCounts


def round_in_hand(connection: Connection) -> RoundInHand | None:
    """The round that the log's organiser began and has not come back from."""
    columns = t.round_.c
    query = (
        _rounds()
        .where(columns.organiser_id == owner(connection).organiser_id, columns.back_at.is_(None))
        .order_by(columns.id)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return (
        None
        if row is None
        else RoundInHand(
            row.id,
            row.street_id,
            row.street,
            row.place,
            row.side,
            _companions(connection, row.id),
            row.out_at,
            row.expected_back_at,
            row.wave,
        )
    )


def round_counts(connection: Connection, round_id: UUID) -> RoundCounts:
    """The five counts of one round, the doors on its side of the street, and conversations."""
    five = _five(connection, [round_id])[round_id]
    talked = select(func.count()).where(
        t.attempt.c.round_id == round_id, stands(), t.attempt.c.outcome.in_(_TALKED)
    )
    return RoundCounts(
        five.doors,
        five.attempts,
        five.listenings,
        five.statements,
        five.residents,
        doors_total=_doors_total(connection, round_id),
        conversations=connection.scalar(talked) or 0,
    )


def rounds(
    connection: Connection,
    *,
    period: Period | None = None,
    street_id: UUID | None = None,
    organiser_id: UUID | None = None,
    limit: int = _MOST,
) -> tuple[RoundRow, ...]:
    """Rounds with their five counts, the latest first: of some days, a street, an organiser."""
    columns = t.round_.c
    query = _rounds().order_by(columns.out_at.desc(), columns.id.desc()).limit(limit)
    if period is not None:
        query = query.where(within(period, columns.out_at))
    if street_id is not None:
        query = query.where(columns.street_id == street_id)
    if organiser_id is not None:
        query = query.where(columns.organiser_id == organiser_id)
    found = connection.execute(query).all()
    five = _five(connection, [row.id for row in found])
    return tuple(
        RoundRow(
            row.id,
            row.street or row.place,
            row.side,
            row.organiser,
            row.wave,
            row.out_at,
            row.expected_back_at,
            row.back_at,
            five[row.id],
        )
        for row in found
    )


def _rounds() -> Select[Any]:
    columns = t.round_.c
    return (
        select(
            columns.id,
            columns.street_id,
            func.coalesce(t.street.c.name, "").label("street"),
            func.coalesce(t.place.c.name, "").label("place"),
            columns.side,
            func.coalesce(t.organiser.c.name, "").label("organiser"),
            func.coalesce(t.wave.c.name, "").label("wave"),
            columns.out_at,
            columns.expected_back_at,
            columns.back_at,
        )
        .select_from(t.round_)
        .outerjoin(t.street, t.joined_to(t.street, columns.street_id))
        .outerjoin(t.place, t.joined_to(t.place, columns.place_id))
        .outerjoin(t.organiser, t.joined_to(t.organiser, columns.organiser_id))
        .outerjoin(t.wave, t.joined_to(t.wave, columns.wave_id))
        .where(t.live(t.round_))
    )


def _companions(connection: Connection, round_id: UUID) -> tuple[str, ...]:
    link = t.round_companion.c
    name = func.coalesce(t.organiser.c.name, t.name_of(t.resident))
    query = (
        select(name)
        .select_from(t.round_companion)
        .outerjoin(t.organiser, t.joined_to(t.organiser, link.organiser_id))
        .outerjoin(t.resident, t.joined_to(t.resident, person_of(link.subject_id)))
        .where(link.round_id == round_id, t.live(t.round_companion))
        .order_by(link.id)
    )
    return tuple(dict.fromkeys(each for each in connection.scalars(query) if each))


def _doors_total(connection: Connection, round_id: UUID) -> int:
    columns = t.round_.c
    query = select(t.door.c.label, columns.side).join_from(
        t.round_, t.door, (t.door.c.street_id == columns.street_id) & t.live(t.door)
    )
    found = connection.execute(query.where(columns.id == round_id)).all()
    return sum(on_side(row.label, row.side) for row in found)


def _five(connection: Connection, round_ids: Sequence[UUID]) -> dict[UUID, FiveCounts]:
    """The five counts of each of some rounds."""
    knocks = {
        row.round_id: (row.doors, row.attempts) for row in connection.execute(_knocks(round_ids))
    }
    listenings = _counted(connection, _listenings(round_ids))
    statements = _counted(connection, _statements(round_ids))
    residents = _counted(connection, _residents(round_ids))
    return {
        each: FiveCounts(
            *knocks.get(each, (0, 0)),
            listenings.get(each, 0),
            statements.get(each, 0),
            residents.get(each, 0),
        )
        for each in round_ids
    }


def _counted(connection: Connection, query: Select[Any]) -> dict[UUID, int]:
    return dict(connection.execute(query).all())


def _knocks(round_ids: Sequence[UUID]) -> Select[Any]:
    columns = t.attempt.c
    return (
        select(
            columns.round_id,
            func.count(columns.door_id.distinct()).label("doors"),
            func.count().label("attempts"),
        )
        .join_from(t.attempt, t.door, t.joined_to(t.door, columns.door_id))
        .where(columns.round_id.in_(round_ids), stands())
        .group_by(columns.round_id)
    )


def _heard(round_ids: Sequence[UUID]) -> list[ColumnElement[bool]]:
    return [t.listening.c.round_id.in_(round_ids), t.live(t.listening)]


def _listenings(round_ids: Sequence[UUID]) -> Select[Any]:
    of = t.listening.c.round_id
    return select(of, func.count()).where(*_heard(round_ids)).group_by(of)


def _statements(round_ids: Sequence[UUID]) -> Select[Any]:
    of = t.listening.c.round_id
    return (
        select(of, func.count())
        .join_from(t.statement, t.listening, t.statement.c.listening_id == t.listening.c.id)
        .where(*_heard(round_ids), t.live(t.statement))
        .group_by(of)
    )


def _residents(round_ids: Sequence[UUID]) -> Select[Any]:
    """Different people, whether they were noted as present or as having said something."""
    of = t.listening.c.round_id.label("round_id")
    there, said = t.presence, t.statement
    everybody = union(
        select(of, person_of(there.c.subject_id).label("subject_id"))
        .join_from(there, t.listening, there.c.listening_id == t.listening.c.id)
        .where(*_heard(round_ids), t.live(there)),
        select(of, person_of(said.c.subject_id).label("subject_id"))
        .join_from(said, t.listening, said.c.listening_id == t.listening.c.id)
        .where(*_heard(round_ids), t.live(said)),
    ).subquery()
    return (
        select(everybody.c.round_id, func.count())
        .join_from(everybody, t.resident, t.joined_to(t.resident, everybody.c.subject_id))
        .group_by(everybody.c.round_id)
    )
