"""The gifts that residents offered, and which of them fit the needs that wait."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from organiser_app.domain.relationship_values import GiftKind, MatchState
from organiser_app.domain.rules.gift_kinds import suggest_gift_kind
from organiser_app.domain.rules.gift_matching import Offered, best_matches
from organiser_app.domain.rules.gift_reasons import Fit
from organiser_app.domain.values import ConsentPurpose, StatementKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import who_answered
from organiser_app.store.queries.filters import (
    EVERY_STATEMENT,
    StatementFilter,
    of_kind,
    said_and_heard,
)
from organiser_app.store.queries.need_ways import MatchRow, matches_made
from organiser_app.store.queries.needs import (
    LISTED,
    NeedRow,
    need_ids,
    need_rows,
    need_standings,
)
from organiser_app.store.queries.own_patch import records_of_patch
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.statements import StatementRow, statement_rows

_NUMBER = re.compile(r"\d+")
_LOOKED_AT, _PROPOSED = 2_000, 200
"""Of gifts and of needs so many are set beside each other, the latest; so many needs are shown."""


@dataclass(frozen=True, slots=True)
class GiftRow:
    """A gift; `suggested` is the kind that its words suggest while none is chosen.

    `taken_up` counts the introductions to whoever needed it, `helped` those that helped.
    """

    said: StatementRow
    kind: GiftKind | None
    suggested: GiftKind | None
    offered_until: date | None
    taken_up: int = 0
    helped: int = 0

    @property
    def id(self) -> UUID:
        """The statement's id."""
        return self.said.id

    @property
    def shown_kind(self) -> GiftKind | None:
        """The kind that was chosen, else the one that is suggested."""
        return self.kind or self.suggested

    def is_offered(self, today: date) -> bool:
        """Whether it is still offered."""
        return self.offered_until is None or self.offered_until > today


@dataclass(frozen=True, slots=True)
class MatchProposal:
    """A gift that may meet a need that waits, and why."""

    need: NeedRow
    gift: StatementRow
    fit: Fit


@dataclass(frozen=True, slots=True)
class Introduction:
    """A gift that was set beside a need, to hear what came of it."""

    match: MatchRow
    need: NeedRow
    gift: StatementRow


@dataclass(frozen=True, slots=True)
class GiftMatches:
    """What may be brought together, the best first, and what was, the longest ago first."""

    proposals: tuple[MatchProposal, ...] = ()
    introduced: tuple[Introduction, ...] = ()


def gifts(connection: Connection, wanted: StatementFilter = EVERY_STATEMENT) -> tuple[GiftRow, ...]:
    """The gifts that are meant, the latest heard first, at most as many as a list holds."""
    columns = t.statement.c
    query = (
        select(columns.id, columns.gift_kind, columns.offered_until)
        .join_from(t.statement, t.listening, t.joined_to(t.listening, columns.listening_id))
        .where(of_kind(StatementKind.GIFT, wanted), *said_and_heard(connection, wanted))
        .order_by(t.listening.c.at.desc(), columns.id.desc())
        .limit(LISTED)
    )
    told = {row.id: row for row in connection.execute(query)}
    made: defaultdict[UUID, list[MatchState]] = defaultdict(list)
    for match in matches_made(connection, gifts=list(told)):
        if match.state is not MatchState.SET_ASIDE:
            made[match.gift_id].append(match.state)
    rows = statement_rows(connection, list(told))
    return tuple(_gift(said, told[said.id], made[said.id]) for said in rows)


def gift_matches(
    connection: Connection, today: date, wanted: StatementFilter = EVERY_STATEMENT
) -> GiftMatches:
    """The best few gifts for every need that waits, and the introductions yet to be settled.

    Both the needs and the gifts are of those that are meant.
    """
    meant = None if wanted.narrows_nothing else need_ids(connection, wanted)
    made = matches_made(connection, needs=meant)
    waiting = [one.id for one in need_standings(connection, wanted) if one.met_on is None]
    introduced = [match for match in made if match.state is MatchState.INTRODUCED]
    fits = _fits(connection, waiting, made, today, wanted)
    asked = {match.need_id for match in introduced} | {fit.need_id for fit in fits}
    given = {match.gift_id for match in introduced} | {fit.gift_id for fit in fits}
    told = {row.id: row for row in need_rows(connection, list(asked))}
    offered = {row.id: row for row in statement_rows(connection, list(given))}
    return GiftMatches(
        proposals=tuple(
            MatchProposal(told[fit.need_id], offered[fit.gift_id], fit) for fit in fits
        ),
        introduced=tuple(
            Introduction(match, told[match.need_id], offered[match.gift_id]) for match in introduced
        ),
    )


