from __future__ import annotations

from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest

from organiser_app.domain.figures import Period
from organiser_app.domain.models import Meeting, MeetingGuest, Organiser, SamePerson
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.values import WordingPart
from organiser_app.store.log import Log
from organiser_app.store.queries.meeting_figures import MeetingFigures, meeting_figures
from organiser_app.store.queries.meetings import (
    meeting,
    meetings,
    meetings_listed,
    meetings_near,
)
from organiser_app.store.queries.story import ListeningEntry, story
from organiser_app.store.queries.unlinking import unlinking
from tests.making import TODAY, Maker, making, noon

DAY = timedelta(days=1)


def met(make: Maker, days: int, **fields: object) -> UUID:
    given = {
        "kind": MeetingKind.ONE_TO_ONE,
        "organiser_id": make.organiser,
        "at": noon(TODAY + days * DAY),
        **fields,
    }
    return make.put(Meeting, patch_id=make.patch, **given)


def guest(make: Maker, held: UUID, who: UUID, answer: Attendance) -> None:
    make.put(MeetingGuest, meeting_id=held, subject_id=who, attendance=answer)


@pytest.fixture
def ids(log: Log) -> dict[str, UUID]:
    """Bill's one-to-one tomorrow, his house meeting last week, and one that was called off."""
    with making(log) as make:
        bill, terri, twice = (make.resident(name) for name in ("Bill", "Terri", "Terri P."))
        make.put(SamePerson, subject_id=terri, other_subject_id=twice, same=True, on=TODAY)
        coming = met(make, 1, subject_id=bill, place_id=make.place("hall"))
        make.wording(coming, "Why does he stay?", WordingPart.PREPARATION)
        make.wording(coming, "I talk too much.", WordingPart.REFLECTION)
        held = met(
            make, -7, kind=MeetingKind.HOUSE_MEETING, subject_id=bill, state=MeetingState.HELD
        )
        for who in (terri, twice):
            guest(make, held, who, Attendance.CAME)
        again = met(
            make, -3, kind=MeetingKind.HOUSE_MEETING, subject_id=bill, state=MeetingState.HELD
        )
        guest(make, again, terri, Attendance.CAME)
        guest(make, again, make.resident("Nell"), Attendance.STAYED_AWAY)
        met(make, -2, subject_id=terri, state=MeetingState.HELD)
        met(make, 2, subject_id=terri, state=MeetingState.CALLED_OFF)
        late = met(make, -1, subject_id=terri)
        far = met(make, 9, subject_id=terri)
        listening = make.listening(bill)
        make.statement(listening, "damp", by=bill)
        make.promise("bring the list", subject_id=bill)
        make.promise("ring the council", organiser_id=make.organiser, to_subject_id=bill)
        make.step("go back", subject_id=bill)
        return {"coming": coming, "held": held, "late": late, "far": far}


def test_near_meetings_are_those_planned_for_these_days_and_those_left_behind(
    log: Log, ids: dict[str, UUID]
) -> None:
    near = log.read(lambda connection: meetings_near(connection, TODAY))
    assert [row.id for row in near] == [ids["late"], ids["coming"]]
    near = log.read(lambda connection: meetings_near(connection, TODAY, 9))
    assert near[-1].id == ids["far"]


@pytest.mark.usefixtures("ids")
def test_all_meetings_come_by_their_moment(log: Log) -> None:
    rows = log.read(meetings)
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    assert len(rows) == 7


def test_the_list_has_all_that_are_planned_and_the_latest_of_the_others(
    log: Log, ids: dict[str, UUID]
) -> None:
    with making(log) as make:
        for days in range(201):
            met(make, -20 - days, state=MeetingState.HELD)
        made = met(make, -300)
    rows = log.read(meetings_listed)
    states = Counter(row.state for row in rows)
    assert states == {
        MeetingState.PLANNED: 4,
        MeetingState.HELD: 200,
        MeetingState.CALLED_OFF: 1,
    }
    assert {ids["held"], made} <= {row.id for row in rows}


def test_what_was_heard_where_they_were_with_another_is_told_as_in_their_story(
    log: Log, ids: dict[str, UUID]
) -> None:
    with making(log) as make:
        nell, joyce = make.resident("Nell P."), make.resident("Joyce")
        both, away = make.listening(nell, joyce), make.listening(joyce)
        make.statement(both, "the lift is broken")
        make.statement(both, "no bus", by=joyce)
        make.statement(away, "no bench")
        coming = met(make, 1, subject_id=nell)
    assert ids["coming"] != coming
    found = log.read(lambda connection: meeting(connection, coming))
    assert found is not None
    told = log.read(lambda connection: story(connection, nell))
    (entry,) = (each for each in told if isinstance(each, ListeningEntry))
    assert [said.words for said in found.last_said] == ["the lift is broken"]
    assert found.last_said == entry.statements
    assert log.read(lambda connection: unlinking(connection, nell)).statements == 1


def test_a_meeting_tells_what_they_said_last_and_what_is_open_between_us(
    log: Log, ids: dict[str, UUID]
) -> None:
    found = log.read(lambda connection: meeting(connection, ids["coming"]))
    assert found is not None
    assert (found.row.who, found.row.where) == ("Bill", "hall")
    assert (found.preparation, found.reflection) == ("Why does he stay?", "I talk too much.")
    assert [said.words for said in found.last_said] == ["damp"]
    assert {row.what for row in found.between_us} == {
        "bring the list",
        "ring the council",
        "go back",
    }


def test_another_organisers_preparation_and_reflection_are_theirs_alone(log: Log) -> None:
    with making(log) as make:
        other = make.put(Organiser, name="Ruth")
        theirs = met(make, 1, subject_id=make.resident(), organiser_id=other)
        make.wording(theirs, "My doubts.", WordingPart.REFLECTION)
        make.wording(theirs, "My plan.", WordingPart.PREPARATION)
    found = log.read(lambda connection: meeting(connection, theirs))
    assert found is not None
    assert (found.preparation, found.reflection) == ("", "")


def test_one_person_with_two_records_is_one_guest(log: Log, ids: dict[str, UUID]) -> None:
    found = log.read(lambda connection: meeting(connection, ids["held"]))
    assert found is not None
    assert [each.name for each in found.guests] == ["Terri"]
    assert (found.row.asked, found.row.came) == (1, 1)


def test_a_removed_meeting_is_none(log: Log, ids: dict[str, UUID]) -> None:
    with making(log) as make:
        make.hide(Meeting, ids["held"])
    assert log.read(lambda connection: meeting(connection, ids["held"])) is None


@pytest.mark.usefixtures("ids")
def test_the_figures_count_people_once_and_comings_each_time(log: Log) -> None:
    period = Period(TODAY - 30 * DAY, TODAY)
    assert log.read(lambda connection: meeting_figures(connection, period)) == MeetingFigures(
        house_meetings=2,
        hosts=1,
        came=2,
        came_times=4,
        group_meetings=0,
        one_to_ones=1,
        one_to_one_with=1,
    )
    before = Period(TODAY - 60 * DAY, TODAY - 31 * DAY)
    assert log.read(lambda c: meeting_figures(c, before)) == MeetingFigures(0, 0, 0, 0, 0, 0, 0)
