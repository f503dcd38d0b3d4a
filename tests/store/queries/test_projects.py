"""The board of projects, and one project whole."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain.figures import IndicatorFigures, MatchFigures, MoneyFigures, Reading
from organiser_app.domain.models import (
    Commitment,
    Contribution,
    Grant,
    Measurement,
    NextStep,
    Project,
    ProjectMember,
    ProjectStatement,
    Rate,
    RateCard,
    Resident,
    Spending,
    Statement,
)
from organiser_app.domain.values import (
    Circle,
    CommitmentState,
    ContributionKind,
    ProjectStage,
    StepState,
)
from organiser_app.store.log import Log
from organiser_app.store.queries.project import ProjectDetail, project
from organiser_app.store.queries.projects import ProjectRow, board
from tests.making import TODAY, making

YESTERDAY = TODAY - timedelta(days=1)


def shown(log: Log) -> tuple[ProjectRow, ...]:
    with log.reading() as connection:
        return board(connection, TODAY)


def whole(log: Log, project_id: UUID) -> ProjectDetail:
    with log.reading() as connection:
        found = project(connection, project_id, TODAY)
    assert found is not None
    return found


def test_projects_run_by_stage_then_by_name(log: Log) -> None:
    with making(log) as make:
        make.project("Forms table", stage=ProjectStage.RESIDENTS_OWN)
        make.project("kitchen", stage=ProjectStage.RUNNING)
        make.project("Brook", stage=ProjectStage.RUNNING)
        make.project("Five-a-side", stage=ProjectStage.IDEA)
        make.hide(Project, make.project("Gone"))
    names = [row.name for row in shown(log)]
    assert names == ["Five-a-side", "Brook", "kitchen", "Forms table"]


def test_a_new_project_carries_nothing(log: Log) -> None:
    with making(log) as make:
        kitchen = make.project("Kitchen", begun_on=TODAY)
    row = ProjectRow(kitchen, "Kitchen", ProjectStage.HEARD, TODAY, 0, 0, False, 0)
    assert shown(log) == (row,)
    detail = whole(log, kitchen)
    assert detail.row == row
    assert (detail.agreed, detail.people, detail.born_of, detail.led_by) == ((), (), (), ())
    assert detail.money == MoneyFigures(0, 0)
    assert (detail.indicators, detail.grants, detail.match) == ((), (), ())


def test_a_project_that_is_not_there_is_none(log: Log) -> None:
    with making(log) as make:
        gone = make.project()
        make.hide(Project, gone)
    with log.reading() as connection:
        assert project(connection, gone, TODAY) is None


def test_the_board_counts_each_projects_own(log: Log) -> None:
    with making(log) as make:
        kitchen, crew = make.project("Kitchen"), make.project("School-gate crew")
        bill, joyce = make.resident("Bill"), make.resident("Joyce")
        make.member(kitchen, bill)
        make.member(kitchen, bill, role="cooks")
        make.member(kitchen, joyce, left_on=YESTERDAY)
        make.member(kitchen, organiser_id=make.organiser)
        make.member(crew, joyce)
        make.hide(ProjectMember, make.member(crew, bill))
        make.promise(project_id=kitchen, due_on=TODAY)
        make.promise(project_id=kitchen, state=CommitmentState.KEPT, due_on=YESTERDAY)
        make.step(project_id=kitchen)
        make.step(project_id=crew, due_on=YESTERDAY)
        make.hide(NextStep, make.step(project_id=kitchen, due_on=YESTERDAY))
        listening = make.listening()
        said, gone = make.statement(listening), make.statement(listening)
        for statement in (said, said, gone):
            make.born(kitchen, statement)
        make.hide(Statement, gone)
        make.hide(ProjectStatement, make.born(crew, said))
    counted = {
        row.name: (row.people, row.promises_open, row.late, row.statements) for row in shown(log)
    }
    assert counted == {"Kitchen": (2, 2, False, 1), "School-gate crew": (1, 1, True, 0)}


def test_a_deleted_resident_carries_nothing(log: Log) -> None:
    with making(log) as make:
        kitchen, bill = make.project(), make.resident()
        make.member(kitchen, bill)
        make.hide(Resident, bill)
    assert shown(log)[0].people == 0
    assert whole(log, kitchen).people == ()


def test_what_is_agreed_runs_open_first_then_by_day(log: Log) -> None:
    with making(log) as make:
        kitchen = make.project()
        make.promise("kept", project_id=kitchen, state=CommitmentState.KEPT, due_on=YESTERDAY)
        make.step("done", project_id=kitchen, state=StepState.DONE)
        make.step("dropped", project_id=kitchen, state=StepState.DROPPED)
        make.promise("lapsed", project_id=kitchen, state=CommitmentState.LAPSED)
        make.step("no day", project_id=kitchen)
        make.promise("soon", project_id=kitchen, due_on=TODAY)
        make.step("late", project_id=kitchen, due_on=YESTERDAY)
        make.promise("not theirs", project_id=make.project("Other"))
        make.hide(Commitment, make.promise(project_id=kitchen))
    detail = whole(log, kitchen)
    agreed = [row.what for row in detail.agreed]
    assert agreed[:4] == ["late", "soon", "no day", "kept"]
    assert set(agreed[4:]) == {"done", "dropped", "lapsed"}
    assert (detail.kept, detail.lapsed) == (2, 2)


def test_those_who_lead_are_named_first(log: Log) -> None:
    with making(log) as make:
        kitchen = make.project()
        bill, joyce = make.resident("Bill"), make.resident("Joyce")
        make.move(joyce, Circle.LEADER)
        make.member(kitchen, bill, role="cooks", joined_on=YESTERDAY)
        make.member(kitchen, joyce, leads=True, joined_on=TODAY)
        make.member(kitchen, organiser_id=make.organiser, role="organiser")
    detail = whole(log, kitchen)
    assert detail.led_by == ("Joyce",)
    assert [(row.name, row.is_resident, row.role, row.circle) for row in detail.people] == [
        ("Joyce", True, "", Circle.LEADER),
        ("Bill", True, "cooks", None),
        ("Terri Ashworth", False, "organiser", None),
    ]


def test_money_is_each_projects_own(log: Log) -> None:
    with making(log) as make:
        kitchen, crew = make.project("Kitchen"), make.project("Crew")
        grant = make.grant(480_000, YESTERDAY, project_id=kitchen, title="for equipment")
        make.spending(grant, 90_000)
        make.spending(grant, 7_000, project_id=crew)
        make.hide(Spending, make.spending(grant, 1))
        make.hide(Grant, make.grant(1, project_id=kitchen))
        card = make.put(RateCard, name="2026", source="the wage survey", valid_from=YESTERDAY)
        rate = make.put(Rate, rate_card_id=card, work="cooking", pence_per_hour=1418)
        make.hours(kitchen, 90, pence=2127, rate_id=rate)
        make.hours(kitchen, 30, YESTERDAY, pence=709, rate_id=rate)
        make.put(
            Contribution,
            project_id=kitchen,
            kind=ContributionKind.CASH,
            what="raffle",
            on=TODAY,
            pence=31_000,
        )
        make.hide(Contribution, make.hours(kitchen, 60, pence=9))
        make.hours(crew, 10, pence=5)
    detail = whole(log, kitchen)
    assert detail.money == MoneyFigures(
        granted_pence=480_000,
        spent_pence=90_000,
        match=(
            MatchFigures(ContributionKind.CASH, 31_000),
            MatchFigures(ContributionKind.HOURS, 2836, 120, "the wage survey"),
        ),
        funders=("Community Chest",),
    )
    (row,) = detail.grants
    assert (row.funder, row.title, row.awarded_pence, row.spent_pence) == (
        "Community Chest",
        "for equipment",
        480_000,
        97_000,
    )
    assert [(row.what, row.minutes) for row in detail.match] == [
        ("raffle", 0),
        ("cooking", 90),
        ("cooking", 30),
    ]
    other = whole(log, crew).money
    assert (other.granted_pence, other.spent_pence, other.match_pence) == (0, 7_000, 5)


def test_what_a_project_was_born_of_stands_as_it_was_joined(log: Log) -> None:
    with making(log) as make:
        kitchen, listening = make.project(), make.listening()
        one, two = make.statement(listening), make.statement(listening)
        make.born(kitchen, two)
        make.born(kitchen, one)
        make.born(kitchen, two)
    assert [row.id for row in whole(log, kitchen).born_of] == [two, one]


def test_the_first_reading_of_an_indicator_is_its_baseline(log: Log) -> None:
    with making(log) as make:
        kitchen = make.project()
        eat = make.indicator(kitchen)
        make.indicator(kitchen, "Can ring someone")
        make.reading(eat, 41, TODAY)
        make.reading(eat, 18, date(2026, 1, 8))
        make.hide(Measurement, make.reading(eat, 99, TODAY))
    unread = IndicatorFigures("Less alone", "Can ring someone", "%", None, ())
    assert whole(log, kitchen).indicators == (
        IndicatorFigures(
            "Less alone",
            "Eat together each week",
            "%",
            None,
            (Reading(date(2026, 1, 8), 18, 46), Reading(TODAY, 41, 46)),
        ),
        unread,
    )
