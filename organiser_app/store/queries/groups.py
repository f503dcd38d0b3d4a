"""Groups: the list of them, and one whole: who belongs, when they met, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, ScalarSelect, Select, func, select

from organiser_app.domain.relationship_values import (
    AskState,
    Attendance,
    GroupKind,
    MeetingState,
)
from organiser_app.domain.values import Circle, CommitmentState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.meetings import MeetingRow, meetings
from organiser_app.store.queries.members import how_many, members_of
from organiser_app.store.queries.people import circles_of
from organiser_app.store.queries.promises import PromiseRow, commitments
from organiser_app.store.queries.same_people import person_of

LAST_MEETINGS = 4
"""Of how many of the latest meetings it is told who came."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as a list shows it; `members` counts those who belong now, each person once."""

    id: UUID
    name: str
    kind: GroupKind
    begun_on: date | None
    ended_on: date | None
    members: int
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupMemberRow:
    """Somebody who belongs to a group, or did.

    `person_id` is the resident by whom they go, or the organiser. `came` is to how many of the
    group's last meetings they came, of `of_meetings` to which they were asked.
    """

    id: UUID
    person_id: UUID
    name: str
    is_resident: bool
    circle: Circle | None
    role: str
    leads: bool
    joined_on: date | None
    left_on: date | None
    came: int = 0
    of_meetings: int = 0


@dataclass(frozen=True, slots=True)
class GroupAsk:
    """Something that the group asks of a power holder, and how it stood last."""

    id: UUID
    what: str
    partner: str
    state: AskState | None
    on: date | None


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """One group, whole.

    `members` belong now, those who lead first; `gone` have left. `planned` meetings run from the
    next one, `held` from the latest. `promised` are the open promises that were made to it.
    """

    row: GroupRow
    purpose: str
    meets: str
    where: str
    project_id: UUID | None
    project: str
    members: tuple[GroupMemberRow, ...]
    gone: tuple[GroupMemberRow, ...]
    planned: tuple[MeetingRow, ...]
    held: tuple[MeetingRow, ...]
    promised: tuple[PromiseRow, ...]
    asks: tuple[GroupAsk, ...]


def groups(connection: Connection) -> tuple[GroupRow, ...]:
    """Every group, those that go on first, then by name."""
    rows = [_group_row(row) for row in connection.execute(_facts())]
    return tuple(sorted(rows, key=lambda row: (row.ended_on is not None, row.name.casefold())))


def group(connection: Connection, group_id: UUID) -> GroupDetail | None:
    """One group; None where there is none, or no more."""
    own = connection.execute(_whole().where(t.group.c.id == group_id)).one_or_none()
    if own is None:
        return None
    met = meetings(connection, t.meeting.c.group_id == group_id)
    held = [each for each in reversed(met) if each.state is MeetingState.HELD]
    members = _members(connection, group_id, [each.id for each in held[:LAST_MEETINGS]])
    return GroupDetail(
        row=_group_row(own),
        purpose=own.purpose,
        meets=own.meets,
        where=own.place,
        project_id=own.project_id,
        project=own.project,
        members=tuple(each for each in members if each.left_on is None),
        gone=tuple(each for each in members if each.left_on is not None),
        planned=tuple(each for each in met if each.state is MeetingState.PLANNED),
        held=tuple(held),
        promised=_promised(connection, group_id),
        asks=_asks(connection, group_id),
    )


def group_of_member(connection: Connection, member_id: UUID) -> UUID | None:
    """The group to which a membership belongs."""
    columns = t.group_member.c
    query = select(columns.group_id).where(columns.id == member_id, t.live(t.group_member))
    return connection.scalar(query)


def _facts() -> Select[Any]:
    columns = t.group.c
    return select(
        columns.id,
        columns.name,
        columns.kind,
        columns.begun_on,
        columns.ended_on,
        how_many(t.group_member, "group_id", t.group).label("members"),
        _next_at().label("next_at"),
    ).where(t.live(t.group))


