"""How the changes that a project seeks show: a small line for each, from its baseline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from organiser_app.domain.figures import IndicatorFigures
from organiser_app.domain.rules.calendar_words import long_month
from organiser_app.language import plural, tr
from organiser_app.reports.phrases import reading
from organiser_app.ui.days import month_words
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.painting import text
from organiser_app.ui.theme import Text
from organiser_app.ui.widgets import Card, Ink, hairline, label
from organiser_app.ui.widgets.painted import Painted

_HEIGHT = 76
_SPARK = (84, 36)
_SPARK_SHARE = 0.24
_VALUE = 64
_DOT = 3.5
_TITLE_LINES = 2


class OutcomesCard(Card):
    """One line for each indicator; the baseline is an open circle, the latest a filled one."""

    def __init__(self) -> None:
        super().__init__(tr("Outcomes"))
        self.set_note(tr("○ baseline  ● latest  ┄ aim"))
        self.lines: list[OutcomeLine] = []

    def show_indicators(self, indicators: Sequence[IndicatorFigures], today: date) -> None:
        """Show the indicators of a project."""
        emptied(self.body)
        self.lines = [OutcomeLine(indicator, today) for indicator in indicators]
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

    def __init__(self, shown: IndicatorFigures, today: date) -> None:
        super().__init__(shown.indicator)
        self._shown, self._today = shown, today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(shown.outcome)
        words = (self.latest(), shown.unit, self.aim(), self.began())
        self.setAccessibleDescription(", ".join(word for word in words if word))

    def wanted_size(self) -> QSize:
        """As wide as it is given."""
        return QSize(0, self.theme.metrics.px(_HEIGHT))

    def latest(self) -> str:
        """The latest reading; a unit that is a word stands with the baseline."""
        readings = self._shown.readings
        return self._short(readings[-1].value) if readings else ""

    def aim(self) -> str:
        """What is sought."""
        aim = self._shown.aim
        return tr("aim {value}", value=self._short(aim)) if aim is not None else ""

    def began(self) -> str:
        """The baseline, and how many were asked last."""
        readings = self._shown.readings
        if not readings:
            return tr("not measured yet")
        first = reading(readings[0].value, self._shown.unit)
        began = tr("{value} in {month}", value=first, month=self._month(readings[0].on))
        asked = readings[-1].asked
        return f"{began}; {plural('{count} asked', '{count} asked', asked)}" if asked else began

    def _short(self, value: float) -> str:
        return reading(value, self._shown.unit if self._shown.unit == "%" else "")

    def _month(self, day: date) -> str:
        return long_month(day) if day.year == self._today.year else month_words(day)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """From the right inwards: figures, line, words."""
        painter = QPainter(self)
        gap = self.theme.metrics.gap
        inside = QRectF(self.rect()).adjusted(gap, 0, -gap, 0)
        spark = self._spark_box(inside)
        self._paint_figures(painter, inside)
        self._paint_spark(painter, spark)
        inside.setRight(spark.left() - self.theme.metrics.px(12))
        self._paint_words(painter, inside)
        painter.end()

    def _paint_figures(self, painter: QPainter, inside: QRectF) -> None:
        """The latest above the aim, at the right."""
        theme, line = self.theme, self.theme.metrics.line
        top = inside.center().y() - (line(Text.BODY) + line(Text.META)) / 2
        upper = QRectF(inside.x(), top, inside.width(), line(Text.BODY))
        lower = QRectF(inside.x(), upper.bottom(), inside.width(), line(Text.META))
        number = theme.font(Text.HEAD, 600, tabular=True)
        ink, quiet = theme.colours.ink, theme.colours.muted
        text.line(painter, upper, self.latest(), number, ink, align=text.RIGHT)
        text.line(painter, lower, self.aim(), theme.font(Text.META), quiet, align=text.RIGHT)

    def _paint_words(self, painter: QPainter, inside: QRectF) -> None:
        """The title, in two lines if it must be, and where it began, at the left."""
        theme, line = self.theme, self.theme.metrics.line
        title, width = theme.font(Text.BODY, 500), int(inside.width())
        lines = len(text.wrapped(self._shown.indicator, title, width, _TITLE_LINES))
        height = lines * line(Text.BODY)
        inside.setTop(inside.center().y() - (height + line(Text.META)) / 2)
        text.paragraph(
            painter,
            inside,
            self._shown.indicator,
            title,
            theme.colours.ink,
            line_height=line(Text.BODY),
            most=_TITLE_LINES,
        )
        under = QRectF(inside.x(), inside.y() + height, inside.width(), line(Text.META))
        text.line(painter, under, self.began(), theme.font(Text.META), theme.colours.muted)

    def _spark_box(self, inside: QRectF) -> QRectF:
        px = self.theme.metrics.px
        width = min(px(_SPARK[0]), inside.width() * _SPARK_SHARE)
        height = px(_SPARK[1])
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
