"""What each week and each round brought, to see how they differ; never by organiser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, distinct, func, or_, select, union

from organiser_app.domain.figures import Period
from organiser_app.domain.values import AttemptOutcome
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.knocks import stands
from organiser_app.store.queries.spans import (
    EVERYTHING,
    Conditions,
    Span,
    listened_in,
    said_in,
    start_of,
    within,
)

ANSWERED = (
    AttemptOutcome.LISTENED,
    AttemptOutcome.SHORT_CHAT,
    AttemptOutcome.REFUSED,
    AttemptOutcome.COME_BACK,
    AttemptOutcome.DO_NOT_CONTACT,
)
"""What can only come of a knock when somebody came to the door."""


class _Heard(NamedTuple):
    listenings: int
    statements: int
    residents: int


class _Doors(NamedTuple):
    doors: int
    attempts: int
    answered: int


_WEEK = timedelta(days=7)
_MONDAY = ("weekday 0", "-6 days")


@dataclass(frozen=True, slots=True)
class Tally:
    """What one week or one round brought, each counted by itself.

    `on` is the Monday of the week, or the day of the round; `whole` is not so of a week of which
    some days lie outside the span.
    """

    on: date
    whole: bool = True
    listenings: int = 0
    statements: int = 0
    residents: int = 0
    doors: int = 0
    attempts: int = 0
    answered: int = 0


def tallies_by_week(
    connection: Connection,
    period: Period,
    span: Span = EVERYTHING,
    patch_id: UUID | None = None,
) -> tuple[Tally, ...]:
    """Every week that has a day in `period`, noughts too; a period that ends too soon has none.

    Listenings are those of `span`, and doors those of the patch, where these are given.
    """
    at_listening = func.date(t.listening.c.at, *_MONDAY)
    at_attempt = func.date(t.attempt.c.at, *_MONDAY)
    meant = [*listened_in(connection, span), within(period, t.listening.c.at)]
    knocked = _knocked_in(period, patch_id)
    heard = _heard(connection, at_listening, meant)
    doors = _doors(connection, at_attempt, knocked)
    last = period.ends - timedelta(days=6)
    return tuple(
        _tally(
            monday,
            heard.get(monday.isoformat()),
            doors.get(monday.isoformat()),
            whole=period.begins <= monday <= last,
        )
        for monday in _mondays(period)
    )


def tallies_by_round(
    connection: Connection, period: Period, today: date, patch_id: UUID | None = None
) -> tuple[Tally, ...]:
    """Every round of `period` that is over, in order: back already, or out on an earlier day.

    Of the patch alone, where one is given.
    """
    outing = t.round_.c
    over = or_(outing.back_at.is_not(None), outing.out_at < start_of(today))
    here = [] if patch_id is None else [outing.patch_id == patch_id]
    rounds = connection.execute(
        select(outing.id, outing.out_at)
        .where(t.live(t.round_), within(period, outing.out_at), over, *here)
        .order_by(outing.out_at, outing.id)
    ).all()
    ids = [row.id for row in rounds]
    heard = _heard(
        connection,
        t.listening.c.round_id,
        [t.live(t.listening), t.listening.c.round_id.in_(ids)],
    )
    doors = _doors(connection, t.attempt.c.round_id, [stands(), t.attempt.c.round_id.in_(ids)])
    return tuple(_tally(row.out_at.date(), heard.get(row.id), doors.get(row.id)) for row in rounds)


def doors_tried(
    connection: Connection, period: Period, patch_id: UUID | None = None
) -> tuple[int, int]:
    """Different doors tried in `period`, and the attempts at them; of one patch, or of all."""
    door = t.attempt.c.door_id
    doors, attempts = connection.execute(
        select(func.count(distinct(door)), func.count())
        .join_from(t.attempt, t.door, t.joined_to(t.door, door))
        .where(*_knocked_in(period, patch_id))
    ).one()
    return doors, attempts


def _knocked_in(period: Period, patch_id: UUID | None) -> Conditions:
    """The conditions on `attempt` that it was made in `period`, on the patch if one is given."""
    conditions = [t.live(t.attempt), within(period, t.attempt.c.at)]
    if patch_id is not None:
        here = (
            select(t.door.c.id)
            .join_from(t.door, t.street, t.street.c.id == t.door.c.street_id)
            .where(t.street.c.patch_id == patch_id)
        )
        conditions.append(t.attempt.c.door_id.in_(here))
    return conditions


def _tally(on: date, heard: _Heard | None, doors: _Doors | None, *, whole: bool = True) -> Tally:
    said, tried = heard or _Heard(0, 0, 0), doors or _Doors(0, 0, 0)
    return Tally(
        on=on,
        whole=whole,
        listenings=said.listenings,
        statements=said.statements,
        residents=said.residents,
        doors=tried.doors,
        attempts=tried.attempts,
        answered=tried.answered,
    )


def _mondays(period: Period) -> Iterator[date]:
    monday = period.begins - timedelta(days=period.begins.weekday())
    while monday <= period.ends and period.begins <= period.ends:
        yield monday
        monday += _WEEK


def _heard(connection: Connection, key: ColumnElement[Any], meant: Conditions) -> dict[Any, _Heard]:
    """Listenings, statements and different residents by `key`."""
    said = and_(t.statement.c.listening_id == t.listening.c.id, *said_in(EVERYTHING))
    counted = (
        select(key, func.count(distinct(t.listening.c.id)), func.count(t.statement.c.id))
        .join_from(t.listening, t.statement, said, isouter=True)
        .where(*meant)
        .group_by(key)
    )
    residents = _residents(connection, key, meant)
    return {
        each: _Heard(listenings, statements, residents.get(each, 0))
        for each, listenings, statements in connection.execute(counted)
    }


def _residents(
    connection: Connection, key: ColumnElement[Any], meant: Conditions
) -> dict[Any, int]:
    """Different residents who were there or said something, by `key`; as `counts` knows them."""
    present = (
        select(key.label("key"), t.presence.c.subject_id)
        .join_from(t.presence, t.listening, t.listening.c.id == t.presence.c.listening_id)
        .where(t.live(t.presence), *meant)
    )
    speaking = (
        select(key.label("key"), t.statement.c.subject_id)
        .join_from(t.statement, t.listening, t.listening.c.id == t.statement.c.listening_id)
        .where(t.statement.c.subject_id.is_not(None), *said_in(EVERYTHING), *meant)
    )
    either = union(present, speaking).subquery()
    counted = (
        select(either.c.key, func.count())
        .join_from(either, t.resident, t.joined_to(t.resident, either.c.subject_id))
        .group_by(either.c.key)
    )
    return dict(connection.execute(counted).all())


def _doors(
    connection: Connection, key: ColumnElement[Any], knocked: Conditions
) -> dict[Any, _Doors]:
    """Different doors tried, the attempts at them, and the doors that answered one, by `key`."""
    door = t.attempt.c.door_id
    answering = case((t.attempt.c.outcome.in_(ANSWERED), door))
    counted = (
        select(key, func.count(distinct(door)), func.count(), func.count(distinct(answering)))
        .join_from(t.attempt, t.door, t.joined_to(t.door, door))
        .where(*knocked)
        .group_by(key)
    )
    return {
        each: _Doors(doors, attempts, answered)
        for each, doors, attempts, answered in connection.execute(counted)
    }
