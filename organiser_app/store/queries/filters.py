"""Which statements are wanted, as conditions that a walk from the newest can bear.

A theme that few statements bear is looked up first and the statements by it; one that many bear
is met soon on the walk, and is asked of each statement there. So neither a rare nor a common one
goes through the whole log. Words are always looked up first: the index is slow to be asked of one
statement at a time.
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
from organiser_app.store.queries.spans import (
    Conditions,
    Locality,
    Span,
    heard_at,
    listened_in,
    said_in,
)
from organiser_app.store.queries.texts import stands
from organiser_app.store.queries.themes import borne_by, codebook
from organiser_app.store.queries.walking import unused

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
    organiser_id: UUID | None = None
    locality: Locality | None = None
    patch_id: UUID | None = None

    @property
    def span(self) -> Span:
        """The listenings that are meant."""
        return Span(
            self.period,
            self.wave_id,
            self.project_id,
            self.organiser_id,
            self.locality,
            self.patch_id,
        )

    @property
    def narrows_nothing(self) -> bool:
        """Whether every statement is wanted."""
        return self == EVERY_STATEMENT

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
    conditions = [*_asked(wanted), heard]
    if wanted.theme_id is not None:
        conditions.append(_bearing_by_nearer_road(connection, wanted.theme_id))
    if wanted.locality is not None:
        conditions += _there_by_nearer_road(connection, wanted.locality)
    return conditions


def counted(connection: Connection, wanted: StatementFilter) -> Conditions:
    """The conditions on `statement` that it is wanted, for a count of all that are.

    Where a span is named, `listening` is to be joined.
    """
    conditions = _asked(wanted)
    if wanted.theme_id is not None:
        conditions.append(t.statement.c.id.in_(borne_by(wanted.theme_id)))
    if not wanted.span.every_listening:
        return [*conditions, *listened_in(connection, wanted.span)]
    gone = select(t.listening.c.id).where(~t.live(t.listening))
    return [*conditions, t.statement.c.listening_id.not_in(gone)]


def said_and_heard(connection: Connection, wanted: StatementFilter) -> Conditions:
    """The conditions that it is wanted, where `statement` and `listening` are both joined.

    The codebook is asked first and is no part of them, so that a query may join it itself.
    """
    conditions = [*_asked(wanted), *listened_in(connection, wanted.span)]
    if wanted.theme_id is not None:
        book, link = codebook(), t.statement_theme
        same = connection.scalars(select(book.c.id).where(book.c.root_id == wanted.theme_id)).all()
        bearing = select(link.c.statement_id).where(link.c.theme_id.in_(same), t.live(link))
        conditions.append(t.statement.c.id.in_(bearing))
    return conditions


def of_kind(kind: StatementKind, wanted: StatementFilter) -> ColumnElement[bool]:
    """That a statement is of a kind, which within a patch is no road to look it up by.

    A nation's log has tens of thousands of a kind, and a patch a few hundred listenings.
    """
    column = t.statement.c.kind
    return (column if wanted.patch_id is None else unused(column)) == kind


def _asked(wanted: StatementFilter) -> Conditions:
    columns = t.statement.c
    conditions = said_in(wanted.span)
    if wanted.kind is not None:
        conditions.append(columns.kind == wanted.kind)
    if wanted.resident_id is not None:
        conditions.append(columns.subject_id == wanted.resident_id)
    if wanted.words.strip():
        expression = match_expression(wanted.words)
        conditions.append(columns.id.in_(_saying(expression)) if expression else false())
    return conditions


def _bearing_by_nearer_road(connection: Connection, theme_id: UUID) -> ColumnElement[bool]:
    ids = borne_by(theme_id)
    some = select(func.count()).select_from(ids.limit(_FEW).subquery())
    if (connection.scalar(some) or 0) < _FEW:
        return t.statement.c.id.in_(ids)
    here = t.statement_theme.c.statement_id == t.statement.c.id
    return exists(ids.where(here).correlate(t.statement))


def _there_by_nearer_road(connection: Connection, locality: Locality) -> Conditions:
    """Where few were listened to, their statements are looked up; else they are met on the walk."""
    here = select(t.listening.c.id).where(heard_at(locality))
    some = select(func.count()).select_from(here.limit(_FEW).subquery())
    if (connection.scalar(some) or 0) >= _FEW:
        return []
    near = t.statement.alias("near")
    return [t.statement.c.id.in_(select(near.c.id).where(near.c.listening_id.in_(here)))]


def _saying(expression: str) -> Select[tuple[UUID]]:
    """The ids of the statements whose words or quote, as they stand, match.

    The index is asked within subqueries, since SQLite would else put it innermost in a join and
    ask it anew for every row of the log.
    """
    entry, wording = t.search_entry, t.wording
    matches = literal_column("search").op("MATCH")(expression)
    hits = select(_SEARCH.c.rowid).where(matches)
    return select(wording.c.of_id).where(
        wording.c.id.in_(
            select(entry.c.row_id).where(entry.c.id.in_(hits), entry.c.table_name == wording.name)
        ),
        wording.c.part.in_((WordingPart.WORDS, WordingPart.QUOTE)),
        stands(),
    )
