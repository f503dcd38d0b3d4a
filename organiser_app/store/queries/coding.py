"""The statements to be coded, newest recorded first, and how many are left to code."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, func, select

from organiser_app.domain.rules.suggesting import Suggestion
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.filters import EVERY_STATEMENT, counted
from organiser_app.store.queries.pages import PAGE_SIZE, Key, Page, beyond, page_of
from organiser_app.store.queries.spans import Conditions
from organiser_app.store.queries.statements import StatementRow, statement_rows
from organiser_app.store.queries.suggestions import suggestions
from organiser_app.store.queries.themes import ThemeRow, codebook, themes


@dataclass(frozen=True, slots=True)
class CodingCounts:
    """How many statements there are, and how many of them bear no theme; and the codebook.

    Both are counted through the whole log, so whoever codes counts on from there.
    """

    statements: int
    uncoded: int
    themes: tuple[ThemeRow, ...]


@dataclass(frozen=True, slots=True)
class InHand:
    """A statement as it is being coded, with the themes that may fit it."""

    statement: StatementRow
    suggestions: tuple[Suggestion, ...]


def to_code(
    connection: Connection, after: Key | None = None, limit: int = PAGE_SIZE
) -> Page[StatementRow]:
    """A page of the statements that bear no theme, newest recorded first."""
    said = t.statement.c
    query = (
        select(said.id)
        .where(*_heard(connection), ~_is_coded(), *beyond([said.id], after, falling=True))
        .order_by(said.id.desc())
        .limit(limit + 1)
    )
    page = page_of(connection.execute(query).scalars().all(), limit, lambda found: (found,))
    return Page(statement_rows(connection, page.rows), page.next)


def coding_counts(connection: Connection) -> CodingCounts:
    """What is left to code, and the codebook to code by."""
    every = select(func.count()).select_from(t.statement).where(*_heard(connection))
    return CodingCounts(
        statements=connection.scalar(every) or 0,
        uncoded=connection.scalar(every.where(~_is_coded())) or 0,
        themes=themes(connection),
    )


def in_hand(connection: Connection, statement_id: UUID) -> InHand | None:
    """A statement with suggestions from its words and its quote; None where it is gone."""
    for row in statement_rows(connection, [statement_id]):
        text = f"{row.words} {row.quote}"
        return InHand(row, suggestions(connection, text, but=row.id, borne=row.themes))
    return None


def _heard(connection: Connection) -> Conditions:
    return counted(connection, EVERY_STATEMENT)


def _is_coded() -> ColumnElement[bool]:
    """It bears a theme that stands in the codebook."""
    book, link = codebook(), t.statement_theme
    return exists().where(
        link.c.statement_id == t.statement.c.id,
        t.live(link),
        link.c.theme_id.in_(select(book.c.id)),
    )
