"""What a resident did and had done with others: groups, projects, meetings, side by side, gifts.

These are the entries of a story beside listenings, circles and promises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from organiser_app.domain.clock import day_of
from organiser_app.domain.relationship_values import (
    Attendance,
    CompanionEnd,
    CompanionKind,
    MeetingKind,
    MeetingState,
)
from organiser_app.domain.values import ContributionKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.gave_and_asked import CameOf, came_of
from organiser_app.store.queries.need_ways import MatchRow, ReferralRow
from organiser_app.store.queries.organisers import KeeperRow, keeper_moves
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.statements import StatementRow


@dataclass(frozen=True, slots=True)
class JoinedEntry:
    """They joined a group or a project (`is_project`), or left it."""

    on: date
    what: str
    role: str
    left: bool
    is_project: bool


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting that they host, or to which they were asked; a host has no attendance."""

    on: date
    kind: MeetingKind
    state: MeetingState
    where: str
    attendance: Attendance | None


@dataclass(frozen=True, slots=True)
class BesideEntry:
    """They began to walk side by side with `other`, or (`ended`) it came to an end."""

    on: date
    kind: CompanionKind
    other: str
    why: str
    ended: bool = False
    how: CompanionEnd | None = None


@dataclass(frozen=True, slots=True)
class MetBesideEntry:
    """They met with whom they walk side by side."""

    on: date
    other: str
    minutes: int
    what: str


@dataclass(frozen=True, slots=True)
class ReferralEntry:
    """A need of theirs was passed to a partner."""

    on: date
    need: str
    referral: ReferralRow


@dataclass(frozen=True, slots=True)
class MatchEntry:
    """A gift or a need of theirs was set beside another's."""

    on: date
    statement: StatementRow
    match: MatchRow


@dataclass(frozen=True, slots=True)
class NeedMetEntry:
    """A need of theirs was met, how well from 1 to 5 where they said so."""

    on: date
    need: str
    satisfied: int | None


@dataclass(frozen=True, slots=True)
class GaveEntry:
    """They gave something to a project, in one month so many `times`, the last on that day."""

    on: date
    kind: ContributionKind
    what: str
    minutes: int
    project: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class KeeperEntry:
    """They came into somebody's keeping."""

    on: date
    move: KeeperRow


Doing = (
    JoinedEntry
    | MeetingEntry
    | BesideEntry
    | MetBesideEntry
    | ReferralEntry
    | MatchEntry
    | NeedMetEntry
    | GaveEntry
    | KeeperEntry
)


def doings(
    connection: Connection, records: Sequence[UUID], gifts_and_needs: Sequence[StatementRow]
) -> Iterator[Doing]:
    """The entries of a person's story of these sorts, in no order; `records` are all of theirs."""
    yield from (KeeperEntry(move.on, move) for move in keeper_moves(connection, records))
    yield from _joined(connection, records)
    yield from _gave(connection, records)
    yield from _meetings(connection, records)
    yield from _beside(connection, records)
    yield from _came_of(connection, gifts_and_needs)


def _joined(connection: Connection, records: Sequence[UUID]) -> Iterator[JoinedEntry]:
    for member, whole, key in (
        (t.group_member, t.group, t.group_member.c.group_id),
        (t.project_member, t.project, t.project_member.c.project_id),
    ):
        query = (
            select(whole.c.name, member.c.role, member.c.joined_on, member.c.left_on)
            .join_from(member, whole, t.joined_to(whole, key))
            .where(member.c.subject_id.in_(records), t.live(member))
            .order_by(member.c.id)
        )
        for what, role, joined_on, left_on in connection.execute(query):
            for day, left in ((joined_on, False), (left_on, True)):
                if day is not None:
                    yield JoinedEntry(day, what, role, left, whole is t.project)


