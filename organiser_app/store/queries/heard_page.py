"""Everything that the page Heard shows beside its list, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from organiser_app.domain.figures import RankedTheme, ThemeTrend
from organiser_app.domain.values import StatementKind
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.heard import (
    HeardTotals,
    WaveRow,
    ranked_themes,
    totals,
    waves,
)
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.statements import counts_by_kind
from organiser_app.store.queries.themes import ThemeRow, themes
from organiser_app.store.queries.trends import theme_trends


@dataclass(frozen=True, slots=True)
class HeardOverview:
    """What was heard in the span of a filter, its loves and concerns ranked beside another wave."""

    waves: tuple[WaveRow, ...]
    themes: tuple[ThemeRow, ...]
    totals: HeardTotals
    kinds: tuple[tuple[StatementKind, int], ...]
    loves: tuple[RankedTheme, ...]
    concerns: tuple[RankedTheme, ...]
    trends: tuple[ThemeTrend, ...]


def heard_overview(
    connection: Connection, wanted: StatementFilter, beside: Span | None
) -> HeardOverview:
    """The overview for what is wanted; trends are those of the whole log."""
    span = wanted.span
    return HeardOverview(
        waves=waves(connection),
        themes=themes(connection),
        totals=totals(connection, span),
        kinds=counts_by_kind(connection, wanted.of_any_kind()),
        loves=ranked_themes(connection, StatementKind.LOVE, span, beside),
        concerns=ranked_themes(connection, StatementKind.CONCERN, span, beside),
        trends=theme_trends(connection),
    )
