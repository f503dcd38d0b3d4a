"""Projects: begun, moved on, joined, and tied to the statements they were born of."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import NextStepInput, ProjectInput
from organiser_app.domain.models import (
    NextStep,
    Project,
    ProjectMember,
    ProjectStatement,
    Resident,
    StageMove,
    Statement,
    table_of,
)
from organiser_app.domain.values import ProjectStage
from organiser_app.language import tr
from organiser_app.store.repositories.finding import first, get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.unit_of_work import UnitOfWork


def start_project(work: UnitOfWork, given: ProjectInput, *, born_of: UUID | None = None) -> Change:
    """Begin a project on this log's patch, at a stage that it came to on its first day.

    `born_of` is the statement of which it is born, where it is begun with one.
    """
    with work:
        project = Project(
            id=work.new_id(), patch_id=owner(work.connection).patch_id, **given.model_dump()
        )
        work.add(project)
        today = work.clock().date()
        ended = given.stage is ProjectStage.ENDED
        _come_to(work, project, given.stage, today if ended else given.begun_on or today)
        if born_of is not None:
            _join(work, project.id, born_of)
        return work.commit("start_project", project.id)


def edit_project(work: UnitOfWork, project_id: UUID, given: ProjectInput, on: date) -> Change:
    """Say anew what a project is; if at another stage, it came to that on the day `on`."""
    with work:
        project = get(work, Project, project_id)
        if project.stage is not given.stage:
            _come_to(work, project, given.stage, on)
        for field, value in given.model_dump().items():
            setattr(project, field, value)
        return work.commit("edit_project", project.id)


def move_project(work: UnitOfWork, project_id: UUID, stage: ProjectStage, on: date) -> Change:
    """Move a project on, or back, along its way."""
    with work:
        _come_to(work, get(work, Project, project_id), stage, on)
        return work.commit("move_project", project_id)


def join_project(
    work: UnitOfWork,
    project_id: UUID,
    resident_id: UUID,
    *,
    on: date,
    role: str = "",
    leads: bool = False,
) -> Change:
    """Let a resident carry a project, in some part."""
    with work:
        get(work, Project, project_id)
        get(work, Resident, resident_id)
        columns = table_of(ProjectMember).c
        already = first(
            work,
            ProjectMember,
            columns.project_id == project_id,
            columns.subject_id == resident_id,
            columns.left_on.is_(None),
        )
        if already is not None:
            raise InvalidInput(tr("They carry this project already."))
        member = ProjectMember(
            id=work.new_id(),
            project_id=project_id,
            subject_id=resident_id,
            role=role.strip(),
            leads=leads,
            joined_on=on,
        )
        work.add(member)
        return work.commit("join_project", project_id)


def born_of(work: UnitOfWork, project_id: UUID, statement_id: UUID) -> Change:
    """Say that a project was born of a statement; said again, it changes nothing."""
    with work:
        get(work, Project, project_id)
        _join(work, project_id, statement_id)
        return work.commit("born_of", project_id)


def add_step(work: UnitOfWork, project_id: UUID, given: NextStepInput, on: date) -> Change:
    """Agree on a step of a project."""
    with work:
        get(work, Project, project_id)
        step = NextStep(
            id=work.new_id(),
            organiser_id=owner(work.connection).organiser_id,
            project_id=project_id,
            what=given.what,
            agreed_on=on,
            due_on=given.due_on,
        )
        work.add(step)
        return work.commit("add_step", step.id)


def _join(work: UnitOfWork, project_id: UUID, statement_id: UUID) -> None:
    get(work, Statement, statement_id)
    columns = table_of(ProjectStatement).c
    joined = columns.project_id == project_id, columns.statement_id == statement_id
    if first(work, ProjectStatement, *joined) is None:
        link = ProjectStatement(id=work.new_id(), project_id=project_id, statement_id=statement_id)
        work.add(link)


def _come_to(work: UnitOfWork, project: Project, stage: ProjectStage, on: date) -> None:
    """Write the move down, and on which day a project ended, from which no period counts it."""
    project.stage = stage
    project.ended_on = on if stage is ProjectStage.ENDED else None
    work.add(StageMove(id=work.new_id(), project_id=project.id, stage=stage, on=on))
