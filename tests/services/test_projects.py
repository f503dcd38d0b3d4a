"""Projects go their way, and what they came to and when is kept."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain.figures import Period
from organiser_app.domain.inputs import ProjectInput
from organiser_app.domain.values import ProjectStage
from organiser_app.services.projects import born_of, edit_project, move_project, start_project
from organiser_app.services.statistics import statistics
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.project import ProjectDetail, project
from tests.making import making

BEGUN = date(2026, 3, 20)
LATER = BEGUN + timedelta(days=30)


def begun(log: Log, stage: ProjectStage = ProjectStage.HEARD) -> UUID:
    given = ProjectInput(name="Kitchen", stage=stage, begun_on=BEGUN)
    record_id = start_project(log.work(), given).record_id
    assert record_id
    return record_id


def seen(log: Log, project_id: UUID) -> ProjectDetail:
    found = log.read(lambda connection: project(connection, project_id, LATER))
    assert found
    return found


def test_a_project_tells_when_it_came_to_each_stage(owned_log: Log) -> None:
    kitchen = begun(owned_log)
    move_project(owned_log.work(), kitchen, ProjectStage.RUNNING, LATER)
    came = ((ProjectStage.HEARD, BEGUN), (ProjectStage.RUNNING, LATER))
    assert seen(owned_log, kitchen).reached == came
    undo(owned_log.work())
    assert seen(owned_log, kitchen).reached == came[:1]


def test_a_project_that_came_back_to_a_stage_is_there_since_the_last_time(owned_log: Log) -> None:
    kitchen = begun(owned_log)
    for days, stage in enumerate((ProjectStage.IDEA, ProjectStage.HEARD), 1):
        move_project(owned_log.work(), kitchen, stage, BEGUN + timedelta(days=days))
    assert dict(seen(owned_log, kitchen).reached)[ProjectStage.HEARD] == BEGUN + timedelta(days=2)


def test_a_stage_chosen_in_the_form_is_a_move_too(owned_log: Log) -> None:
    kitchen = begun(owned_log)
    given = ProjectInput(name="Larkmoor Kitchen", stage=ProjectStage.IDEA, begun_on=BEGUN)
    edit_project(owned_log.work(), kitchen, given, LATER)
    edit_project(owned_log.work(), kitchen, given, LATER + timedelta(days=9))
    assert seen(owned_log, kitchen).reached == (
        (ProjectStage.HEARD, BEGUN),
        (ProjectStage.IDEA, LATER),
    )


def test_a_project_that_ended_is_in_no_report_of_the_time_after(owned_log: Log) -> None:
    kitchen = begun(owned_log)
    move_project(owned_log.work(), kitchen, ProjectStage.ENDED, LATER)

    def told(begins: date) -> int:
        period = Period(begins, begins + timedelta(days=90))
        return len(owned_log.read(lambda connection: statistics(connection, period)).projects)

    assert (told(BEGUN), told(LATER + timedelta(days=1))) == (1, 0)
    move_project(owned_log.work(), kitchen, ProjectStage.RUNNING, LATER + timedelta(days=5))
    assert told(LATER + timedelta(days=6)) == 1


def test_a_project_written_down_after_its_end_ended_no_sooner_than_it_began(owned_log: Log) -> None:
    kitchen = begun(owned_log, ProjectStage.ENDED)
    assert seen(owned_log, kitchen).ended_on == owned_log.clock().date()


def test_a_project_is_joined_to_a_statement_once_however_often_it_is_said(owned_log: Log) -> None:
    with making(owned_log) as make:
        said = make.statement(make.listening())
    kitchen = begun(owned_log)
    assert born_of(owned_log.work(), kitchen, said).touched
    assert not born_of(owned_log.work(), kitchen, said).touched
    assert [heard.id for heard in seen(owned_log, kitchen).born_of] == [said]


def test_a_project_begun_with_a_statement_is_born_of_it_in_one_change(owned_log: Log) -> None:
    with making(owned_log) as make:
        said = make.statement(make.listening())
    given = ProjectInput(name="Kitchen", begun_on=BEGUN)
    kitchen = start_project(owned_log.work(), given, born_of=said).record_id
    assert kitchen
    assert [heard.id for heard in seen(owned_log, kitchen).born_of] == [said]
    undo(owned_log.work())
    assert owned_log.read(lambda connection: project(connection, kitchen, LATER)) is None
