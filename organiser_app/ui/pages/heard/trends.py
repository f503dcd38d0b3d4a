"""The way of the themes, month by month, as a card with the report's own chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from organiser_app.domain.figures import Period, ThemeTrend
from organiser_app.language import tr
from organiser_app.store.queries.heard import WaveRow
from organiser_app.store.queries.trends import theme_trends
from organiser_app.ui.days import month_words
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.charting import Chart
from organiser_app.ui.pages.heard.view import Asked, HeardView
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Card
from organiser_app.ui.widgets.chart import ChartView, Drawing, FigureMaker, Mark, draw

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LONGEST_MONTH = 31


class TrendsCard(Card):
    """How often the leading themes were named; the chart is drawn beside the window's work.

    Every month of a line opens what was said of the theme in it: `narrowed(parts)`.
    """

    narrowed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Themes"), tr("% of listenings, by month"), padded=True)
        self._desk = desk
        self.trends: Sequence[ThemeTrend] = ()
        self._wave: WaveRow | None = None
        self.chart = ChartView(tr("Themes, percent of listenings by month"), self._told)
        self.chart.wanted.connect(self._draw)
        self.chart.opened.connect(self._open)
        self.add(self.chart, 1)

    def ask(self, asked: Asked) -> None:
        """Read the trends of the whole time, at the place and of the organiser asked for."""
        span = replace(asked.wanted.span, wave_id=None, period=None)
        self._wave = asked.wave
        self._desk.read(lambda connection: theme_trends(connection, span), self._take, owner=self)

    def figure_for_paper(self) -> Figure:
        """The same chart, in the colours of the report."""
        from organiser_app.reports.charts.trends import TrendColours, trend_figure  # noqa: PLC0415
        from organiser_app.reports.theme import PAPER  # noqa: PLC0415

        begins, name = _upright(self._wave)
        return trend_figure(
            self.trends,
            colours=TrendColours(ground=PAPER),
            wave_start=begins,
            wave=name,
            title=tr("Themes, % of listenings, by month"),
        )

    def _take(self, trends: Sequence[ThemeTrend]) -> None:
        self.trends = trends
        self.chart.ask()

    def _draw(self, width: int, height: int, density: float) -> None:
        make = _figure_maker(self.trends, self._wave)
        self._desk.beside(
            f"trends {id(self)}",
            lambda: draw(make, width, height, density),
            self._show,
            owner=self.chart,
        )

    def _show(self, drawing: Drawing) -> None:
        self.chart.show_drawing(drawing, _in_words(self.trends))

    def _at(self, series: str, place: int) -> tuple[ThemeTrend, date]:
        trend = self.trends[int(series)]
        return trend, trend.months[place]

    def _told(self, mark: Mark) -> str:
        trend, month = self._at(mark.series, mark.place)
        percent = f"{trend.percent[mark.place]:.0f}"
        return tr(
            "{theme}, {month}: {percent}% of listenings",
            theme=trend.theme,
            month=month_words(month),
            percent=percent,
        )

    def _open(self, series: str, place: int) -> None:
        trend, month = self._at(series, place)
        self.narrowed.emit({"theme": trend.theme, "period": _whole_month(month), "wave_id": None})


class TrendsView(HeardView):
    """The trends, as wide as the page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Over time"), desk)
        self.card = TrendsCard(desk)
        self.card.narrowed.connect(self.narrowed)
        self.row.addWidget(self.card)

    def read(self, asked: Asked) -> None:
        """Let the card read."""
        self.card.ask(asked)

    def chart(self) -> Chart | None:
        """The lines, and their percentages month by month."""
        trends = self.card.trends
        if not trends:
            return None
        head = (tr("Month"), *(trend.theme for trend in trends))
        months = (
            (month_words(month), *(f"{trend.percent[place]:.1f}" for trend in trends))
            for place, month in enumerate(trends[0].months)
        )
        return Chart(tr("Themes over time"), self.card.figure_for_paper, (head, *months))


def _whole_month(first: date) -> Period:
    after = (first + timedelta(days=_LONGEST_MONTH)).replace(day=1)
    return Period(first, after - timedelta(days=1))


def _upright(wave: WaveRow | None) -> tuple[date | None, str]:
    return (wave.begins_on, wave.name) if wave else (None, "")


def _figure_maker(trends: Sequence[ThemeTrend], wave: WaveRow | None) -> FigureMaker:
    from organiser_app.reports.charts.trends import TrendColours, trend_figure  # noqa: PLC0415 - slow

    roles = current().colours
    colours = TrendColours(
        accent=roles.accent,
        inks=(roles.ink, roles.muted, roles.muted),
        text=roles.muted,
        hairline=roles.hairline,
    )
    begins, name = _upright(wave)
    return lambda width, height: trend_figure(
        trends, colours=colours, wave_start=begins, wave=name, width=width, height=height
    )


def _in_words(trends: Sequence[ThemeTrend]) -> str:
    latest = [(trend.theme, trend.percent[-1]) for trend in trends if trend.percent]
    return ", ".join(f"{theme} {percent:.0f}%" for theme, percent in latest)
