"""The image of the map: drawn roughly at once, then finely, piece by piece while nothing else is.

A town has thousands of ties, and to draw them all finely takes longer than a tenth of a second:
so that it never keeps the window waiting, it is done in pieces between two turns of its loop.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from organiser_app.ui.pages.web.drawing import Piece, Strokes, View
from organiser_app.ui.pages.web.labels import Labelling, paint_labels
from organiser_app.ui.pages.web.picture import Picture
from organiser_app.ui.theme import Theme, current

_SMALL = 600
"""Up to how many ties a picture is drawn finely at once."""
_STILL_AFTER = 90
"""How many milliseconds after the last move the map is drawn finely again."""


class Canvas(QObject):
    """Keeps an image of a picture; `ready` says that a finer one took its place."""

    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._picture, self._named = Picture(), True
        self._size, self._density = QSize(), 1.0
        self._drawn: tuple[View, QPixmap] | None = None
        self._wanted = View()
        self._finer: QPixmap | None = None
        self._pieces: Iterator[Piece] = iter(())
        self._still = _timer(self, _STILL_AFTER, self._begin)
        self._next = _timer(self, 0, self._go_on)

    def show_picture(self, picture: Picture, *, named: bool = True) -> None:
        """Forget what was drawn; names are left to somebody else unless it is `named`."""
        self._picture, self._drawn, self._named = picture, None, named

    def resize(self, size: QSize, density: float) -> None:
        """Draw images of another size."""
        if (size, density) != (self._size, self._density):
            self._size, self._density, self._drawn = size, density, None

    def look(self, view: View) -> None:
        """What of the map is looked at now: it is drawn finely once the map is still."""
        self._wanted = view
        self._next.stop()
        self._still.start()

    def paint(self, painter: QPainter, view: View) -> None:
        """The image where the map is now; rough, moved or stretched where need be."""
        if self._drawn is None:
            self._drawn = self._first(view)
        drawn, image = self._drawn
        by = view.scale / drawn.scale
        painter.save()
        painter.translate(view.x - drawn.x * by, view.y - drawn.y * by)
        painter.scale(by, by)
        painter.drawPixmap(0, 0, image)
        painter.restore()

    def _first(self, view: View) -> tuple[View, QPixmap]:
        """The first image of a picture: whole where it is small, else rough, and finer soon."""
        self._wanted = view
        image = self._blank()
        painter = QPainter(image)
        if len(self._picture.lines) <= _SMALL:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for piece in self._all_pieces():
                piece(painter)
        else:
            self._strokes().rough(painter)
            self._still.start()
        painter.end()
        return view, image

    def _begin(self) -> None:
        if self._size.isEmpty():
            return  # the map was not laid out yet: there is nothing to draw on
        self._finer, self._pieces = self._blank(), self._all_pieces()
        self._next.start()

    def _go_on(self) -> None:
        """Draw the next piece; when all is drawn, it takes the place of what is seen."""
        if self._finer is None:
            return
        piece = next(self._pieces, None)
        if piece is None:
            self._drawn, self._finer = (self._wanted, self._finer), None
            self.ready.emit()
            return
        painter = QPainter(self._finer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        piece(painter)
        painter.end()
        self._next.start()

    def _all_pieces(self) -> Iterator[Piece]:
        """Ties, people, then names."""
        yield from self._strokes().pieces()
        if not self._named:
            return
        theme = current()
        room = float(self._size.width()), float(self._size.height())
        naming = Labelling(self._picture, self._wanted, room, theme)
        for _ in naming.steps():
            yield _nothing
        yield lambda painter: paint_labels(painter, naming.placed, theme)

    def _strokes(self) -> Strokes:
        return Strokes(self._picture, self._wanted, current(), self._density)

    def _blank(self) -> QPixmap:
        image = QPixmap(self._size * self._density)
        image.setDevicePixelRatio(self._density)
        image.fill(QColor(current().colours.surface))
        return image


def paint_exactly(
    painter: QPainter, picture: Picture, view: View, room: tuple[float, float], theme: Theme
) -> None:
    """Draw everything at once and for any enlargement, for a file."""
    Strokes(picture, view, theme).exactly(painter)
    paint_labels(painter, Labelling(picture, view, room, theme).whole(), theme)


def _nothing(_painter: QPainter) -> None:
    """A piece in which names are thought about, and nothing is drawn."""


def _timer(parent: Canvas, wait: int, act: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(act)
    return timer
