"""What gives cause to go back to a resident, gathered from the log for the rule to order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from organiser_app.domain.rules.go_back import (
    CONCERN_WAITS,
    NEAR,
    STRONGEST,
    Cause,
    GoBackReason,
    Offer,
    concern_waits,
    fitting,
    unseen,
)
from organiser_app.domain.values import Circle, CommitmentState, StatementKind, StepState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps
from organiser_app.store.queries.spans import start_of
from organiser_app.store.queries.statements import StatementRow, statement_rows

_REMEMBERED = timedelta(days=120)
_OFFERS = 200


def causes(connection: Connection, today: date) -> Iterator[Cause]:
    """Every cause to go back to somebody, in no order.

    Concerns, gifts and needs count for four months; of gifts and needs the newest are looked at.
    """
    yield from _steps(connection)
    yield from _promises(connection, today)
    yield from _concerns(connection, today)
    yield from _gifts(connection, today)
    yield from _unseen(connection, today)


def _steps(connection: Connection) -> Iterator[Cause]:
    columns = t.next_step.c
    about_somebody = (columns.state == StepState.OPEN, columns.subject_id.is_not(None))
    for step in next_steps(connection, *about_somebody):
        yield from _agreed(step, GoBackReason.STEP)


def _promises(connection: Connection, today: date) -> Iterator[Cause]:
    """A resident's own promise, once its day is near: to ask how it is going."""
    columns = t.commitment.c
    near = (
        columns.state == CommitmentState.OPEN,
        columns.subject_id.is_not(None),
        columns.due_on <= today + NEAR,
    )
    for promise in commitments(connection, *near):
        yield from _agreed(promise, GoBackReason.PROMISE)


def _agreed(row: PromiseRow, reason: GoBackReason) -> Iterator[Cause]:
    if row.resident_id is not None:
        yield Cause(row.resident_id, reason, row.made_on, row.due_on, row.what, row.id)


def _concerns(connection: Connection, today: date) -> Iterator[Cause]:
    statement = t.statement
    query = (
        select(statement.c.id, statement.c.subject_id, statement.c.strength, t.listening.c.at)
        .add_columns(_last_back(statement.c.subject_id).label("back_at"))
        .join_from(t.listening, statement, statement.c.listening_id == t.listening.c.id)
        .join(t.resident, t.joined_to(t.resident, statement.c.subject_id))
        .where(
            statement.c.kind == StatementKind.CONCERN,
            statement.c.strength == STRONGEST,
            t.live(statement),
            t.live(t.listening),
            t.listening.c.at >= start_of(today - _REMEMBERED),
            t.listening.c.at < start_of(today - CONCERN_WAITS + timedelta(days=1)),
        )
    )
    for row in connection.execute(query):
        heard, back = row.at.date(), date.fromisoformat(row.back_at[:10]) if row.back_at else None
        if concern_waits(row.strength, heard, back, today):
            yield Cause(row.subject_id, GoBackReason.STRONG_CONCERN, since=heard, record_id=row.id)


def _last_back(resident_id: ColumnElement[UUID]) -> ColumnElement[str]:
    """The latest moment, as text, at which somebody listened to a resident."""
    later = t.listening.alias("later")
    return (
        select(func.max(func.substr(later.c.at, 1)))
        .join_from(t.presence, later, t.joined_to(later, t.presence.c.listening_id))
        .where(t.presence.c.subject_id == resident_id, t.live(t.presence))
        .scalar_subquery()
    )


def _gifts(connection: Connection, today: date) -> Iterator[Cause]:
    gifts = _offers(connection, StatementKind.GIFT, today)
    needs = _offers(connection, StatementKind.NEED, today)
    people = {offer.resident_id for offer in gifts}
    yield from fitting(gifts, needs, _tied(connection, people))


def _offers(connection: Connection, kind: StatementKind, today: date) -> list[Offer]:
    columns, listening = t.statement.c, t.listening
    newest = (
        select(columns.id, columns.listening_id)
        .where(columns.kind == kind, columns.subject_id.is_not(None), t.live(t.statement))
        .order_by(columns.id.desc())
        .limit(_OFFERS)
        .subquery()
    )
    remembered = (
        select(newest.c.id)
        .join(listening, t.joined_to(listening, newest.c.listening_id))
        .where(listening.c.at >= start_of(today - _REMEMBERED))
        .order_by(newest.c.id.desc())
    )
    rows = statement_rows(connection, connection.scalars(remembered).all())
    return [offer for row in rows for offer in _offer(row)]


def _offer(row: StatementRow) -> Iterator[Offer]:
    if row.resident_id is not None:
        yield Offer(row.resident_id, row.id, row.words, row.said_on, frozenset(row.themes))


def _tied(connection: Connection, people: set[UUID]) -> frozenset[frozenset[UUID]]:
    one, other = t.tie.c.subject_id, t.tie.c.other_subject_id
    query = select(one, other).where(
        or_(one.in_(people), other.in_(people)), other.is_not(None), t.live(t.tie)
    )
    return frozenset(frozenset(pair) for pair in connection.execute(query))


def _unseen(connection: Connection, today: date) -> Iterator[Cause]:
    """Residents who had come nearer than a contact and were not heard for weeks."""
    for resident_id, last in connection.execute(_came_nearer()):
        if last is not None and unseen(date.fromisoformat(last[:10]), today):
            yield Cause(resident_id, GoBackReason.UNSEEN, since=date.fromisoformat(last[:10]))


def _came_nearer() -> Select[Any]:
    later = t.circle_move.alias("later")
    move = t.circle_move
    no_later_move = ~(
        select(later.c.id)
        .where(later.c.subject_id == move.c.subject_id, t.live(later))
        .where((later.c.on > move.c.on) | ((later.c.on == move.c.on) & (later.c.id > move.c.id)))
        .exists()
    )
    return (
        select(move.c.subject_id, _last_back(move.c.subject_id))
        .join_from(move, t.resident, t.joined_to(t.resident, move.c.subject_id))
        .where(t.live(move), move.c.circle != Circle.CONTACT, no_later_move)
    )
