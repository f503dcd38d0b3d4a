"""The codebook for its page: the tree of themes, one theme whole, and how a statement was coded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Select, func, or_, select

from organiser_app.domain.rules.codebook import (
    Past,
    ThemeLinks,
    ThemeNow,
    as_it_stood,
    by_level,
    counted_for,
    in_order,
    name_at,
    parents,
    roots,
)
from organiser_app.domain.values import CodebookOperation, StatementKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.statements import StatementRow, statement_rows
from organiser_app.store.queries.themes import gone, statements_by_root

LATEST = 8


@dataclass(frozen=True, slots=True)
class Branch:
    """A theme in the tree: how deep it lies, and how many statements bear it.

    `statements` are those that bear it or a theme under it, each once; `own` those that bear the
    theme itself, or one that was merged into it.
    """

    id: UUID
    name: str
    description: str
    parent_id: UUID | None
    depth: int
    own: int
    statements: int
    archived: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """The codebook as it is now: its version, and its themes in the order of the tree."""

    version: int
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of the codebook that a theme had a part in.

    `theme` is what the changed theme is called now, `other` the theme it was merged into, nested
    under or split from; `before` and `after` are the names of one that was renamed.
    """

    version: int
    at: datetime
    operation: CodebookOperation
    theme_id: UUID
    theme: str
    other_id: UUID | None
    other: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ThemeDetail:
    """One theme: its statements by kind (noughts too), those merged into it, its past."""

    id: UUID
    kinds: tuple[tuple[StatementKind, int], ...]
    merged: tuple[ThemeNow, ...]
    history: tuple[ChangeRow, ...]
    latest: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """One code of a statement: what the theme was called when it was given, and is called now.

    `root_id` is the theme that it counts as now; `taken_off` says that it does not count any more.
    """

    theme_id: UUID
    root_id: UUID
    version: int
    name_then: str
    name_now: str
    taken_off: bool


@dataclass(frozen=True, slots=True)
class _Book:
    """All themes that are not deleted, and how they stand."""

    themes: Mapping[UUID, ThemeNow]
    descriptions: Mapping[UUID, str]
    counts_as: Mapping[UUID, UUID]
    above: Mapping[UUID, UUID]


def tree(connection: Connection) -> Tree:
    """The whole codebook."""
    book = _book(connection)
    own = statements_by_root(connection, book.counts_as)
    whole = dict(own)
    for level in by_level(book.counts_as, book.above):
        whole |= statements_by_root(connection, level)
    names = {root: book.themes[root].name for root in book.counts_as.values()}
    branches = (
        Branch(
            id=theme_id,
            name=names[theme_id],
            description=book.descriptions[theme_id],
            parent_id=book.above.get(theme_id),
            depth=depth,
            own=own[theme_id],
            statements=whole[theme_id],
            archived=book.themes[theme_id].archived,
        )
        for theme_id, depth in in_order(names, book.above)
    )
    return Tree(_version(connection), tuple(branches))


def theme_detail(connection: Connection, theme_id: UUID) -> ThemeDetail | None:
    """One theme; None where it is gone, or was merged into another."""
    book = _book(connection)
    if book.counts_as.get(theme_id) != theme_id:
        return None
    counted = [each for root, each in counted_for(book.counts_as, book.above) if root == theme_id]
    same = {each for each, root in book.counts_as.items() if root == theme_id}
    return ThemeDetail(
        id=theme_id,
        kinds=_kinds(connection, counted),
        merged=tuple(book.themes[each] for each in sorted(same - {theme_id})),
        history=_history(connection, same),
        latest=statement_rows(connection, _latest(connection, counted)),
    )


