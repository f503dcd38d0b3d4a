"""Two walk side by side: begun once, met, read for depth, ended, and taken up again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from organiser_app.domain.companion_inputs import (
    CompanionshipInput,
    DepthInput,
    EndInput,
    MetInput,
)
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import checked
from organiser_app.domain.models import CircleMove, Commitment, Meeting, Tie
from organiser_app.domain.relationship_values import (
    CompanionEnd,
    CompanionKind,
    MeetingKind,
    MeetingState,
)
from organiser_app.domain.rules.depth import Depth, shown_depth
from organiser_app.domain.values import Circle, CommitmentState, StatementKind
from organiser_app.services.side_by_side import (
    end_walk,
    met_side_by_side,
    read_depth,
    remove_companion_meeting,
    walk_beside,
    walk_on,
)
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.alone import alone, who_could_walk_beside
from organiser_app.store.queries.companions import (
    CompanionDetail,
    companion_detail,
    companions,
)
from tests.making import TODAY, making, noon

DAY = timedelta(days=1)


def begin(log: Log, resident: UUID, beside: UUID, on: date = TODAY) -> UUID:
    given = CompanionshipInput(
        subject_id=resident,
        other_subject_id=beside,
        kind=CompanionKind.BEFRIENDER,
        why="both cook",
        begun_on=on,
    )
    made = walk_beside(log.work(), given).record_id
    assert made is not None
    return made


def detail(log: Log, companionship_id: UUID) -> CompanionDetail:
    found = log.read(lambda connection: companion_detail(connection, companionship_id))
    assert found is not None
    return found


@pytest.fixture
def two(owned_log: Log) -> tuple[UUID, UUID]:
    with making(owned_log) as make:
        return make.resident("Bill"), make.resident("Terri")


def test_two_begin_meet_and_end(owned_log: Log, two: tuple[UUID, UUID]) -> None:
    walk = begin(owned_log, *two)
    met_side_by_side(owned_log.work(), walk, MetInput(on=TODAY + DAY, minutes=60, what="soup"))
    met_side_by_side(owned_log.work(), walk, MetInput(on=TODAY))
    told = DepthInput(on=TODAY + DAY, time_together=2, feeling=1, confiding=1, give_and_take=3)
    read_depth(owned_log.work(), walk, told)
    end = EndInput(on=TODAY + 2 * DAY, ended=CompanionEnd.FRIENDS_NOW, how="they cook together")
    end_walk(owned_log.work(), walk, end)
    seen = detail(owned_log, walk)
    assert (seen.row.resident, seen.row.companion, seen.row.met) == ("Bill", "Terri", 2)
    assert [meeting.on for meeting in seen.meetings] == [TODAY + DAY, TODAY]
    assert (seen.why, seen.how_ended) == ("both cook", "they cook together")
    assert seen.readings[0].answers.total == 7
    assert seen.row.ended is CompanionEnd.FRIENDS_NOW
    walk_on(owned_log.work(), walk)
    assert detail(owned_log, walk).row.ended_on is None
    undo(owned_log.work())
    assert detail(owned_log, walk).row.ended_on == TODAY + 2 * DAY


def test_a_meeting_written_down_by_mistake_can_go(owned_log: Log, two: tuple[UUID, UUID]) -> None:
    walk = begin(owned_log, *two)
    met_side_by_side(owned_log.work(), walk, MetInput(on=TODAY))
    remove_companion_meeting(owned_log.work(), detail(owned_log, walk).meetings[0].id)
    assert detail(owned_log, walk).row.met == 0


def test_the_two_begin_but_once_and_again_after_an_end(
    owned_log: Log, two: tuple[UUID, UUID]
) -> None:
    walk = begin(owned_log, *two)
    with pytest.raises(InvalidInput, match="already"):
        begin(owned_log, *two)
    end_walk(owned_log.work(), walk, EndInput(on=TODAY, ended=CompanionEnd.STOPPED))
    begin(owned_log, *two)
    rows = owned_log.read(companions)
    assert [row.ended_on for row in rows] == [None, TODAY]


def test_nothing_happens_before_it_began(owned_log: Log, two: tuple[UUID, UUID]) -> None:
    walk = begin(owned_log, *two)
    with pytest.raises(InvalidInput, match="before"):
        met_side_by_side(owned_log.work(), walk, MetInput(on=TODAY - DAY))
    with pytest.raises(InvalidInput, match="before"):
        end_walk(owned_log.work(), walk, EndInput(on=TODAY - DAY, ended=CompanionEnd.MOVED_ON))


@pytest.mark.parametrize("who", ["nobody", "both", "themselves"])
def test_one_other_person_walks_beside(two: tuple[UUID, UUID], who: str) -> None:
    given: dict[str, Any] = {
        "nobody": {},
        "both": {"other_subject_id": two[1], "organiser_id": two[1]},
        "themselves": {"other_subject_id": two[0]},
    }[who]
    with pytest.raises(InvalidInput):
        checked(
            lambda: CompanionshipInput(
                subject_id=two[0], kind=CompanionKind.MENTOR, begun_on=TODAY, **given
            )
        )


def test_records_show_what_each_gave_the_other(owned_log: Log, two: tuple[UUID, UUID]) -> None:
    bill, terri = two
    walk = begin(owned_log, bill, terri)
    for week in range(0, 14, 2):
        met_side_by_side(owned_log.work(), walk, MetInput(on=TODAY + week * 7 * DAY))
    assert shown_depth(detail(owned_log, walk).shown) is Depth.FAMILIAR
    met_side_by_side(owned_log.work(), walk, MetInput(on=TODAY + 91 * DAY))
    assert shown_depth(detail(owned_log, walk).shown) is Depth.TRUSTED
    kept = {"state": CommitmentState.KEPT, "settled_on": TODAY + DAY, "agreed_on": TODAY}
    with making(owned_log) as make:
        make.put(Commitment, what="a lift", subject_id=terri, to_subject_id=bill, **kept)
    shown = detail(owned_log, walk).shown
    assert (shown.given, shown.received) == (1, 0)
    with making(owned_log) as make:
        make.put(Commitment, what="a cake", subject_id=bill, to_subject_id=terri, **kept)
    assert shown_depth(detail(owned_log, walk).shown) is Depth.CHANGING


def test_an_organiser_walks_beside_too_and_moving_nearer_shows(
    owned_log: Log, two: tuple[UUID, UUID]
) -> None:
    with making(owned_log) as make:
        given = CompanionshipInput(
            subject_id=two[0],
            organiser_id=make.organiser,
            kind=CompanionKind.KEY_WORKER,
            begun_on=TODAY,
        )
        move = {"subject_id": two[0], "evidence": "came"}
        make.put(CircleMove, circle=Circle.CONTACT, on=TODAY - DAY, **move)
        make.put(CircleMove, circle=Circle.PARTICIPANT, on=TODAY + DAY, **move)
    made = walk_beside(owned_log.work(), given).record_id
    assert made is not None
    seen = detail(owned_log, made)
    assert seen.row.by_organiser
    assert seen.shown.came_nearer


def test_who_has_nobody_to_turn_to_is_listed(owned_log: Log, two: tuple[UUID, UUID]) -> None:
    bill, terri = two
    later = TODAY + timedelta(weeks=20)
    with making(owned_log) as make:
        heard = make.listening(bill, on=later - timedelta(weeks=13))
        make.statement(heard, "somebody to talk to", kind=StatementKind.NEED, by=bill)
        weak = make.resident("Weak")
        for person in (terri, weak):
            make.listening(person, on=later - timedelta(weeks=13))
        make.put(Tie, subject_id=weak, other_subject_id=terri, kind="neighbour", strength=1)
        lately = make.resident("Lately")
        make.listening(lately, on=later)

    def listed() -> list[tuple[str, int]]:
        rows = owned_log.read(lambda connection: alone(connection, later))
        return [(row.name, row.open_needs) for row in rows]

    assert listed() == [("Bill", 1), ("Terri", 0), ("Weak", 0)]
    with making(owned_log) as make:
        make.put(Tie, subject_id=terri, other_subject_id=weak, kind="sister", strength=3)
    assert listed() == [("Bill", 1)]
    walk = begin(owned_log, bill, terri)
    assert listed() == []
    end_walk(owned_log.work(), walk, EndInput(on=TODAY, ended=CompanionEnd.DRIFTED_APART))
    assert listed() == [("Bill", 1)]


def test_whom_nobody_has_heard_or_met_is_not_listed_as_alone(owned_log: Log) -> None:
    def listed() -> set[str]:
        return {row.name for row in owned_log.read(lambda connection: alone(connection, TODAY))}

    names = ("From the phone", "Guest", "Stayed away", "Host", "Promised", "Called off")
    with making(owned_log) as make:
        _, guest, away, host, promised, off = (make.resident(name) for name in names)
        make.group_meeting(make.group(), TODAY, came=[guest], away=[away])
        given = {"patch_id": make.patch, "organiser_id": make.organiser, "at": noon(TODAY)}
        for who, state in ((host, MeetingState.HELD), (off, MeetingState.CALLED_OFF)):
            kind = MeetingKind.ONE_TO_ONE
            make.put(Meeting, kind=kind, subject_id=who, state=state, **given)
        make.promise(subject_id=promised)
    assert listed() == {"Guest", "Host", "Promised"}


def test_somebody_who_shares_a_theme_and_came_nearer_is_suggested(
    owned_log: Log, two: tuple[UUID, UUID]
) -> None:
    bill, terri = two
    with making(owned_log) as make:
        food = make.theme("food")
        for person in two:
            make.statement(make.listening(person), themes=[food], by=person)
        make.put(CircleMove, subject_id=terri, circle=Circle.ACTIVE, on=TODAY, evidence="cooked")
    found = owned_log.read(lambda connection: who_could_walk_beside(connection, bill))
    assert [(one.name, one.themes) for one in found] == [("Terri", ("food",))]
    assert owned_log.read(lambda connection: who_could_walk_beside(connection, terri)) == ()
