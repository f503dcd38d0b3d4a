"""The way of the most named themes, month by month.

A log may hold half a million statements. Which themes lead is counted by their statements alone,
and of those few it is then asked, one listening after the other, whether they were named in it:
nothing has to be sorted that is longer than the list of the listenings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Integer, String, func, or_, select

from organiser_app.domain.figures import ThemeTrend
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.spans import EVERYTHING, Span, listened_in, said_in
from organiser_app.store.queries.themes import codebook
from organiser_app.store.queries.walking import ROW_OF_LISTENING, listenings_outwards, unused

TRENDS = 4
TELLING = 5
_MONTH = func.substr(t.listening.c.at, 1, len("2026-05"), type_=String)


def theme_trends(
    connection: Connection, span: Span = EVERYTHING, most: int = TRENDS
) -> tuple[ThemeTrend, ...]:
    """For the `most` named themes, the percentage of each month's listenings that named them.

    The most named are those with which the most was coded. A listening names a theme once,
    however many of its statements bear it. Months of fewer than `TELLING` listenings are left
    out, since a share of so few says nothing, unless all are such.
    """
    listenings = _listenings_by_month(connection, span)
    months = _telling_months(listenings)
    leading = _leading(connection, span, most)
    named = _naming_by_month(connection, span, leading)
    order = sorted(leading, key=lambda theme: (-sum(named[theme].values()), theme))
    return tuple(
        ThemeTrend(theme, months, _percentages(named[theme], listenings, months)) for theme in order
    )


def _listenings_by_month(connection: Connection, span: Span) -> dict[date, int]:
    query = select(_MONTH, func.count()).where(*listened_in(connection, span)).group_by(_MONTH)
    return {_first_of(month): count for month, count in connection.execute(query)}


def _first_of(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _leading(connection: Connection, span: Span, most: int) -> dict[str, list[UUID]]:
    """The names of the leading themes, each with the ids of all that count as it."""
    codes = _codes(connection, span)
    book = codebook()
    called: dict[str, list[UUID]] = {}
    for theme_id, name in connection.execute(select(book.c.id, book.c.name)):
        called.setdefault(name, []).append(theme_id)
    counted = {name: sum(codes[each] for each in ids) for name, ids in called.items()}
    order = sorted((name for name in called if counted[name]), key=lambda n: (-counted[n], n))
    return {name: called[name] for name in order[:most]}


def _codes(connection: Connection, span: Span) -> Counter[UUID]:
    """How often each theme was put on a statement of a span."""
    theme, counted = t.statement_theme.c.theme_id, func.count()
    if span.every_listening:
        every: Counter[UUID] = Counter(
            dict(connection.execute(select(theme, counted).group_by(theme)).all())
        )
        gone = select(theme, counted).where(_is_gone()).group_by(unused(theme))
        every.subtract(dict(connection.execute(gone).all()))
        return every
    meant = (
        select(theme, counted)
        .select_from(listenings_outwards(to_themes=True))
        .where(*listened_in(connection, span), *said_in(span))
        .group_by(theme)
    )
    return Counter(dict(connection.execute(meant).all()))


def _is_gone() -> ColumnElement[bool]:
    """The code was taken off, or is of a statement or of a listening that was deleted; few are."""
    silent = select(t.listening.c.id).where(~t.live(t.listening))
    said = t.statement.c
    unsaid = select(said.id).where(or_(~t.live(t.statement), said.listening_id.in_(silent)))
    return or_(~t.live(t.statement_theme), t.statement_theme.c.statement_id.in_(unsaid))


def _naming_by_month(
    connection: Connection, span: Span, leading: Mapping[str, Sequence[UUID]]
) -> dict[str, dict[date, int]]:
    """Of each theme, in how many listenings of each month it was named."""
    if not leading:
        return {}
    theme = t.statement_theme.c.theme_id
    named = [
        func.max(theme.in_(ids), type_=Integer).label(f"named{place}")
        for place, ids in enumerate(leading.values())
    ]
    listening = (
        select(_MONTH.label("month"), *named)
        .select_from(listenings_outwards(to_themes=True))
        .where(*listened_in(connection, span), *said_in(span))
        .where(unused(theme).in_([each for ids in leading.values() for each in ids]))
        .group_by(ROW_OF_LISTENING)
        .subquery()
    )
    sums = [func.sum(listening.c[f"named{place}"]) for place in range(len(leading))]
    query = select(listening.c.month, *sums).group_by(listening.c.month)
    found: dict[str, dict[date, int]] = {name: {} for name in leading}
    for month, *counts in connection.execute(query):
        for name, count in zip(leading, counts, strict=True):
            found[name][_first_of(month)] = count
    return found


def _percentages(
    named: Mapping[date, int], listenings: Mapping[date, int], months: Sequence[date]
) -> tuple[float, ...]:
    return tuple(100 * named.get(month, 0) / listenings[month] for month in months)


def _telling_months(listenings: Mapping[date, int]) -> tuple[date, ...]:
    """The first days of the months that have listenings enough, the earliest first."""
    telling = [month for month, count in listenings.items() if count >= TELLING]
    return tuple(sorted(telling or listenings))
