"""The way of needs from helper to helper, gathered from the log for the rule to lay out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, Select, select

from organiser_app.domain.relationship_values import MatchState, ReferralOutcome
from organiser_app.domain.rules.need_flow import (
    MOST_PARTNERS_OUTSIDE,
    Helped,
    NeedFlow,
    NeedWay,
    need_flow,
)
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.store.queries.need_ways import MatchRow, ReferralRow, matches_made, referrals
from organiser_app.store.queries.needs import NeedStanding, need_ids, need_standings
from organiser_app.store.queries.own_patch import own_patch_alone
from organiser_app.store.queries.same_people import person_of

_OUTCOMES = {
    MatchState.INTRODUCED: ReferralOutcome.WAITING,
    MatchState.HELPED: ReferralOutcome.HELPED,
    MatchState.FELL_THROUGH: ReferralOutcome.NO_ANSWER,
}
"""What a neighbour's gift came to, in the words of a partner's answer."""


@dataclass(frozen=True, slots=True)
class FlowsOfNeeds:
    """The same ways laid out twice: for the window, and with fewer names to leave the log.

    `patch` names the one of which they are, where that is not the whole log.
    """

    inside: NeedFlow
    outside: NeedFlow
    patch: str = ""


def flow_of_needs(
    connection: Connection, today: date, wanted: StatementFilter = EVERY_STATEMENT
) -> FlowsOfNeeds:
    """The arrows of all needs that are meant, as they stand on the day `today`.

    In a log of many patches, of those that were heard in its own.
    """
    own = own_patch_alone(connection)
    ways = need_ways(connection, replace(wanted, patch_id=own.id) if own else wanted)
    outside = need_flow(ways, today, MOST_PARTNERS_OUTSIDE)
    return FlowsOfNeeds(need_flow(ways, today), outside, own.name if own else "")


def need_ways(
    connection: Connection, wanted: StatementFilter = EVERY_STATEMENT
) -> tuple[NeedWay, ...]:
    """What became of each need that is meant; a need of nobody known is somebody's of its own."""
    standing = need_standings(connection, wanted)
    ids = need_ids(connection, wanted)
    went, people = referrals(connection, ids), _people(connection, ids)
    given: defaultdict[UUID, list[MatchRow]] = defaultdict(list)
    for match in matches_made(connection, needs=ids):
        if match.state is not MatchState.SET_ASIDE:
            given[match.need_id].append(match)
    return tuple(
        _way(one, people.get(one.id) or one.id, went.get(one.id, ()), given[one.id])
        for one in standing
    )


def _people(connection: Connection, ids: Select[UUID]) -> dict[UUID, UUID | None]:
    columns = t.statement.c
    query = select(columns.id, person_of(columns.subject_id)).where(columns.id.in_(ids))
    return dict(connection.execute(query).all())


def _way(
    need: NeedStanding,
    person: UUID,
    went: Sequence[ReferralRow],
    given: Sequence[MatchRow],
) -> NeedWay:
    helpers = [*map(_partner, went), *map(_neighbour, given)]
    helpers.sort(key=lambda helped: helped.on)
    return NeedWay(
        need_id=need.id,
        person=person,
        asked_on=need.said_on,
        asked_before=need.asked_before,
        helpers=tuple(helpers),
        met_on=need.met_on,
    )


def _partner(row: ReferralRow) -> Helped:
    passed_on = row.from_referral_id is not None
    return Helped(row.on, row.partner, row.outcome, row.answered_on, passed_on)


def _neighbour(match: MatchRow) -> Helped:
    return Helped(match.on, "", _OUTCOMES[match.state], match.settled_on)
