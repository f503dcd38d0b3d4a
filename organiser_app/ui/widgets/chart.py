"""A chart on the screen: the same figure as in the report, drawn off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FigureMaker = Callable[[float, float], "Figure"]
"""Makes a figure of a width and a height in points (1/72 inch)."""

_POINTS_AN_INCH = 72
_PIXELS_A_POINT = 1.55
"""Figures are built for print; on a screen their smallest text has to be near 12 pixels high."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn figure: rows of 4 bytes a pixel, red, green, blue, alpha."""

    width: int
    height: int
    pixels: bytes


def draw(make: FigureMaker, width: int, height: int, density: float) -> Drawing:
    """Draw a figure `width` by `height` device-independent pixels; slow, and needs no window."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - slow to import

    figure = make(width / _PIXELS_A_POINT, height / _PIXELS_A_POINT)
    figure.set_dpi(_POINTS_AN_INCH * _PIXELS_A_POINT * density)
    canvas: Any = FigureCanvasAgg(figure)  # untyped in matplotlib
    canvas.draw()
    drawn_width, drawn_height = canvas.get_width_height()
    return Drawing(drawn_width, drawn_height, bytes(canvas.buffer_rgba()))


class ChartView(QWidget):
    """Shows one drawing; `wanted(width, height, density)` asks for it whenever it must be drawn."""

    wanted = Signal(int, int, float)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image: QImage | None = None

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
        self._image = image.copy()
        self.setAccessibleDescription(in_words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The drawing, if there is one yet."""
        if self._image is not None:
            painter = QPainter(self)
            painter.drawImage(QRectF(self.rect()), self._image)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Another size is another drawing."""
        super().resizeEvent(event)
        self.ask()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Another theme is another drawing."""
        if event.type() == QEvent.Type.PaletteChange:
            self.ask()
        super().changeEvent(event)
