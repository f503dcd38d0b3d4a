"""The way of the themes, month by month, as a card with the report's own chart."""

from __future__ import annotations

from collections.abc import Sequence

from organiser_app.domain.figures import ThemeTrend
from organiser_app.language import tr
from organiser_app.store.queries.heard import WaveRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Card
from organiser_app.ui.widgets.chart import ChartView, Drawing, FigureMaker, draw


class TrendsCard(Card):
    """How often the leading themes were named; the chart is drawn beside the window's work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Themes"), tr("% of listenings, by month"), padded=True)
        self._desk = desk
        self._trends: Sequence[ThemeTrend] = ()
        self._wave: WaveRow | None = None
        self.chart = ChartView(tr("Themes, percent of listenings by month"))
        self.chart.wanted.connect(self._draw)
        self.add(self.chart, 1)

    def show_trends(self, trends: Sequence[ThemeTrend], wave: WaveRow | None) -> None:
        """Show other trends, with an upright where `wave` began."""
        self._trends, self._wave = trends, wave
        self.chart.ask()

    def _draw(self, width: int, height: int, density: float) -> None:
        make = _figure_maker(self._trends, self._wave)
        self._desk.beside(
            "trends",
            lambda: draw(make, width, height, density),
            self._show,
            owner=self.chart,
        )

    def _show(self, drawing: Drawing) -> None:
        self.chart.show_drawing(drawing, _in_words(self._trends))


def _figure_maker(trends: Sequence[ThemeTrend], wave: WaveRow | None) -> FigureMaker:
    from organiser_app.reports.charts.trends import TrendColours, trend_figure  # noqa: PLC0415 - slow

    roles = current().colours
    colours = TrendColours(
        accent=roles.accent,
        inks=(roles.ink, roles.muted, roles.muted),
        text=roles.muted,
        hairline=roles.hairline,
    )
    begins, name = (wave.begins_on, wave.name) if wave else (None, "")
    return lambda width, height: trend_figure(
        trends, colours=colours, wave_start=begins, wave=name, width=width, height=height
    )


def _in_words(trends: Sequence[ThemeTrend]) -> str:
    latest = [(trend.theme, trend.percent[-1]) for trend in trends if trend.percent]
    return ", ".join(f"{theme} {percent:.0f}%" for theme, percent in latest)
