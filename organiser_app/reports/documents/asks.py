"""What we asked for, and what came of it: each ask as it stood last time and stands this time.

The map of power and interest is no part of it: it says who is against, which is the organiser's
judgement, and a report goes to those who are on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Table

from organiser_app.domain.relationship_values import AskState
from organiser_app.domain.rules.asking import state_word
from organiser_app.language import plural, tr
from organiser_app.reports import blocks, phrases, theme
from organiser_app.reports.asset_evidence import STATES
from organiser_app.reports.blocks import gap
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from organiser_app.domain.asset_figures import AskFigure
    from organiser_app.domain.figures import Statistics
    from organiser_app.reports.setter import Setter

_MOST_ASKS, _WHAT_LIMIT, _TOLD_LIMIT = 24, 160, 320
_WIDTHS = (62 * MM, 88 * MM, 20 * MM)


def has_asks(figures: Statistics) -> bool:
    """Whether anything was asked."""
    return bool(figures.asks.asks)


def asks(setter: Setter, figures: Statistics, kicker: str) -> list[Flowable]:
    """The page of asks."""
    standfirst = tr(
        "What residents asked of those who can decide. Last time is the day before these days, "
        "this time their last."
    )
    opener = blocks.opener(setter, kicker, _title(figures), standfirst, "asks", "asks")
    return [*opener, _standing(setter, figures), gap(6), *_table(setter, figures), gap(8)]


def _title(figures: Statistics) -> str:
    """The plainest finding: how many are won, else how many were asked."""
    won = figures.asks.standing(AskState.WON)
    count = len(figures.asks.asks)
    if won:
        of_all = plural("{count} ask", "{count} asks", count)
        return plural(
            "Of {of_all}, {count} is won", "Of {of_all}, {count} are won", won, of_all=of_all
        )
    return plural("{count} ask was made of those who decide", "{count} asks were made", count)


def _standing(setter: Setter, figures: Statistics) -> Flowable:
    """How many stand in which state, in one line."""
    told = (
        f"{phrases.number(figures.asks.standing(state))} {state_word(state)}" for state in STATES
    )
    return setter.text(" · ".join(told), theme.LABEL, "asks_stood")


def _table(setter: Setter, figures: Statistics) -> list[Flowable]:
    shown = sorted(figures.asks.asks, key=lambda ask: (STATES.index(ask.now), ask.asked_on))
    heads = (tr("asked, and of whom"), tr("last time, this time"), tr("stands"))
    head = [setter.text(text, theme.NOTE) for text in heads]
    rows = [head, *(_row(setter, ask) for ask in shown[:_MOST_ASKS])]
    table = Table(rows, colWidths=_WIDTHS, hAlign="LEFT", repeatRows=1)
    table.setStyle(blocks.ruled_style(first=1, padding=5))
    if len(shown) <= _MOST_ASKS:
        return [table]
    more = plural("{count} other ask", "{count} other asks", len(shown) - _MOST_ASKS)
    return [table, gap(2), setter.text(more, theme.NOTE)]


def _row(setter: Setter, ask: AskFigure) -> list[object]:
    asked = [
        setter.text(setter.short(ask.what, _WHAT_LIMIT), theme.LABEL, rightIndent=10),
        setter.text(setter.name(ask.partner), theme.NOTE),
    ]
    told = setter.text(setter.short(ask.told, _TOLD_LIMIT), theme.COLUMN, rightIndent=8)
    return [asked, told, setter.text(state_word(ask.now), theme.LABEL)]
