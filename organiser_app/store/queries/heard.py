"""What was heard, counted: waves, totals, and the ranks of loves and concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, distinct, func, select

from organiser_app.domain.figures import RankedTheme
from organiser_app.domain.values import ListeningKind, StatementKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.spans import EVERYTHING, Span, listened_in, said_in
from organiser_app.store.queries.themes import codebook


@dataclass(frozen=True, slots=True)
class WaveRow:
    """A listening campaign: its days, and how many listenings it is to bring."""

    id: UUID
    name: str
    begins_on: date
    ends_on: date
    target_listenings: int | None


@dataclass(frozen=True, slots=True)
class HeardTotals:
    """How much was heard in a span; `since` is the day of its first listening."""

    listenings: int
    statements: int
    since: date | None


def waves(connection: Connection) -> tuple[WaveRow, ...]:
    """Every wave, the latest first."""
    columns = t.wave.c
    query = (
        select(
            columns.id,
            columns.name,
            columns.begins_on,
            columns.ends_on,
            columns.target_listenings,
        )
        .where(t.live(t.wave))
        .order_by(columns.begins_on.desc(), columns.id.desc())
    )
    return tuple(WaveRow(*row) for row in connection.execute(query))


def totals(connection: Connection, span: Span = EVERYTHING) -> HeardTotals:
    """Listenings and statements of a span, each counted by itself."""
    meant = listened_in(connection, span)
    listenings, first = connection.execute(
        select(func.count(), func.min(t.listening.c.at)).where(*meant)
    ).one()
    said = (
        select(func.count())
        .join_from(t.listening, t.statement, t.statement.c.listening_id == t.listening.c.id)
        .where(*meant, *said_in(span))
    )
    return HeardTotals(listenings, connection.scalar(said) or 0, first.date() if first else None)


def listenings_by_kind(
    connection: Connection, span: Span = EVERYTHING
) -> tuple[tuple[ListeningKind, int], ...]:
    """How many listenings of each kind, noughts too."""
    kind = t.listening.c.kind
    query = select(kind, func.count()).where(*listened_in(connection, span)).group_by(kind)
    counted: dict[ListeningKind, int] = dict(connection.execute(query).all())
    return tuple((each, counted.get(each, 0)) for each in ListeningKind)


def ranked_themes(
    connection: Connection, kind: StatementKind, span: Span, before: Span | None = None
) -> tuple[RankedTheme, ...]:
    """The themes of one kind of statement by how many statements bear them, with their rank before.

    A statement counts once for each of its themes. Themes with the same count share a rank; one
    that the span before did not know has no rank there.
    """
    now = statements_by_theme(connection, kind, span)
    earlier = _ranks(statements_by_theme(connection, kind, before)) if before else {}
    ranks = _ranks(now)
    return tuple(
        RankedTheme(theme, count, ranks[theme], earlier.get(theme)) for theme, count in now.items()
    )


def statements_by_theme(
    connection: Connection, kind: StatementKind | None, span: Span
) -> dict[str, int]:
    """Each theme's statements of a kind, or of all, the most first, then by name."""
    of_kind = [] if kind is None else [t.statement.c.kind == kind]
    counted: dict[str, int] = {}
    for name, statements in counted_by_theme(connection, t.statement.c.id, span, *of_kind):
        counted[name] = counted.get(name, 0) + statements
    return counted


def counted_by_theme(
    connection: Connection, what: ColumnElement[UUID], span: Span, *conditions: ColumnElement[bool]
) -> tuple[tuple[str, int], ...]:
    """How many different `what` bear each theme, the most first, then by name.

    `what` and `conditions` are of a statement or its listening; two themes may have one name.
    """
    book, link = codebook(), t.statement_theme
    count = func.count(distinct(what))
    query = (
        select(book.c.name, count)
        .join_from(t.statement, t.listening, t.listening.c.id == t.statement.c.listening_id)
        .join(link, link.c.statement_id == t.statement.c.id)
        .join(book, book.c.id == link.c.theme_id)
        .where(t.live(link), *listened_in(connection, span), *said_in(span), *conditions)
        .group_by(book.c.root_id)
        .order_by(count.desc(), book.c.name)
    )
    return tuple((name, number) for name, number in connection.execute(query))


def _ranks(counted: Mapping[str, int]) -> dict[str, int]:
    """Places from 1; equal counts share one, and the next place is as far on as they are many."""
    ordered = sorted(counted.values(), reverse=True)
    return {theme: ordered.index(count) + 1 for theme, count in counted.items()}
