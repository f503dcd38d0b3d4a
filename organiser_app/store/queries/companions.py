"""People who walk side by side: all of them as rows, and the two in hand with what shows depth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from organiser_app.domain.relationship_values import CompanionEnd, CompanionKind, MatchState
from organiser_app.domain.rules.depth import Answers, Shown
from organiser_app.domain.values import Circle, CommitmentState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of

_RINGS = list(Circle)


@dataclass(frozen=True, slots=True)
class CompanionRow:
    """Two who walk side by side; the companion is a resident or an organiser.

    `met` counts how often they met since they began, `last_met` is None before the first time.
    `left_on` is the day on which a companion who is an organiser left.
    """

    id: UUID
    resident_id: UUID
    resident: str
    companion_id: UUID
    companion: str
    by_organiser: bool
    kind: CompanionKind
    begun_on: date
    ended_on: date | None
    ended: CompanionEnd | None
    met: int
    last_met: date | None
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class MetRow:
    """One time that the two met."""

    id: UUID
    on: date
    minutes: int
    what: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """What the two said of their relationship on a day."""

    on: date
    answers: Answers


@dataclass(frozen=True, slots=True)
class CompanionDetail:
    """The two in hand; meetings and readings begin with the latest."""

    row: CompanionRow
    why: str
    how_ended: str
    meetings: tuple[MetRow, ...]
    readings: tuple[ReadingRow, ...]
    shown: Shown


def companions(connection: Connection) -> tuple[CompanionRow, ...]:
    """All who walk or walked side by side: the open ones first, then by when they began."""
    return tuple(_row(found) for found in connection.execute(_companions()))


def companion_detail(connection: Connection, companionship_id: UUID) -> CompanionDetail | None:
    """Two who walk side by side, whole; None where they are not there, or no more."""
    query = _companions().where(t.companionship.c.id == companionship_id)
    found = connection.execute(query).one_or_none()
    if found is None:
        return None
    row, meetings = _row(found), _meetings(connection, companionship_id)
    return CompanionDetail(
        row=row,
        why=found.why,
        how_ended=found.how_ended,
        meetings=meetings,
        readings=_readings(connection, companionship_id),
        shown=_shown(connection, row, meetings),
    )


def _companions() -> Select[Any]:
    own, other = t.companionship, t.resident.alias("other")
    met = select(func.count(), func.max(t.companion_meeting.c.on)).where(
        t.companion_meeting.c.companionship_id == own.c.id, t.live(t.companion_meeting)
    )
    times = met.with_only_columns(func.count()).scalar_subquery()
    last = met.with_only_columns(func.max(t.companion_meeting.c.on)).scalar_subquery()
    return (
        select(
            own,
            t.resident.c.id.label("resident_id"),
            t.name_of(t.resident).label("resident"),
            func.coalesce(other.c.id, t.organiser.c.id).label("companion_id"),
            func.coalesce(other.c.name, other.c.pseudonym, t.organiser.c.name).label("companion"),
            t.organiser.c.left_on.label("left_on"),
            times.label("met"),
            last.label("last_met"),
        )
        .select_from(own)
        .join(t.resident, t.joined_to(t.resident, person_of(own.c.subject_id)))
        .outerjoin(other, t.joined_to(other, person_of(own.c.other_subject_id)))
        .outerjoin(t.organiser, t.joined_to(t.organiser, own.c.organiser_id))
        .where(t.live(own), func.coalesce(other.c.id, t.organiser.c.id).is_not(None))
        .order_by(own.c.ended_on.is_not(None), own.c.begun_on.desc(), own.c.id.desc())
    )


def _row(found: Row[Any]) -> CompanionRow:
    return CompanionRow(
        id=found.id,
        resident_id=found.resident_id,
        resident=found.resident,
        companion_id=found.companion_id,
        companion=found.companion,
        by_organiser=found.organiser_id is not None,
        kind=found.kind,
        begun_on=found.begun_on,
        ended_on=found.ended_on,
        ended=found.ended,
        met=found.met,
        last_met=found.last_met,
        left_on=found.left_on,
    )


def _meetings(connection: Connection, companionship_id: UUID) -> tuple[MetRow, ...]:
    columns = t.companion_meeting.c
    query = (
        select(columns.id, columns.on, columns.minutes, columns.what)
        .where(columns.companionship_id == companionship_id, t.live(t.companion_meeting))
        .order_by(columns.on.desc(), columns.id.desc())
    )
    return tuple(MetRow(*row) for row in connection.execute(query))


def _readings(connection: Connection, companionship_id: UUID) -> tuple[ReadingRow, ...]:
    columns = t.depth_reading.c
    query = (
        select(
            columns.on,
            columns.time_together,
            columns.feeling,
            columns.confiding,
            columns.give_and_take,
        )
        .where(columns.companionship_id == companionship_id, t.live(t.depth_reading))
        .order_by(columns.on.desc(), columns.id.desc())
    )
    return tuple(ReadingRow(on, Answers(*four)) for on, *four in connection.execute(query))


def _shown(connection: Connection, row: CompanionRow, meetings: tuple[MetRow, ...]) -> Shown:
    days = (meetings[0].on - meetings[-1].on).days if meetings else 0
    given = _kept_to(connection, row, by_companion=True)
    received = _kept_to(connection, row, by_companion=False)
    if not row.by_organiser:
        given += _gifts(connection, row.companion_id, row.resident_id, row.begun_on)
        received += _gifts(connection, row.resident_id, row.companion_id, row.begun_on)
    nearer = _came_nearer(connection, row.resident_id, row.begun_on)
    return Shown(len(meetings), days, given, received, nearer)


def _kept_to(connection: Connection, row: CompanionRow, *, by_companion: bool) -> int:
    """How many promises one of the two kept to the other since they began."""
    columns = t.commitment.c
    resident = (person_of(columns.subject_id), person_of(columns.to_subject_id))
    companion: tuple[ColumnElement[Any], ColumnElement[Any]] = resident
    if row.by_organiser:
        companion = (columns.organiser_id, columns.to_organiser_id)
    if by_companion:
        pair = (companion[0] == row.companion_id, resident[1] == row.resident_id)
    else:
        pair = (resident[0] == row.resident_id, companion[1] == row.companion_id)
    query = select(func.count()).where(
        t.live(t.commitment),
        columns.state == CommitmentState.KEPT,
        columns.settled_on >= row.begun_on,
        *pair,
    )
    return connection.scalar(query) or 0


def _gifts(connection: Connection, giver: UUID, taker: UUID, since: date) -> int:
    """How many gifts of one helped with a need of the other."""
    gift, need, match = t.statement.alias("gift"), t.statement.alias("need"), t.gift_match
    query = (
        select(func.count())
        .select_from(match)
        .join(gift, t.joined_to(gift, match.c.gift_id))
        .join(need, t.joined_to(need, match.c.need_id))
        .where(
            t.live(match),
            match.c.state == MatchState.HELPED,
            match.c.on >= since,
            person_of(gift.c.subject_id) == giver,
            person_of(need.c.subject_id) == taker,
        )
    )
    return connection.scalar(query) or 0


def _came_nearer(connection: Connection, resident_id: UUID, since: date) -> bool:
    """Whether a resident moved to an inner circle since that day."""
    columns = t.circle_move.c
    query = (
        select(columns.circle, columns.on)
        .where(person_of(columns.subject_id) == resident_id, t.live(t.circle_move))
        .order_by(columns.on, columns.id)
    )
    reached = -1
    for circle, on in connection.execute(query):
        ring = _RINGS.index(circle)
        if on >= since and ring > reached >= 0:
            return True
        reached = ring
    return False
