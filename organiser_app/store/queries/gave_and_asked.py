"""What came of gifts and needs: met, referred, matched, or offered no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.relationship_values import MatchState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.need_ways import MatchRow, ReferralRow, matches_made, referrals


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
    matched = _matched(connection, statement_ids)
    columns = t.statement.c
    query = select(columns.id, columns.met_on, columns.satisfied, columns.offered_until).where(
        columns.id.in_(statement_ids)
    )
    return {
        each: CameOf(Settled(*settled), passed.get(each, ())[::-1], tuple(matched[each]))
        for each, *settled in connection.execute(query)
    }


def _matched(
    connection: Connection, statement_ids: Sequence[UUID]
) -> defaultdict[UUID, list[MatchRow]]:
    """The matches of each gift and need, the latest first; those set aside are none."""
    found: defaultdict[UUID, list[MatchRow]] = defaultdict(list)
    for match in reversed(matches_made(connection, needs=statement_ids, gifts=statement_ids)):
        if match.state is not MatchState.SET_ASIDE:
            found[match.need_id].append(match)
            found[match.gift_id].append(match)
    return found
