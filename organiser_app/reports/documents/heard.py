"""What people love and what concerns them: the six kinds, the ranked themes, quotes and months."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organiser_app.domain.values import StatementKind
from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, theme
from organiser_app.reports.blocks import gap
from organiser_app.reports.charts.kinds import KindBar
from organiser_app.reports.charts.ranked import SHOWN, RankedHead, list_of
from organiser_app.reports.evidence import kinds_present

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import QuoteFigure, RankedTheme, Statistics
    from organiser_app.reports.setter import Quote, Setter

_MOST_QUOTES = 6
_SHORT_QUOTE = 150


def heard(setter: Setter, figures: Statistics, kicker: str) -> list[Flowable]:
    """The page of what was heard."""
    said = plural(
        "{count} thing was named that people love, fear, dream of, need or can give.",
        "{count} things were named that people love, fear, dream of, need or can give.",
        figures.statements,
    )
    title = findings.heard_title(figures, setter.name)
    opener = blocks.opener(setter, kicker, title, said, "heard", "statements")
    if not figures.statements:
        return opener
    return [
        *opener,
        *_kinds(setter, figures),
        *_ranked(setter, figures),
        *_quotes(setter, figures),
        *_trends(setter, figures),
    ]


def _kinds(setter: Setter, figures: Statistics) -> list[Flowable]:
    parts = kinds_present(figures)
    if not parts:
        return []
    total = sum(count for _, count in parts)
    note = plural(
        "{count} statement, each of one kind, in the resident’s words or the organiser’s.",
        "{count} statements, each of one kind, in the resident’s words or the organiser’s.",
        total,
    )
    bar = KindBar(parts)
    return [bar, gap(2), setter.text(note, theme.NOTE, "statements"), gap(9)]


def _ranked(setter: Setter, figures: Statistics) -> list[Flowable]:
    loves, concerns = figures.loves, figures.concerns
    if not loves and not concerns:
        return [setter.text(tr("No statement has a theme yet."), theme.BODY), gap(8)]
    most = max(ranked.statements for ranked in (*loves[:SHOWN], *concerns[:SHOWN])) or 1
    before = bool(figures.wave_before)
    left = _side(setter, StatementKind.LOVE, tr("Top loves"), "loves", loves, most, before)
    right = _side(
        setter, StatementKind.CONCERN, tr("Top concerns"), "concerns", concerns, most, before
    )
    lists = blocks.together(blocks.halves(left, right))
    return [lists, gap(3), setter.text(_ranks_note(setter, figures), theme.NOTE), gap(8)]


def _side(
    setter: Setter,
    kind: StatementKind,
    title: str,
    key: str,
    ranked: Sequence[RankedTheme],
    most: int,
    has_before: bool,
) -> list[Flowable]:
    head = RankedHead(kind, title, setter.evidence.row(key).identifier)
    if not ranked:
        return [head, gap(2), setter.text(tr("None has been named yet."), theme.COLUMN)]
    return [head, *list_of(setter, ranked, kind, most, has_before)]


def _ranks_note(setter: Setter, figures: Statistics) -> str:
    now = setter.name(figures.wave) or tr("these days")
    if not figures.wave_before:
        return tr(
            "Large: rank in {wave}. There is no wave before to compare with; a statement "
            "with several themes counts for each.",
            wave=now,
        )
    return tr(
        "Large: rank in {wave}. [In brackets]: rank in the wave before, {before}. A statement "
        "with several themes counts for each.",
        wave=now,
        before=setter.name(figures.wave_before),
    )


def _quotes(setter: Setter, figures: Statistics) -> list[Flowable]:
    quotes = chosen(setter, figures.quotes, _MOST_QUOTES)
    if not quotes:
        return []
    rows: list[Flowable] = []
    for start in range(0, len(quotes), 3):
        cells = [blocks.kind_quote(setter, quote) for quote in quotes[start : start + 3]]
        rows += [blocks.together(blocks.thirds(cells)), gap(6)]
    note = plural(
        "{count} quote carries its own permission to publish; what stands here is in the "
        "speakers’ exact words.",
        "{count} quotes carry their own permission to publish; what stands here is in the "
        "speakers’ exact words.",
        figures.quotes_permitted,
    )
    return [
        blocks.together(blocks.Rule(), gap(4), rows[0]),
        *rows[1:],
        setter.text(note, theme.NOTE, "quotes"),
    ]


def chosen(setter: Setter, figures: Iterable[QuoteFigure], most: int) -> list[Quote]:
    """Permitted quotes: one of each kind first, short ones before long, in the given order."""
    quotes = [quote for quote in map(setter.quote, figures) if quote is not None]
    by_length = sorted(quotes, key=lambda quote: len(quote.words) > _SHORT_QUOTE)
    firsts: list[Quote] = []
    others: list[Quote] = []
    for quote in by_length:
        seen = any(quote.kind is first.kind for first in firsts)
        (others if seen else firsts).append(quote)
    return (firsts + others)[:most]


def _trends(setter: Setter, figures: Statistics) -> list[Flowable]:
    """The themes month by month, when there is more than one month to tell of."""
    shown = [trend for trend in figures.trends if len(trend.months) > 1]
    if not shown:
        return []
    from organiser_app.reports.charts.paper import FigureOnPaper  # noqa: PLC0415 (matplotlib)
    from organiser_app.reports.charts.trends import MOST_SERIES, trend_figure  # noqa: PLC0415

    named = [replace(trend, theme=setter.name(trend.theme)) for trend in shown]
    figure = trend_figure(
        named, wave_start=figures.wave_began, wave=setter.name(figures.wave), title=""
    )
    note = tr("Percent of each month’s listenings in which the theme was named.")
    block: list[Flowable] = [
        blocks.heading(setter, tr("Themes, month by month"), "trends"),
        setter.text(note, theme.NOTE),
        gap(2),
        FigureOnPaper(figure),
    ]
    if len(shown) > MOST_SERIES:
        left_out = plural(
            "{count} other theme is not drawn.",
            "{count} other themes are not drawn.",
            len(shown) - MOST_SERIES,
        )
        block.append(setter.text(left_out, theme.NOTE))
    return [gap(9), blocks.together(*block)]
