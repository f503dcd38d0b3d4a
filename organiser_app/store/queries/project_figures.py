"""One project as a report tells it: who carries it, what it was born of, what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, or_, select

from organiser_app.domain.figures import Period, ProjectFigures, StoryFigures
from organiser_app.domain.values import (
    CommitmentState,
    ProjectStage,
    QuotePermission,
    StatementKind,
    WordingPart,
)
from organiser_app.store.queries import counts
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.members import who, with_names
from organiser_app.store.queries.money import money
from organiser_app.store.queries.outcomes import indicators
from organiser_app.store.queries.quotes import publishable
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.statements import counts_by_kind
from organiser_app.store.queries.texts import current_texts, text_of

_QUOTES = 12
_STAGES = tuple(ProjectStage)
_PARTS = (WordingPart.BEFORE, WordingPart.DURING, WordingPart.AFTER)
_PUBLISHABLE = tuple(permission for permission in QuotePermission if permission.may_publish)


def project_figures(
    connection: Connection, period: Period, project_id: UUID | None = None
) -> tuple[ProjectFigures, ...]:
    """The projects that went on in `period`, or one of them, by stage and then by name.

    A project goes on from its first day to its last; a day that nobody wrote down sets no bound.
    What it was born of is told whole, whenever it was heard; steps, promises and money are those
    of the period, what is open is as it stands now, and readings go up to the period's end.
    """
    columns = t.project.c
    query = select(t.project).where(
        t.live(t.project),
        or_(columns.begun_on.is_(None), columns.begun_on <= period.ends),
        or_(columns.ended_on.is_(None), columns.ended_on >= period.begins),
    )
    if project_id is not None:
        query = query.where(columns.id == project_id)
    found = (_figures(connection, period, row) for row in connection.execute(query).all())
    return tuple(
        sorted(found, key=lambda each: (_STAGES.index(each.stage), each.name, each.project_id))
    )


def _figures(connection: Connection, period: Period, row: Row[Any]) -> ProjectFigures:
    people, leading = _people(connection, period, row.id)
    promises = counts.promises_by_state(connection, period, row.id)
    born_of = Span(project_id=row.id)
    return ProjectFigures(
        project_id=row.id,
        name=row.name,
        summary=row.summary,
        stage=row.stage,
        begun_on=row.begun_on,
        people=people,
        leading=leading,
        statements=_statements(connection, row.id),
        born_of=publishable(connection, born_of, _QUOTES).shown,
        steps_done=counts.steps_done(connection, period, row.id),
        next_steps=counts.open_steps(connection, row.id),
        promises_kept=promises.get(CommitmentState.KEPT, 0),
        promises_open=promises.get(CommitmentState.OPEN, 0),
        promises_lapsed=promises.get(CommitmentState.LAPSED, 0),
        money=money(connection, project_id=row.id, period=period),
        indicators=indicators(connection, row.id, period.ends),
        stories=_stories(connection, row.id),
    )


def _statements(connection: Connection, project_id: UUID) -> tuple[tuple[StatementKind, int], ...]:
    """The statements that it was born of, by kind, noughts too, each statement once."""
    return counts_by_kind(connection, StatementFilter(project_id=project_id))


def _people(connection: Connection, period: Period, project_id: UUID) -> tuple[int, int]:
    """Different residents and organisers who carried it in the period; how many of them led."""
    member = t.project_member.c
    query = (
        select(who(), func.max(member.leads))
        .select_from(with_names(t.project_member))
        .where(member.project_id == project_id, t.live(t.project_member), who().is_not(None))
        .where(*counts.carried_in(period))
        .group_by(who())
    )
    leads = [leads for _, leads in connection.execute(query)]
    return len(leads), sum(map(bool, leads))


def _stories(connection: Connection, project_id: UUID) -> tuple[StoryFigures, ...]:
    """The stories of change that may be published and are wholly agreed on."""
    columns = t.story.c
    query = (
        select(columns.id, columns.title)
        .where(columns.project_id == project_id, t.live(t.story))
        .where(columns.permission.in_(_PUBLISHABLE))
        .order_by(columns.id)
    )
    rows = connection.execute(query).all()
    texts = current_texts(connection, [row.id for row in rows], _PARTS)
    told = ((row.title, [text_of(texts, row.id, part) for part in _PARTS]) for row in rows)
    return tuple(
        StoryFigures(title, *(part.body for part in parts))
        for title, parts in told
        if not any(part.disputed for part in parts)
    )