def _whole() -> Select[Any]:
    columns = t.group.c
    return (
        _facts()
        .add_columns(
            columns.purpose,
            columns.meets,
            func.coalesce(t.place.c.name, "").label("place"),
            t.project.c.id.label("project_id"),
            func.coalesce(t.project.c.name, "").label("project"),
        )
        .select_from(t.group)
        .outerjoin(t.place, t.joined_to(t.place, columns.place_id))
        .outerjoin(t.project, t.joined_to(t.project, columns.project_id))
    )


def _group_row(row: Row[Any]) -> GroupRow:
    return GroupRow(
        row.id, row.name, row.kind, row.begun_on, row.ended_on, row.members, row.next_at
    )


def _next_at() -> ScalarSelect[datetime]:
    columns = t.meeting.c
    return (
        select(columns.at)
        .where(columns.group_id == t.group.c.id, t.live(t.meeting))
        .where(columns.state == MeetingState.PLANNED)
        .order_by(columns.at)
        .limit(1)
        .correlate(t.group)
        .scalar_subquery()
    )


def _members(connection: Connection, group_id: UUID, last: Sequence[UUID]) -> list[GroupMemberRow]:
    """All who belong or did, each person once: who leads first, then as they joined."""
    rows = connection.execute(_belonging(group_id)).all()
    circles = circles_of(connection, [row.person_id for row in rows])
    came, asked = _attendance(connection, last)
    members: dict[UUID, GroupMemberRow] = {}
    for row in rows:
        who = row.person_id
        member = GroupMemberRow(
            **row._asdict(),
            circle=circles.get(who),
            came=came.get(who, 0),
            of_meetings=asked.get(who, 0),
        )
        members.setdefault(who, member)
    return sorted(members.values(), key=lambda member: not member.leads)


def _belonging(group_id: UUID) -> Select[Any]:
    own = t.group_member.c
    return members_of(t.group_member, "group_id", group_id, own.id, own.left_on).order_by(
        own.left_on.is_not(None), own.joined_on.is_(None), own.joined_on, own.id
    )


def _attendance(
    connection: Connection, last: Sequence[UUID]
) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """To how many of those meetings each person came, and to how many they were asked."""
    guest = t.meeting_guest.c
    person = person_of(guest.subject_id).label("person")
    query = select(guest.meeting_id, person, guest.attendance).where(
        guest.meeting_id.in_(last), t.live(t.meeting_guest)
    )
    came: dict[UUID, set[UUID]] = {}
    asked: dict[UUID, set[UUID]] = {}
    for meeting_id, who, answer in connection.execute(query):
        asked.setdefault(who, set()).add(meeting_id)
        if answer is Attendance.CAME:
            came.setdefault(who, set()).add(meeting_id)
    return _counted(came), _counted(asked)


def _counted(found: dict[UUID, set[UUID]]) -> dict[UUID, int]:
    return {who: len(each) for who, each in found.items()}


def _promised(connection: Connection, group_id: UUID) -> tuple[PromiseRow, ...]:
    columns = t.commitment.c
    still_open = columns.state == CommitmentState.OPEN
    return commitments(connection, columns.to_group_id == group_id, still_open)


def _asks(connection: Connection, group_id: UUID) -> tuple[GroupAsk, ...]:
    """What it asks, the latest first; how each stands is said by its last move."""
    columns, move = t.ask.c, t.ask_move.c
    query = (
        select(columns.id, columns.what, func.coalesce(t.partner.c.name, ""), move.state, move.on)
        .select_from(t.ask)
        .outerjoin(t.partner, t.joined_to(t.partner, columns.partner_id))
        .outerjoin(t.ask_move, (move.ask_id == columns.id) & t.live(t.ask_move))
        .where(columns.group_id == group_id, t.live(t.ask))
        .order_by(columns.id.desc(), move.on, move.id)
    )
    last = {row[0]: GroupAsk(*row) for row in connection.execute(query)}
    return tuple(last.values())
