"""Money of projects: granted, spent, and what stood beside it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from organiser_app.domain.figures import MatchFigures, MoneyFigures, Period
from organiser_app.domain.values import ContributionKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.spans import on_days


def money(
    connection: Connection, *, project_id: UUID | None = None, period: Period | None = None
) -> MoneyFigures:
    """The money of one project or of all; of the days of `period` or of ever.

    Granted: what was awarded by the grants that ran in the period, from their start (else their
    award) to their end; a day that nobody wrote down sets no bound. Spent: payments by their day;
    one that names no project is its grant's. Match: contributions by kind, by their day.
    """
    return MoneyFigures(
        granted_pence=_granted(connection, project_id, period),
        spent_pence=_spent(connection, project_id, period),
        match=_match(connection, project_id, period),
        funders=_funders(connection, project_id, period),
    )


def _granted(connection: Connection, project_id: UUID | None, period: Period | None) -> int:
    awarded = func.coalesce(func.sum(t.grant.c.amount_awarded_pence), 0)
    return connection.scalar(select(awarded).where(*_grants(project_id, period))) or 0


def _grants(project_id: UUID | None, period: Period | None) -> list[ColumnElement[bool]]:
    own = t.grant.c
    conditions = [t.live(t.grant), *_of_project(t.grant, project_id)]
    if period is not None:
        conditions.append(func.coalesce(own.planned_start, own.award_date) <= period.ends)
        conditions.append(or_(own.planned_end.is_(None), own.planned_end >= period.begins))
    return conditions


def _spent(connection: Connection, project_id: UUID | None, period: Period | None) -> int:
    paid = t.spending.c
    query = (
        select(func.coalesce(func.sum(paid.pence), 0))
        .join_from(t.spending, t.grant, t.joined_to(t.grant, paid.grant_id))
        .where(t.live(t.spending), *_dated(paid.on, period))
    )
    if project_id is not None:
        query = query.where(func.coalesce(paid.project_id, t.grant.c.project_id) == project_id)
    return connection.scalar(query) or 0


def _match(
    connection: Connection, project_id: UUID | None, period: Period | None
) -> tuple[MatchFigures, ...]:
    """One row for each kind of which there is something, the greatest value first."""
    given = t.contribution.c
    query = (
        select(given.kind, func.sum(given.pence), func.sum(given.minutes))
        .where(*_contributions(project_id, period))
        .group_by(given.kind)
    )
    valued_by = _valued_by(connection, project_id, period)
    found = [
        MatchFigures(kind, pence, minutes, valued_by if kind is ContributionKind.HOURS else "")
        for kind, pence, minutes in connection.execute(query)
    ]
    return tuple(sorted(found, key=lambda part: (-part.pence, part.kind)))


def _contributions(project_id: UUID | None, period: Period | None) -> list[ColumnElement[bool]]:
    given = t.contribution
    return [t.live(given), *_dated(given.c.on, period), *_of_project(given, project_id)]


def _valued_by(connection: Connection, project_id: UUID | None, period: Period | None) -> str:
    """The sources of the rate cards by which hours were valued."""
    query = (
        select(t.rate_card.c.source)
        .join_from(t.contribution, t.rate, t.joined_to(t.rate, t.contribution.c.rate_id))
        .join(t.rate_card, t.joined_to(t.rate_card, t.rate.c.rate_card_id))
        .where(*_contributions(project_id, period))
        .distinct()
        .order_by(t.rate_card.c.source)
    )
    return ", ".join(connection.execute(query).scalars())


def _funders(
    connection: Connection, project_id: UUID | None, period: Period | None
) -> tuple[str, ...]:
    query = (
        select(t.funder.c.name)
        .join_from(t.grant, t.funder, t.joined_to(t.funder, t.grant.c.funder_id))
        .where(*_grants(project_id, period))
        .distinct()
        .order_by(t.funder.c.name)
    )
    return tuple(connection.execute(query).scalars())


def _dated(column: ColumnElement[date], period: Period | None) -> list[ColumnElement[bool]]:
    return [] if period is None else [on_days(period, column)]


def _of_project(table: Table, project_id: UUID | None) -> list[ColumnElement[bool]]:
    return [] if project_id is None else [table.c.project_id == project_id]