def _gave(connection: Connection, records: Sequence[UUID]) -> Iterator[GaveEntry]:
    """What they gave; the same given again in one month is told once."""
    gave = t.contribution.c
    query = (
        select(
            func.max(gave.on), gave.kind, gave.what, func.sum(gave.minutes), t.project.c.name,
            func.count(),
        )
        .join_from(t.contribution, t.project, t.joined_to(t.project, gave.project_id))
        .where(gave.subject_id.in_(records), t.live(t.contribution))
        .group_by(func.substr(gave.on, 1, 7), t.project.c.id, gave.kind, gave.what)
        .order_by(func.max(gave.on), gave.what)
    )  # fmt: skip
    for row in connection.execute(query):
        yield GaveEntry(*row)


def _meetings(connection: Connection, records: Sequence[UUID]) -> Iterator[MeetingEntry]:
    """Their meetings but those at which they were listened to: these are told as listenings."""
    meeting, guest = t.meeting, t.meeting_guest
    asked = (guest.c.meeting_id == meeting.c.id) & guest.c.subject_id.in_(records) & t.live(guest)
    query = (
        select(meeting.c.at, meeting.c.kind, meeting.c.state, t.whereabouts(), guest.c.attendance)
        .select_from(meeting)
        .outerjoin(guest, asked)
        .outerjoin(t.place, t.joined_to(t.place, meeting.c.place_id))
        .outerjoin(t.door, t.joined_to(t.door, meeting.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(t.live(meeting), or_(meeting.c.subject_id.in_(records), guest.c.id.is_not(None)))
        .where(or_(meeting.c.listening_id.is_(None), guest.c.attendance != Attendance.CAME))
        .order_by(meeting.c.at, meeting.c.id)
    )
    for at, kind, state, where, attendance in connection.execute(query):
        yield MeetingEntry(day_of(at), kind, state, where, attendance)


def _beside(
    connection: Connection, records: Sequence[UUID]
) -> Iterator[BesideEntry | MetBesideEntry]:
    pair = t.companionship.c
    for row in connection.execute(_pairs(records, t.companionship)):
        yield BesideEntry(row.begun_on, row.kind, row.other, row.why)
        if row.ended_on is not None:
            yield BesideEntry(row.ended_on, row.kind, row.other, row.how_ended, True, row.ended)
    met = t.companion_meeting
    joined = t.companionship.join(met, (met.c.companionship_id == pair.id) & t.live(met))
    query = _pairs(records, joined, met.c.on, met.c.minutes, met.c.what)
    for row in connection.execute(query):
        yield MetBesideEntry(row.on, row.other, row.minutes, row.what)


def _pairs(records: Sequence[UUID], from_: Any, *extra: ColumnElement[Any]) -> Any:
    """Those who walk side by side with a person, by the name of the other."""
    pair = t.companionship.c
    mine = pair.subject_id.in_(records)
    beside = case((mine, pair.other_subject_id), else_=pair.subject_id)
    return (
        select(
            pair.kind, pair.why, pair.begun_on, pair.ended_on, pair.ended, pair.how_ended,
            t.name_of_either().label("other"), *extra,
        )
        .select_from(from_)
        .outerjoin(t.resident, t.joined_to(t.resident, person_of(beside)))
        .outerjoin(t.organiser, t.joined_to(t.organiser, pair.organiser_id))
        .where(or_(mine, pair.other_subject_id.in_(records)), t.live(t.companionship))
        .order_by(pair.id, *extra)
    )  # fmt: skip


def _came_of(
    connection: Connection, gifts_and_needs: Sequence[StatementRow]
) -> Iterator[ReferralEntry | MatchEntry | NeedMetEntry]:
    came = came_of(connection, [row.id for row in gifts_and_needs])
    for said in gifts_and_needs:
        yield from _came_of_one(said, came[said.id])


def _came_of_one(
    said: StatementRow, came: CameOf
) -> Iterator[ReferralEntry | MatchEntry | NeedMetEntry]:
    yield from (ReferralEntry(one.on, said.words, one) for one in came.referrals)
    yield from (MatchEntry(one.on, said, one) for one in came.matches)
    if came.settled.met_on is not None:
        yield NeedMetEntry(came.settled.met_on, said.words, came.settled.satisfied)
