from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.group_inputs import HeldInput, MeetingEdit, MeetingInput
from organiser_app.domain.inputs import ListeningInput, PersonInput, StatementInput, checked
from organiser_app.domain.models import Group, GroupMember
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.values import ListeningKind, StatementKind
from organiser_app.services.meetings import (
    ask_to_meeting,
    call_off,
    edit_meeting,
    hold_meeting,
    mark_attendance,
    plan_meeting,
    prepare,
    reflect,
)
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.listenings import ListeningDetail, listening
from organiser_app.store.queries.meetings import MeetingDetail, meeting
from tests.making import TODAY, making

LATER = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)
EARLIER = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
DAMP = StatementInput(kind=StatementKind.CONCERN, words="damp in the hall")


@pytest.fixture
def people(log: Log) -> dict[str, UUID]:
    """Bill at his door, Terri, and a group of both."""
    with making(log) as make:
        bill = make.resident("Bill Hughes", door_id=make.door())
        terri = make.resident("Terri Pell")
        tenants = make.put(Group, patch_id=make.patch, name="Tenants", place_id=make.place("hall"))
        for who in (bill, terri):
            make.put(GroupMember, group_id=tenants, subject_id=who)
        return {"bill": bill, "terri": terri, "tenants": tenants}


def plan(log: Log, kind: MeetingKind, at: datetime = LATER, **fields: object) -> UUID:
    given = MeetingInput.model_validate({"kind": kind, "at": at, **fields})
    planned = plan_meeting(log.work(), given).record_id
    assert planned is not None
    return planned


def heard(note: str = "") -> ListeningInput:
    """What was heard, as quick capture reads it; it was typed later."""
    return ListeningInput(at=LATER, statements=(DAMP,), note=note)


def seen(log: Log, meeting_id: UUID) -> MeetingDetail:
    found = log.read(lambda connection: meeting(connection, meeting_id))
    assert found is not None
    return found


def heard_at(log: Log, meeting_id: UUID) -> ListeningDetail:
    listening_id = seen(log, meeting_id).row.listening_id
    assert listening_id is not None
    found = log.read(lambda connection: listening(connection, listening_id))
    assert found is not None
    return found


def answers(log: Log, meeting_id: UUID) -> dict[str, Attendance]:
    return {guest.name: guest.attendance for guest in seen(log, meeting_id).guests}


def house_meeting(log: Log, people: dict[str, UUID], at: datetime = EARLIER) -> UUID:
    guests = (PersonInput(name="Terri Pell"), PersonInput(name="Nell Avery"))
    return plan(log, MeetingKind.HOUSE_MEETING, at, resident_id=people["bill"], guests=guests)


def test_a_one_to_one_is_at_the_residents_door_unless_said_otherwise(
    log: Log, people: dict[str, UUID]
) -> None:
    at_home = plan(log, MeetingKind.ONE_TO_ONE, resident_id=people["bill"])
    in_hall = plan(log, MeetingKind.ONE_TO_ONE, resident_id=people["bill"], where="hall")
    assert seen(log, at_home).row.where == "14 Kendal Road"
    assert seen(log, in_hall).row.where == "hall"


def test_the_members_of_a_group_are_asked_to_its_meeting_where_it_meets(
    log: Log, people: dict[str, UUID]
) -> None:
    planned = plan(log, MeetingKind.GROUP, group_id=people["tenants"])
    assert set(answers(log, planned)) == {"Bill Hughes", "Terri Pell"}
    assert seen(log, planned).row.where == "hall"


def test_a_meeting_of_nobody_cannot_be_planned() -> None:
    for kind in MeetingKind:
        with pytest.raises(InvalidInput):
            checked(lambda kind=kind: MeetingInput(kind=kind, at=LATER))  # type: ignore[misc] # bound now


def test_guests_are_known_by_their_names_or_new_and_the_host_is_none_of_them(
    log: Log, people: dict[str, UUID]
) -> None:
    planned = house_meeting(log, people)
    ask_to_meeting(log.work(), planned, [PersonInput(name="Bill Hughes")])
    found = seen(log, planned)
    assert [guest.name for guest in found.guests] == ["Nell Avery", "Terri Pell"]
    assert found.guests[1].resident_id == people["terri"]


def test_a_meeting_is_put_off_moved_and_has_more_guests(log: Log, people: dict[str, UUID]) -> None:
    planned = house_meeting(log, people)
    call_off(log.work(), planned)
    assert seen(log, planned).row.state is MeetingState.CALLED_OFF
    guests = (PersonInput(name="Ola Kubiak"),)
    edit_meeting(log.work(), planned, MeetingEdit(at=LATER, where="hall", guests=guests))
    found = seen(log, planned)
    assert (found.row.state, found.row.at, found.row.where) == (
        MeetingState.PLANNED,
        LATER,
        "hall",
    )
    assert len(found.guests) == 3


