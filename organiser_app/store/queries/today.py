"""What today asks for: whom to go back to, what was promised, and what the week has brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from organiser_app.domain.figures import Period
from organiser_app.domain.rules.go_back import Cause, GoBackReason, can_wait, in_order
from organiser_app.domain.values import Circle, CommitmentState, StatementKind, StepState
from organiser_app.store.queries import go_back as gathered
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.heard import totals
from organiser_app.store.queries.own_patch import own_patch_alone
from organiser_app.store.queries.people import PersonRow, person_rows
from organiser_app.store.queries.persons import Persons, persons
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.statements import StatementRow, counts_by_kind, statement_rows

_SOON = timedelta(days=7)
_MOST = 50


@dataclass(frozen=True, slots=True)
class GoBackRow:
    """A resident to go back to, and why.

    `words` are theirs to be reminded of, `verbatim` or as the organiser wrote them, empty where
    they said nothing; `detail` is what was agreed, the need that their gift fits, or who left or
    does not answer; `about_id` the record by which this cause can be set aside; `waits` that it
    has more than a week's time; `colleague` who gave their word, where it was not the log's own
    organiser.
    """

    resident_id: UUID
    name: str
    where: str
    circle: Circle | None
    reason: GoBackReason
    due_on: date | None
    since: date
    detail: str
    words: str
    verbatim: bool
    record_id: UUID | None
    about_id: UUID | None
    waits: bool
    colleague: str = ""


@dataclass(frozen=True, slots=True)
class GoBack:
    """The first of those to go back to, and how many there are in all.

    `patch` names the one of which they are, where that is not the whole log.
    """

    rows: tuple[GoBackRow, ...]
    total: int
    patch: str = ""


@dataclass(frozen=True, slots=True)
class PromisesTally:
    """Promises and next steps that are open, and those kept since the month began."""

    open: int
    kept_this_month: int


@dataclass(frozen=True, slots=True)
class WeekHeard:
    """What was heard from Monday to today."""

    begins: date
    listenings: int
    statements: int
    by_kind: tuple[tuple[StatementKind, int], ...]


def go_back(connection: Connection, today: date, limit: int = _MOST) -> GoBack:
    """Whom to go back to: by what was promised, then by how long it has been.

    In a log of many patches, of those who live in its own.
    """
    own = own_patch_alone(connection)
    known = persons(connection, own.id if own else None)
    causes = in_order(gathered.causes(connection, known, today), today)
    shown = causes[:limit]
    people = person_rows(connection, [cause.resident_id for cause in shown])
    by_id = {person.id: person for person in people}
    words = _words_of(connection, known, shown)
    rows = (
        _go_back_row(cause, by_id[cause.resident_id], words.get(cause.resident_id), today)
        for cause in shown
        if cause.resident_id in by_id
    )
    return GoBack(tuple(rows), len(causes), own.name if own else "")


def _words_of(
    connection: Connection, known: Persons, causes: Sequence[Cause]
) -> dict[UUID, StatementRow]:
    """The statement that gives each cause, else what the resident said most memorably.

    That is their own words before the organiser's, the strongest, and the latest.
    """
    columns = t.statement.c
    people = known.records_of(cause.resident_id for cause in causes)
    said = connection.execute(
        select(columns.id).where(columns.subject_id.in_(people), t.live(t.statement))
    )
    rows = statement_rows(connection, said.scalars().all())
    given = {cause.record_id for cause in causes}
    memorable = sorted(
        rows, key=lambda row: (row.id in given, row.verbatim, row.strength or 0, row.id)
    )
    return {known.of(row.resident_id): row for row in memorable if row.resident_id is not None}


def _go_back_row(
    cause: Cause, person: PersonRow, said: StatementRow | None, today: date
) -> GoBackRow:
    return GoBackRow(
        resident_id=person.id,
        name=person.name,
        where=person.where,
        circle=person.circle,
        reason=cause.reason,
        due_on=cause.due_on,
        since=cause.since,
        detail=cause.detail,
        words=said.text if said else "",
        verbatim=said.verbatim if said else False,
        record_id=cause.record_id,
        about_id=cause.about_id,
        waits=can_wait(cause, today),
        colleague=cause.colleague,
    )


def promises_due(connection: Connection, today: date) -> tuple[PromiseRow, ...]:
    """Open promises and next steps that are late or due within a week, by due day.

    A promise of which one wished to be reminded by today is among them, whenever it is due.
    """
    promise_due, step_due = _due(today)
    found = [*commitments(connection, promise_due), *next_steps(connection, step_due)]
    return tuple(sorted(found, key=lambda row: (row.due_on or date.max, row.made_on, row.id)))


def how_many_due(connection: Connection, today: date) -> int:
    """How many promises and next steps `promises_due` has."""
    promise_due, step_due = _due(today)
    counts = (
        select(func.count()).where(t.live(t.commitment), promise_due),
        select(func.count()).where(t.live(t.next_step), step_due),
    )
    return sum(connection.scalar(query) or 0 for query in counts)


def _due(today: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions on `commitment` and on `next_step` that they are open and due."""
    promised, step, soon = t.commitment.c, t.next_step.c, today + _SOON
    asked_for = (promised.due_on <= soon) | (promised.remind_on <= today)
    return (
        (promised.state == CommitmentState.OPEN) & asked_for,
        (step.state == StepState.OPEN) & (step.due_on <= soon),
    )


def promises_tally(connection: Connection, today: date) -> PromisesTally:
    """How many promises and next steps are open, and how many were kept this month."""
    promised, step = t.commitment.c, t.next_step.c
    month = today.replace(day=1)
    still_open = (
        select(func.count()).where(t.live(t.commitment), promised.state == CommitmentState.OPEN),
        select(func.count()).where(t.live(t.next_step), step.state == StepState.OPEN),
    )
    kept = (
        select(func.count()).where(
            t.live(t.commitment),
            promised.state == CommitmentState.KEPT,
            promised.settled_on.between(month, today),
        ),
        select(func.count()).where(
            t.live(t.next_step),
            step.state == StepState.DONE,
            step.settled_on.between(month, today),
        ),
    )
    return PromisesTally(
        sum(connection.scalar(query) or 0 for query in still_open),
        sum(connection.scalar(query) or 0 for query in kept),
    )


def week_heard(connection: Connection, today: date) -> WeekHeard:
    """Listenings and statements of this week, which begins on Monday."""
    monday = today - timedelta(days=today.weekday())
    week = Period(monday, today)
    heard = totals(connection, Span(week))
    by_kind = counts_by_kind(connection, StatementFilter(period=week))
    return WeekHeard(monday, heard.listenings, heard.statements, by_kind)
