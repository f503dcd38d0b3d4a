"""Promises and next steps as rows: who, what, by when, on what it hangs, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, case, func, select

from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.store.queries import tables as t


class Agreed(StrEnum):
    """Which record an agreed thing is."""

    NEXT_STEP = "next_step"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One thing agreed.

    `who` promised it, empty where nobody is named; `organiser_id` says so of an organiser,
    `resident_id` of a resident, or, for a next step, whom it is about. `condition_met` is None
    where it hangs on nobody's promise, or on words alone. `made_on` is the day on
    which it was agreed.
    """

    record: Agreed
    id: UUID
    who: str
    what: str
    made_on: date
    due_on: date | None
    state: CommitmentState | StepState
    settled_on: date | None
    condition: str
    condition_met: bool | None
    reason: str
    organiser_id: UUID | None
    resident_id: UUID | None
    resident: str
    project_id: UUID | None
    project: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (StepState.OPEN, CommitmentState.OPEN)

    def is_late(self, today: date) -> bool:
        """Whether it is open and its day has passed."""
        return self.is_open and self.due_on is not None and self.due_on < today


def commitments(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[PromiseRow, ...]:
    """The commitments, not deleted, for which `conditions` on `commitment` hold, by due day."""
    own = t.commitment
    extra = (own.c.condition, own.c.reason, own.c.promised_by, _others_kept(own))
    return tuple(_commitments(connection, _with_names(own, *extra).where(*conditions)))


def next_steps(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[PromiseRow, ...]:
    """The next steps, not deleted, for which `conditions` on `next_step` hold, by due day."""
    return tuple(_steps(connection, _with_names(t.next_step).where(*conditions)))


def _others_kept(own: FromClause) -> ColumnElement[bool | None]:
    """Whether all promises on which one hangs were kept; None where it hangs on none."""
    condition, other = t.commitment_condition, t.commitment.alias("other")
    kept = func.min(case((other.c.state == CommitmentState.KEPT, 1), else_=0))
    return (
        select(kept)
        .select_from(condition.join(other, t.joined_to(other, condition.c.on_id)))
        .where(condition.c.commitment_id == own.c.id, t.live(condition))
        .scalar_subquery()
        .label("others_kept")
    )


def _with_names(own: Any, *extra: ColumnElement[Any]) -> Select[Any]:
    query = select(
        own.c.id,
        own.c.what,
        own.c.due_on,
        own.c.state,
        own.c.settled_on,
        own.c.agreed_on,
        t.organiser.c.id.label("organiser_id"),
        func.coalesce(t.organiser.c.name, "").label("organiser"),
        t.resident.c.id.label("resident_id"),
        t.name_of(t.resident).label("resident"),
        t.project.c.id.label("project_id"),
        func.coalesce(t.project.c.name, "").label("project"),
        *extra,
    )
    return (
        query.select_from(own)
        .outerjoin(t.organiser, t.joined_to(t.organiser, own.c.organiser_id))
        .outerjoin(t.resident, t.joined_to(t.resident, own.c.subject_id))
        .outerjoin(t.project, t.joined_to(t.project, own.c.project_id))
        .where(t.live(own))
        .order_by(own.c.due_on.is_(None), own.c.due_on, own.c.id)
    )


def _commitments(connection: Connection, query: Select[Any]) -> Iterator[PromiseRow]:
    for row in connection.execute(query):
        met = None if row.others_kept is None else bool(row.others_kept)
        who = row.resident or row.organiser or row.promised_by
        yield _promise(
            row, Agreed.COMMITMENT, who, condition=row.condition, met=met, reason=row.reason
        )


def _steps(connection: Connection, query: Select[Any]) -> Iterator[PromiseRow]:
    for row in connection.execute(query):
        yield _promise(row, Agreed.NEXT_STEP, row.organiser)


def _promise(
    row: Row[Any],
    record: Agreed,
    who: str,
    *,
    condition: str = "",
    met: bool | None = None,
    reason: str = "",
) -> PromiseRow:
    return PromiseRow(
        record=record,
        id=row.id,
        who=who,
        what=row.what,
        made_on=row.agreed_on,
        due_on=row.due_on,
        state=row.state,
        settled_on=row.settled_on,
        condition=condition,
        condition_met=met,
        reason=reason,
        organiser_id=row.organiser_id,
        resident_id=row.resident_id,
        resident=row.resident,
        project_id=row.project_id,
        project=row.project,
    )
