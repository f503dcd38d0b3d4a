"""Knocks that a round sheet may tell of a second time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_

from organiser_app.domain.models import Attempt, table_of
from organiser_app.domain.values import AttemptOutcome
from organiser_app.store.repositories.finding import first
from organiser_app.store.unit_of_work import UnitOfWork


def knock_known(
    work: UnitOfWork, organiser_id: UUID, door_id: UUID, at: datetime, outcome: AttemptOutcome
) -> bool:
    """Whether this very knock is in the log, or on its day the listening that came of one."""
    columns = table_of(Attempt).c
    day = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    heard = columns.listening_id.is_not(None) & columns.at.between(day, day + timedelta(days=1))
    same = columns.at == at
    return (
        first(
            work,
            Attempt,
            columns.organiser_id == organiser_id,
            columns.door_id == door_id,
            columns.outcome == outcome,
            or_(same, heard),
        )
        is not None
    )
