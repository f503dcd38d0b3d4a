"""The progress of a wave: its counts against their targets, and its way there week by week."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.waves import WaveProgress
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.waves.charting import Charted, FigureIn
from organiser_app.ui.pages.waves.words import pace_words, projection, steady
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Bar, Card, Ink, label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from organiser_app.reports.charts.trends import TrendColours

_CHART_HEIGHT = 150


class PaceBar(Bar):
    """A bar to a target, with an upright where a steady pace would be."""

    def __init__(self, name: str) -> None:
        super().__init__(name, size=(0, 10))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pace: float | None = None

    def set_pace(self, share: float | None) -> None:
        """Where the upright stands; None for nowhere."""
        self._pace = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The bar, then the upright."""
        super().paintEvent(event)
        if self._pace is None:
            return
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self.theme.colours.ink), 2))
        box = QRectF(self.rect())
        place = min(max(self._pace * box.width(), 1.0), box.width() - 1)
        painter.drawLine(round(place), 0, round(place), round(box.height()))
        painter.end()


class CountLine(QWidget):
    """One count: its word, the number, and where there is a target the bar to it."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self._number = label("", strong=True)
        self._pace = label("", Text.META, Ink.MUTED)
        self.bar = PaceBar(word)
        top = QHBoxLayout()
        top.setSpacing(current().metrics.half)
        top.addWidget(label(word))
        top.addStretch(1)
        top.addWidget(self._pace)
        top.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.quarter)
        column.addLayout(top)
        column.addWidget(self.bar)
        self.bar.hide()

    def show_count(self, count: int, target: int | None, pace: int | None) -> None:
        """Show a count, with the bar to its target where it has one."""
        self._number.setText(
            f"{count:,}"
            if target is None
            else tr("{count} of {target}", count=f"{count:,}", target=f"{target:,}")
        )
        self._pace.setText("" if pace is None else tr("steady pace {count}", count=f"{pace:,}"))
        self.bar.setVisible(target is not None)
        self.bar.set_share(count / target if target else 0.0)
        self.bar.set_pace(pace / target if target and pace is not None else None)
        self.setAccessibleName(f"{self._word} {self.said()}")
        self.bar.setAccessibleDescription(self.said())

    def said(self) -> str:
        """The count in words."""
        return f"{self._number.text()} {self._pace.text()}".strip()


class ProgressCard(Card):
    """What a wave brought so far: five different counts, and the way of the listenings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Progress"), padded=True)
        self._desk = desk
        self.body.setSpacing(current().metrics.half)
        self.pace = label("", wrap=True)
        self.chart = Charted(
            desk, tr("Listenings by week, beside a steady pace"), "progress", _CHART_HEIGHT
        )
        self.listenings = CountLine(tr("Listenings"))
        self.doors = CountLine(tr("Doors tried"))
        self.attempts = CountLine(tr("Attempts"))
        self.residents = CountLine(tr("Residents heard"))
        self.statements = CountLine(tr("Statements"))
        self.add(self.pace)
        for line in (
            self.listenings, self.doors, self.residents, self.attempts, self.statements,
        ):  # fmt: skip
            self.add(line)
        self.add(self.chart)

    def show_progress(self, progress: WaveProgress, today: date) -> None:
        """Show another wave, or the same with more in it."""
        wave, counts = progress.wave, progress.counts
        self.pace.setText(pace_words(progress, today))
        for line, count, target in (
            (self.listenings, counts.listenings, wave.target_listenings),
            (self.doors, counts.doors, wave.target_doors),
            (self.attempts, counts.attempts, None),
            (self.residents, counts.residents, wave.target_residents),
            (self.statements, counts.statements, None),
        ):
            line.show_count(count, target, steady(target, wave, today))
        self.chart.show_figure(_figure(progress, today), self.pace.text())


def _figure(progress: WaveProgress, today: date) -> FigureIn:
    wave, ahead = progress.wave, projection(progress, today)

    def make(colours: TrendColours, width: float, height: float) -> Figure:
        from organiser_app.reports.charts.progress import Climb, progress_figure  # noqa: PLC0415 - slow

        climb = Climb(
            wave.begins_on,
            wave.ends_on,
            today,
            tuple(week.on for week in progress.weeks),
            tuple(week.listenings for week in progress.weeks),
            wave.target_listenings,
            ahead,
        )
        return progress_figure(climb, colours=colours, width=width, height=height)

    return make
