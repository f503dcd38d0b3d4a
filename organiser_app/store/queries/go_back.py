"""What gives cause to go back to a resident, gathered from the log for the rule to order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, case, func, or_, select

from organiser_app.domain.relationship_values import MatchState, ReferralOutcome
from organiser_app.domain.rules.go_back import (
    CONCERN_WAITS,
    NEAR,
    OFFER_HOLDS,
    OFFER_WAITS,
    REFERRAL_WAITS,
    STRONGEST,
    Cause,
    GoBackReason,
    SetAside,
    concern_waits,
    not_set_aside,
    offer_waits,
    unasked,
    unseen,
)
from organiser_app.domain.values import Circle, CommitmentState, StatementKind, StepState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.fitting_gifts import gifts_that_fit
from organiser_app.store.queries.own_patch import lives_in
from organiser_app.store.queries.persons import Persons
from organiser_app.store.queries.spans import start_of
from organiser_app.store.repositories.owner import OWN_ORGANISER, kept_id

_REMEMBERED = timedelta(days=120)
_ONE_DAY = timedelta(days=1)
_NEAREST = (Circle.ACTIVE, Circle.LEADER)


def causes(connection: Connection, people: Persons, today: date) -> Iterator[Cause]:
    """Every cause to go back to somebody of `people` that nobody has set aside, in no order.

    Each names the record by which a person goes. Concerns, gifts and needs count for four months;
    of gifts and needs the newest are looked at.
    """
    set_aside = list(_set_aside(connection, people, today))
    yield from not_set_aside(_all(connection, people, today, set_aside), set_aside, today)


def _all(
    connection: Connection, people: Persons, today: date, set_aside: list[SetAside]
) -> Iterator[Cause]:
    yield from _steps(connection, people)
    yield from _own_promises(connection, people)
    yield from _promises(connection, people, today)
    yield from _referrals(connection, people, today)
    yield from _concerns(connection, people, today)
    yield from _offers(connection, people, today)
    yield from gifts_that_fit(connection, people, today - _REMEMBERED, set_aside)
    yield from _unkept(connection, people, today)
    yield from _unseen(connection, people, today)


def _set_aside(connection: Connection, people: Persons, today: date) -> Iterator[SetAside]:
    columns = t.go_back_set_aside.c
    query = select(
        columns.subject_id, columns.reason, columns.about_id, columns.on, columns.until
    ).where(t.live(t.go_back_set_aside), columns.reason.in_(list(GoBackReason)))
    for who, reason, about_id, on, until in connection.execute(query):
        found = SetAside(people.of(who), GoBackReason(reason), about_id, on, until)
        if found.holds(today):
            yield found


def _agreed(
    people: Persons, table: FromClause, whom: ColumnElement[UUID], *columns: ColumnElement[Any]
) -> Select[Any]:
    """What was agreed with residents who are there: whom with, what, and when."""
    own = table.c
    return (
        select(own.id, whom.label("resident_id"), own.what, own.agreed_on, own.due_on, *columns)
        .join_from(table, t.resident, t.joined_to(t.resident, whom))
        .where(t.live(table), *lives_in(t.resident.c.id, people.patch_id))
    )


def _steps(connection: Connection, people: Persons) -> Iterator[Cause]:
    step = t.next_step
    query = _agreed(people, step, step.c.subject_id, _colleague(connection, step))
    for row in connection.execute(query.where(step.c.state == StepState.OPEN)):
        yield _kept_word(row, people, GoBackReason.STEP, row.colleague)


def _own_promises(connection: Connection, people: Persons) -> Iterator[Cause]:
    """What an organiser promised a resident."""
    promise = t.commitment
    query = _agreed(
        people, promise, promise.c.to_subject_id, _colleague(connection, promise)
    ).where(promise.c.state == CommitmentState.OPEN, promise.c.organiser_id.is_not(None))
    for row in connection.execute(query):
        yield _kept_word(row, people, GoBackReason.STEP, row.colleague)


def _colleague(connection: Connection, agreed: FromClause) -> ColumnElement[str | None]:
    """The organiser who agreed something, where it is another than the log's own."""
    organiser, own = t.organiser.c, kept_id(connection, OWN_ORGANISER)
    another = select(organiser.name).where(organiser.id == agreed.c.organiser_id)
    return another.where(organiser.id != own).scalar_subquery().label("colleague")


