"""Meetings: the list of them, one whole, and those near a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, func, or_, select

from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.values import Circle, WordingPart
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.people import circles_of
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps
from organiser_app.store.queries.said_by import said_by
from organiser_app.store.queries.same_people import person_of, records_of
from organiser_app.store.queries.spans import start_of
from organiser_app.store.queries.statements import StatementRow, statement_rows
from organiser_app.store.queries.texts import current_texts, text_of
from organiser_app.store.repositories.owner import OWN_ORGANISER
from organiser_app.store.repositories.settings import setting

_LAST_SAID = 5
_HELD_LISTED, _OFF_LISTED = 200, 50


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as a list shows it.

    `who` is whom a one-to-one is with, or who hosts; `group` the group that meets; both may be
    empty. `asked` counts everybody asked, `coming`, `came` and `stayed_away` those who answered
    so; of a one-to-one nobody is counted. `listening_id` is None where nothing is in the log of
    what was heard there.
    """

    id: UUID
    kind: MeetingKind
    at: datetime
    state: MeetingState
    resident_id: UUID | None
    who: str
    group_id: UUID | None
    group: str
    where: str
    organiser_id: UUID
    organiser: str
    listening_id: UUID | None
    asked: int
    coming: int
    came: int
    stayed_away: int


@dataclass(frozen=True, slots=True)
class GuestRow:
    """Somebody who was asked to a meeting; `resident_id` is the record by which they go."""

    id: UUID
    resident_id: UUID
    name: str
    where: str
    circle: Circle | None
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """One meeting, whole.

    `last_said` and `between_us` are of the resident whom it is with or who hosts it: what they
    said last, and what is open of them or with them; `agreed` is what was agreed at the meeting, by
    whomever, and may be settled since. The preparation and the reflection are given of the meetings
    of the log's own organiser alone.
    """

    row: MeetingRow
    guests: tuple[GuestRow, ...]
    preparation: str
    reflection: str
    heard: tuple[StatementRow, ...]
    last_said: tuple[StatementRow, ...]
    between_us: tuple[PromiseRow, ...]
    agreed: tuple[PromiseRow, ...] = ()


