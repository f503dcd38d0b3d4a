"""When somebody last had to do with a resident, and what comes next between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, null, or_, select

from organiser_app.domain.clock import day_of
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.values import AttemptOutcome, ListeningKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.knocks import stands
from organiser_app.store.queries.promises import Agreed, PromiseRow
from organiser_app.store.queries.same_people import person_of


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
    person = records[0]
    return last_contacts(connection, dict.fromkeys(records, person)).get(person)


def last_contacts(connection: Connection, whose: Mapping[UUID, UUID]) -> dict[UUID, Contact]:
    """The latest contact of any sort with several people; `whose` says whose each record is."""
    latest: dict[UUID, Contact] = {}
    for kind, query in _contacts(tuple(whose)):
        for record, at, how, who in connection.execute(query):
            person, contact = whose[record], Contact(_day(at), kind, how, who)
            if person not in latest or latest[person].on < contact.on:
                latest[person] = contact
    return latest


def _contacts(records: Sequence[UUID]) -> Iterator[tuple[ContactKind, Select[Any]]]:
    """The queries for each sort of contact: of which record, when, how, and with whom."""
    pair, guest = t.companionship.c, t.meeting_guest.c
    yield ContactKind.LISTENING, _listenings(records)
    yield ContactKind.MEETING, _held(t.meeting.c.subject_id, records)
    yield ContactKind.MEETING, _held(guest.subject_id, records, guest.attendance == Attendance.CAME)
    yield ContactKind.SIDE_BY_SIDE, _side_by_side(records, pair.subject_id, pair.other_subject_id)
    yield ContactKind.SIDE_BY_SIDE, _side_by_side(records, pair.other_subject_id, pair.subject_id)
    yield ContactKind.SHORT_CHAT, _short_chats(records)


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
    listening, subject = t.listening.c, t.presence.c.subject_id
    return (
        select(subject, listening.at, listening.kind, _organiser())
        .join_from(t.presence, t.listening, t.joined_to(t.listening, t.presence.c.listening_id))
        .outerjoin(t.organiser, t.joined_to(t.organiser, listening.organiser_id))
        .where(subject.in_(records), t.live(t.presence))
    )


def _held(
    subject: ColumnElement[Any], records: Sequence[UUID], *came: ColumnElement[bool]
) -> Select[Any]:
    """Meetings held: of their host by the meeting's `subject`, of a guest by the guest's."""
    meeting, guest = t.meeting.c, t.meeting_guest
    query = select(subject, meeting.at, meeting.kind, _organiser()).select_from(t.meeting)
    if came:
        query = query.join(guest, (guest.c.meeting_id == meeting.id) & t.live(guest))
    return (
        query.outerjoin(t.organiser, t.joined_to(t.organiser, meeting.organiser_id))
        .where(subject.in_(records), meeting.state == MeetingState.HELD, t.live(t.meeting))
        .where(*came)
    )


def _meetings_planned(records: Sequence[UUID]) -> Select[Any]:
    meeting, guest = t.meeting.c, t.meeting_guest.c
    asked = guest.attendance.in_((Attendance.ASKED, Attendance.COMING))
    guests = select(guest.meeting_id).where(
        guest.subject_id.in_(records), asked, t.live(t.meeting_guest)
    )
    return (
        select(meeting.at, meeting.kind, _organiser())
        .select_from(t.meeting)
        .outerjoin(t.organiser, t.joined_to(t.organiser, meeting.organiser_id))
        .where(t.live(t.meeting), meeting.state == MeetingState.PLANNED)
        .where(or_(meeting.subject_id.in_(records), meeting.id.in_(guests)))
        .order_by(meeting.at)
    )


def _side_by_side(
    records: Sequence[UUID], mine: ColumnElement[Any], others: ColumnElement[Any]
) -> Select[Any]:
    met, pair = t.companion_meeting.c, t.companionship
    name = func.coalesce(t.resident.c.name, t.resident.c.pseudonym, _organiser())
    return (
        select(mine, met.on, null(), name)
        .join_from(t.companion_meeting, pair, t.joined_to(pair, met.companionship_id))
        .outerjoin(t.resident, t.joined_to(t.resident, person_of(others)))
        .outerjoin(t.organiser, t.joined_to(t.organiser, pair.c.organiser_id))
        .where(mine.in_(records), t.live(t.companion_meeting))
    )


def _short_chats(records: Sequence[UUID]) -> Select[Any]:
    """At their door; with whom of those who live there, nobody wrote down."""
    knock, resident = t.attempt.c, t.resident.c
    return (
        select(resident.id, knock.at, null(), _organiser())
        .join_from(t.resident, t.attempt, knock.door_id == resident.door_id)
        .outerjoin(t.organiser, t.joined_to(t.organiser, knock.organiser_id))
        .where(resident.id.in_(records), t.live(t.resident))
        .where(knock.outcome == AttemptOutcome.SHORT_CHAT, stands())
    )


def _organiser() -> ColumnElement[str]:
    return func.coalesce(t.organiser.c.name, "")


def _day(moment: date) -> date:
    return day_of(moment) if isinstance(moment, datetime) else moment
