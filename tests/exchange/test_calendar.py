"""Next steps, promises and meetings as iCalendar, read back by the library."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar

from organiser_app.domain.models import Consent, Meeting, NextStep, Organiser, Partner
from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.domain.rules.naming import NamesShown, naming
from organiser_app.domain.values import CommitmentState, ConsentPurpose, OrganiserRole, StepState
from organiser_app.exchange.calendar import calendar_file, left_nameless
from organiser_app.services.steps import settle_step
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.calendar import calendar_rows, names_known
from tests.making import TODAY, Maker, making, noon
from tests.store_fixtures import SettableClock

SOON = TODAY + timedelta(days=3)
MOBILE = "07700 900123"


def written(log: Log, shown: NamesShown = NamesShown.FULL, *, as_tasks: bool = False) -> bytes:
    with log.reading() as connection:
        rows = calendar_rows(connection, TODAY)
        return calendar_file(rows, naming(names_known(connection), shown), as_tasks=as_tasks)


def read(log: Log, shown: NamesShown = NamesShown.FULL, *, as_tasks: bool = False) -> list[Any]:
    content = written(log, shown, as_tasks=as_tasks)
    return list(Calendar.from_ical(content).walk())[1:]


def lines(log: Log, shown: NamesShown) -> list[tuple[str, str]]:
    return [(str(entry["summary"]), str(entry.get("location", ""))) for entry in read(log, shown)]


def agrees(make: Maker, resident: UUID, *, to: tuple[ConsentPurpose, ...]) -> None:
    for purpose in to:
        make.put(Consent, subject_id=resident, purpose=purpose, given=True, on=TODAY)


KEPT = (ConsentPurpose.KEEP,)
BOTH = (ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM)


@pytest.fixture
def step(log: Log) -> UUID:
    """A step about Bill, a promise of Nasreen's and one of a colleague's, and a one-to-one."""
    with making(log) as make:
        bill = make.resident("Bill Hughes", phone=MOBILE)
        nasreen = make.resident("Nasreen Akhtar")
        agrees(make, bill, to=BOTH)
        agrees(make, nasreen, to=BOTH)
        ada = make.put(Organiser, name="Ada", role=OrganiserRole.PAID)
        project = make.project("Kitchen")
        step = make.step("ring him; Mrs Akhtar knows", subject_id=bill, due_on=SOON)
        make.step("some day")
        make.promise("three prices", subject_id=nasreen, due_on=SOON, project_id=project)
        make.promise("the hall key", organiser_id=ada, due_on=SOON + timedelta(days=1))
        make.put(
            Meeting,
            patch_id=make.patch,
            kind=MeetingKind.ONE_TO_ONE,
            organiser_id=make.organiser,
            subject_id=bill,
            door_id=make.door(),
            at=noon(SOON + timedelta(days=2)),
        )
    return step


def test_what_is_due_is_a_whole_day_and_a_meeting_an_hour(log: Log, step: UUID) -> None:
    entries = {str(entry["uid"]): entry for entry in read(log)}
    assert len(entries) == 4  # what has no day is in no calendar
    due = entries[f"{step}@organiser"]
    assert due.name == "VEVENT"
    assert due["dtstart"].dt == SOON
    assert due["dtstart"].params["VALUE"] == "DATE"
    (meeting,) = [entry for entry in entries.values() if "duration" in entry]
    assert isinstance(meeting["dtstart"].dt, datetime)
    assert meeting["duration"].dt == timedelta(hours=1)


@pytest.mark.usefixtures("step")
def test_as_tasks_steps_and_promises_are_due_on_their_day(log: Log) -> None:
    entries = read(log, as_tasks=True)
    tasks = [entry for entry in entries if entry.name == "VTODO"]
    assert len(tasks) == 3
    assert {task["status"] for task in tasks} == {"NEEDS-ACTION"}
    assert tasks[0]["due"].dt == SOON


@pytest.mark.usefixtures("step")
def test_whole_names_and_doors_leave_where_that_was_chosen(log: Log) -> None:
    assert sorted(lines(log, NamesShown.FULL)) == [
        ("Ada promised: the hall key", ""),
        ("Nasreen Akhtar promised: three prices", ""),
        ("One-to-one with Bill Hughes", "14 Kendal Road"),
        ("ring him; Mrs Akhtar knows (Bill Hughes)", ""),
    ]


@pytest.mark.usefixtures("step")
def test_first_names_leave_without_surnames_and_doors(log: Log) -> None:
    assert sorted(lines(log, NamesShown.FIRST)) == [
        ("Ada promised: the hall key", ""),
        ("Nasreen promised: three prices", ""),
        ("One-to-one with Bill", ""),
        ("ring him; somebody knows (Bill)", ""),
    ]
    assert b"Hughes" not in written(log, NamesShown.FIRST)


@pytest.mark.usefixtures("step")
def test_no_name_leaves_where_none_was_wanted(log: Log) -> None:
    content = written(log, NamesShown.NONE)
    assert not [
        name for name in (b"Bill", b"Hughes", b"Nasreen", b"Akhtar", b"Ada") if name in content
    ]
    assert b"Kendal" not in content
    assert b"900123" not in written(log)  # a number is in none of them


def test_the_same_log_gives_the_same_bytes_and_a_change_a_higher_number(
    log: Log, clock: SettableClock, step: UUID
) -> None:
    before = written(log)
    clock.advance(hours=2)
    assert written(log) == before
    settle_step(log.work(), step, StepState.DONE, TODAY)
    undo(log.work())
    entries = {str(entry["uid"]): entry for entry in read(log)}
    changed = entries.pop(f"{step}@organiser")
    assert changed["sequence"] == 7200
    assert {entry["sequence"] for entry in entries.values()} == {0}


def test_what_was_settled_of_late_says_so_and_what_was_long_ago_is_gone(log: Log) -> None:
    with making(log) as make:
        for days, what in ((1, "lately"), (90, "long ago")):
            on = TODAY - timedelta(days=days)
            make.step(what, due_on=on, state=StepState.DONE, settled_on=on)
        make.promise("let go", due_on=TODAY, state=CommitmentState.RELEASED, settled_on=TODAY)
        make.hide(NextStep, make.step("removed", due_on=TODAY))
    entries = read(log)
    assert [str(entry["summary"]) for entry in entries] == ["Done: lately", "Promised: let go"]
    assert entries[1]["status"] == "CANCELLED"
    tasks = read(log, as_tasks=True)
    assert [task["status"] for task in tasks] == ["COMPLETED", "CANCELLED"]


def test_a_pseudonym_and_a_body_are_not_cut_to_their_first_word(log: Log) -> None:
    with making(log) as make:
        dog = make.resident(None, pseudonym="the woman with the dog")
        make.put(Partner, name="Orchardway Homes")
        ada = make.put(Organiser, name="Ada Okoro", role=OrganiserRole.PAID)
        make.promise("bring the list", subject_id=dog, due_on=SOON)
        make.promise("mend the gate", promised_by="Orchardway Homes", due_on=SOON)
        make.promise("the hall key", organiser_id=ada, due_on=SOON)
    assert sorted(summary for summary, _ in lines(log, NamesShown.FIRST)) == [
        "A resident promised: bring the list",
        "Ada promised: the hall key",
        "Orchardway Homes promised: mend the gate",
    ]


def one_to_one(make: Maker, resident: UUID) -> None:
    make.put(
        Meeting,
        patch_id=make.patch,
        kind=MeetingKind.ONE_TO_ONE,
        organiser_id=make.organiser,
        subject_id=resident,
        door_id=make.door(),
        at=noon(SOON),
    )


@pytest.mark.parametrize("shown", [NamesShown.FIRST, NamesShown.FULL])
@pytest.mark.parametrize("to", [(), KEPT])
def test_who_did_not_agree_to_be_kept_and_shared_leaves_as_a_resident(
    log: Log, shown: NamesShown, to: tuple[ConsentPurpose, ...]
) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes", pseudonym="Pigeon Bill")
        agrees(make, bill, to=to)
        one_to_one(make, bill)
        make.promise("three prices", subject_id=bill, due_on=SOON)
        make.step("ring Bill; Mr Hughes knows", subject_id=bill, due_on=SOON)
        ada = make.put(Organiser, name="Ada", role=OrganiserRole.PAID)
        make.promise("the hall key", organiser_id=ada, to_subject_id=bill, due_on=SOON)
    assert sorted(lines(log, shown)) == [
        ("A resident promised: three prices", ""),
        ("Ada promised: the hall key", ""),
        ("One-to-one with a resident", ""),
        ("ring a resident; a resident knows", ""),
    ]
    assert not [name for name in (b"Bill", b"Hughes", b"Kendal") if name in written(log, shown)]


def test_one_who_agreed_is_named_beside_another_of_the_same_first_name(log: Log) -> None:
    with making(log) as make:
        agreed, asked = make.resident("Bill Hughes"), make.resident("Bill")
        agrees(make, agreed, to=BOTH)
        make.step("Bill Hughes and Bill both know", due_on=SOON)
        one_to_one(make, agreed)
        one_to_one(make, asked)
    assert sorted(summary for summary, _ in lines(log, NamesShown.FULL)) == [
        "Bill Hughes and a resident both know",
        "One-to-one with Bill Hughes",
        "One-to-one with a resident",
    ]


def test_those_without_a_name_are_counted_once_each_and_not_where_nobody_has_one(log: Log) -> None:
    with making(log) as make:
        dog = make.resident(None, pseudonym="the woman with the dog")
        one_to_one(make, dog)
        make.promise("three prices", subject_id=dog, due_on=SOON)
        make.promise("two more", promised_by="the council", due_on=SOON)
    with log.reading() as connection:
        rows, known = calendar_rows(connection, TODAY), names_known(connection)
    counts = {shown: left_nameless(rows, naming(known, shown)) for shown in NamesShown}
    assert counts == {NamesShown.FULL: 1, NamesShown.FIRST: 1, NamesShown.NONE: 0}
    assert "The resident" not in str(lines(log, NamesShown.FULL))


def test_an_empty_log_gives_an_empty_calendar(log: Log) -> None:
    with making(log):
        pass
    assert read(log) == []
