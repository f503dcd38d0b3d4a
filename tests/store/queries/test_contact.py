"""Last and next contact, of every sort."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain.models import (
    CompanionMeeting,
    Companionship,
    Meeting,
    MeetingGuest,
    SamePerson,
)
from organiser_app.domain.relationship_values import (
    Attendance,
    CompanionKind,
    MeetingKind,
    MeetingState,
)
from organiser_app.domain.values import AttemptOutcome, ListeningKind, StepState
from organiser_app.store.log import Log
from organiser_app.store.queries.contact import Contact, ContactKind
from organiser_app.store.queries.person import PersonDetail, person
from tests.making import TODAY, Maker, making, noon

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def seen(log: Log, resident: UUID) -> PersonDetail:
    found = log.read(lambda connection: person(connection, resident))
    assert found is not None
    return found


def last(log: Log, resident: UUID) -> Contact | None:
    return seen(log, resident).last_contact


def meeting(make: Maker, on: date, **fields: object) -> UUID:
    given = {"kind": MeetingKind.ONE_TO_ONE, "organiser_id": make.organiser, "at": noon(on)}
    return make.put(Meeting, patch_id=make.patch, **{**given, **fields})


def test_somebody_whom_nobody_met_has_no_contact(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
    assert last(log, bill) is None
    assert seen(log, bill).next_contact(TODAY) is None


def test_the_latest_of_every_sort_counts(log: Log) -> None:
    with making(log) as make:
        door = make.door()
        bill, ann = make.resident("Bill", door_id=door), make.resident("Ann")
        make.listening(bill, on=TODAY - timedelta(days=9), kind=ListeningKind.PHONE)
    assert last(log, bill) == Contact(
        TODAY - timedelta(days=9), ContactKind.LISTENING, ListeningKind.PHONE, "Terri Ashworth"
    )
    with making(log) as make:
        make.attempt(door, AttemptOutcome.SHORT_CHAT, TODAY - timedelta(days=8))
        make.attempt(door, AttemptOutcome.NO_ANSWER, TODAY)
    assert last(log, bill) == Contact(
        TODAY - timedelta(days=8), ContactKind.SHORT_CHAT, None, "Terri Ashworth"
    )
    with making(log) as make:
        held = meeting(make, YESTERDAY, state=MeetingState.HELD, kind=MeetingKind.HOUSE_MEETING)
        came = {"subject_id": bill, "attendance": Attendance.CAME}
        make.put(MeetingGuest, meeting_id=held, **came)
        stayed = meeting(make, TODAY, state=MeetingState.HELD)
        make.put(MeetingGuest, meeting_id=stayed, **{**came, "attendance": Attendance.STAYED_AWAY})
    assert last(log, bill) == Contact(
        YESTERDAY, ContactKind.MEETING, MeetingKind.HOUSE_MEETING, "Terri Ashworth"
    )
    with making(log) as make:
        fields = {"kind": CompanionKind.MENTOR, "begun_on": YESTERDAY}
        pair = make.put(Companionship, subject_id=bill, other_subject_id=ann, **fields)
        make.put(CompanionMeeting, companionship_id=pair, subject_id=bill, on=TODAY, minutes=40)
    assert last(log, bill) == Contact(TODAY, ContactKind.SIDE_BY_SIDE, None, "Ann")
    assert last(log, ann) == Contact(TODAY, ContactKind.SIDE_BY_SIDE, None, "Bill")


def test_contact_with_another_record_of_the_person_counts(log: Log) -> None:
    with making(log) as make:
        bill, pigeons = make.resident(), make.resident(None, pseudonym="pigeons")
        make.put(SamePerson, subject_id=bill, other_subject_id=pigeons, same=True, on=TODAY)
        make.listening(pigeons)
    for record in (bill, pigeons):
        found = last(log, record)
        assert found is not None
        assert found.on == TODAY


def test_the_earliest_open_step_promise_or_meeting_is_next(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        make.step("done", subject_id=bill, due_on=YESTERDAY, state=StepState.DONE)
        make.step("some day", subject_id=bill)
        meeting(make, YESTERDAY, subject_id=bill)
        meeting(make, TOMORROW, subject_id=bill, state=MeetingState.CALLED_OFF)
        make.promise("the list", to_subject_id=bill, due_on=TODAY + timedelta(days=5))
    coming = seen(log, bill).next_contact(TODAY)
    assert coming is not None
    assert (coming.kind, coming.what) == (ContactKind.PROMISE, "the list")
    with making(log) as make:
        meeting(make, TOMORROW + timedelta(days=1), subject_id=bill)
    coming = seen(log, bill).next_contact(TODAY)
    assert coming is not None
    assert (coming.kind, coming.how) == (ContactKind.MEETING, MeetingKind.ONE_TO_ONE)
    with making(log) as make:
        make.step("ring back", subject_id=bill, due_on=TOMORROW)
    assert seen(log, bill).next_contact(TODAY) == Contact(
        TOMORROW, ContactKind.STEP, who="Terri Ashworth", what="ring back"
    )


def test_what_is_late_is_next_still(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        make.step("late", subject_id=bill, due_on=YESTERDAY)
        meeting(make, TODAY, subject_id=bill)
    coming = seen(log, bill).next_contact(TODAY)
    assert coming is not None
    assert coming.what == "late"
