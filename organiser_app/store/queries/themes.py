"""Themes as the codebook has them now: one that was merged into another counts as that other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Select,
    case,
    distinct,
    exists,
    func,
    literal_column,
    or_,
    select,
)

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
    book, theme = codebook(), t.theme.c
    counts_as: dict[UUID, UUID] = dict(connection.execute(select(book.c.id, book.c.root_id)).all())
    counted = statements_by_root(connection, counts_as)
    rows = connection.execute(select(theme.id, theme.name, theme.archived).order_by(theme.name))
    found = [ThemeRow(*row[:2], counted[row.id], row.archived) for row in rows if row.id in counted]
    return tuple(sorted(found, key=lambda row: -row.statements))


def statements_by_root(connection: Connection, counts_as: Mapping[UUID, UUID]) -> dict[UUID, int]:
    """How many statements bear each root, or a theme that counts as it; noughts too.

    Themes that `counts_as` does not name are left out. All codes are counted on the index alone;
    from that are taken those that do not count, and of a statement that bears a theme twice all but
    one. To count the statements of each theme takes twice as long, since every one has to be
    looked up and remembered.
    """
    counted = dict.fromkeys(counts_as.values(), 0)
    for sign, query in ((1, _codes()), (-1, _not_counting()), (-1, _too_many(counts_as))):
        for theme_id, codes in connection.execute(query):
            if theme_id in counts_as:
                counted[counts_as[theme_id]] += sign * codes
    return counted


def _codes() -> Select[Any]:
    """Codes by theme, hidden ones too."""
    theme_id = t.statement_theme.c.theme_id
    return select(theme_id, func.count()).group_by(theme_id)


def _not_counting() -> Select[Any]:
    """Codes by theme that are hidden, or stand on a statement that is gone.

    The plus keeps SQLite from going theme by theme over the index, and back to each row from there.
    """
    link = t.statement_theme
    lost = or_(~t.live(link), link.c.statement_id.in_(gone()))
    by_theme: ColumnElement[UUID] = literal_column(f"+{link.name}.theme_id")
    return select(link.c.theme_id, func.count()).where(lost).group_by(by_theme)


def _too_many(counts_as: Mapping[UUID, UUID]) -> Select[Any]:
    """By root the codes beyond the first that a statement bears of it."""
    link, code = t.statement_theme, t.statement_theme.alias("code")
    bearing_twice = (
        select(code.c.statement_id)
        .where(t.live(code))
        .group_by(code.c.statement_id)
        .having(func.count() > func.count(distinct(_root_of(code.c.theme_id, counts_as))))
    )
    root = _root_of(link.c.theme_id, counts_as).label("root_id")
    again = (
        select(root, (func.count() - 1).label("codes"))
        .where(link.c.statement_id.in_(bearing_twice), t.live(link))
        .where(link.c.statement_id.not_in(gone()))
        .group_by(link.c.statement_id, root)
        .subquery()
    )
    return select(again.c.root_id, func.sum(again.c.codes)).group_by(again.c.root_id)


def _root_of(theme_id: ColumnElement[UUID], counts_as: Mapping[UUID, UUID]) -> ColumnElement[UUID]:
    """What a theme counts as, worked out in place: themes are many times as often met as merged."""
    merged = {each: root for each, root in counts_as.items() if each != root}
    return case(merged, value=theme_id, else_=theme_id) if merged else theme_id


def gone() -> Select[tuple[UUID]]:
    """The statements that were deleted, or their listening; few, and so quicker to leave out."""
    silent = select(t.listening.c.id).where(~t.live(t.listening))
    said = t.statement.c
    return select(said.id).where(or_(~t.live(t.statement), said.listening_id.in_(silent)))
