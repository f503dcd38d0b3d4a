"""The themes month by month, where there is more than one month to tell of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlab.platypus import Table

from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, theme
from organiser_app.reports.blocks import gap
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import Statistics, ThemeTrend
    from organiser_app.reports.setter import Setter

_HEIGHT = 260.0
_MOST_ROWS = 12


def has_months(figures: Statistics) -> bool:
    """Whether a line can be drawn."""
    return bool(_shown(figures))


def _shown(figures: Statistics) -> list[ThemeTrend]:
    return [trend for trend in figures.trends if len(trend.months) > 1]


def months(setter: Setter, figures: Statistics, kicker: str) -> list[Flowable]:
    """The page of the trend lines."""
    trends = [replace(trend, theme=setter.name(trend.theme)) for trend in _shown(figures)]
    standfirst = tr(
        "Percent of each month’s listenings in which the theme was named. Months of fewer than"
        " five listenings are left out."
    )
    return [
        *blocks.opener(
            setter, kicker, findings.months_title(trends), standfirst, "months", "trends"
        ),
        *_chart(setter, figures, trends),
        gap(6),
        _ends(setter, trends),
    ]


def _chart(setter: Setter, figures: Statistics, trends: list[ThemeTrend]) -> list[Flowable]:
    from organiser_app.reports.charts.paper import FigureOnPaper  # noqa: PLC0415 (matplotlib)
    from organiser_app.reports.charts.trends import MOST_SERIES, trend_figure  # noqa: PLC0415

    wave = setter.name(figures.wave)
    figure = trend_figure(trends, wave_start=figures.wave_began, wave=wave, height=_HEIGHT)
    if len(trends) <= MOST_SERIES:
        return [FigureOnPaper(figure)]
    left_out = plural(
        "{count} theme after the first five is not drawn.",
        "{count} themes after the first five are not drawn.",
        len(trends) - MOST_SERIES,
    )
    return [FigureOnPaper(figure), gap(2), setter.text(left_out, theme.NOTE)]


def _ends(setter: Setter, trends: list[ThemeTrend]) -> Flowable:
    """The lines in numbers: first and last month, least and most."""
    bold = theme.Type(theme.SANS_BOLD, 7.2, 9.6, theme.SOFT)
    heads = (tr("Theme"), tr("First month"), tr("Last month"), tr("Least"), tr("Most"))
    head = [setter.text(text, bold, alignment=2 if at else 0) for at, text in enumerate(heads)]
    rows = [_row(setter, trend) for trend in trends[:_MOST_ROWS]]
    table = Table([head, *rows], colWidths=[82 * MM, *[22 * MM] * 4], hAlign="LEFT")
    table.setStyle(blocks.ruled_style(first=1))
    return table


def _row(setter: Setter, trend: ThemeTrend) -> list[Flowable]:
    values = (trend.percent[0], trend.percent[-1], min(trend.percent), max(trend.percent))
    return [
        setter.text(trend.theme, theme.LABEL),
        *(setter.text(f"{value:.0f}%", theme.COLUMN, alignment=2) for value in values),
    ]
