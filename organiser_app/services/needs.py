"""Needs: met or open again, and told as a story that a project or an ask can answer."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import (
    Ask,
    AskStatement,
    Project,
    ProjectStatement,
    Statement,
    table_of,
)
from organiser_app.domain.need_inputs import MetInput, NeedStoryInput
from organiser_app.domain.values import StatementKind, WordingPart
from organiser_app.language import tr
from organiser_app.store.repositories import wordings
from organiser_app.store.repositories.finding import first, get
from organiser_app.store.unit_of_work import UnitOfWork


def meet_need(work: UnitOfWork, need_id: UUID, given: MetInput) -> Change:
    """Say that a need was met, on which day, and how well where the resident said so."""
    with work:
        need = need_of(work, need_id)
        need.met_on, need.satisfied = given.on, given.satisfied
        return work.commit("meet_need", need.id)


def reopen_need(work: UnitOfWork, need_id: UUID) -> Change:
    """Say that a need was not met after all, or is there again."""
    with work:
        need = need_of(work, need_id)
        need.met_on = need.satisfied = None
        return work.commit("reopen_need", need.id)


def tell_need(work: UnitOfWork, need_id: UUID, given: NeedStoryInput) -> Change:
    """Write a need down as a story, and join it to the project or the ask that answers it.

    A story names nobody; yet it is of the resident's need, and is forgotten with them.
    """
    with work:
        need = need_of(work, need_id)
        wordings.write(work, need.id, WordingPart.NEED_STORY, given.story, need.subject_id)
        if given.project_id is not None:
            _answer_by_project(work, need.id, given.project_id)
        if given.ask_id is not None:
            _answer_by_ask(work, need.id, given.ask_id)
        return work.commit("tell_need", need.id)


def need_of(work: UnitOfWork, need_id: UUID) -> Statement:
    """The need of that id; `NotFound` where there is none, `InvalidInput` where it is no need."""
    need = get(work, Statement, need_id)
    if need.kind is not StatementKind.NEED:
        raise InvalidInput(tr("Only a need can be met, passed on or told as a story."))
    return need


def met_by_help(need: Statement, on: date, satisfied: int | None) -> None:
    """Close a need by what somebody did; one that was met before stays met on its earlier day.

    `satisfied` is how well it was met, from 1 to 5; what was said of that day stays as well.
    """
    met_on = need.met_on or on
    if on <= met_on or need.satisfied is None:
        need.satisfied = satisfied or need.satisfied
    need.met_on = min(met_on, on)


def _answer_by_project(work: UnitOfWork, need_id: UUID, project_id: UUID) -> None:
    get(work, Project, project_id)
    link = table_of(ProjectStatement).c
    joined = (link.project_id == project_id, link.statement_id == need_id)
    if first(work, ProjectStatement, *joined) is None:
        work.write(ProjectStatement, project_id=project_id, statement_id=need_id)


def _answer_by_ask(work: UnitOfWork, need_id: UUID, ask_id: UUID) -> None:
    get(work, Ask, ask_id)
    link = table_of(AskStatement).c
    joined = (link.ask_id == ask_id, link.statement_id == need_id)
    if first(work, AskStatement, *joined) is None:
        work.write(AskStatement, ask_id=ask_id, statement_id=need_id)
