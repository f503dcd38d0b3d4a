"""The newest gifts and needs that are open, for the rule that sets one beside the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, or_, select

from organiser_app.domain.rules.go_back import Cause, GoBackReason, Offer, SetAside, fitting
from organiser_app.domain.values import StatementKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.own_patch import lives_in
from organiser_app.store.queries.persons import Persons
from organiser_app.store.queries.statements import StatementRow, statement_rows

_NEWEST = 200


def gifts_that_fit(
    connection: Connection, people: Persons, since: date, set_aside: list[SetAside]
) -> list[Cause]:
    """Residents whose gift fits the need of somebody else, both told on `since` or later.

    A need that was met waits no longer, a gift that was withdrawn is offered no longer, and two
    that were set beside each other before are left alone.
    """
    statement = t.statement.c
    gifts = _offers(
        connection, people, since, StatementKind.GIFT, statement.offered_until.is_(None)
    )
    needs = _offers(connection, people, since, StatementKind.NEED, statement.met_on.is_(None))
    matched = _matched(connection, [gift.statement_id for gift in gifts])
    refused = {
        (each.about_id, each.resident_id)
        for each in set_aside
        if each.reason is GoBackReason.GIFT_FITS and each.about_id is not None
    }
    tied = _tied(connection, people, {gift.resident_id for gift in gifts})
    return fitting(gifts, needs, tied, frozenset(matched | refused))


def _offers(
    connection: Connection,
    people: Persons,
    since: date,
    kind: StatementKind,
    is_open: ColumnElement[bool],
) -> list[Offer]:
    columns = t.statement.c
    query = (
        select(columns.id)
        .where(columns.kind == kind, columns.subject_id.is_not(None), t.live(t.statement), is_open)
        .where(*lives_in(columns.subject_id, people.patch_id))
        .order_by(columns.id.desc())
        .limit(_NEWEST)
    )
    rows = statement_rows(connection, connection.execute(query).scalars().all())
    return [offer for row in rows if row.said_on >= since for offer in _offer(row, people)]


def _offer(row: StatementRow, people: Persons) -> Iterator[Offer]:
    if row.resident_id is not None:
        who = people.of(row.resident_id)
        yield Offer(who, row.id, row.words, row.said_on, frozenset(row.themes))


def _matched(connection: Connection, gifts: list[UUID]) -> set[tuple[UUID, UUID]]:
    columns = t.gift_match.c
    query = select(columns.need_id, columns.gift_id).where(
        columns.gift_id.in_(gifts), t.live(t.gift_match)
    )
    return {(need, gift) for need, gift in connection.execute(query)}


def _tied(
    connection: Connection, people: Persons, offering: set[UUID]
) -> frozenset[frozenset[UUID]]:
    one, other = t.tie.c.subject_id, t.tie.c.other_subject_id
    records = people.records_of(offering)
    query = select(one, other).where(
        or_(one.in_(records), other.in_(records)), other.is_not(None), t.live(t.tie)
    )
    pairs = connection.execute(query)
    return frozenset(frozenset(people.of(each) for each in pair) for pair in pairs)
