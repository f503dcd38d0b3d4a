"""The plain counts behind the statistics: doors, people, time given, promises, projects begun."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select, union

from organiser_app.domain.figures import DoorFigures, OpenStep, Period
from organiser_app.domain.values import (
    AttemptOutcome,
    CommitmentState,
    ContributionKind,
    StepState,
)
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.knocks import stands
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.spans import Span, listened_in, on_days, said_in, within

_TRIED, _CHATTED, _LISTENED = 1, 2, 3
_SETTLED = (CommitmentState.KEPT, CommitmentState.PART_KEPT, CommitmentState.LAPSED)


def door_figures(connection: Connection, period: Period) -> DoorFigures:
    """Doors by the best that came of each in `period`, and the attempts, each a knock at one.

    The knock that led to a listening goes with it, where that was removed.
    """
    best = func.max(
        case(
            (t.attempt.c.outcome == AttemptOutcome.LISTENED, _LISTENED),
            (t.attempt.c.outcome == AttemptOutcome.SHORT_CHAT, _CHATTED),
            else_=_TRIED,
        )
    )
    tried = (
        select(best.label("best"), func.count().label("attempts"))
        .join_from(t.attempt, t.door, t.joined_to(t.door, t.attempt.c.door_id))
        .where(stands(), within(period, t.attempt.c.at))
        .group_by(t.attempt.c.door_id)
        .subquery()
    )
    doors, attempts = func.count(), func.sum(tried.c.attempts)
    by_best = {
        best: (doors, attempts)
        for best, doors, attempts in connection.execute(
            select(tried.c.best, doors, attempts).group_by(tried.c.best)
        )
    }
    listened, chatted, only_tried = (
        by_best.get(best, (0, 0)) for best in (_LISTENED, _CHATTED, _TRIED)
    )
    every = connection.scalar(select(func.count()).where(t.live(t.door))) or 0
    knocked = listened[0] + chatted[0] + only_tried[0]
    return DoorFigures(
        listened=listened[0],
        short_chat=chatted[0],
        tried=only_tried[0],
        not_tried=every - knocked,
        attempts=listened[1] + chatted[1] + only_tried[1],
    )


def residents_heard(connection: Connection, span: Span) -> int:
    """Different residents who were at a listening of `span`, or said something in one."""
    meant = listened_in(connection, span)
    everybody = union(_present(meant), _speaking(meant, span)).subquery()
    subject = everybody.c.subject_id
    people = func.count(person_of(subject).distinct())
    query = select(people).join_from(everybody, t.resident, t.joined_to(t.resident, subject))
    return connection.scalar(query) or 0


def anonymous_listenings(connection: Connection, span: Span) -> int:
    """Listenings of `span` at which nobody was whom the log knows."""
    listening = t.listening.c.id
    here = select(t.resident.c.id).where(t.live(t.resident))
    present = here.where(
        t.resident.c.id == t.presence.c.subject_id,
        t.presence.c.listening_id == listening,
        t.live(t.presence),
    )
    speaking = here.where(
        t.resident.c.id == t.statement.c.subject_id,
        t.statement.c.listening_id == listening,
        t.live(t.statement),
    )
    query = select(func.count()).where(
        *listened_in(connection, span),
        ~present.correlate(t.listening).exists(),
        ~speaking.correlate(t.listening).exists(),
    )
    return connection.scalar(query) or 0


def _present(meant: list[ColumnElement[bool]]) -> Select[tuple[UUID]]:
    return (
        select(t.presence.c.subject_id)
        .join_from(t.presence, t.listening, t.listening.c.id == t.presence.c.listening_id)
        .where(t.live(t.presence), *meant)
    )


def _speaking(meant: list[ColumnElement[bool]], span: Span) -> Select[tuple[UUID]]:
    return (
        select(t.statement.c.subject_id)
        .join_from(t.statement, t.listening, t.listening.c.id == t.statement.c.listening_id)
        .where(t.statement.c.subject_id.is_not(None), *said_in(span), *meant)
    )


def listenings_by_quarter(connection: Connection, span: Span) -> dict[date, int]:
    """How many listenings there were in each quarter, by its first day; no noughts."""
    month = func.strftime("%Y-%m-01", t.listening.c.at)
    query = select(month, func.count()).where(*listened_in(connection, span)).group_by(month)
    quarters: dict[date, int] = {}
    for first, count in connection.execute(query):
        quarter = quarter_of(date.fromisoformat(first))
        quarters[quarter] = quarters.get(quarter, 0) + count
    return quarters


def quarter_of(day: date) -> date:
    """The first day of the quarter of a day."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def volunteers(connection: Connection, period: Period, project_id: UUID | None) -> int:
    """Different residents who carried a project in `period` or gave hours in it."""
    member, given = t.project_member, t.contribution
    carried = (
        select(member.c.subject_id)
        .join_from(member, t.project, t.joined_to(t.project, member.c.project_id))
        .where(t.live(member), *carried_in(period), *_of(member.c.project_id, project_id))
    )
    gave = select(given.c.subject_id).where(*_hours(period, project_id))
    either = union(carried, gave).subquery()
    people = func.count(person_of(either.c.subject_id).distinct())
    query = select(people).join_from(
        either, t.resident, t.joined_to(t.resident, either.c.subject_id)
    )
    return connection.scalar(query) or 0


