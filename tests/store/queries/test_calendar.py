"""What is agreed for a day, as rows."""

from __future__ import annotations

from datetime import timedelta

from organiser_app.domain.models import Meeting, Resident
from organiser_app.domain.relationship_values import MeetingKind, MeetingState
from organiser_app.domain.values import StepState
from organiser_app.services.same_person import same_person
from organiser_app.store.log import Log
from organiser_app.store.queries.calendar import (
    SETTLED_SINCE,
    CalendarKind,
    Standing,
    calendar_rows,
    names_known,
)
from tests.making import TODAY, making, noon


def test_what_has_a_day_comes_by_day_and_says_how_it_stands(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill")
        make.step("later", due_on=TODAY + timedelta(days=2))
        make.promise("sooner", subject_id=bill, due_on=TODAY)
        make.put(
            Meeting,
            patch_id=make.patch,
            kind=MeetingKind.HOUSE_MEETING,
            organiser_id=make.organiser,
            subject_id=bill,
            place_id=make.place("hall"),
            at=noon(TODAY + timedelta(days=1)),
            state=MeetingState.CALLED_OFF,
        )
    rows = log.read(lambda connection: calendar_rows(connection, TODAY))
    assert [(row.kind, row.standing, row.who, row.where, row.at_home) for row in rows] == [
        (CalendarKind.PROMISE, Standing.OPEN, "Bill", "", False),
        (CalendarKind.MEETING, Standing.CALLED_OFF, "Bill", "hall", False),
        (CalendarKind.NEXT_STEP, Standing.OPEN, "", "", False),
    ]
    assert all(row.made_at == row.changed_at for row in rows)


def test_what_was_settled_stays_for_thirty_days(log: Log) -> None:
    with making(log) as make:
        for what, on in (("stays", TODAY - SETTLED_SINCE), ("goes", TODAY - SETTLED_SINCE * 2)):
            make.step(what, due_on=on, state=StepState.DONE, settled_on=on)
    rows = log.read(lambda connection: calendar_rows(connection, TODAY))
    assert [(row.what, row.standing) for row in rows] == [("stays", Standing.DONE)]


def test_the_names_of_all_records_that_are_there_are_looked_for(log: Log) -> None:
    with making(log) as make:
        bill, will, gone = (make.resident(name) for name in ("Bill Hughes", "Will", "Gone"))
        make.resident(None, pseudonym="the man with the pigeons")
        make.hide(Resident, gone)
    same_person(log.work(), bill, will, TODAY)
    people = set(log.read(names_known).people)
    assert {"Bill Hughes", "Will"} <= people
    assert "Gone" not in people
