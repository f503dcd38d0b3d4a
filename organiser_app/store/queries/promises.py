"""Promises and next steps as rows: who, what, by when, on what it hangs, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, func, select

from organiser_app.domain.relationship_values import AskedHow
from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of

_AT_ONCE = 500
_TO_RESIDENT, _TO_ORGANISER = t.resident.alias("to_resident"), t.organiser.alias("to_organiser")


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
    which it was agreed, `to_whom` the name of whom it was made to, and `asked` how it came to be.
    `renews_id` is the promise in whose place it stands.
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
    to_whom: str = ""
    asked: AskedHow | None = None
    remind_on: date | None = None
    renews_id: UUID | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (StepState.OPEN, CommitmentState.OPEN)

    def is_late(self, today: date) -> bool:
        """Whether it is open and its day has passed."""
        return self.is_open and self.due_on is not None and self.due_on < today


def commitments(
    connection: Connection,
    *conditions: ColumnElement[bool],
    latest_first: bool = False,
    limit: int | None = None,
) -> tuple[PromiseRow, ...]:
    """The commitments, not deleted, for which `conditions` on `commitment` hold, by due day.

    With `latest_first` they come by the day on which they were settled, the last of them first.
    """
    query = _with_party(_with_names(t.commitment, *_of_commitments())).where(*conditions)
    ordered = query.order_by(*_order(t.commitment, latest_first=latest_first)).limit(limit)
    return tuple(_commitments(connection, ordered))


def next_steps(
    connection: Connection,
    *conditions: ColumnElement[bool],
    latest_first: bool = False,
    limit: int | None = None,
) -> tuple[PromiseRow, ...]:
    """The next steps, not deleted, for which `conditions` on `next_step` hold, by due day."""
    query = _with_names(t.next_step).where(*conditions)
    ordered = query.order_by(*_order(t.next_step, latest_first=latest_first)).limit(limit)
    return tuple(_steps(connection, ordered))


def _order(own: FromClause, *, latest_first: bool) -> tuple[ColumnElement[Any], ...]:
    if latest_first:
        return func.coalesce(own.c.settled_on, own.c.agreed_on).desc(), own.c.id.desc()
    return own.c.due_on.is_(None), own.c.due_on, own.c.id


def _of_commitments() -> tuple[ColumnElement[Any], ...]:
    own = t.commitment
    to_whom = func.coalesce(
        _TO_RESIDENT.c.name,
        _TO_RESIDENT.c.pseudonym,
        _TO_ORGANISER.c.name,
        t.group.c.name,
        own.c.to_whom,
    )
    return (
        own.c.condition,
        own.c.reason,
        own.c.promised_by,
        own.c.asked,
        own.c.remind_on,
        own.c.renews_id,
        to_whom.label("made_to"),
    )


def _with_party(query: Select[Any]) -> Select[Any]:
    """With whom a commitment was made to."""
    own = t.commitment.c
    return (
        query.outerjoin(_TO_RESIDENT, t.joined_to(_TO_RESIDENT, person_of(own.to_subject_id)))
        .outerjoin(_TO_ORGANISER, t.joined_to(_TO_ORGANISER, own.to_organiser_id))
        .outerjoin(t.group, t.joined_to(t.group, own.to_group_id))
    )


def _others_kept(connection: Connection, promises: Sequence[UUID]) -> dict[UUID, bool]:
    """Of each that hangs on others whether all those were kept, be it in a renewal of theirs."""
    condition, other = t.commitment_condition, t.commitment
    hangs: list[Row[Any]] = []
    for begun in range(0, len(promises), _AT_ONCE):
        query = (
            select(condition.c.commitment_id, other.c.id, other.c.state)
            .join_from(condition, other, t.joined_to(other, condition.c.on_id))
            .where(condition.c.commitment_id.in_(promises[begun : begun + _AT_ONCE]))
            .where(t.live(condition))
        )
        hangs += connection.execute(query)
    renewed = {row.id for row in hangs if row.state is CommitmentState.RENEWED}
    since = _kept_since(connection, renewed)
    kept: dict[UUID, bool] = {}
    for row in hangs:
        done = row.state is CommitmentState.KEPT or row.id in since
        kept[row.commitment_id] = kept.get(row.commitment_id, True) and done
    return kept


def _kept_since(connection: Connection, renewed: set[UUID]) -> set[UUID]:
    """Those of the renewed promises of which a renewal, or one of that, was kept."""
    own = t.commitment.c
    first_of = {each: each for each in renewed}
    kept: set[UUID] = set()
    to_follow = set(renewed)
    while to_follow:
        query = select(own.renews_id, own.id, own.state).where(
            own.renews_id.in_(to_follow), t.live(t.commitment)
        )
        to_follow = set()
        for row in connection.execute(query).all():
            if row.state is CommitmentState.KEPT:
                kept.add(first_of[row.renews_id])
            if row.id not in first_of:
                first_of[row.id] = first_of[row.renews_id]
                to_follow.add(row.id)
    return kept


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
        .outerjoin(t.resident, t.joined_to(t.resident, person_of(own.c.subject_id)))
        .outerjoin(t.project, t.joined_to(t.project, own.c.project_id))
        .where(t.live(own))
    )


def _commitments(connection: Connection, query: Select[Any]) -> Iterator[PromiseRow]:
    rows = connection.execute(query).all()
    kept = _others_kept(connection, [row.id for row in rows])
    for row in rows:
        plain = _promise(row, Agreed.COMMITMENT, row.resident or row.organiser or row.promised_by)
        yield replace(
            plain,
            condition=row.condition,
            condition_met=kept.get(row.id),
            reason=row.reason,
            to_whom=row.made_to,
            asked=row.asked,
            remind_on=row.remind_on,
            renews_id=row.renews_id,
        )


def _steps(connection: Connection, query: Select[Any]) -> Iterator[PromiseRow]:
    for row in connection.execute(query):
        yield _promise(row, Agreed.NEXT_STEP, row.organiser)


def _promise(row: Row[Any], record: Agreed, who: str) -> PromiseRow:
    return PromiseRow(
        record=record,
        id=row.id,
        who=who,
        what=row.what,
        made_on=row.agreed_on,
        due_on=row.due_on,
        state=row.state,
        settled_on=row.settled_on,
        condition="",
        condition_met=None,
        reason="",
        organiser_id=row.organiser_id,
        resident_id=row.resident_id,
        resident=row.resident,
        project_id=row.project_id,
        project=row.project,
    )
