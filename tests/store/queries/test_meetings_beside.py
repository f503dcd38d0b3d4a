from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.models import Group, Meeting, MeetingGuest, SamePerson
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.store.log import Log
from organiser_app.store.queries.meetings_beside import MeetingsBeside, meetings_beside
from tests.making import TODAY, Maker, making, noon

NOON = noon(TODAY)
HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)


def met(make: Maker, at: datetime, **fields: object) -> UUID:
    given = {"kind": MeetingKind.ONE_TO_ONE, "organiser_id": make.organiser, "at": at, **fields}
    return make.put(Meeting, patch_id=make.patch, **given)


def beside(log: Log, at: datetime, **whom: UUID) -> tuple[UUID | None, UUID | None]:
    """Which meeting is in the same hour, and which one-to-one in the same week."""
    found: MeetingsBeside = log.read(lambda connection: meetings_beside(connection, at, **whom))
    return (
        found.same_hour.id if found.same_hour else None,
        found.same_week.id if found.same_week else None,
    )


@pytest.mark.parametrize(
    ("apart", "in_the_hour", "in_the_week"),
    [
        (HOUR - MINUTE, True, True),
        (HOUR, False, True),
        (7 * DAY - MINUTE, False, True),
        (7 * DAY, False, False),
    ],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_a_one_to_one_is_near_for_less_than_an_hour_or_seven_days(
    log: Log, apart: timedelta, in_the_hour: bool, in_the_week: bool, sign: int
) -> None:
    with making(log) as make:
        bill = make.resident("Bill")
        there = met(make, NOON + sign * apart, subject_id=bill)
    expected = (there if in_the_hour else None, there if in_the_week else None)
    assert beside(log, NOON, resident_id=bill) == expected


def test_what_was_called_off_or_is_planned_anew_or_is_with_somebody_else_is_not_near(
    log: Log,
) -> None:
    with making(log) as make:
        bill, terri = make.resident("Bill"), make.resident("Terri")
        met(make, NOON, subject_id=bill, state=MeetingState.CALLED_OFF)
        met(make, NOON, subject_id=terri)
        same = met(make, NOON + DAY, subject_id=bill)
    assert beside(log, NOON, resident_id=bill, besides=same) == (None, None)


def test_a_resident_who_is_asked_elsewhere_at_that_hour_is_there_unless_they_stay_away(
    log: Log,
) -> None:
    with making(log) as make:
        bill, again, nell = (make.resident(name) for name in ("Bill", "William", "Nell"))
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=TODAY)
        house = met(make, NOON, kind=MeetingKind.HOUSE_MEETING, subject_id=make.resident("Dot"))
        make.put(MeetingGuest, meeting_id=house, subject_id=again, attendance=Attendance.ASKED)
        away = Attendance.STAYED_AWAY
        make.put(MeetingGuest, meeting_id=house, subject_id=nell, attendance=away)
    assert beside(log, NOON, resident_id=bill) == (house, None)
    assert beside(log, NOON, resident_id=nell) == (None, None)


def test_a_group_meets_near_an_hour_too(log: Log) -> None:
    with making(log) as make:
        walkers = make.put(Group, patch_id=make.patch, name="Walkers")
        there = met(make, NOON, kind=MeetingKind.GROUP, group_id=walkers)
        met(make, NOON + DAY, subject_id=make.resident("Bill"))
    assert beside(log, NOON + HOUR / 2, group_id=walkers) == (there, None)
