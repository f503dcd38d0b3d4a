"""Themes as the codebook has them now: one that was merged into another counts as that other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import CTE, Connection, Select, distinct, exists, func, or_, select

from organiser_app.store.queries import tables as t


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme, and how many statements bear it."""

    id: UUID
    name: str
    statements: int
    archived: bool = False


def codebook() -> CTE:
    """Every theme's `id` with the `root_id` and `name` of the theme that it counts as now.

    The same answer as `domain.rules.codebook.roots` gives, for queries to join: the end of the
    chain of merges, or the least id of a circle.
    """
    way, here, goal = _ways(), t.theme, t.theme.alias("goal")
    back, on_circle = way.alias("back"), way.alias("on_circle")
    circles = exists().where(back.c.id == goal.c.id, back.c.at == here.c.id)
    least = select(func.min(on_circle.c.at)).where(on_circle.c.id == here.c.id).scalar_subquery()
    roots = (
        select(here.c.id, here.c.name)
        .outerjoin(goal, t.joined_to(goal, here.c.merged_into_id))
        .where(t.live(here), or_(goal.c.id.is_(None), circles & (here.c.id == least)))
        .cte("root")
    )
    return (
        select(way.c.id, roots.c.id.label("root_id"), roots.c.name)
        .join_from(way, roots, roots.c.id == way.c.at)
        .cte("codebook")
    )


def _ways() -> CTE:
    """Every theme's `id` with each theme `at` which one comes by its merges, itself first."""
    here, goal = t.theme, t.theme.alias("merged_into")
    start = select(here.c.id, here.c.id.label("at")).where(t.live(here))
    way = start.cte("way", recursive=True)
    return way.union(
        select(way.c.id, goal.c.id)
        .join_from(way, here, here.c.id == way.c.at)
        .join(goal, t.joined_to(goal, here.c.merged_into_id))
    )


def borne_by(theme_id: UUID) -> Select[tuple[UUID]]:
    """The ids of the statements that bear a theme."""
    book = codebook()
    same = select(book.c.id).where(book.c.root_id == theme_id)
    return select(t.statement_theme.c.statement_id).where(
        t.statement_theme.c.theme_id.in_(same), t.live(t.statement_theme)
    )


def themes_of(
    connection: Connection, statements: Select[tuple[UUID]] | Sequence[UUID]
) -> dict[UUID, tuple[str, ...]]:
    """The names of each statement's themes, the first added first, each once."""
    book, link = codebook(), t.statement_theme
    query = (
        select(link.c.statement_id, book.c.name)
        .join_from(link, book, book.c.id == link.c.theme_id)
        .where(link.c.statement_id.in_(statements), t.live(link))
        .order_by(link.c.id)
    )
    names: dict[UUID, dict[str, None]] = {}
    for statement_id, name in connection.execute(query):
        names.setdefault(statement_id, {})[name] = None
    return {statement_id: tuple(found) for statement_id, found in names.items()}


def themes(connection: Connection) -> tuple[ThemeRow, ...]:
    """Every theme of the codebook with its count of statements, the most used first."""
    book, link = codebook(), t.statement_theme
    counted = (
        select(book.c.root_id, func.count(distinct(link.c.statement_id)).label("statements"))
        .join_from(book, link, link.c.theme_id == book.c.id)
        .where(t.live(link), link.c.statement_id.not_in(gone()))
        .group_by(book.c.root_id)
        .subquery()
    )
    statements = func.coalesce(counted.c.statements, 0)
    query = (
        select(t.theme.c.id, t.theme.c.name, statements, t.theme.c.archived)
        .join_from(t.theme, counted, counted.c.root_id == t.theme.c.id, isouter=True)
        .where(t.theme.c.id.in_(select(book.c.root_id)))
        .order_by(statements.desc(), t.theme.c.name)
    )
    return tuple(ThemeRow(*row) for row in connection.execute(query))


def gone() -> Select[tuple[UUID]]:
    """The statements that were deleted, or their listening; few, and so quicker to leave out."""
    silent = select(t.listening.c.id).where(~t.live(t.listening))
    said = t.statement.c
    return select(said.id).where(or_(~t.live(t.statement), said.listening_id.in_(silent)))
