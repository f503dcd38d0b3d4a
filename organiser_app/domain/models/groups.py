"""Groups, meetings, and people who walk side by side."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from organiser_app.domain.models.base import Synced, choice, moment, reference, subject
from organiser_app.domain.relationship_values import (
    Attendance,
    CompanionEnd,
    CompanionKind,
    GroupKind,
    MeetingKind,
    MeetingState,
)


class Group(Synced, table=True):
    """Residents who act together; `meets` says in words when."""

    __tablename__ = "resident_group"

    patch_id: UUID = reference("patch")
    name: str
    kind: GroupKind = choice(GroupKind, default=GroupKind.OTHER)
    purpose: str = ""
    meets: str = ""
    place_id: UUID | None = reference("place", optional=True)
    project_id: UUID | None = reference("project", optional=True)
    begun_on: date | None = None
    ended_on: date | None = None


class GroupMember(Synced, table=True):
    """A resident or an organiser belongs to a group, in some part; some lead it."""

    __tablename__ = "group_member"

    group_id: UUID = reference("resident_group")
    subject_id: UUID | None = subject(optional=True)
    organiser_id: UUID | None = reference("organiser", optional=True)
    role: str = ""
    leads: bool = False
    joined_on: date | None = None
    left_on: date | None = None


class Meeting(Synced, table=True):
    """A planned one-to-one, house meeting or meeting of a group.

    `subject_id` is whom a one-to-one is with, or the resident who hosts. Preparation and
    reflection are wordings; the reflection never leaves this log. `listening_id` is what was
    heard there.
    """

    patch_id: UUID = reference("patch")
    kind: MeetingKind = choice(MeetingKind)
    organiser_id: UUID = reference("organiser")
    subject_id: UUID | None = subject(optional=True)
    group_id: UUID | None = reference("resident_group", optional=True)
    door_id: UUID | None = reference("door", optional=True)
    place_id: UUID | None = reference("place", optional=True)
    at: datetime = moment()
    state: MeetingState = choice(MeetingState, default=MeetingState.PLANNED)
    listening_id: UUID | None = reference("listening", optional=True)


class MeetingGuest(Synced, table=True):
    """A resident was asked to a meeting, and came or did not."""

    __tablename__ = "meeting_guest"

    meeting_id: UUID = reference("meeting")
    subject_id: UUID = subject()
    attendance: Attendance = choice(Attendance, default=Attendance.ASKED)


class Companionship(Synced, table=True):
    """Somebody walks beside a resident, one to one: another resident, or an organiser."""

    subject_id: UUID = subject()
    other_subject_id: UUID | None = subject(optional=True)
    organiser_id: UUID | None = reference("organiser", optional=True)
    kind: CompanionKind = choice(CompanionKind)
    why: str = ""
    begun_on: date
    ended_on: date | None = None
    ended: CompanionEnd | None = choice(CompanionEnd, optional=True)
    how_ended: str = ""


class CompanionMeeting(Synced, table=True):
    """Two who walk side by side met."""

    __tablename__ = "companion_meeting"

    companionship_id: UUID = reference("companionship")
    subject_id: UUID = subject()
    on: date
    minutes: int = 0
    what: str = ""


class DepthReading(Synced, table=True):
    """How deep a relationship had become on a day, by four answers from 0 to 3.

    The four are the parts of a tie's strength in Granovetter, "The Strength of Weak Ties",
    American Journal of Sociology 78 (1973): time together, feeling, confiding, give and take.
    """

    __tablename__ = "depth_reading"

    companionship_id: UUID = reference("companionship")
    subject_id: UUID = subject()
    on: date
    time_together: int
    feeling: int
    confiding: int
    give_and_take: int
