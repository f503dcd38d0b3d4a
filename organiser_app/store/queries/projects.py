"""The projects by stage, from heard to residents' own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, Table, func, select

from organiser_app.domain.values import CommitmentState, ProjectStage, StepState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.members import how_many
from organiser_app.store.queries.statements import count_of_joined, statements_joined

_STAGES = tuple(ProjectStage)


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project as the board shows it.

    `people` are residents and organisers who carry it now, each once; `promises_open` counts
    promises and steps; `late` says that one of them is past its day.
    """

    id: UUID
    name: str
    stage: ProjectStage
    begun_on: date | None
    people: int
    promises_open: int
    late: bool
    statements: int


def board(connection: Connection, today: date) -> tuple[ProjectRow, ...]:
    """Every project, by stage from heard to ended, then by name."""
    rows = (project_row(row) for row in connection.execute(project_facts(today)))
    return tuple(sorted(rows, key=lambda row: (_STAGES.index(row.stage), row.name.casefold())))


def born_of(connection: Connection, project_id: UUID) -> tuple[UUID, ...]:
    """The statements of which a project was born, each once, as they were joined to it."""
    return statements_joined(connection, t.project_statement, "project_id", project_id)


def project_facts(today: date) -> Select[Any]:
    """What the board shows of each project, as one query over `project`."""
    columns = t.project.c
    promised, step = t.commitment, t.next_step
    promise_open = promised.c.state == CommitmentState.OPEN
    step_open = step.c.state == StepState.OPEN
    late = _of_each(promised, promise_open, promised.c.due_on < today) + _of_each(
        step, step_open, step.c.due_on < today
    )
    return select(
        columns.id,
        columns.name,
        columns.stage,
        columns.begun_on,
        how_many(t.project_member, "project_id", t.project).label("people"),
        (_of_each(promised, promise_open) + _of_each(step, step_open)).label("promises_open"),
        late.label("late"),
        count_of_joined(t.project_statement, "project_id", t.project).label("statements"),
    ).where(t.live(t.project))


def _of_each(table: Table, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many rows of a table belong to the project."""
    return (
        select(func.count())
        .where(table.c.project_id == t.project.c.id, t.live(table), *conditions)
        .correlate(t.project)
        .scalar_subquery()
    )


def project_row(row: Any) -> ProjectRow:
    """One row of `project_facts`, plain."""
    return ProjectRow(
        id=row.id,
        name=row.name,
        stage=row.stage,
        begun_on=row.begun_on,
        people=row.people,
        promises_open=row.promises_open,
        late=row.late > 0,
        statements=row.statements,
    )
