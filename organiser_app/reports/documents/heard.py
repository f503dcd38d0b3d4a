"""What people love and what concerns them: the six kinds, the ranked themes, quotes and months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organiser_app.domain.values import StatementKind
from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, theme
from organiser_app.reports.blocks import gap
from organiser_app.reports.charts.kinds import KindBar
from organiser_app.reports.charts.ranked import SHOWN, RankedHead, Scale, list_of
from organiser_app.reports.documents.cover import cover_quote
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
    ]


def _kinds(setter: Setter, figures: Statistics) -> list[Flowable]:
    parts = kinds_present(figures)
    if not parts:
        return []
    total = sum(count for _, count in parts)
    note = plural(
        "{count} statement, in the resident’s words or the organiser’s.",
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
    scale = Scale(most, has_before=bool(figures.wave_before))
    mark_loves, mark_concerns = (
        setter.evidence.row(key).identifier for key in ("loves", "concerns")
    )
    left = RankedHead(StatementKind.LOVE, tr("Top loves"), mark_loves)
    right = RankedHead(StatementKind.CONCERN, tr("Top concerns"), mark_concerns)
    lists = blocks.halves(
        [left, *_rows(setter, loves, StatementKind.LOVE, scale)],
        [right, *_rows(setter, concerns, StatementKind.CONCERN, scale)],
    )
    note = setter.text(_ranks_note(setter, figures), theme.NOTE)
    return [blocks.together(lists), gap(3), note, gap(8)]


def _rows(
    setter: Setter, ranked: Sequence[RankedTheme], kind: StatementKind, scale: Scale
) -> list[Flowable]:
    if not ranked:
        return [gap(2), setter.text(tr("None has been named yet."), theme.COLUMN)]
    return list_of(setter, ranked, kind, scale)


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
    """Up to three quotes under the lists, and up to three more after them."""
    on_cover = cover_quote(setter, figures)
    others = [figure for figure in figures.quotes if figure != on_cover]
    quotes = chosen(setter, others or figures.quotes, _MOST_QUOTES)
    if not quotes:
        return []
    rows = quote_rows(setter, quotes)
    note = plural(
        "{count} quote carries its own permission to publish; what stands here is in the "
        "speakers’ exact words.",
        "{count} quotes carry their own permission to publish; what stands here is in the "
        "speakers’ exact words.",
        figures.quotes_permitted,
    )
    head = [blocks.Rule(), gap(3), setter.text(note, theme.NOTE, "quotes"), gap(4)]
    return [
        blocks.together(*head, rows[0]),
        *(blocks.IfRoom(gap(5), row) for row in rows[1:]),
    ]


def quote_rows(setter: Setter, quotes: Sequence[Quote]) -> list[Flowable]:
    """Quotes in rows of three."""
    return [
        blocks.thirds([blocks.kind_quote(setter, quote) for quote in quotes[start : start + 3]])
        for start in range(0, len(quotes), 3)
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