def _promises(connection: Connection, people: Persons, today: date) -> Iterator[Cause]:
    """A resident's own promise: once its day or its reminder has come, or was not asked after."""
    own = t.commitment.c
    undated = and_(own.due_on.is_(None), own.agreed_on <= today - OFFER_WAITS)
    back = case((own.due_on.is_(None), _last_back(own.subject_id))).label("back_at")
    query = _agreed(people, t.commitment, own.subject_id, own.remind_on, back).where(
        own.state == CommitmentState.OPEN,
        or_(own.due_on <= today + NEAR, own.remind_on <= today, undated),
    )
    for row in connection.execute(query):
        near = row.due_on is not None and row.due_on <= today + NEAR
        reminded = row.remind_on is not None and row.remind_on <= today
        if near:
            yield _kept_word(row, people, GoBackReason.PROMISE)
        elif reminded:
            yield _kept_word(row, people, GoBackReason.REMINDER)
        elif unasked(row.agreed_on, people.last_heard(row.resident_id, _day(row.back_at)), today):
            yield _kept_word(row, people, GoBackReason.PROMISE)


def _kept_word(
    row: Any, people: Persons, reason: GoBackReason, colleague: str | None = None
) -> Cause:
    who = people.of(row.resident_id)
    told = colleague or ""
    return Cause(who, reason, row.agreed_on, row.due_on, row.what, row.id, colleague=told)


def _referrals(connection: Connection, people: Persons, today: date) -> Iterator[Cause]:
    """A need was passed to a partner, who has not answered."""
    own = t.referral.c
    query = (
        select(own.id, own.subject_id, own.on, t.partner.c.name)
        .join_from(t.referral, t.resident, t.joined_to(t.resident, own.subject_id))
        .join(t.partner, t.joined_to(t.partner, own.partner_id))
        .where(
            own.outcome == ReferralOutcome.WAITING,
            own.on <= today - REFERRAL_WAITS,
            t.live(t.referral),
            *lives_in(t.resident.c.id, people.patch_id),
        )
    )
    for row in connection.execute(query):
        yield Cause(
            people.of(row.subject_id),
            GoBackReason.REFERRAL,
            since=row.on,
            detail=row.name,
            record_id=row.id,
        )


def _concerns(connection: Connection, people: Persons, today: date) -> Iterator[Cause]:
    said = _said_between(people, today - _REMEMBERED, today - CONCERN_WAITS)
    query = said.where(
        t.statement.c.kind == StatementKind.CONCERN, t.statement.c.strength == STRONGEST
    )
    for row in connection.execute(query):
        heard, back = row.at.date(), people.last_heard(row.subject_id, _day(row.back_at))
        if concern_waits(STRONGEST, heard, back, today):
            who = people.of(row.subject_id)
            yield Cause(who, GoBackReason.STRONG_CONCERN, since=heard, record_id=row.id)


def _offers(connection: Connection, people: Persons, today: date) -> Iterator[Cause]:
    """A gift was offered that nobody has taken up, and nobody has been back."""
    match = t.gift_match
    taken_up = (
        select(match.c.id)
        .where(
            match.c.gift_id == t.statement.c.id,
            match.c.state.in_((MatchState.INTRODUCED, MatchState.HELPED)),
            t.live(match),
        )
        .exists()
    )
    query = _said_between(people, today - OFFER_HOLDS, today - OFFER_WAITS).where(
        t.statement.c.kind == StatementKind.GIFT, _still_offered(today), ~taken_up
    )
    for row in connection.execute(query):
        heard, back = row.at.date(), people.last_heard(row.subject_id, _day(row.back_at))
        if offer_waits(heard, back, today):
            who = people.of(row.subject_id)
            yield Cause(who, GoBackReason.OFFERED, since=heard, record_id=row.id)


