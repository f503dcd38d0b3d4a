"""Which statements are wanted, as conditions that a walk from the newest can bear.

A theme or a word that few statements bear is looked up first and the statements by it; one that
many bear is met soon on the walk, and is asked of each statement there. So neither a rare nor a
common choice goes through the whole log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    column,
    exists,
    false,
    func,
    literal_column,
    select,
    table,
)

from organiser_app.domain.figures import Period
from organiser_app.domain.values import StatementKind, WordingPart
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.matching import match_expression
from organiser_app.store.queries.spans import Conditions, Span, listened_in, said_in
from organiser_app.store.queries.texts import stands
from organiser_app.store.queries.themes import borne_by

_FEW = 4_000
_SEARCH = table("search", column("rowid"))


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What a list of statements is narrowed to; every part that is set must hold."""

    kind: StatementKind | None = None
    theme_id: UUID | None = None
    wave_id: UUID | None = None
    period: Period | None = None
    words: str = ""
    resident_id: UUID | None = None
    project_id: UUID | None = None

    @property
    def span(self) -> Span:
        """The listenings that are meant."""
        return Span(self.period, self.wave_id, self.project_id)

    def of_any_kind(self) -> StatementFilter:
        """The same filter for all kinds together."""
        return replace(self, kind=None)


EVERY_STATEMENT = StatementFilter()


def walked(connection: Connection, wanted: StatementFilter) -> Conditions:
    """The conditions on `statement` that it is wanted, for a walk that stops after a page.

    The listening is asked for as a value and not joined, so that the walk over the statements
    stays the outer loop.
    """
    meant = listened_in(connection, wanted.span)
    inside = select(1).where(t.listening.c.id == t.statement.c.listening_id, *meant)
    heard = inside.correlate(t.statement).scalar_subquery() == 1
    return [*_asked(wanted, lambda group: _nearer_road(connection, group)), heard]


def counted(connection: Connection, wanted: StatementFilter) -> Conditions:
    """The conditions on `statement` that it is wanted, for a count of all that are.

    Where a span is named, `listening` is to be joined.
    """
    asked = _asked(wanted, lambda group: t.statement.c.id.in_(group.all_ids))
    if not wanted.span.every_listening:
        return [*asked, *listened_in(connection, wanted.span)]
    gone = select(t.listening.c.id).where(~t.live(t.listening))
    return [*asked, t.statement.c.listening_id.not_in(gone)]


@dataclass(frozen=True, slots=True)
class _Group:
    """Statements that have something in common.

    `all_ids` gives them all, `has` asks it of the one at hand, `some` is a cheap query with about
    as many rows.
    """

    all_ids: Select[tuple[UUID]]
    has: ColumnElement[bool]
    some: Select[Any]


def _asked(wanted: StatementFilter, among: Callable[[_Group], ColumnElement[bool]]) -> Conditions:
    columns = t.statement.c
    conditions = said_in(wanted.span)
    if wanted.kind is not None:
        conditions.append(columns.kind == wanted.kind)
    if wanted.resident_id is not None:
        conditions.append(columns.subject_id == wanted.resident_id)
    if wanted.theme_id is not None:
        conditions.append(among(_bearing(wanted.theme_id)))
    if wanted.words.strip():
        expression = match_expression(wanted.words)
        conditions.append(among(_saying(expression)) if expression else false())
    return conditions


def _nearer_road(connection: Connection, group: _Group) -> ColumnElement[bool]:
    few = select(func.count()).select_from(group.some.limit(_FEW).subquery())
    is_small = (connection.scalar(few) or 0) < _FEW
    return t.statement.c.id.in_(group.all_ids) if is_small else group.has


def _bearing(theme_id: UUID) -> _Group:
    ids = borne_by(theme_id)
    here = t.statement_theme.c.statement_id == t.statement.c.id
    return _Group(ids, exists(ids.where(here).correlate(t.statement)), ids)


def _saying(expression: str) -> _Group:
    """Statements whose words or quote, as they stand, match.

    The index is asked within subqueries, since SQLite would else put it innermost in a join and
    ask it anew for every row of the log.
    """
    entry, wording = t.search_entry, t.wording
    matches = literal_column("search").op("MATCH")(expression)
    hits = select(_SEARCH.c.rowid).where(matches)
    standing = select(wording.c.of_id).where(
        wording.c.part.in_((WordingPart.WORDS, WordingPart.QUOTE)), stands()
    )
    row_ids = select(entry.c.row_id).where(entry.c.id.in_(hits))
    own_entry = select(entry.c.id).where(entry.c.row_id == wording.c.id).correlate(wording)
    own_hit = select(1).where(matches, _SEARCH.c.rowid == own_entry.scalar_subquery())
    here = standing.where(
        wording.c.of_id == t.statement.c.id,
        own_hit.select_from(_SEARCH).correlate(wording).scalar_subquery() == 1,
    )
    return _Group(
        standing.where(wording.c.id.in_(row_ids)), exists(here.correlate(t.statement)), hits
    )
