"""Follow-through: how much was kept of what was promised, by theme, and by how it was asked.

A promise is of the themes of the statements heard where it was made (in its listening), or of
which its project was born; it counts under each of them. A renewed promise is not counted, its
renewal is: giving a promise a new day is neither keeping it nor letting it lapse. One that was
released is shown and is no part of the rate, as in the reports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Connection, Select, func, select, union

from organiser_app.domain.figures import Period
from organiser_app.domain.relationship_values import AskedHow
from organiser_app.domain.values import CommitmentState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.themes import codebook
from organiser_app.store.queries.walking import unused

FEW = 10
"""Below so many settled promises a rate says little, and is not given."""

_STATES = (
    CommitmentState.KEPT,
    CommitmentState.PART_KEPT,
    CommitmentState.LAPSED,
    CommitmentState.RELEASED,
)


@dataclass(frozen=True, slots=True)
class Settled:
    """How many promises became what."""

    kept: int = 0
    part_kept: int = 0
    lapsed: int = 0
    released: int = 0

    @property
    def all(self) -> int:
        """All that were settled."""
        return self.weighed + self.released

    @property
    def weighed(self) -> int:
        """Those that the rate is of: the ones that were to be kept to the end."""
        return self.kept + self.part_kept + self.lapsed

    @property
    def percent(self) -> int | None:
        """How many in a hundred were kept in full; None where there are too few to say."""
        return round(100 * self.kept / self.weighed) if self.weighed >= FEW else None


@dataclass(frozen=True, slots=True)
class ThemeFollowThrough:
    """What became of the promises of one theme, or (without an id) of those that have none."""

    theme_id: UUID | None
    theme: str
    settled: Settled


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """Follow-through in all, by theme with the most settled first, and by how it was asked.

    `by_asked` holds every way, noughts too, and None for promises of which it was not written.
    """

    settled: Settled
    by_theme: tuple[ThemeFollowThrough, ...]
    by_asked: tuple[tuple[AskedHow | None, Settled], ...]


def follow_through(connection: Connection, period: Period | None = None) -> FollowThrough:
    """What became of the promises that were settled on a day of the period, or ever."""
    own = t.commitment.c
    by_asked = dict(_counted(connection, select(own.asked.label("key"), *_counts()), period))
    ways = (*AskedHow, None)
    return FollowThrough(
        settled=_sum(tuple(by_asked.values())),
        by_theme=_by_theme(connection, period),
        by_asked=tuple((asked, by_asked.get(asked, Settled())) for asked in ways),
    )


def of_theme(theme_id: UUID) -> Select[tuple[UUID]]:
    """The ids of the promises that are of a theme."""
    themed = _themed()
    return select(themed.c.id).where(themed.c.theme_id == theme_id)


def _by_theme(connection: Connection, period: Period | None) -> tuple[ThemeFollowThrough, ...]:
    themed, own = _themed(t.commitment.c.state.in_(_STATES)), t.commitment.c
    query = select(themed.c.theme_id.label("key"), *_counts()).outerjoin_from(
        t.commitment, themed, themed.c.id == own.id
    )
    counted = dict(_counted(connection, query, period))
    book = codebook()
    names: dict[UUID | None, str] = dict(connection.execute(select(book.c.id, book.c.name)).all())
    rows = (
        ThemeFollowThrough(theme_id, names.get(theme_id, ""), settled)
        for theme_id, settled in counted.items()
    )
    return tuple(sorted(rows, key=lambda row: (row.theme_id is None, -row.settled.all, row.theme)))


def _themed(*settled: ColumnElement[bool]) -> CTE:
    """Each promise's `id` with each `theme_id` that it is of, once, as the codebook has it now.

    With conditions on the promises, of these alone; the walk then goes from them to the themes,
    where SQLite would else go through every statement that bears one.
    """
    book, own, coded = codebook(), t.commitment, t.statement_theme
    out: Callable[[ColumnElement[UUID]], ColumnElement[UUID]] = unused if settled else _as_it_is
    heard = (
        select(own.c.id, book.c.root_id.label("theme_id"))
        .join_from(own, t.statement, t.statement.c.listening_id == out(own.c.listening_id))
        .join(coded, coded.c.statement_id == out(t.statement.c.id))
        .join(book, book.c.id == out(coded.c.theme_id))
        .where(t.live(t.statement), t.live(coded), *settled)
    )
    born, link = t.statement.alias("born"), t.project_statement
    of_project = (
        select(own.c.id, book.c.root_id)
        .join_from(own, link, link.c.project_id == out(own.c.project_id))
        .join(born, t.joined_to(born, out(link.c.statement_id)))
        .join(coded, coded.c.statement_id == out(born.c.id))
        .join(book, book.c.id == out(coded.c.theme_id))
        .where(t.live(link), t.live(coded), *settled)
    )
    return union(heard, of_project).cte("themed")


def _as_it_is(column: ColumnElement[UUID]) -> ColumnElement[UUID]:
    return column


def _counts() -> list[ColumnElement[int]]:
    state = t.commitment.c.state
    return [func.count().filter(state == each).label(each.value) for each in _STATES]


def _counted(
    connection: Connection, query: Select[Any], period: Period | None
) -> list[tuple[Any, Settled]]:
    own = t.commitment.c
    meant = query.where(t.live(t.commitment), own.state.in_(_STATES))
    if period is not None:
        meant = meant.where(own.settled_on.between(period.begins, period.ends))
    rows = connection.execute(meant.group_by("key"))
    return [(row.key, Settled(*row[1:])) for row in rows]


def _sum(parts: tuple[Settled, ...]) -> Settled:
    return Settled(
        kept=sum(part.kept for part in parts),
        part_kept=sum(part.part_kept for part in parts),
        lapsed=sum(part.lapsed for part in parts),
        released=sum(part.released for part in parts),
    )
