"""Meetings: planned, prepared, put off, called off; held, and who came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.group_inputs import HeldInput, MeetingEdit, MeetingInput
from organiser_app.domain.inputs import ListeningInput, PersonInput
from organiser_app.domain.models import (
    Group,
    GroupMember,
    Meeting,
    MeetingGuest,
    Presence,
    Resident,
    table_of,
)
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.values import ListeningKind, WordingPart
from organiser_app.language import tr
from organiser_app.services.listenings import write_listening
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.repositories import wordings
from organiser_app.store.repositories.finding import found, get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.places import Spot, spot_called
from organiser_app.store.repositories.residents import resident_meant
from organiser_app.store.unit_of_work import UnitOfWork

LISTENING_KINDS = {
    MeetingKind.ONE_TO_ONE: ListeningKind.ONE_TO_ONE,
    MeetingKind.HOUSE_MEETING: ListeningKind.HOUSE_MEETING,
    MeetingKind.GROUP: ListeningKind.GROUP,
}


def plan_meeting(work: UnitOfWork, given: MeetingInput) -> Change:
    """Plan a meeting on this log's patch; the members of a group that meets are asked to it."""
    with work:
        owned = owner(work.connection)
        spot = _spot(work, given)
        is_of_group = given.kind is MeetingKind.GROUP
        meeting = Meeting(
            id=work.new_id(),
            patch_id=owned.patch_id,
            organiser_id=owned.organiser_id,
            kind=given.kind,
            subject_id=None if is_of_group else given.resident_id,
            group_id=given.group_id,
            door_id=spot.door_id,
            place_id=spot.place_id,
            at=given.at,
        )
        work.add(meeting)
        if is_of_group and given.group_id is not None:
            _ask(work, meeting, _members(work, given.group_id))
        _ask(work, meeting, _meant(work, given.guests))
        return work.commit("plan_meeting", meeting.id)


def edit_meeting(work: UnitOfWork, meeting_id: UUID, given: MeetingEdit) -> Change:
    """Say anew when and where a meeting is, and ask more people to it.

    One that was called off is planned again by this. `InvalidInput` where it was held: then its
    listening says when and where that was.
    """
    with work:
        meeting = _yet_to_be_held(work, meeting_id)
        spot = spot_called(work, meeting.patch_id, given.where)
        meeting.at, meeting.state = given.at, MeetingState.PLANNED
        meeting.door_id, meeting.place_id = spot.door_id, spot.place_id
        _ask(work, meeting, _meant(work, given.guests))
        return work.commit("edit_meeting", meeting.id)


def call_off(work: UnitOfWork, meeting_id: UUID) -> Change:
    """Say that a meeting is not to be; `InvalidInput` where it was held."""
    with work:
        meeting = _yet_to_be_held(work, meeting_id)
        meeting.state = MeetingState.CALLED_OFF
        return work.commit("call_off", meeting.id)


def ask_to_meeting(
    work: UnitOfWork,
    meeting_id: UUID,
    guests: Sequence[PersonInput],
    attendance: Attendance = Attendance.ASKED,
) -> Change:
    """Ask more people to a meeting, or write down who came late and is in no list yet.

    Whoever is new is put into the log; who was asked before has only their answer changed.
    """
    with work:
        meeting = get(work, Meeting, meeting_id)
        _ask(work, meeting, _meant(work, guests), attendance)
        return work.commit("ask_to_meeting", meeting.id)


def mark_attendance(work: UnitOfWork, guest_id: UUID, attendance: Attendance) -> Change:
    """Say whether somebody is coming, came, or stayed away."""
    with work:
        guest = get(work, MeetingGuest, guest_id)
        _mark(work, get(work, Meeting, guest.meeting_id), guest, attendance)
        return work.commit("mark_attendance", guest.meeting_id)


def hold_meeting(work: UnitOfWork, meeting_id: UUID, given: HeldInput) -> Change:
    """Make a meeting that was held into a listening, at which those who came were present.

    The resident whom it was with, or who hosted it, was there. `InvalidInput` where it was held
    already, or lies ahead.
    """
    with work:
        meeting = _yet_to_be_held(work, meeting_id)
        if given.at > work.clock():
            raise InvalidInput(tr("That hour is still to come."))
        if given.as_said:
            _those_coming_came(work, meeting)
        meeting.at, meeting.state = given.at, MeetingState.HELD
        meeting.listening_id = write_listening(work, _listening(work, meeting, given))
        _write(work, meeting, WordingPart.REFLECTION, given.reflection)
        return work.commit("hold_meeting", meeting.id)


def prepare(work: UnitOfWork, meeting_id: UUID, words: str) -> Change:
    """Keep what the organiser means to ask at a meeting, and what they know already."""
    with work:
        meeting = get(work, Meeting, meeting_id)
        wordings.write(work, meeting.id, WordingPart.PREPARATION, words.strip(), meeting.subject_id)
        return work.commit("prepare", meeting.id)