def how_coded(connection: Connection, statement_id: UUID) -> tuple[Coded, ...]:
    """Every code that a statement ever had, the first given first."""
    book, link = _book(connection), t.statement_theme
    query = (
        select(link.c.theme_id, link.c.codebook, link.c.deleted, t.theme.c.name)
        .join_from(link, t.theme, t.theme.c.id == link.c.theme_id)
        .where(link.c.statement_id == statement_id)
        .order_by(link.c.id)
    )
    rows = connection.execute(query).all()
    pasts = _pasts(connection, {row.theme_id for row in rows})
    coded = []
    for theme_id, version, taken_off, name in rows:
        root_id = book.counts_as.get(theme_id, theme_id)
        now = book.themes[root_id].name if root_id in book.themes else name
        mine = [past for past in pasts if past.theme_id == theme_id]
        then = name_at(name, mine, version)
        coded.append(Coded(theme_id, root_id, version, then, now, taken_off))
    return tuple(coded)


def codebook_at(connection: Connection, version: int) -> tuple[ThemeNow, ...]:
    """The themes of a version of the codebook, by the names that they had in it."""
    book = _book(connection)
    return as_it_stood(book.themes.values(), _pasts(connection, set(book.themes)), version)


def _book(connection: Connection) -> _Book:
    theme = t.theme.c
    columns = (
        theme.id, theme.name, theme.description, theme.archived, theme.merged_into_id,
        theme.parent_id,
    )  # fmt: skip
    rows = connection.execute(select(*columns).where(t.live(t.theme)).order_by(theme.id)).all()
    links = [ThemeLinks(row.id, row.merged_into_id, row.parent_id) for row in rows]
    return _Book(
        {row.id: ThemeNow(row.id, row.name, row.archived) for row in rows},
        {row.id: row.description for row in rows},
        roots(links),
        parents(links),
    )


def _version(connection: Connection) -> int:
    change = t.codebook_change
    latest = connection.scalar(select(func.max(change.c.version)).where(t.live(change)))
    return latest or 1


def _bearing(theme_ids: Collection[UUID]) -> Select[tuple[UUID]]:
    """The ids of the statements that bear one of these themes, those that are gone left out."""
    link = t.statement_theme
    return (
        select(link.c.statement_id)
        .where(link.c.theme_id.in_(theme_ids), t.live(link), link.c.statement_id.not_in(gone()))
        .distinct()
    )


def _kinds(
    connection: Connection, theme_ids: Collection[UUID]
) -> tuple[tuple[StatementKind, int], ...]:
    kind = t.statement.c.kind
    query = (
        select(kind, func.count()).where(t.statement.c.id.in_(_bearing(theme_ids))).group_by(kind)
    )
    counted: dict[StatementKind, int] = dict(connection.execute(query).all())
    return tuple((each, counted.get(each, 0)) for each in StatementKind)


def _latest(connection: Connection, theme_ids: Collection[UUID]) -> tuple[UUID, ...]:
    bearing = _bearing(theme_ids).subquery()
    newest = select(bearing.c.statement_id).order_by(bearing.c.statement_id.desc()).limit(LATEST)
    return tuple(connection.scalars(newest))


def _pasts(connection: Connection, theme_ids: Collection[UUID]) -> list[Past]:
    """What became of these themes, in the order of the versions."""
    change = t.codebook_change.c
    query = (
        select(change.version, change.operation, change.theme_id, change.before)
        .where(change.theme_id.in_(theme_ids), t.live(t.codebook_change))
        .order_by(change.version, change.id)
    )
    return [Past(*row) for row in connection.execute(query)]


def _history(connection: Connection, theme_ids: Collection[UUID]) -> tuple[ChangeRow, ...]:
    """The changes in which one of these themes had a part, the latest first."""
    change, theme, other = t.codebook_change, t.theme, t.theme.alias("other")
    query = (
        select(
            change.c.version,
            change.c.at,
            change.c.operation,
            change.c.theme_id,
            theme.c.name,
            change.c.other_id,
            func.coalesce(other.c.name, ""),
            change.c.before,
            change.c.after,
        )
        .join_from(change, theme, theme.c.id == change.c.theme_id)
        .outerjoin(other, other.c.id == change.c.other_id)
        .where(
            t.live(change),
            or_(change.c.theme_id.in_(theme_ids), change.c.other_id.in_(theme_ids)),
        )
        .order_by(change.c.version.desc(), change.c.id.desc())
    )
    return tuple(ChangeRow(*row) for row in connection.execute(query))
