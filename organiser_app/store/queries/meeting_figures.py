"""What meetings came to in a period, for reports."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from organiser_app.domain.figures import Period
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.spans import within


@dataclass(frozen=True, slots=True)
class MeetingFigures:
    """What meetings came to in a period.

    `hosts` and `came` count different people, the hosts among those who came; `came_times` counts
    each as often as they came.
    """

    house_meetings: int
    hosts: int
    came: int
    came_times: int
    group_meetings: int
    one_to_ones: int
    one_to_one_with: int


def meeting_figures(connection: Connection, period: Period) -> MeetingFigures:
    """The meetings held in a period, and how many people hosted and came."""
    columns = t.meeting.c
    held = (t.live(t.meeting), columns.state == MeetingState.HELD, within(period, columns.at))
    of_kind: dict[MeetingKind, int] = dict(
        connection.execute(
            select(columns.kind, func.count()).where(*held).group_by(columns.kind)
        ).all()
    )
    house = columns.kind == MeetingKind.HOUSE_MEETING
    one_to_one = columns.kind == MeetingKind.ONE_TO_ONE
    there = _hosts(connection, *held, house) + _came(connection, *held, house)
    return MeetingFigures(
        house_meetings=of_kind.get(MeetingKind.HOUSE_MEETING, 0),
        hosts=len(set(_hosts(connection, *held, house))),
        came=len(set(there)),
        came_times=len(there),
        group_meetings=of_kind.get(MeetingKind.GROUP, 0),
        one_to_ones=of_kind.get(MeetingKind.ONE_TO_ONE, 0),
        one_to_one_with=len(set(_hosts(connection, *held, one_to_one))),
    )


def _hosts(connection: Connection, *conditions: ColumnElement[bool]) -> list[UUID]:
    """Of each meeting the person whom it was with, or who hosted it."""
    query = select(person_of(t.meeting.c.subject_id)).where(
        t.meeting.c.subject_id.is_not(None), *conditions
    )
    return list(connection.scalars(query))


def _came(connection: Connection, *conditions: ColumnElement[bool]) -> list[UUID]:
    """Of each meeting the persons who came, each once to each."""
    guest = t.meeting_guest.c
    person = person_of(guest.subject_id)
    query = (
        select(guest.meeting_id, person)
        .join_from(t.meeting_guest, t.meeting, t.meeting.c.id == guest.meeting_id)
        .where(t.live(t.meeting_guest), guest.attendance == Attendance.CAME, *conditions)
        .distinct()
    )
    return [who for _, who in connection.execute(query)]