def reflect(work: UnitOfWork, meeting_id: UUID, words: str) -> Change:
    """Keep the organiser's own reflection on a meeting, which never leaves this log."""
    with work:
        meeting = get(work, Meeting, meeting_id)
        _write(work, meeting, WordingPart.REFLECTION, words.strip())
        return work.commit("reflect", meeting.id)


def _yet_to_be_held(work: UnitOfWork, meeting_id: UUID) -> Meeting:
    meeting = get(work, Meeting, meeting_id)
    if meeting.state is MeetingState.HELD:
        raise InvalidInput(tr("This meeting was held. What was heard there is in its listening."))
    return meeting


def _spot(work: UnitOfWork, given: MeetingInput) -> Spot:
    """Where it is: as was said, else at the resident's door, or where the group meets."""
    if given.where:
        return spot_called(work, owner(work.connection).patch_id, given.where)
    if given.kind is MeetingKind.GROUP:
        assert given.group_id is not None  # noqa: S101 (the input says so)
        return Spot(place_id=get(work, Group, given.group_id).place_id)
    assert given.resident_id is not None  # noqa: S101 (the input says so)
    return Spot(door_id=get(work, Resident, given.resident_id).door_id)


def _members(work: UnitOfWork, group_id: UUID) -> list[UUID]:
    """The residents who belong to a group now."""
    columns = table_of(GroupMember).c
    now = (columns.group_id == group_id, columns.left_on.is_(None))
    return [member.subject_id for member in found(work, GroupMember, *now) if member.subject_id]


def _meant(work: UnitOfWork, guests: Iterable[PersonInput]) -> list[UUID]:
    keeper_id = owner(work.connection).organiser_id
    return [resident_meant(work, guest, None, keeper_id).id for guest in guests]


def _ask(
    work: UnitOfWork,
    meeting: Meeting,
    residents: Iterable[UUID],
    attendance: Attendance = Attendance.ASKED,
) -> None:
    """Ask residents to a meeting, each once, but for the one whom it is with."""
    asked = {guest.subject_id: guest for guest in _guests(work, meeting)}
    for resident_id in dict.fromkeys(residents):
        if resident_id == meeting.subject_id:
            continue
        guest = asked.get(resident_id)
        if guest is None:
            guest = MeetingGuest(id=work.new_id(), meeting_id=meeting.id, subject_id=resident_id)
            work.add(guest)
        if attendance is not Attendance.ASKED:
            _mark(work, meeting, guest, attendance)


def _guests(work: UnitOfWork, meeting: Meeting) -> list[MeetingGuest]:
    return found(work, MeetingGuest, table_of(MeetingGuest).c.meeting_id == meeting.id)


def _mark(work: UnitOfWork, meeting: Meeting, guest: MeetingGuest, attendance: Attendance) -> None:
    """Change the answer of a guest; the listening of a held meeting says who was there, too."""
    guest.attendance = attendance
    if meeting.listening_id is None:
        return
    columns = table_of(Presence).c
    theirs = columns.subject_id.in_(records_of(work.connection, guest.subject_id))
    there = found(work, Presence, columns.listening_id == meeting.listening_id, theirs)
    came = attendance is Attendance.CAME
    for presence in there if not came else ():
        presence.deleted = True
    if came and not there:
        work.add_row(Presence, listening_id=meeting.listening_id, subject_id=guest.subject_id)


def _those_coming_came(work: UnitOfWork, meeting: Meeting) -> None:
    for guest in _guests(work, meeting):
        if guest.attendance is Attendance.COMING:
            guest.attendance = Attendance.CAME


def _listening(work: UnitOfWork, meeting: Meeting, given: HeldInput) -> ListeningInput:
    """The meeting as a listening; its place is named as people say it."""
    heard = given.heard or ListeningInput(at=given.at)
    return heard.model_copy(
        update={
            "kind": LISTENING_KINDS[meeting.kind],
            "at": given.at,
            "where": _where(work, meeting),
            "people": tuple(_present(work, meeting)),
            "unnamed_present": given.unnamed_present,
            "reflection": "",
        }
    )


def _present(work: UnitOfWork, meeting: Meeting) -> Iterable[PersonInput]:
    answers = {guest.subject_id: guest.attendance for guest in _guests(work, meeting)}
    came = [who for who, answer in answers.items() if answer is Attendance.CAME]
    there = [meeting.subject_id, *came] if meeting.subject_id else came
    for resident_id in dict.fromkeys(there):
        resident = get(work, Resident, resident_id)
        called = resident.name or resident.pseudonym or str(resident.id)
        yield PersonInput(name=called, resident_id=resident.id)


def _where(work: UnitOfWork, meeting: Meeting) -> str:
    query = (
        select(t.whereabouts())
        .select_from(t.meeting)
        .outerjoin(t.place, t.joined_to(t.place, t.meeting.c.place_id))
        .outerjoin(t.door, t.joined_to(t.door, t.meeting.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(t.meeting.c.id == meeting.id)
    )
    return work.connection.scalar(query) or ""


def _write(work: UnitOfWork, meeting: Meeting, part: WordingPart, words: str) -> None:
    wordings.write(work, meeting.id, part, words, meeting.subject_id)
