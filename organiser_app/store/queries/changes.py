"""Which themes are new in a span, and which went quiet since the span before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.rules.changes import Heard, ThemeChange, may_be_new, went_quiet
from organiser_app.domain.values import StatementKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.heard import statements_by_theme, totals
from organiser_app.store.queries.spans import Span, start_of
from organiser_app.store.queries.themes import codebook


@dataclass(frozen=True, slots=True)
class HeardChanges:
    """What is new, the most heard first, and what went quiet, the most heard before first."""

    new: tuple[ThemeChange, ...]
    quiet: tuple[ThemeChange, ...]
    listenings: int
    listenings_before: int


def heard_changes(
    connection: Connection,
    now: Span,
    begins: date,
    before: Span,
    kind: StatementKind | None = None,
) -> HeardChanges:
    """The changes between two spans, of one kind or all; `begins` is the first day of `now`."""
    here, there = _heard(connection, now, kind), _heard(connection, before, kind)
    ids = _ids_by_name(connection)
    new = [
        theme
        for theme in may_be_new(here, there)
        if not _heard_before(connection, ids.get(theme, ()), begins)
    ]
    return HeardChanges(
        tuple(_change(theme, here, there) for theme in new),
        tuple(_change(theme, here, there) for theme in went_quiet(here, there)),
        here.listenings,
        there.listenings,
    )


def _heard(connection: Connection, span: Span, kind: StatementKind | None) -> Heard:
    return Heard(statements_by_theme(connection, kind, span), totals(connection, span).listenings)


def _change(theme: str, now: Heard, before: Heard) -> ThemeChange:
    return ThemeChange(theme, now.statements.get(theme, 0), before.statements.get(theme, 0))


def _ids_by_name(connection: Connection) -> dict[str, list[UUID]]:
    """The themes by the name as which they count now."""
    book = codebook()
    found: dict[str, list[UUID]] = {}
    for theme_id, name in connection.execute(select(book.c.id, book.c.name)):
        found.setdefault(name, []).append(theme_id)
    return found


def _heard_before(connection: Connection, theme_ids: Sequence[UUID], day: date) -> bool:
    """Whether any statement bore one of the themes before a day, anywhere in the patch."""
    link, said, listening = t.statement_theme, t.statement, t.listening
    query = (
        select(link.c.id)
        .join_from(link, said, t.joined_to(said, link.c.statement_id))
        .join(listening, t.joined_to(listening, said.c.listening_id))
        .where(link.c.theme_id.in_(theme_ids), t.live(link), listening.c.at < start_of(day))
        .limit(1)
    )
    return connection.scalar(query) is not None
