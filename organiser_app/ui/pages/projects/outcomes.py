"""How the changes that a project seeks show: a small line for each, from its baseline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from organiser_app.domain.figures import IndicatorFigures
from organiser_app.language import plural, tr
from organiser_app.reports.phrases import reading
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.pages.days import month_words
from organiser_app.ui.painting import text
from organiser_app.ui.theme import Text
from organiser_app.ui.widgets import Card, Ink, hairline, label
from organiser_app.ui.widgets.painted import Painted

_HEIGHT = 60
_SPARK = (96, 32)
_VALUE = 76
_DOT = 3.5


class OutcomesCard(Card):
    """One line for each indicator; the baseline is an open circle, the latest a filled one."""

    def __init__(self) -> None:
        super().__init__(tr("Outcomes"))
        self.set_note(tr("○ baseline  ● latest  ┄ aim"))
        self.lines: list[OutcomeLine] = []

    def show_indicators(self, indicators: Sequence[IndicatorFigures]) -> None:
        """Show the indicators of a project."""
        emptied(self.body)
        self.lines = [OutcomeLine(indicator) for indicator in indicators]
        for number, line in enumerate(self.lines):
            if number:
                self.add(hairline())
            self.add(line)
        if not self.lines:
            nothing = label(tr("No change is measured yet."), ink=Ink.MUTED, wrap=True)
            nothing.setContentsMargins(16, 12, 16, 12)
            self.add(nothing)


class OutcomeLine(Painted):
    """An indicator: its title, where it began, its readings as a line, the latest and the aim."""

    def __init__(self, shown: IndicatorFigures) -> None:
        super().__init__(shown.indicator)
        self._shown = shown
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(shown.outcome)
        words = (self.latest(), self.aim(), self.began())
        self.setAccessibleDescription(", ".join(word for word in words if word))

    def wanted_size(self) -> QSize:
        """As wide as it is given."""
        return QSize(0, self.theme.metrics.px(_HEIGHT))

    def latest(self) -> str:
        """The latest reading with its unit."""
        readings = self._shown.readings
        return reading(readings[-1].value, self._shown.unit) if readings else ""

    def aim(self) -> str:
        """What is sought."""
        aim = self._shown.aim
        return tr("aim {value}", value=reading(aim, self._shown.unit)) if aim is not None else ""

    def began(self) -> str:
        """The baseline, and how many were asked last."""
        readings = self._shown.readings
        if not readings:
            return tr("not measured yet")
        first = reading(readings[0].value, self._shown.unit)
        began = tr("{value} in {month}", value=first, month=month_words(readings[0].on))
        asked = readings[-1].asked
        return f"{began}; {plural('{count} asked', '{count} asked', asked)}" if asked else began

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """From the right inwards: figures, line, words."""
        metrics, theme = self.theme.metrics, self.theme
        colours = theme.colours
        painter = QPainter(self)
        inside = QRectF(self.rect()).adjusted(metrics.gap, 0, -metrics.gap, 0)
        top = inside.center().y() - metrics.px(18)
        upper = QRectF(inside.x(), top, inside.width(), metrics.line(Text.BODY))
        lower = upper.translated(0, upper.height())
        lower.setHeight(metrics.line(Text.META))
        number = theme.font(Text.HEAD, 600, tabular=True)
        meta = theme.font(Text.META)
        text.line(painter, upper, self.latest(), number, colours.ink, align=text.RIGHT)
        text.line(painter, lower, self.aim(), meta, colours.muted, align=text.RIGHT)
        spark = self._spark_box(inside)
        for box in (upper, lower):
            box.setRight(spark.left() - metrics.half)
        text.line(painter, upper, self._shown.indicator, theme.font(Text.BODY, 500), colours.ink)
        text.line(painter, lower, self.began(), meta, colours.muted)
        self._paint_spark(painter, spark)
        painter.end()

    def _spark_box(self, inside: QRectF) -> QRectF:
        px = self.theme.metrics.px
        width, height = px(_SPARK[0]), px(_SPARK[1])
        right = inside.right() - px(_VALUE)
        return QRectF(right - width, inside.center().y() - height / 2, width, height)

    def _paint_spark(self, painter: QPainter, box: QRectF) -> None:
        points = spark_points(self._shown, box)
        colours = self.theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shown.aim is not None and points:
            level = aim_level(self._shown, box)
            painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawPolyline(points)
        for point, fill in ((points[:1], colours.surface), (points[1:][-1:], colours.accent)):
            painter.setBrush(QColor(fill))
            for centre in point:
                painter.drawEllipse(centre, _DOT, _DOT)


def spark_points(shown: IndicatorFigures, box: QRectF) -> list[QPointF]:
    """Where each reading lies in `box`: across by its day, up by its value."""
    days = [taken.on.toordinal() for taken in shown.readings]
    span = (days[-1] - days[0]) or 1 if days else 1
    return [
        QPointF(box.left() + box.width() * (day - days[0]) / span, _level(shown, taken.value, box))
        for day, taken in zip(days, shown.readings, strict=True)
    ]


def aim_level(shown: IndicatorFigures, box: QRectF) -> float:
    """The height of the aim in `box`."""
    return _level(shown, shown.aim or 0.0, box)


def _level(shown: IndicatorFigures, value: float, box: QRectF) -> float:
    """Between the least and the greatest of readings and aim; in the middle where all are one."""
    values = [taken.value for taken in shown.readings]
    values += [shown.aim] if shown.aim is not None else []
    least, most = min(values), max(values)
    if least == most:
        return box.center().y()
    return box.bottom() - box.height() * (value - least) / (most - least)
