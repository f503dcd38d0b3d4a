"""Which statements are wanted, as conditions that a walk from the newest can bear.

A theme or a word that few statements bear is looked up first and the statements by it; one that
many bear is met soon on the walk, and is asked of each statement there. So neither a rare nor a
common choice goes through the whole log.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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


def chosen(connection: Connection, wanted: StatementFilter) -> Conditions:
    """The conditions on `statement` that it is there and wanted."""
    return [*asked(connection, wanted), *_heard_in(connection, wanted.span)]


def asked(connection: Connection, wanted: StatementFilter) -> Conditions:
    """The conditions on `statement` itself, whichever the listening it was heard in."""
    columns = t.statement.c
    conditions = said_in(wanted.span)
    if wanted.kind is not None:
        conditions.append(columns.kind == wanted.kind)
    if wanted.resident_id is not None:
        conditions.append(columns.subject_id == wanted.resident_id)
    if wanted.theme_id is not None:
        conditions.append(_among(connection, borne_by(wanted.theme_id)))
    if wanted.words.strip():
        conditions.append(_saying(connection, wanted.words))
    return conditions


def _heard_in(connection: Connection, span: Span) -> Conditions:
    """The listening is there, and within the span.

    Asked as a value and not as a join, so that the walk over the statements stays the outer loop.
    """
    listening_id = t.statement.c.listening_id
    if span.every_listening:
        gone = select(t.listening.c.id).where(~t.live(t.listening))
        return [listening_id.not_in(gone)]
    meant = listened_in(connection, span)
    inside = select(1).where(t.listening.c.id == listening_id, *meant)
    return [inside.correlate(t.statement).scalar_subquery() == 1]


def _among(connection: Connection, ids: Select[tuple[UUID]]) -> ColumnElement[bool]:
    """The statement is one of `ids`, by whichever road is the shorter."""
    named = ids.selected_columns[0]
    if _are_few(connection, ids):
        return t.statement.c.id.in_(ids)
    return exists(ids.where(named == t.statement.c.id).correlate(t.statement))


def _are_few(connection: Connection, ids: Select[tuple[UUID]]) -> bool:
    some = ids.limit(_FEW).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) < _FEW


def _saying(connection: Connection, words: str) -> ColumnElement[bool]:
    """The words or the quote of the statement, as they stand, hold what was typed."""
    expression = match_expression(words)
    if expression is None:
        return false()
    entry = t.search_entry
    hits = (
        select(t.wording.c.of_id)
        .join_from(_SEARCH, entry, entry.c.id == _SEARCH.c.rowid)
        .join(t.wording, t.wording.c.id == entry.c.row_id)
        .where(
            literal_column("search").op("MATCH")(expression),
            t.wording.c.part.in_((WordingPart.WORDS, WordingPart.QUOTE)),
            stands(),
        )
    )
    return _among(connection, hits)