def _fits(
    connection: Connection,
    waiting: Sequence[UUID],
    made: Sequence[MatchRow],
    today: date,
    wanted: StatementFilter,
) -> tuple[Fit, ...]:
    """The fits of the needs that fit best together, each need's own side by side."""
    here, still = said_and_heard(connection, wanted), t.statement.c.offered_until
    unwilling = _not_to_be_kept(connection, wanted.patch_id)
    asked = (of_kind(StatementKind.NEED, wanted), t.statement.c.met_on.is_(None))
    given = (of_kind(StatementKind.GIFT, wanted), or_(still.is_(None), still > today))
    needs, gifts_ = (_offered(connection, unwilling, *kind, *here) for kind in (asked, given))
    found = best_matches(
        needs,
        gifts_,
        tied=_tied(connection, wanted.patch_id),
        but=[(match.need_id, match.gift_id) for match in made],
    )
    longest = {need_id: place for place, need_id in enumerate(waiting)}
    ranked = sorted(found.values(), key=lambda fits: (-fits[0].points, longest[fits[0].need_id]))
    return tuple(fit for fits in ranked[:_PROPOSED] for fit in fits)


def _offered(connection: Connection, unwilling: Set[UUID], *conditions: Any) -> list[Offered]:
    """The gifts or needs of residents who are known, but for those of the `unwilling`."""
    columns, person = t.statement.c, person_of(t.statement.c.subject_id)
    area = t.place.alias("area")
    home = t.door
    query = (
        select(columns.id, person.label("person"), t.resident.c.door_id, home.c.label)
        .add_columns(func.coalesce(t.street.c.name, "").label("street"))
        .add_columns(func.coalesce(area.c.name, "").label("area"))
        .join_from(t.statement, t.listening, t.joined_to(t.listening, columns.listening_id))
        .join(t.resident, t.joined_to(t.resident, columns.subject_id))
        .outerjoin(home, t.joined_to(home, t.resident.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, home.c.street_id))
        .outerjoin(t.place, t.joined_to(t.place, t.listening.c.place_id))
        .outerjoin(area, t.joined_to(area, t.place.c.area_id))
        .where(*conditions)
        .order_by(t.listening.c.at.desc(), columns.id.desc())
        .limit(_LOOKED_AT)
    )
    found = {row.id: row for row in connection.execute(query) if row.person not in unwilling}
    rows = statement_rows(connection, list(reversed(found)))
    return [_as_offered(said, found[said.id]) for said in rows]


def _as_offered(said: StatementRow, row: Any) -> Offered:
    number = _NUMBER.match(row.label or "")
    return Offered(
        statement_id=said.id,
        person=row.person,
        words=f"{said.words} {said.quote}",
        themes=frozenset(said.themes),
        household=row.door_id,
        street=row.street,
        number=int(number[0]) if number else None,
        area=row.area,
    )


def _not_to_be_kept(connection: Connection, patch_id: UUID | None) -> frozenset[UUID]:
    """Residents whose latest answer was that nothing should be kept of them."""
    here = records_of_patch(t.consent.c.subject_id, patch_id)
    return who_answered(connection, ConsentPurpose.KEEP, *here, given=False)


def _tied(connection: Connection, patch_id: UUID | None) -> dict[UUID, set[UUID]]:
    """Who knows whom; with a patch, at least of those who live in it."""
    columns = t.tie.c
    query = select(person_of(columns.subject_id), person_of(columns.other_subject_id)).where(
        columns.other_subject_id.is_not(None), columns.ended_on.is_(None), t.live(t.tie)
    )
    if patch_id is not None:
        ends = (columns.subject_id, columns.other_subject_id)
        near = (condition for end in ends for condition in records_of_patch(end, patch_id))
        query = query.where(or_(*near))
    tied: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for one, other in connection.execute(query):
        tied[one].add(other)
        tied[other].add(one)
    return tied


def _gift(said: StatementRow, row: Any, made: Sequence[MatchState]) -> GiftRow:
    suggested = suggest_gift_kind(f"{said.words} {said.quote}") if row.gift_kind is None else None
    return GiftRow(
        said=said,
        kind=row.gift_kind,
        suggested=suggested.kind if suggested else None,
        offered_until=row.offered_until,
        taken_up=len(made),
        helped=made.count(MatchState.HELPED),
    )
