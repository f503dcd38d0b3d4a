"""One project with all it carries: promises and steps, money, birth, people and outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, select

from organiser_app.domain.figures import IndicatorFigures, MoneyFigures
from organiser_app.domain.values import (
    Circle,
    CommitmentState,
    ContributionKind,
    ProjectStage,
    StepState,
)
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.members import members_of
from organiser_app.store.queries.money import money
from organiser_app.store.queries.outcomes import indicators
from organiser_app.store.queries.people import circles_of
from organiser_app.store.queries.projects import ProjectRow, born_of, project_facts, project_row
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps
from organiser_app.store.queries.statements import StatementRow, statement_rows


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody who carries a project, a resident or an organiser."""

    person_id: UUID
    name: str
    is_resident: bool
    role: str
    leads: bool
    joined_on: date | None
    circle: Circle | None


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A grant to a project, and what was spent of it, in pence."""

    funder: str
    title: str
    awarded_pence: int
    spent_pence: int
    awarded_on: date


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One thing that stood beside a grant; `minutes` for hours alone, value in pence."""

    kind: ContributionKind
    what: str
    on: date
    minutes: int
    pence: int


@dataclass(frozen=True, slots=True)
class ProjectDetail:
    """One project, whole.

    `agreed` are its promises and steps, the open ones first, by due day; `kept` and `lapsed`
    count promises, and steps done and dropped. `reached` holds the stages to which it came, each
    with the day on which it last did.
    """

    row: ProjectRow
    summary: str
    reached: tuple[tuple[ProjectStage, date], ...]
    ended_on: date | None
    agreed: tuple[PromiseRow, ...]
    kept: int
    lapsed: int
    money: MoneyFigures
    grants: tuple[GrantRow, ...]
    match: tuple[MatchRow, ...]
    born_of: tuple[StatementRow, ...]
    people: tuple[MemberRow, ...]
    indicators: tuple[IndicatorFigures, ...]

    @property
    def led_by(self) -> tuple[str, ...]:
        """The names of those who lead."""
        return tuple(member.name for member in self.people if member.leads)


def project(connection: Connection, project_id: UUID, today: date) -> ProjectDetail | None:
    """One project; None where there is none, or no more."""
    columns = t.project.c
    own = connection.execute(
        project_facts(today)
        .add_columns(columns.summary, columns.ended_on)
        .where(columns.id == project_id)
    ).one_or_none()
    if own is None:
        return None
    agreed = _agreed(connection, project_id)
    return ProjectDetail(
        row=project_row(own),
        summary=own.summary,
        reached=_reached(connection, project_id),
        ended_on=own.ended_on,
        agreed=agreed,
        kept=sum(row.state in (CommitmentState.KEPT, StepState.DONE) for row in agreed),
        lapsed=sum(row.state in (CommitmentState.LAPSED, StepState.DROPPED) for row in agreed),
        money=money(connection, project_id=project_id),
        grants=_grants(connection, project_id),
        match=_match(connection, project_id),
        born_of=statement_rows(connection, born_of(connection, project_id)),
        people=_members(connection, project_id),
        indicators=indicators(connection, project_id),
    )


def _reached(connection: Connection, project_id: UUID) -> tuple[tuple[ProjectStage, date], ...]:
    own = t.stage_move.c
    query = (
        select(own.stage, func.max(own.on))
        .where(own.project_id == project_id, t.live(t.stage_move))
        .group_by(own.stage)
    )
    came_on: dict[ProjectStage, date] = dict(connection.execute(query).all())
    return tuple((stage, came_on[stage]) for stage in ProjectStage if stage in came_on)


def _agreed(connection: Connection, project_id: UUID) -> tuple[PromiseRow, ...]:
    found = [
        *commitments(connection, t.commitment.c.project_id == project_id),
        *next_steps(connection, t.next_step.c.project_id == project_id),
    ]
    return tuple(sorted(found, key=lambda row: (not row.is_open, row.due_on or date.max, row.id)))


def _grants(connection: Connection, project_id: UUID) -> tuple[GrantRow, ...]:
    """The grants to a project, the latest first, with what was paid from each."""
    own, paid = t.grant.c, t.spending
    spent = (
        select(func.coalesce(func.sum(paid.c.pence), 0))
        .where(paid.c.grant_id == own.id, t.live(paid))
        .correlate(t.grant)
        .scalar_subquery()
    )
    query = (
        select(
            func.coalesce(t.funder.c.name, ""),
            own.title,
            own.amount_awarded_pence,
            spent,
            own.award_date,
        )
        .select_from(t.grant)
        .outerjoin(t.funder, t.joined_to(t.funder, own.funder_id))
        .where(own.project_id == project_id, t.live(t.grant))
        .order_by(own.award_date.desc(), own.id.desc())
    )
    return tuple(GrantRow(*row) for row in connection.execute(query))


def _match(connection: Connection, project_id: UUID) -> tuple[MatchRow, ...]:
    """All that stood beside the grants, the latest first."""
    own = t.contribution.c
    query = (
        select(own.kind, own.what, own.on, own.minutes, own.pence)
        .where(own.project_id == project_id, t.live(t.contribution))
        .order_by(own.on.desc(), own.id.desc())
    )
    return tuple(MatchRow(*row) for row in connection.execute(query))


def _members(connection: Connection, project_id: UUID) -> tuple[MemberRow, ...]:
    """Those who carry the project now, each once: who leads first, then as they joined."""
    own = t.project_member.c
    now = members_of(t.project_member, "project_id", project_id).where(own.left_on.is_(None))
    order = (own.leads.desc(), own.joined_on.is_(None), own.joined_on, own.id)
    rows = connection.execute(now.order_by(*order)).all()
    circles = circles_of(connection, [row.person_id for row in rows])
    members: dict[UUID, MemberRow] = {}
    for row in rows:
        circle = circles.get(row.person_id)
        members.setdefault(row.person_id, MemberRow(**row._asdict(), circle=circle))
    return tuple(members.values())
