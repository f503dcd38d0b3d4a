"""How strongly things were felt: the strengths from 1 to 5 that were said, by kind and by theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, distinct, func, select

from organiser_app.domain.values import StatementKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.filters import StatementFilter, said_and_heard
from organiser_app.store.queries.themes import codebook

STRENGTHS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Spread:
    """How many statements said each strength, from 1 to 5, of how many in all."""

    counts: tuple[int, ...]
    statements: int

    @property
    def said(self) -> int:
        """How many said a strength at all."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """The mean strength of those that said one."""
        total = sum(
            strength * count for strength, count in zip(STRENGTHS, self.counts, strict=True)
        )
        return total / self.said if self.said else None


def strength_by_kind(
    connection: Connection, wanted: StatementFilter
) -> tuple[tuple[StatementKind, Spread], ...]:
    """Every kind with its strengths, noughts too; the filter's own kind is not looked at."""
    kind, strength = t.statement.c.kind, t.statement.c.strength
    query = (
        select(kind, strength, func.count())
        .join_from(t.statement, t.listening, t.listening.c.id == t.statement.c.listening_id)
        .where(*said_and_heard(connection, wanted.of_any_kind()))
        .group_by(kind, strength)
    )
    spreads = _spreads(connection, query)
    return tuple((each, spreads.get(each, _NOTHING)) for each in StatementKind)


def strength_by_theme(
    connection: Connection, wanted: StatementFilter, most: int
) -> tuple[tuple[str, Spread], ...]:
    """The `most` themes with the most strengths said, the strongest felt of them first.

    A statement counts once for each of its themes.
    """
    book, link, strength = codebook(), t.statement_theme, t.statement.c.strength
    query = (
        select(book.c.name, strength, func.count(distinct(t.statement.c.id)))
        .join_from(t.statement, t.listening, t.listening.c.id == t.statement.c.listening_id)
        .join(link, link.c.statement_id == t.statement.c.id)
        .join(book, book.c.id == link.c.theme_id)
        .where(*said_and_heard(connection, wanted), t.live(link))
        .group_by(book.c.name, strength)
    )
    spreads = {name: each for name, each in _spreads(connection, query).items() if each.said}
    leading = sorted(spreads, key=lambda name: (-spreads[name].said, name))[:most]
    order = sorted(leading, key=lambda name: (-(spreads[name].mean or 0), name))
    return tuple((name, spreads[name]) for name in order)


def _spreads(connection: Connection, query: Select[Any]) -> dict[Any, Spread]:
    counted: dict[Any, dict[int | None, int]] = {}
    for key, strength, count in connection.execute(query):
        counted.setdefault(key, {})[strength] = count
    return {
        key: Spread(tuple(found.get(each, 0) for each in STRENGTHS), sum(found.values()))
        for key, found in counted.items()
    }


_NOTHING = Spread((0,) * len(STRENGTHS), 0)
