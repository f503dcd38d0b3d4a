"""The needs that residents told: those that are not met, the longest first, and those met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from organiser_app.domain.relationship_values import MatchState
from organiser_app.domain.values import StatementKind, WordingPart
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.filters import (
    EVERY_STATEMENT,
    StatementFilter,
    of_kind,
    said_and_heard,
)
from organiser_app.store.queries.need_ways import (
    MatchRow,
    ReferralRow,
    matches_made,
    referrals,
)
from organiser_app.store.queries.statements import StatementRow, statement_rows
from organiser_app.store.queries.texts import current_texts, text_of

LISTED = 500
"""How many needs a list holds."""


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need, where it went, and what came of it.

    `story` is the need as a sentence that names nobody, or empty; `introduced` are the gifts that
    were set beside it and not set aside.
    """

    said: StatementRow
    met_on: date | None
    satisfied: int | None
    story: str = ""
    referrals: tuple[ReferralRow, ...] = ()
    introduced: tuple[MatchRow, ...] = ()

    @property
    def id(self) -> UUID:
        """The statement's id."""
        return self.said.id

    @property
    def with_whom(self) -> ReferralRow | None:
        """The latest referral that the partner still has, if one does."""
        return next((one for one in reversed(self.referrals) if one.is_waiting), None)

    @property
    def bounces(self) -> int:
        """How often the resident was left to ask again."""
        return sum(one.outcome.is_bounce for one in self.referrals)

    def days(self, today: date) -> int:
        """How many days it took to be met, or has waited until today."""
        return max(0, ((self.met_on or today) - self.said.said_on).days)


@dataclass(frozen=True, slots=True)
class NeedStanding:
    """What is known of a need without its words, as figures count it."""

    id: UUID
    said_on: date
    asked_before: bool
    met_on: date | None
    satisfied: int | None


def needs(
    connection: Connection, *, met: bool = False, wanted: StatementFilter = EVERY_STATEMENT
) -> tuple[NeedRow, ...]:
    """The needs that are not met, the longest first; with `met`, then those met, the latest first.

    At most `LISTED`: whoever has more waiting narrows what they look at.
    """
    standing = need_standings(connection, wanted)
    waiting = [one for one in standing if one.met_on is None]
    done = [one for one in standing if one.met_on is not None] if met else []
    done.sort(key=lambda one: (one.met_on or date.min, one.id), reverse=True)
    return need_rows(connection, [one.id for one in (*waiting, *done)][:LISTED])


def need_rows(connection: Connection, ids: Sequence[UUID]) -> tuple[NeedRow, ...]:
    """The needs of `ids` that are not deleted, in the order of `ids`."""
    went = referrals(connection, ids)
    stories = current_texts(connection, ids, (WordingPart.NEED_STORY,))
    made = _by_need(matches_made(connection, needs=ids))
    columns = t.statement.c
    ends = {
        row.id: row
        for row in connection.execute(
            select(columns.id, columns.met_on, columns.satisfied).where(columns.id.in_(ids))
        )
    }
    return tuple(
        NeedRow(
            said=said,
            met_on=ends[said.id].met_on,
            satisfied=ends[said.id].satisfied,
            story=text_of(stories, said.id, WordingPart.NEED_STORY).body,
            referrals=went.get(said.id, ()),
            introduced=tuple(made.get(said.id, ())),
        )
        for said in statement_rows(connection, ids)
    )


def need_standings(
    connection: Connection, wanted: StatementFilter = EVERY_STATEMENT
) -> tuple[NeedStanding, ...]:
    """Every need that is meant, the one that was heard first first."""
    columns, heard = t.statement.c, t.listening.c
    told = (heard.at, columns.asked_before, columns.met_on, columns.satisfied)
    query = _meant(connection, wanted).add_columns(*told).order_by(heard.at, columns.id)
    return tuple(_standing(row) for row in connection.execute(query))


def need_ids(connection: Connection, wanted: StatementFilter = EVERY_STATEMENT) -> Select[UUID]:
    """A query for the ids of the needs that are meant, for other queries to lean on."""
    return _meant(connection, wanted)


def _meant(connection: Connection, wanted: StatementFilter) -> Select[UUID]:
    columns = t.statement.c
    return (
        select(columns.id)
        .join_from(t.statement, t.listening, columns.listening_id == t.listening.c.id)
        .where(of_kind(StatementKind.NEED, wanted), *said_and_heard(connection, wanted))
    )


def _standing(row: Any) -> NeedStanding:
    return NeedStanding(row.id, row.at.date(), row.asked_before, row.met_on, row.satisfied)


def _by_need(made: Iterable[MatchRow]) -> dict[UUID, list[MatchRow]]:
    by_need: dict[UUID, list[MatchRow]] = {}
    for match in made:
        if match.state is not MatchState.SET_ASIDE:
            by_need.setdefault(match.need_id, []).append(match)
    return by_need