def test_a_held_meeting_becomes_a_listening_with_those_who_came(
    log: Log, people: dict[str, UUID]
) -> None:
    planned = house_meeting(log, people)
    terri = seen(log, planned).guests[1]
    mark_attendance(log.work(), terri.id, Attendance.CAME)
    given = HeldInput(at=EARLIER, heard=heard(note="tea was late"), unnamed_present=2)
    hold_meeting(log.work(), planned, given)
    told = heard_at(log, planned)
    assert told.kind is ListeningKind.HOUSE_MEETING
    assert set(told.people) == {"Bill Hughes", "Terri Pell"}
    assert (told.unnamed, told.note, told.where) == (2, "tea was late", "14 Kendal Road")
    assert [said.words for said in seen(log, planned).heard] == ["damp in the hall"]
    assert seen(log, planned).row.state is MeetingState.HELD


def test_what_is_heard_at_a_one_to_one_is_that_residents(log: Log, people: dict[str, UUID]) -> None:
    planned = plan(log, MeetingKind.ONE_TO_ONE, EARLIER, resident_id=people["bill"])
    hold_meeting(log.work(), planned, HeldInput(at=EARLIER, heard=heard()))
    (said,) = seen(log, planned).heard
    assert said.resident_id == people["bill"]


def test_those_who_said_they_would_come_did_where_that_is_said(
    log: Log, people: dict[str, UUID]
) -> None:
    planned = house_meeting(log, people)
    for guest in seen(log, planned).guests:
        mark_attendance(log.work(), guest.id, Attendance.COMING)
    hold_meeting(log.work(), planned, HeldInput(at=EARLIER, as_said=True))
    assert set(answers(log, planned).values()) == {Attendance.CAME}
    assert len(heard_at(log, planned).people) == 3


def test_who_is_marked_after_a_meeting_was_held_is_present_or_not(
    log: Log, people: dict[str, UUID]
) -> None:
    planned = house_meeting(log, people)
    hold_meeting(log.work(), planned, HeldInput(at=EARLIER))
    terri = seen(log, planned).guests[1]
    mark_attendance(log.work(), terri.id, Attendance.CAME)
    mark_attendance(log.work(), terri.id, Attendance.CAME)
    assert heard_at(log, planned).people == ("Bill Hughes", "Terri Pell")
    mark_attendance(log.work(), terri.id, Attendance.STAYED_AWAY)
    assert heard_at(log, planned).people == ("Bill Hughes",)


def test_who_came_late_is_written_down_as_present(log: Log, people: dict[str, UUID]) -> None:
    planned = house_meeting(log, people)
    hold_meeting(log.work(), planned, HeldInput(at=EARLIER))
    late = [PersonInput(name="Ola Kubiak", is_new=True), PersonInput(name="Terri Pell")]
    ask_to_meeting(log.work(), planned, late, Attendance.CAME)
    assert set(heard_at(log, planned).people) == {"Bill Hughes", "Ola Kubiak", "Terri Pell"}
    assert answers(log, planned)["Nell Avery"] is Attendance.ASKED


def test_holding_a_meeting_is_taken_back_whole(log: Log, people: dict[str, UUID]) -> None:
    planned = house_meeting(log, people)
    hold_meeting(log.work(), planned, HeldInput(at=EARLIER, heard=heard()))
    undo(log.work())
    found = seen(log, planned)
    assert (found.row.state, found.row.listening_id, found.heard) == (
        MeetingState.PLANNED,
        None,
        (),
    )


def test_a_meeting_is_held_once_and_not_before_its_hour(log: Log, people: dict[str, UUID]) -> None:
    planned = house_meeting(log, people)
    ahead = log.work().clock() + timedelta(minutes=1)
    with pytest.raises(InvalidInput, match="still to come"):
        hold_meeting(log.work(), planned, HeldInput(at=ahead))
    hold_meeting(log.work(), planned, HeldInput(at=EARLIER))
    with pytest.raises(InvalidInput, match="was held"):
        hold_meeting(log.work(), planned, HeldInput(at=EARLIER))
    with pytest.raises(InvalidInput, match="was held"):
        call_off(log.work(), planned)
    with pytest.raises(InvalidInput, match="was held"):
        edit_meeting(log.work(), planned, MeetingEdit(at=LATER))


def test_preparation_and_reflection_are_kept_and_worded_anew(
    log: Log, people: dict[str, UUID]
) -> None:
    planned = plan(log, MeetingKind.ONE_TO_ONE, resident_id=people["bill"])
    prepare(log.work(), planned, " Why does he stay? ")
    reflect(log.work(), planned, "I talked too much.")
    reflect(log.work(), planned, "I asked too late.")
    found = seen(log, planned)
    assert (found.preparation, found.reflection) == ("Why does he stay?", "I asked too late.")


def test_a_reflection_given_on_holding_is_that_of_the_meeting(
    log: Log, people: dict[str, UUID]
) -> None:
    planned = plan(log, MeetingKind.ONE_TO_ONE, EARLIER, resident_id=people["bill"])
    hold_meeting(log.work(), planned, HeldInput(at=EARLIER, reflection="He lit up."))
    assert seen(log, planned).reflection == "He lit up."
    assert heard_at(log, planned).reflection == ""
    assert seen(log, planned).row.at.date() < TODAY
