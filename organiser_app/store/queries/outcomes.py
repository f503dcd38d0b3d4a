"""How the changes that a project seeks show: indicators with their dated readings."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.figures import IndicatorFigures, Reading
from organiser_app.store.queries import tables as t


def indicators(
    connection: Connection, project_id: UUID, until: date | None = None
) -> tuple[IndicatorFigures, ...]:
    """The indicators of a project as they were laid down, with the readings up to a day."""
    own, readings = t.indicator.c, _readings(connection, project_id, until)
    query = (
        select(own.id, t.outcome.c.title.label("outcome"), own.title, own.unit, own.aim)
        .join_from(t.indicator, t.outcome, t.joined_to(t.outcome, own.outcome_id))
        .where(t.outcome.c.project_id == project_id, t.live(t.indicator))
        .order_by(t.outcome.c.id, own.id)
    )
    return tuple(
        IndicatorFigures(row.outcome, row.title, row.unit, row.aim, tuple(readings.get(row.id, ())))
        for row in connection.execute(query)
    )


def _readings(
    connection: Connection, project_id: UUID, until: date | None
) -> dict[UUID, list[Reading]]:
    """The readings of each indicator, the first, which is the baseline, before the others."""
    taken = t.measurement.c
    query = (
        select(taken.indicator_id, taken.on, taken.value, taken.asked)
        .join_from(t.measurement, t.indicator, t.joined_to(t.indicator, taken.indicator_id))
        .join(t.outcome, t.joined_to(t.outcome, t.indicator.c.outcome_id))
        .where(t.outcome.c.project_id == project_id, t.live(t.measurement))
        .order_by(taken.on, taken.id)
    )
    if until is not None:
        query = query.where(taken.on <= until)
    found: dict[UUID, list[Reading]] = {}
    for indicator_id, on, value, asked in connection.execute(query):
        found.setdefault(indicator_id, []).append(Reading(on, value, asked))
    return found
