"""Where needs went: to which partner, to which neighbour's gift, when, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, Select, or_, select

from organiser_app.domain.relationship_values import MatchState, ReferralOutcome
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of

Ids = Select[UUID] | Sequence[UUID]


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A need was passed to a partner; `passed_on_by` is whoever sent the resident on to it."""

    id: UUID
    need_id: UUID
    partner: str
    on: date
    outcome: ReferralOutcome
    answered_on: date | None = None
    came_of_it: str = ""
    from_referral_id: UUID | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the partner still has it."""
        return self.outcome is ReferralOutcome.WAITING


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A gift was set beside a need; the two are called by their names, where they are known."""

    id: UUID
    need_id: UUID
    gift_id: UUID
    needs: str
    gives: str
    state: MatchState
    on: date
    settled_on: date | None = None

    def beside(self, statement_id: UUID) -> str:
        """Who stands on the other side of the need or the gift of that id."""
        return self.gives if statement_id == self.need_id else self.needs


def referrals(connection: Connection, needs: Ids) -> dict[UUID, tuple[ReferralRow, ...]]:
    """The referrals of each need, in the order of their days."""
    columns = t.referral.c
    query = (
        select(
            columns.id,
            columns.statement_id,
            t.partner.c.name,
            columns.on,
            columns.outcome,
            columns.answered_on,
            columns.came_of_it,
            columns.from_referral_id,
        )
        .join_from(t.referral, t.partner, t.joined_to(t.partner, columns.partner_id))
        .where(t.live(t.referral), columns.statement_id.in_(needs))
        .order_by(columns.on, columns.id)
    )
    found: defaultdict[UUID, list[ReferralRow]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.statement_id].append(ReferralRow(*row))
    return {need: tuple(rows) for need, rows in found.items()}


def matches_made(
    connection: Connection, needs: Ids | None = None, gifts: Ids | None = None
) -> tuple[MatchRow, ...]:
    """The gifts that were set beside needs, the earliest first; of these needs or gifts, or all.

    Whoever has several records is called as they are by the one that they go by.
    """
    columns = t.gift_match.c
    need, gift = t.statement.alias("need"), t.statement.alias("gift")
    asks, gives = t.resident.alias("asks"), t.resident.alias("gives")
    query = (
        select(columns.id, columns.need_id, columns.gift_id)
        .add_columns(t.name_of(asks), t.name_of(gives))
        .add_columns(columns.state, columns.on, columns.settled_on)
        .join_from(t.gift_match, need, t.joined_to(need, columns.need_id))
        .join(gift, t.joined_to(gift, columns.gift_id))
        .outerjoin(asks, t.joined_to(asks, person_of(need.c.subject_id)))
        .outerjoin(gives, t.joined_to(gives, person_of(gift.c.subject_id)))
        .where(t.live(t.gift_match))
        .order_by(columns.on, columns.id)
    )
    meant = [
        column.in_(ids)
        for column, ids in ((columns.need_id, needs), (columns.gift_id, gifts))
        if ids is not None
    ]
    rows = connection.execute(query.where(or_(*meant)) if meant else query)
    return tuple(MatchRow(*row) for row in rows)
