"""How weeks and rounds differ: the chart with its limits, and the sentence that reads it."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.reports.variation import (
    Measure,
    Series,
    Unit,
    in_words,
    measure_word,
    point_words,
    series,
)
from organiser_app.store.queries.spans import EVERYTHING, Span
from organiser_app.store.queries.variation import Tally, tallies_by_round, tallies_by_week
from organiser_app.store.queries.waves import WaveDetail
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.pages.waves.charting import Charted, FigureIn
from organiser_app.ui.pages.waves.narrow import give_way
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Card, label
from organiser_app.ui.widgets.chart import Mark

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from organiser_app.reports.charts.trends import TrendColours

_CHART_HEIGHT = 210
_YEAR = timedelta(days=364)
_WEEK = timedelta(days=6)


class Over(StrEnum):
    """Over which days the weeks and rounds are looked at."""

    WAVE = "wave"
    YEAR = "year"


class VariationCard(Card):
    """One process, week by week or round by round; who was out is not asked.

    `opened` is sent with the days of a point whose statements are wanted.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Variation"), tr("what is noise, and what is a signal"), padded=True)
        self._desk = desk
        self._wave: WaveDetail | None = None
        self._shown: Series | None = None
        self.body.setSpacing(current().metrics.half)
        self.measure = ChoiceField(tr("What"), {each: measure_word(each) for each in Measure})
        self.unit = ChoiceField(tr("By"), {Unit.WEEK: tr("week"), Unit.ROUND: tr("round")})
        self.over = ChoiceField(tr("Over"), {Over.WAVE: tr("wave"), Over.YEAR: tr("a year")})
        row = QHBoxLayout()
        row.setSpacing(current().metrics.half)
        for field, stretch in ((self.measure, 4), (self.unit, 2), (self.over, 3)):
            field.edited.connect(self._look)
            give_way(field.combo)
            row.addWidget(field, stretch)
        self.chart = Charted(desk, tr("Variation"), "variation", _CHART_HEIGHT, self._told)
        self.chart.opened.connect(lambda _series, place: self._open(place))
        self.sentence = label("", wrap=True)
        self.body.addLayout(row)
        self.add(self.chart)
        self.add(self.sentence)

    def show_wave(self, wave: WaveDetail) -> None:
        """Look at the weeks or rounds of a wave."""
        self._wave = wave
        self._look()

    def _look(self) -> None:
        wave, unit, today = self._wave, self.unit.choice(), self._desk.today
        if wave is None:
            return
        whole_wave = self.over.choice() is Over.WAVE
        period = wave.so_far(today) if whole_wave else Period(today - _YEAR, today)
        span = Span(wave_id=wave.id) if whole_wave else EVERYTHING
        patch_id = wave.patch_id if whole_wave else None
        self._desk.read_latest(
            "variation",
            lambda connection: (
                tallies_by_round(connection, period, today, patch_id)
                if unit is Unit.ROUND
                else tallies_by_week(connection, period, span, patch_id)
            ),
            self._show,
            owner=self,
        )

    def _show(self, tallies: tuple[Tally, ...]) -> None:
        measure, unit = self.measure.choice(), self.unit.choice()
        shown = series(tallies, measure or Measure.LISTENINGS, unit or Unit.WEEK)
        self._shown = shown
        self.sentence.setText(in_words(shown))
        self.chart.show_figure(_figure(shown), self.sentence.text())
        self.chart.setVisible(bool(shown.days))

    def _open(self, place: int) -> None:
        if self._shown is not None:
            first = self._shown.days[place]
            last = first + _WEEK if self._shown.unit is Unit.WEEK else first
            self.opened.emit(Period(first, last))

    def _told(self, mark: Mark) -> str:
        return point_words(self._shown, mark.place) if self._shown else ""


def _figure(shown: Series) -> FigureIn:
    def make(colours: TrendColours, width: float, height: float) -> Figure:
        from organiser_app.reports.charts.variation import variation_figure  # noqa: PLC0415 - slow

        return variation_figure(shown, colours=colours, width=width, height=height)

    return make