def meetings(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[MeetingRow, ...]:
    """The meetings for which `conditions` on `meeting` hold, by their moment."""
    query = _facts().where(*conditions).order_by(t.meeting.c.at, t.meeting.c.id)
    return tuple(MeetingRow(**row._asdict()) for row in connection.execute(query))


def meetings_listed(connection: Connection) -> tuple[MeetingRow, ...]:
    """The planned meetings, and of those held and called off the latest, by their moment."""
    columns = t.meeting.c
    planned = columns.state == MeetingState.PLANNED
    latest = (
        _latest(MeetingState.HELD, _HELD_LISTED),
        _latest(MeetingState.CALLED_OFF, _OFF_LISTED),
    )
    return meetings(connection, planned | or_(*(columns.id.in_(each) for each in latest)))


def _latest(state: MeetingState, count: int) -> Select[UUID]:
    columns = t.meeting.c
    of_state = select(columns.id).where(columns.state == state, t.live(t.meeting))
    return of_state.order_by(columns.at.desc(), columns.id.desc()).limit(count)


def meetings_near(connection: Connection, today: date, days: int = 7) -> tuple[MeetingRow, ...]:
    """Planned meetings up to so many days after `today`, by their moment.

    Those whose day has passed come too: somebody is to say whether they were held.
    """
    planned = t.meeting.c.state == MeetingState.PLANNED
    return meetings(
        connection, planned, t.meeting.c.at < start_of(today + timedelta(days=days + 1))
    )


def meeting(connection: Connection, meeting_id: UUID) -> MeetingDetail | None:
    """One meeting; None where there is none, or no more."""
    found = meetings(connection, t.meeting.c.id == meeting_id)
    if not found:
        return None
    (row,) = found
    preparation, reflection = _own_words(connection, row)
    return MeetingDetail(
        row=row,
        guests=guests_of(connection, meeting_id),
        preparation=preparation,
        reflection=reflection,
        heard=_heard(connection, row),
        last_said=_last_said(connection, row),
        between_us=_between_us(connection, row),
        agreed=_agreed(connection, row),
    )


def guests_of(connection: Connection, meeting_id: UUID) -> tuple[GuestRow, ...]:
    """Who was asked to a meeting, by name; of one person's two records, the first that was."""
    columns = t.meeting_guest.c
    query = (
        select(
            columns.id,
            t.resident.c.id.label("resident_id"),
            t.name_of(t.resident).label("name"),
            t.address().label("place"),
            columns.attendance,
        )
        .join_from(
            t.meeting_guest, t.resident, t.joined_to(t.resident, person_of(columns.subject_id))
        )
        .outerjoin(t.door, t.joined_to(t.door, t.resident.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(columns.meeting_id == meeting_id, t.live(t.meeting_guest))
        .order_by(func.lower(t.name_of(t.resident)), columns.id)
    )
    rows = connection.execute(query).all()
    circles = circles_of(connection, [row.resident_id for row in rows])
    guests: dict[UUID, GuestRow] = {}
    for row in rows:
        guest = GuestRow(
            row.id,
            row.resident_id,
            row.name,
            row.place,
            circles.get(row.resident_id),
            row.attendance,
        )
        guests.setdefault(row.resident_id, guest)
    return tuple(guests.values())


def _facts() -> Select[Any]:
    columns = t.meeting.c
    return (
        select(
            columns.id,
            columns.kind,
            columns.at,
            columns.state,
            t.resident.c.id.label("resident_id"),
            t.name_of(t.resident).label("who"),
            t.group.c.id.label("group_id"),
            func.coalesce(t.group.c.name, "").label("group"),
            t.whereabouts().label("where"),
            columns.organiser_id,
            func.coalesce(t.organiser.c.name, "").label("organiser"),
            t.listening.c.id.label("listening_id"),
            _guests_who(None).label("asked"),
            _guests_who(Attendance.COMING).label("coming"),
            _guests_who(Attendance.CAME).label("came"),
            _guests_who(Attendance.STAYED_AWAY).label("stayed_away"),
        )
        .select_from(t.meeting)
        .outerjoin(t.resident, t.joined_to(t.resident, person_of(columns.subject_id)))
        .outerjoin(t.group, t.joined_to(t.group, columns.group_id))
        .outerjoin(t.organiser, t.joined_to(t.organiser, columns.organiser_id))
        .outerjoin(t.listening, t.joined_to(t.listening, columns.listening_id))
        .outerjoin(t.place, t.joined_to(t.place, columns.place_id))
        .outerjoin(t.door, t.joined_to(t.door, columns.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(t.live(t.meeting))
    )


def _guests_who(answer: Attendance | None) -> ScalarSelect[int]:
    guest = t.meeting_guest
    answered = [] if answer is None else [guest.c.attendance == answer]
    return (
        select(func.count(person_of(guest.c.subject_id).distinct()))
        .where(guest.c.meeting_id == t.meeting.c.id, t.live(guest), *answered)
        .correlate(t.meeting)
        .scalar_subquery()
    )


def _own_words(connection: Connection, row: MeetingRow) -> tuple[str, str]:
    """The preparation and the reflection, which are shown to whoever wrote them."""
    if setting(connection, OWN_ORGANISER) != str(row.organiser_id):
        return "", ""
    parts = (WordingPart.PREPARATION, WordingPart.REFLECTION)
    texts = current_texts(connection, [row.id], parts)
    before, after = (text_of(texts, row.id, part).body for part in parts)
    return before, after


def _heard(connection: Connection, row: MeetingRow) -> tuple[StatementRow, ...]:
    columns = t.statement.c
    said = select(columns.id).where(columns.listening_id == row.listening_id, t.live(t.statement))
    return statement_rows(connection, _ids(connection, said.order_by(columns.id)))


def _last_said(connection: Connection, row: MeetingRow) -> tuple[StatementRow, ...]:
    """The last things heard from them, also beside others, the latest first."""
    if row.resident_id is None:
        return ()
    columns = t.statement.c
    said = (
        select(columns.id)
        .join_from(t.statement, t.listening, t.joined_to(t.listening, columns.listening_id))
        .where(said_by(records_of(connection, row.resident_id)), t.live(t.statement))
        .order_by(t.listening.c.at.desc(), columns.id)
        .limit(_LAST_SAID)
    )
    return statement_rows(connection, _ids(connection, said))


def _between_us(connection: Connection, row: MeetingRow) -> tuple[PromiseRow, ...]:
    """What they promised, what was promised to them and what was agreed with them, still open."""
    if row.resident_id is None:
        return ()
    them = records_of(connection, row.resident_id)
    promised, step = t.commitment.c, t.next_step.c
    theirs = promised.subject_id.in_(them) | promised.to_subject_id.in_(them)
    found = [*commitments(connection, theirs), *next_steps(connection, step.subject_id.in_(them))]
    return _by_day(each for each in found if each.is_open)


def _agreed(connection: Connection, row: MeetingRow) -> tuple[PromiseRow, ...]:
    """The promises and next steps that were written down of it."""
    there = row.listening_id
    if there is None:
        return ()
    promised = commitments(connection, t.commitment.c.listening_id == there)
    return _by_day((*promised, *next_steps(connection, t.next_step.c.listening_id == there)))


def _by_day(agreed: Iterable[PromiseRow]) -> tuple[PromiseRow, ...]:
    return tuple(sorted(agreed, key=lambda each: (each.due_on or date.max, each.id)))


def _ids(connection: Connection, query: Select[UUID]) -> Sequence[UUID]:
    return connection.execute(query).scalars().all()
