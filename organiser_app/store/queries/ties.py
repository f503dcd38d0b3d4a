"""Ties as the form for one needs them: all that is known of one, the kinds used, the two tied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, or_, select

from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of, records_of

_OFFERED = 60


@dataclass(frozen=True, slots=True)
class TieDetail:
    """One tie, from the resident in whose record it stands to the other.

    `other` is what the other is called, `other_id` the resident, or None where it is with the
    organiser `organiser_id`. `heard_on` is the day of the listening it was heard in. The ids are
    those of the records it was written in; whoever has several is called as they go by.
    """

    id: UUID
    resident_id: UUID
    resident: str
    other_id: UUID | None
    organiser_id: UUID | None
    other: str
    kind: str
    strength: int
    since: date | None
    how_known: str
    introduced_by_id: UUID | None
    introduced_by: str
    listening_id: UUID | None
    heard_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class OrganiserName:
    """An organiser who may be tied to a resident."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class TieChoices:
    """What the form offers: the kinds used before, the commonest first, and the organisers."""

    kinds: tuple[str, ...] = ()
    organisers: tuple[OrganiserName, ...] = ()


def tie_detail(connection: Connection, tie_id: UUID) -> TieDetail | None:
    """One tie; None where there is none, or no more, or one of the two is gone."""
    row = connection.execute(_details().where(t.tie.c.id == tie_id)).one_or_none()
    return _detail(row) if row else None


def tie_between(
    connection: Connection,
    resident_id: UUID,
    other_id: UUID | None,
    organiser_id: UUID | None = None,
) -> TieDetail | None:
    """The first tie that stands between two, whichever of their records it was written in."""
    own = records_of(connection, resident_id)
    theirs = records_of(connection, other_id) if other_id else ()
    query = _details().where(_joins(own, theirs, organiser_id), t.tie.c.ended_on.is_(None))
    row = connection.execute(query.order_by(t.tie.c.id).limit(1)).one_or_none()
    return _detail(row) if row else None


def tie_choices(connection: Connection) -> TieChoices:
    """What the form for a tie offers."""
    kinds = (
        select(func.min(t.tie.c.kind))
        .where(t.live(t.tie), t.tie.c.kind != "")
        .group_by(func.lower(t.tie.c.kind))
        .order_by(func.count().desc(), func.lower(t.tie.c.kind))
        .limit(_OFFERED)
    )
    organisers = (
        select(t.organiser.c.id, t.organiser.c.name)
        .where(t.live(t.organiser), t.organiser.c.left_on.is_(None))
        .order_by(func.lower(t.organiser.c.name), t.organiser.c.id)
    )
    return TieChoices(
        tuple(connection.execute(kinds).scalars()),
        tuple(OrganiserName(*row) for row in connection.execute(organisers)),
    )


def _joins(
    own: tuple[UUID, ...], theirs: tuple[UUID, ...], organiser_id: UUID | None
) -> ColumnElement[bool]:
    one, other = t.tie.c.subject_id, t.tie.c.other_subject_id
    if organiser_id is not None:
        return and_(one.in_(own), t.tie.c.organiser_id == organiser_id)
    return or_(and_(one.in_(own), other.in_(theirs)), and_(one.in_(theirs), other.in_(own)))


def _details() -> Select[Any]:
    tie = t.tie.c
    other, third = t.resident.alias("other"), t.resident.alias("third")
    return (
        select(
            tie.id,
            tie.subject_id.label("resident_id"),
            t.name_of(t.resident).label("resident"),
            tie.other_subject_id.label("other_id"),
            tie.organiser_id,
            func.coalesce(other.c.name, other.c.pseudonym, t.organiser.c.name, "").label("other"),
            tie.kind,
            tie.strength,
            tie.since,
            tie.how_known,
            case((third.c.id.is_not(None), tie.introduced_by_id)).label("introduced_by_id"),
            t.name_of(third).label("introduced_by"),
            t.listening.c.id.label("listening_id"),
            t.listening.c.at.label("heard_at"),
            tie.ended_on,
        )
        .select_from(t.tie)
        .join(t.resident, t.joined_to(t.resident, person_of(tie.subject_id)))
        .outerjoin(other, t.joined_to(other, person_of(tie.other_subject_id)))
        .outerjoin(t.organiser, t.joined_to(t.organiser, tie.organiser_id))
        .outerjoin(third, t.joined_to(third, person_of(tie.introduced_by_id)))
        .outerjoin(t.listening, t.joined_to(t.listening, tie.listening_id))
        .where(t.live(t.tie), or_(other.c.id.is_not(None), t.organiser.c.id.is_not(None)))
    )


def _detail(row: Row[Any]) -> TieDetail:
    fields = row._asdict()
    heard_at = fields.pop("heard_at")
    return TieDetail(**fields, heard_on=heard_at.date() if heard_at else None)
