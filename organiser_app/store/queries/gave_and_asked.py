"""What came of gifts and needs: met, referred, matched, or offered no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, or_, select

from organiser_app.domain.relationship_values import MatchState, ReferralOutcome
from organiser_app.store.queries import tables as t


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A need was passed to a partner, and what came of it."""

    id: UUID
    need_id: UUID
    partner: str
    on: date
    outcome: ReferralOutcome
    answered_on: date | None
    came_of_it: str


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A gift was set beside a need; `other` is who stands on the other side."""

    id: UUID
    statement_id: UUID
    other: str
    other_statement_id: UUID
    state: MatchState
    on: date
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class Settled:
    """When a need was met, how well from 1 to 5, or since when a gift is offered no more."""

    met_on: date | None = None
    satisfied: int | None = None
    offered_until: date | None = None


@dataclass(frozen=True, slots=True)
class CameOf:
    """All that came of one gift or need, referrals and matches with the latest first."""

    settled: Settled = Settled()
    referrals: tuple[ReferralRow, ...] = ()
    matches: tuple[MatchRow, ...] = ()


def came_of(connection: Connection, statement_ids: Sequence[UUID]) -> dict[UUID, CameOf]:
    """What came of each of these statements."""
    passed = referrals(connection, statement_ids)
    matched = matches(connection, statement_ids)
    columns = t.statement.c
    query = select(columns.id, columns.met_on, columns.satisfied, columns.offered_until).where(
        columns.id.in_(statement_ids)
    )
    return {
        each: CameOf(
            Settled(*settled),
            tuple(one for one in passed if one.need_id == each),
            tuple(one for one in matched if one.statement_id == each),
        )
        for each, *settled in connection.execute(query)
    }


def referrals(connection: Connection, need_ids: Sequence[UUID]) -> tuple[ReferralRow, ...]:
    """To whom these needs were passed, the latest first."""
    columns = t.referral.c
    query = (
        select(
            columns.id,
            columns.statement_id,
            func.coalesce(t.partner.c.name, ""),
            columns.on,
            columns.outcome,
            columns.answered_on,
            columns.came_of_it,
        )
        .select_from(t.referral)
        .outerjoin(t.partner, t.joined_to(t.partner, columns.partner_id))
        .where(columns.statement_id.in_(need_ids), t.live(t.referral))
        .order_by(columns.on.desc(), columns.id.desc())
    )
    return tuple(ReferralRow(*row) for row in connection.execute(query))


def matches(connection: Connection, statement_ids: Sequence[UUID]) -> tuple[MatchRow, ...]:
    """The matches of these gifts and needs, the latest first; those set aside are none."""
    rows = connection.execute(_matched(statement_ids)).all()
    found = []
    for row in rows:
        for mine, other, name in (
            (row.need_id, row.gift_id, row.giver),
            (row.gift_id, row.need_id, row.asker),
        ):
            if mine in statement_ids:
                found.append(MatchRow(row.id, mine, name, other, row.state, row.on, row.settled_on))
    return tuple(found)


def _matched(statement_ids: Sequence[UUID]) -> Select[Any]:
    match, need, gift = t.gift_match.c, t.statement.alias("need"), t.statement.alias("gift")
    asker, giver = t.resident.alias("asker"), t.resident.alias("giver")
    return (
        select(
            match.id,
            match.need_id,
            match.gift_id,
            match.state,
            match.on,
            match.settled_on,
            t.name_of(asker).label("asker"),
            t.name_of(giver).label("giver"),
        )
        .select_from(t.gift_match)
        .join(need, t.joined_to(need, match.need_id))
        .join(gift, t.joined_to(gift, match.gift_id))
        .outerjoin(asker, t.joined_to(asker, need.c.subject_id))
        .outerjoin(giver, t.joined_to(giver, gift.c.subject_id))
        .where(or_(match.need_id.in_(statement_ids), match.gift_id.in_(statement_ids)))
        .where(t.live(t.gift_match), match.state != MatchState.SET_ASIDE)
        .order_by(match.on.desc(), match.id.desc())
    )
