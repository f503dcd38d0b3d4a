"""When somebody last had to do with a resident, and what comes next between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, case, func, null, or_, select

from organiser_app.domain.clock import day_of
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.values import AttemptOutcome, ListeningKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.knocks import stands
from organiser_app.store.queries.promises import Agreed, PromiseRow


class ContactKind(StrEnum):
    """What sort of contact it was, or will be."""

    LISTENING = "listening"
    MEETING = "meeting"
    SIDE_BY_SIDE = "side_by_side"
    SHORT_CHAT = "short_chat"
    STEP = "step"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact: on which day, and with or through whom, empty where that is not known.

    `how` says more of a listening or a meeting; `what` of a step or a promise.
    """

    on: date
    kind: ContactKind
    how: ListeningKind | MeetingKind | None = None
    who: str = ""
    what: str = ""


def last_contact(connection: Connection, records: Sequence[UUID]) -> Contact | None:
    """The latest contact of any sort with a person; `records` are all of theirs."""
    query_for = {
        ContactKind.LISTENING: _listenings,
        ContactKind.MEETING: _meetings_held,
        ContactKind.SIDE_BY_SIDE: _side_by_side,
        ContactKind.SHORT_CHAT: _short_chats,
    }
    found = [
        Contact(_day(row[0]), kind, row[1], row[2])
        for kind, query in query_for.items()
        for row in connection.execute(query(records).limit(1))
    ]
    return max(found, key=lambda contact: contact.on, default=None)


def planned_meetings(connection: Connection, records: Sequence[UUID]) -> tuple[Contact, ...]:
    """The meetings planned with a person, the earliest first, those whose day has passed too."""
    rows = connection.execute(_meetings_planned(records))
    return tuple(Contact(_day(at), ContactKind.MEETING, how, who) for at, how, who in rows)


def next_contact(
    planned: Sequence[Contact], agreed: Sequence[PromiseRow], today: date
) -> Contact | None:
    """The earliest of the meetings planned from today on, and of what is agreed and open.

    Of `agreed`, next steps and promises, those that have a day count, however late.
    """
    to_come = [meeting for meeting in planned if meeting.on >= today]
    return min((*to_come, *_with_a_day(agreed)), key=lambda contact: contact.on, default=None)


def _with_a_day(agreed: Sequence[PromiseRow]) -> Iterator[Contact]:
    for row in agreed:
        if row.is_open and row.due_on is not None:
            kind = ContactKind.STEP if row.record is Agreed.NEXT_STEP else ContactKind.PROMISE
            yield Contact(row.due_on, kind, who=row.who, what=row.what)


def _listenings(records: Sequence[UUID]) -> Select[Any]:
    listening = t.listening.c
    return (
        select(listening.at, listening.kind, _organiser())
        .join_from(t.presence, t.listening, t.joined_to(t.listening, t.presence.c.listening_id))
        .outerjoin(t.organiser, t.joined_to(t.organiser, listening.organiser_id))
        .where(t.presence.c.subject_id.in_(records), t.live(t.presence))
        .order_by(listening.at.desc())
    )


def _meetings(records: Sequence[UUID], state: MeetingState, came: tuple[Attendance, ...]) -> Any:
    meeting, guest = t.meeting.c, t.meeting_guest.c
    guests = select(guest.meeting_id).where(
        guest.subject_id.in_(records), guest.attendance.in_(came), t.live(t.meeting_guest)
    )
    return (
        select(meeting.at, meeting.kind, _organiser())
        .select_from(t.meeting)
        .outerjoin(t.organiser, t.joined_to(t.organiser, meeting.organiser_id))
        .where(t.live(t.meeting), meeting.state == state)
        .where(or_(meeting.subject_id.in_(records), meeting.id.in_(guests)))
    )


def _meetings_held(records: Sequence[UUID]) -> Select[Any]:
    query: Select[Any] = _meetings(records, MeetingState.HELD, (Attendance.CAME,))
    return query.order_by(t.meeting.c.at.desc())


def _meetings_planned(records: Sequence[UUID]) -> Select[Any]:
    asked = (Attendance.ASKED, Attendance.COMING)
    query: Select[Any] = _meetings(records, MeetingState.PLANNED, asked)
    return query.order_by(t.meeting.c.at)


def _side_by_side(records: Sequence[UUID]) -> Select[Any]:
    met, pair = t.companion_meeting.c, t.companionship
    mine = pair.c.subject_id.in_(records)
    beside = case((mine, pair.c.other_subject_id), else_=pair.c.subject_id)
    return (
        select(
            met.on, null(), func.coalesce(t.resident.c.name, t.resident.c.pseudonym, _organiser())
        )
        .join_from(t.companion_meeting, pair, t.joined_to(pair, met.companionship_id))
        .outerjoin(t.resident, t.joined_to(t.resident, beside))
        .outerjoin(t.organiser, t.joined_to(t.organiser, pair.c.organiser_id))
        .where(or_(mine, pair.c.other_subject_id.in_(records)), t.live(t.companion_meeting))
        .order_by(met.on.desc())
    )


def _short_chats(records: Sequence[UUID]) -> Select[Any]:
    """At their door; with whom of those who live there, nobody wrote down."""
    knock = t.attempt.c
    doors = select(t.resident.c.door_id).where(t.resident.c.id.in_(records), t.live(t.resident))
    return (
        select(knock.at, null(), _organiser())
        .select_from(t.attempt)
        .outerjoin(t.organiser, t.joined_to(t.organiser, knock.organiser_id))
        .where(knock.door_id.in_(doors), knock.outcome == AttemptOutcome.SHORT_CHAT)
        .where(stands())
        .order_by(knock.at.desc())
    )


def _organiser() -> ColumnElement[str]:
    return func.coalesce(t.organiser.c.name, "")


def _day(moment: date) -> date:
    return day_of(moment) if isinstance(moment, datetime) else moment
