"""What the page Heard shows around its views: waves, totals, counts by kind, and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.figures import RankedTheme
from organiser_app.domain.values import StatementKind
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.heard import HeardTotals, WaveRow, ranked_themes, totals, waves
from organiser_app.store.queries.saved_filters import FilterNames, filter_names
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.statements import counts_by_kind
from organiser_app.store.queries.themes import codebook


@dataclass(frozen=True, slots=True)
class HeardOverview:
    """What was heard in the span of a filter, and what the parts of the filter are called.

    `themes` are the ids of the themes by their names.
    """

    waves: tuple[WaveRow, ...]
    themes: Mapping[str, UUID]
    totals: HeardTotals
    kinds: tuple[tuple[StatementKind, int], ...]
    names: FilterNames


@dataclass(frozen=True, slots=True)
class HeardRanks:
    """The loves and the concerns of a span, ranked beside another wave."""

    loves: tuple[RankedTheme, ...]
    concerns: tuple[RankedTheme, ...]


def heard_overview(connection: Connection, wanted: StatementFilter) -> HeardOverview:
    """The overview for what is wanted."""
    return HeardOverview(
        waves=waves(connection),
        themes=theme_ids(connection),
        totals=totals(connection, wanted.span),
        kinds=counts_by_kind(connection, wanted),
        names=filter_names(connection, wanted),
    )


def heard_ranks(connection: Connection, wanted: StatementFilter, beside: Span | None) -> HeardRanks:
    """The ranks in the span of what is wanted."""
    span = wanted.span
    return HeardRanks(
        ranked_themes(connection, StatementKind.LOVE, span, beside),
        ranked_themes(connection, StatementKind.CONCERN, span, beside),
    )


def theme_ids(connection: Connection) -> dict[str, UUID]:
    """The themes that stand for themselves, by their names in order."""
    book = codebook()
    query = select(book.c.name, book.c.root_id).where(book.c.id == book.c.root_id)
    return dict(connection.execute(query.order_by(book.c.name)).all())