def _still_offered(today: date) -> ColumnElement[bool]:
    until = t.statement.c.offered_until
    return or_(until.is_(None), until > today)


def _said_between(people: Persons, first: date, last: date) -> Select[Any]:
    """What residents who are there said from one day to another, and when they were heard last."""
    said = t.statement
    return (
        select(said.c.id, said.c.subject_id, t.listening.c.at)
        .add_columns(_last_back(said.c.subject_id).label("back_at"))
        .join_from(t.listening, said, said.c.listening_id == t.listening.c.id)
        .join(t.resident, t.joined_to(t.resident, said.c.subject_id))
        .where(
            t.live(said),
            t.live(t.listening),
            t.listening.c.at >= start_of(first),
            t.listening.c.at < start_of(last + _ONE_DAY),
            *lives_in(t.resident.c.id, people.patch_id),
        )
    )


def _last_back(resident_id: ColumnElement[UUID]) -> ColumnElement[str]:
    """The latest moment, as text, at which somebody listened to a resident."""
    later = t.listening.alias("later")
    return (
        select(func.max(func.substr(later.c.at, 1)))
        .join_from(t.presence, later, t.joined_to(later, t.presence.c.listening_id))
        .where(t.presence.c.subject_id == resident_id, t.live(t.presence))
        .scalar_subquery()
    )


def _day(moment: str | None) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None


def _unseen(connection: Connection, people: Persons, today: date) -> Iterator[Cause]:
    """Residents who had come nearer than a contact and were not heard for weeks."""
    back = _last_back(t.circle_move.c.subject_id).label("back_at")
    for subject_id, _, back_at in connection.execute(_came_nearer(people, back)):
        last = people.last_heard(subject_id, _day(back_at))
        if last is not None and unseen(last, today):
            yield Cause(people.of(subject_id), GoBackReason.UNSEEN, since=last)


def _unkept(connection: Connection, people: Persons, today: date) -> Iterator[Cause]:
    """Residents who had come nearer than a contact, and whose keeper left, or who have none."""
    keeper, move = t.organiser, t.circle_move
    left = _came_nearer(people, keeper.c.id, keeper.c.name, keeper.c.left_on).join(
        keeper, t.joined_to(keeper, t.resident.c.keeper_id)
    )
    for row in connection.execute(left.where(keeper.c.left_on <= today)):
        yield Cause(
            people.of(row.subject_id),
            GoBackReason.KEEPER_LEFT,
            since=row.left_on,
            detail=row.name,
            record_id=row.id,
        )
    kept_by_nobody = t.resident.c.keeper_id.is_(None), move.c.circle.in_(_NEAREST)
    for row in connection.execute(_came_nearer(people).where(*kept_by_nobody)):
        yield Cause(people.of(row.subject_id), GoBackReason.NO_KEEPER, since=row.on)


def _came_nearer(people: Persons, *columns: ColumnElement[Any]) -> Select[Any]:
    """The latest moves of residents whom these brought nearer than a contact."""
    later = t.circle_move.alias("later")
    move = t.circle_move
    no_later_move = ~(
        select(later.c.id)
        .where(later.c.subject_id == move.c.subject_id, t.live(later))
        .where((later.c.on > move.c.on) | ((later.c.on == move.c.on) & (later.c.id > move.c.id)))
        .exists()
    )
    return (
        select(move.c.subject_id, move.c.on, *columns)
        .select_from(move)
        .join(t.resident, t.joined_to(t.resident, move.c.subject_id))
        .where(t.live(move), move.c.circle != Circle.CONTACT, no_later_move)
        .where(*lives_in(t.resident.c.id, people.patch_id))
    )
