"""The statistics: each figure right, and none standing for another."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.figures import DoorFigures, MoneyFigures, Period, RankedTheme, Statistics
from organiser_app.domain.models import (
    Attempt,
    Commitment,
    Contribution,
    Door,
    Listening,
    Presence,
    Project,
    ProjectMember,
    Resident,
    Statement,
)
from organiser_app.domain.values import (
    AttemptOutcome,
    CommitmentState,
    ContributionKind,
    ListeningKind,
    StatementKind,
    StepState,
)
from organiser_app.services.statistics import default_period, statistics
from organiser_app.store.log import Log
from tests.making import TODAY, making

PERIOD = Period(date(2026, 1, 1), date(2026, 3, 31))
BEFORE, AFTER = date(2025, 12, 31), date(2026, 4, 1)


def counted(log: Log, period: Period = PERIOD, project: UUID | None = None) -> Statistics:
    with log.reading() as connection:
        return statistics(connection, period, project_id=project)


def test_an_empty_log_has_noughts_in_every_figure(log: Log) -> None:
    quarter = date(2026, 1, 1)
    assert counted(log) == Statistics(
        patch="",
        host="",
        organiser="",
        period=PERIOD,
        wave="",
        wave_before="",
        doors=DoorFigures(0, 0, 0, 0, 0),
        listenings=0,
        listenings_by_kind=tuple((kind, 0) for kind in ListeningKind),
        listenings_by_quarter=((quarter, 0),),
        anonymous_listenings=0,
        residents_heard=0,
        statements=0,
        statements_by_kind=tuple((kind, 0) for kind in StatementKind),
        volunteers=0,
        volunteer_minutes=0,
        projects_begun=0,
        promises_kept=0,
        promises_settled=0,
        money=MoneyFigures(0, 0),
        loves=(),
        concerns=(),
        quotes=(),
        quotes_permitted=0,
        trends=(),
        projects=(),
    )


def test_the_five_counts_of_listening_never_stand_for_each_other(log: Log) -> None:
    with making(log) as make:
        door = make.door()
        make.door("16")
        bill, joyce = make.resident("Bill"), make.resident("Joyce")
        for outcome in (AttemptOutcome.NO_ANSWER, AttemptOutcome.LISTENED, AttemptOutcome.REFUSED):
            make.attempt(door, outcome)
        first = make.listening(bill, joyce, door_id=door)
        second = make.listening(bill, door_id=door)
        for listening in (first, first, first, second):
            make.statement(listening, by=bill)
    figures = counted(log)
    assert (figures.doors.knocked, figures.doors.attempts) == (1, 3)
    assert (figures.listenings, figures.statements, figures.residents_heard) == (2, 4, 2)


def test_a_door_counts_once_by_the_best_that_came_of_it(log: Log) -> None:
    with making(log) as make:
        outcomes = [
            (AttemptOutcome.NO_ANSWER, AttemptOutcome.LISTENED),
            (AttemptOutcome.LISTENED, AttemptOutcome.SHORT_CHAT),
            (AttemptOutcome.SHORT_CHAT, AttemptOutcome.REFUSED),
            (AttemptOutcome.REFUSED,),
            (AttemptOutcome.UNSAFE, AttemptOutcome.COME_BACK),
            (),
        ]
        for number, tries in enumerate(outcomes):
            door = make.door(str(number))
            for outcome in tries:
                make.attempt(door, outcome)
    doors = counted(log).doors
    assert doors == DoorFigures(listened=2, short_chat=1, tried=2, not_tried=1, attempts=9)
    assert (doors.knocked, doors.all) == (5, 6)


def test_doors_and_attempts_of_other_days_or_deleted_do_not_count(log: Log) -> None:
    with making(log) as make:
        door, gone = make.door(), make.door("16")
        make.attempt(door, AttemptOutcome.LISTENED, BEFORE)
        make.attempt(door, AttemptOutcome.LISTENED, AFTER)
        make.attempt(door, AttemptOutcome.NO_ANSWER, PERIOD.begins)
        make.hide(Attempt, make.attempt(door, AttemptOutcome.LISTENED))
        make.attempt(gone, AttemptOutcome.LISTENED)
        make.hide(Door, gone)
    assert counted(log).doors == DoorFigures(0, 0, 1, 0, 1)


def test_both_ends_of_the_period_count_and_no_day_beyond(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        for day in (BEFORE, PERIOD.begins, PERIOD.ends, AFTER):
            make.statement(make.listening(bill, on=day))
        make.listening(make.resident("Joyce"), on=AFTER)
    figures = counted(log)
    assert (figures.listenings, figures.statements, figures.residents_heard) == (2, 2, 1)


def test_residents_count_by_presence_or_by_what_they_said(log: Log) -> None:
    with making(log) as make:
        bill, joyce, kasia = (make.resident(name) for name in ("Bill", "Joyce", "Kasia"))
        listening = make.listening(bill)
        make.statement(listening, by=bill)
        make.statement(listening, by=joyce)
        make.hide(Presence, make.put(Presence, listening_id=listening, subject_id=kasia))
        make.hide(Statement, make.statement(listening, by=kasia))
        gone = make.resident("Gone")
        make.put(Presence, listening_id=listening, subject_id=gone)
        make.hide(Resident, gone)
    assert counted(log).residents_heard == 2


def test_a_listening_with_nobody_known_is_anonymous(log: Log) -> None:
    with making(log) as make:
        bill, gone = make.resident("Bill"), make.resident("Gone")
        make.listening(bill)
        make.statement(make.listening(), by=bill)
        make.statement(make.listening())
        make.listening(gone)
        make.hide(Resident, gone)
        make.listening(on=AFTER)
        make.hide(Listening, make.listening())
    figures = counted(log)
    assert (figures.listenings, figures.anonymous_listenings) == (4, 2)


def test_every_quarter_of_the_period_is_there(log: Log) -> None:
    with making(log) as make:
        for day in (date(2025, 8, 31), date(2025, 9, 1), date(2026, 1, 1), date(2026, 3, 31)):
            make.listening(on=day)
    figures = counted(log, Period(date(2025, 9, 1), date(2026, 4, 2)))
    assert figures.listenings_by_quarter == (
        (date(2025, 7, 1), 1),
        (date(2025, 10, 1), 0),
        (date(2026, 1, 1), 2),
        (date(2026, 4, 1), 0),
    )


def test_listenings_and_statements_by_kind_add_up(log: Log) -> None:
    with making(log) as make:
        street = make.listening(kind=ListeningKind.STREET)
        for kind in (StatementKind.LOVE, StatementKind.LOVE, StatementKind.GIFT):
            make.statement(street, kind=kind)
        gone = make.listening()
        make.statement(gone)
        make.hide(Listening, gone)
    figures = counted(log)
    assert dict(figures.listenings_by_kind)[ListeningKind.STREET] == figures.listenings == 1
    by_kind = dict(figures.statements_by_kind)
    assert (by_kind[StatementKind.LOVE], by_kind[StatementKind.GIFT]) == (2, 1)
    assert sum(by_kind.values()) == figures.statements == 3


def test_volunteers_carry_a_project_or_gave_hours_and_count_once(log: Log) -> None:
    with making(log) as make:
        kitchen, crew = make.project("Kitchen"), make.project("Crew")
        both, carries, gave = (make.resident(name) for name in ("Both", "Carries", "Gave"))
        make.member(kitchen, both)
        make.member(crew, both)
        make.member(crew, carries, joined_on=PERIOD.ends, left_on=None)
        make.member(kitchen, organiser_id=make.organiser)
        make.hours(kitchen, 90, subject_id=gave)
        make.hours(kitchen, 30, subject_id=both)
        make.hours(kitchen, 15)
        make.member(kitchen, make.resident("Left"), left_on=BEFORE)
        make.member(kitchen, make.resident("To come"), joined_on=AFTER)
        make.hide(ProjectMember, make.member(kitchen, make.resident("Taken off")))
        make.hours(kitchen, 999, AFTER, subject_id=make.resident("Later"))
        make.hide(Contribution, make.hours(kitchen, 999, subject_id=make.resident("Undone")))
        paid = make.resident("Paid")
        make.hours(kitchen, 0, kind=ContributionKind.CASH, subject_id=paid)
        gone = make.project("Gone")
        make.member(gone, make.resident("Of nothing"))
        make.hide(Project, gone)
    figures = counted(log)
    assert (figures.volunteers, figures.volunteer_minutes) == (3, 135)
    assert (counted(log, project=kitchen).volunteers, counted(log, project=crew).volunteers) == (
        2,
        2,
    )


def test_projects_begun_are_those_whose_first_day_is_in_the_period(log: Log) -> None:
    with making(log) as make:
        for day in (BEFORE, PERIOD.begins, TODAY, AFTER, None):
            make.project(begun_on=day)
        make.hide(Project, make.project(begun_on=TODAY))
    assert counted(log).projects_begun == 2


def test_promises_settled_are_kept_part_kept_or_lapsed(log: Log) -> None:
    with making(log) as make:
        for state in CommitmentState:
            make.promise(state=state, settled_on=TODAY)
        make.promise(state=CommitmentState.KEPT, settled_on=BEFORE)
        make.promise(state=CommitmentState.KEPT, settled_on=PERIOD.ends)
        make.hide(Commitment, make.promise(state=CommitmentState.KEPT, settled_on=TODAY))
    figures = counted(log)
    assert (figures.promises_kept, figures.promises_settled) == (2, 4)


def test_money_is_that_of_the_period(log: Log) -> None:
    with making(log) as make:
        kitchen = make.project()
        running = make.grant(480_000, BEFORE, planned_end=TODAY)
        make.grant(1, BEFORE, planned_end=BEFORE)
        make.grant(2, AFTER)
        make.grant(4, BEFORE, planned_start=AFTER)
        make.grant(8, TODAY)
        for day in (BEFORE, PERIOD.begins, PERIOD.ends, AFTER):
            make.spending(running, 100, day)
            make.hours(kitchen, 60, day, pence=1_000)
    money = counted(log).money
    assert (money.granted_pence, money.spent_pence, money.match_pence) == (480_008, 200, 2_000)
    assert money.funders == ("Community Chest",)


def test_ranks_are_of_the_latest_wave_up_to_the_periods_end(log: Log) -> None:
    with making(log) as make:
        make.wave("Autumn", date(2025, 9, 1), date(2025, 10, 31))
        make.wave("Winter", date(2026, 1, 1), date(2026, 1, 31))
        make.wave("Spring", date(2026, 3, 1), date(2026, 4, 30))
        make.wave("Summer", date(2026, 6, 1), date(2026, 6, 30))
        housing, food = make.theme("housing"), make.theme("food")
        for day, theme in [
            (date(2026, 1, 5), food),
            (date(2026, 2, 5), food),
            (TODAY, housing),
            (AFTER, food),
        ]:
            listening = make.listening(on=day)
            make.statement(listening, themes=[theme])
            make.statement(listening, themes=[theme], kind=StatementKind.LOVE)
    figures = counted(log)
    assert (figures.wave, figures.wave_before) == ("Spring", "Winter")
    assert figures.wave_began == date(2026, 3, 1)
    assert figures.concerns == figures.loves == (RankedTheme("housing", 1, 1, None),)
    later = counted(log, Period(PERIOD.begins, AFTER))
    assert later.concerns == (RankedTheme("food", 1, 1, 1), RankedTheme("housing", 1, 1, None))


def test_without_a_wave_ranks_are_of_the_period(log: Log) -> None:
    with making(log) as make:
        for day in (BEFORE, TODAY):
            make.statement(make.listening(on=day), themes=[make.theme(f"housing {day}")])
    figures = counted(log)
    assert (figures.wave, figures.wave_before, figures.wave_began) == ("", "", None)
    assert [each.theme for each in figures.concerns] == [f"housing {TODAY}"]
    assert [trend.theme for trend in figures.trends] == [f"housing {TODAY}"]


def test_next_steps_are_open_and_about_no_resident(log: Log) -> None:
    with making(log) as make:
        kitchen = make.project()
        make.step("no day", project_id=kitchen)
        make.step("open kitchen", due_on=AFTER)
        make.step("ring Bill", subject_id=make.resident("Bill"))
        make.step("done", state=StepState.DONE)
    steps = counted(log).next_steps
    assert [(step.what, step.due_on, step.who) for step in steps] == [
        ("open kitchen", AFTER, "Terri Ashworth"),
        ("no day", None, "Terri Ashworth"),
    ]
    assert [step.what for step in counted(log, project=kitchen).next_steps] == ["no day"]


def test_figures_of_a_project_are_its_own(log: Log) -> None:
    with making(log) as make:
        kitchen, crew = make.project("Kitchen", begun_on=TODAY), make.project("Crew")
        bill, joyce = make.resident("Bill"), make.resident("Joyce")
        first, second = make.listening(bill), make.listening(joyce)
        food = make.theme("food")
        make.born(kitchen, make.statement(first, by=bill, themes=[food]))
        make.statement(first, themes=[make.theme("traffic")])
        make.born(crew, make.statement(second, by=joyce))
        make.promise(project_id=kitchen, state=CommitmentState.KEPT, settled_on=TODAY)
        make.spending(make.grant(500, project_id=kitchen), 200)
        make.attempt(make.door(), AttemptOutcome.LISTENED)
    figures = counted(log, project=kitchen)
    assert (figures.listenings, figures.statements, figures.residents_heard) == (1, 1, 1)
    assert [each.theme for each in figures.concerns] == ["food"]
    assert (figures.promises_kept, figures.projects_begun) == (1, 1)
    assert (figures.money.granted_pence, figures.money.spent_pence) == (500, 200)
    assert [project.name for project in figures.projects] == ["Kitchen"]
    assert figures.doors.attempts == 1
    other = counted(log, project=crew)
    assert (other.statements, other.promises_kept, other.money.spent_pence) == (1, 0, 0)


def test_the_usual_period_is_the_twelve_months_up_to_today(log: Log) -> None:
    with making(log) as make:
        make.listening(on=TODAY - timedelta(days=30))
        make.listening(on=date(2020, 1, 1))
    with log.reading() as connection:
        assert default_period(connection, TODAY) == Period(date(2025, 3, 3), TODAY)


def test_where_the_year_was_silent_the_usual_period_is_all_that_was_heard(log: Log) -> None:
    with making(log) as make:
        make.listening(on=date(2020, 5, 1))
        make.listening(on=date(2021, 6, 1))
        make.hide(Listening, make.listening(on=date(2019, 1, 1)))
    with log.reading() as connection:
        assert default_period(connection, TODAY) == Period(date(2020, 5, 1), date(2021, 6, 1))


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (date(2026, 3, 2), date(2025, 3, 3)),
        (date(2024, 2, 28), date(2023, 2, 28)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 12, 31), date(2025, 1, 1)),
    ],
)
def test_an_empty_log_is_looked_at_for_twelve_months(log: Log, today: date, begins: date) -> None:
    with log.reading() as connection:
        assert default_period(connection, today) == Period(begins, today)