def volunteer_minutes(connection: Connection, period: Period, project_id: UUID | None) -> int:
    """The minutes of all hours given in `period`, by anybody."""
    minutes = func.coalesce(func.sum(t.contribution.c.minutes), 0)
    return connection.scalar(select(minutes).where(*_hours(period, project_id))) or 0


def _hours(period: Period, project_id: UUID | None) -> list[ColumnElement[bool]]:
    given = t.contribution.c
    return [
        t.live(t.contribution),
        given.kind == ContributionKind.HOURS,
        on_days(period, given.on),
        *_of(given.project_id, project_id),
    ]


def carried_in(period: Period) -> tuple[ColumnElement[bool], ...]:
    """The member had joined by the end of `period` and not left before it; unknown days count."""
    member = t.project_member.c
    return (
        or_(member.joined_on.is_(None), member.joined_on <= period.ends),
        or_(member.left_on.is_(None), member.left_on >= period.begins),
    )


def projects_begun(connection: Connection, period: Period, project_id: UUID | None) -> int:
    """Projects whose first day is one of `period`."""
    query = select(func.count()).where(
        t.live(t.project), on_days(period, t.project.c.begun_on), *_of(t.project.c.id, project_id)
    )
    return connection.scalar(query) or 0


def promises_by_state(
    connection: Connection, period: Period, project_id: UUID | None
) -> dict[CommitmentState, int]:
    """Promises by what became of them on the days of `period`; open ones by what they are now."""
    promised = t.commitment.c
    query = (
        select(promised.state, func.count())
        .where(
            t.live(t.commitment),
            or_(promised.state == CommitmentState.OPEN, on_days(period, promised.settled_on)),
            *_of(promised.project_id, project_id),
        )
        .group_by(promised.state)
    )
    return dict(connection.execute(query).all())


def settled(by_state: dict[CommitmentState, int]) -> int:
    """How many came to an end that can be judged: kept, part kept or lapsed."""
    return sum(by_state.get(state, 0) for state in _SETTLED)


def steps_done(connection: Connection, period: Period, project_id: UUID | None) -> int:
    """Next steps that were done on the days of `period`."""
    step = t.next_step.c
    query = select(func.count()).where(
        t.live(t.next_step),
        step.state == StepState.DONE,
        on_days(period, step.settled_on),
        *_of(step.project_id, project_id),
    )
    return connection.scalar(query) or 0


def open_steps(connection: Connection, project_id: UUID | None) -> tuple[OpenStep, ...]:
    """Next steps still open, by due day; those about a resident are theirs and are left out."""
    step = t.next_step.c
    query: Select[Any] = (
        select(step.what, step.due_on, func.coalesce(t.organiser.c.name, ""))
        .select_from(t.next_step)
        .outerjoin(t.organiser, t.joined_to(t.organiser, step.organiser_id))
        .where(t.live(t.next_step), step.state == StepState.OPEN, step.subject_id.is_(None))
        .where(*_of(step.project_id, project_id))
        .order_by(step.due_on.is_(None), step.due_on, step.id)
    )
    return tuple(OpenStep(*row) for row in connection.execute(query))


def _of(column: ColumnElement[UUID], project_id: UUID | None) -> list[ColumnElement[bool]]:
    return [] if project_id is None else [column == project_id]
