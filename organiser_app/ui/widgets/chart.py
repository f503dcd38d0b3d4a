"""A chart on the screen: the same figure as in the report, drawn off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser_app.ui.theme import current

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FigureMaker = Callable[[float, float], "Figure"]
"""Makes a figure of a width and a height in points (1/72 inch)."""

_POINTS_AN_INCH = 72
_PIXELS_A_POINT = 1.55
"""Figures are built for print; on a screen their smallest text has to be near 12 pixels high."""
_REACH = 14
"""How many pixels from a mark a click may be."""
_PLAIN = Qt.KeyboardModifier.NoModifier
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Places along a line, and lines."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a line that opens its records; `x` and `y` are pixels from the upper left.

    `series` is the line's `gid`, and `place` counts the points along it from nought.
    """

    series: str
    place: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn figure: rows of 4 bytes a pixel, red, green, blue, alpha, and the marks on it."""

    width: int
    height: int
    pixels: bytes
    marks: tuple[Mark, ...] = ()


def draw(make: FigureMaker, width: int, height: int, density: float) -> Drawing:
    """Draw a figure `width` by `height` device-independent pixels; slow, and needs no window."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - slow to import

    figure = make(width / _PIXELS_A_POINT, height / _PIXELS_A_POINT)
    figure.set_dpi(_POINTS_AN_INCH * _PIXELS_A_POINT * density)
    canvas: Any = FigureCanvasAgg(figure)  # untyped in matplotlib
    canvas.draw()
    drawn_width, drawn_height = canvas.get_width_height()
    marks = tuple(_marks_of(figure, drawn_height, density))
    return Drawing(drawn_width, drawn_height, bytes(canvas.buffer_rgba()), marks)


def _marks_of(figure: Figure, height: int, density: float) -> Iterator[Mark]:
    """The points of the lines that have a `gid`."""
    for axes in figure.axes:
        for line in axes.lines:
            series = line.get_gid()
            if series is not None:
                points = axes.transData.transform(line.get_xydata())
                for place, (x, y) in enumerate(points):
                    yield Mark(series, place, x / density, (height - y) / density)


class ChartView(QWidget):
    """Shows one drawing; `wanted(width, height, density)` asks for it whenever it must be drawn.

    Where the drawing has marks, arrows walk through them, and Enter or a click opens one:
    `opened(series, place)`. `told` says in words what a mark shows.
    """

    wanted = Signal(int, int, float)
    opened = Signal(str, int)

    def __init__(self, name: str, told: Callable[[Mark], str] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image: QImage | None = None
        self._marks: tuple[Mark, ...] = ()
        self._told, self._in_words = told, ""
        self.mark: Mark | None = None
        self._outdated = False

    def ask(self) -> None:
        """Ask for a drawing of the present size."""
        if self.width() > 1 and self.height() > 1:
            self.wanted.emit(self.width(), self.height(), self.devicePixelRatioF())

    def show_drawing(self, drawing: Drawing, in_words: str) -> None:
        """Show a drawing, and say what it shows to those who do not see it."""
        stride = drawing.width * 4
        image = QImage(
            drawing.pixels, drawing.width, drawing.height, stride, QImage.Format.Format_RGBA8888
        )
        self._image, self._in_words = image.copy(), in_words
        self._marks = drawing.marks if self._told else ()
        policy = Qt.FocusPolicy.StrongFocus if self._marks else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self._take(None)

    def _take(self, mark: Mark | None) -> None:
        """Have a mark in hand, or none."""
        self.mark = mark
        words = self._told(mark) if mark and self._told else self._in_words
        self.setAccessibleDescription(words)
        self.setToolTip(words if mark else "")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Left and right along a line, up and down between lines, Enter opens."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._marks:
            self._take(self._beside(*step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.mark:
            self.opened.emit(self.mark.series, self.mark.place)
        else:
            super().keyPressEvent(event)

    def _beside(self, along: int, across: int) -> Mark:
        """The mark next to the one in hand; at an edge, that one; at first, the latest."""
        by_place = {(mark.series, mark.place): mark for mark in self._marks}
        series = list(dict.fromkeys(mark.series for mark in self._marks))
        here = self.mark
        if here is None:
            return max((m for m in self._marks if m.series == series[0]), key=lambda m: m.place)
        other = min(max(series.index(here.series) + across, 0), len(series) - 1)
        return by_place.get((series[other], here.place + along), here)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A click on a mark, or near one, opens it."""
        spot = event.position()
        near = [m for m in self._marks if hypot(m.x - spot.x(), m.y - spot.y()) <= _REACH]
        if near:
            self._take(min(near, key=lambda m: hypot(m.x - spot.x(), m.y - spot.y())))
            self.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, _PLAIN))
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The drawing, if there is one yet, and a ring around the mark in hand."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.drawImage(self._place_of(self._image), self._image)
        if self.mark is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current().colours.accent), 2))
            painter.drawEllipse(QPointF(self.mark.x, self.mark.y), 6, 6)
        painter.end()

    def _place_of(self, image: QImage) -> QRectF:
        """Where a drawing stands: one of another size is not stretched while the next is made."""
        size = QSizeF(image.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(QPointF(0, 0), size)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Another size is another drawing."""
        super().resizeEvent(event)
        self.ask()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Another theme is another drawing, once it is seen."""
        if event.type() == QEvent.Type.PaletteChange:
            self._outdated = not self.isVisible()
            if not self._outdated:
                self.ask()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Be drawn in the theme of now."""
        super().showEvent(event)
        if self._outdated:
            self._outdated = False
            self.ask()
