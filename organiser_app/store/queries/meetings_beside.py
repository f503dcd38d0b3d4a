"""What else is planned near a moment with the same people, for whoever plans a meeting then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.meetings import MeetingRow, meetings
from organiser_app.store.queries.same_people import records_of

HOUR, WEEK = timedelta(hours=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class MeetingsBeside:
    """The meeting nearest to a moment, within an hour of it, and the nearest one-to-one.

    `same_week` is the nearest one-to-one with the same resident less than seven days from the
    moment, before or after it. Either is None where there is none.
    """

    same_hour: MeetingRow | None = None
    same_week: MeetingRow | None = None


def meetings_beside(
    connection: Connection,
    at: datetime,
    *,
    resident_id: UUID | None = None,
    group_id: UUID | None = None,
    besides: UUID | None = None,
) -> MeetingsBeside:
    """The meetings near the moment `at` with a resident, or of a group, that were not called off.

    A resident's are those with them, at theirs, and to which they are asked and do not stay away.
    `besides` is the meeting that is planned anew, and is not meant.
    """
    columns = t.meeting.c
    near = meetings(
        connection,
        columns.state != MeetingState.CALLED_OFF,
        columns.at > at - WEEK,
        columns.at < at + WEEK,
        _with(connection, resident_id) if resident_id else columns.group_id == group_id,
    )
    others = [row for row in near if row.id != besides]
    alone = [row for row in others if row.kind is MeetingKind.ONE_TO_ONE]
    in_the_hour = [row for row in others if abs(row.at - at) < HOUR]
    return MeetingsBeside(_nearest(in_the_hour, at), _nearest(alone, at))


def _nearest(rows: Iterable[MeetingRow], at: datetime) -> MeetingRow | None:
    return min(rows, key=lambda row: (abs(row.at - at), row.id), default=None)


def _with(connection: Connection, resident_id: UUID) -> ColumnElement[bool]:
    them, guest = records_of(connection, resident_id), t.meeting_guest
    asked = select(guest.c.meeting_id).where(
        guest.c.subject_id.in_(them),
        guest.c.attendance != Attendance.STAYED_AWAY,
        t.live(guest),
    )
    return t.meeting.c.subject_id.in_(them) | t.meeting.c.id.in_(asked)
