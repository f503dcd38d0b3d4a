"""The key of the map: each look with its words, in as many lines as it needs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser_app.language import tr
from organiser_app.ui.pages.web.drawing import paint_look
from organiser_app.ui.pages.web.looks import Look
from organiser_app.ui.painting import text
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets.painted import Painted

_SIDE, _AFTER_MARK, _BETWEEN = 13, 5, 16


class MapKey(Painted):
    """Says what the shapes and colours of the map stand for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Key of the map"), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.looks: tuple[Look, ...] = ()

    def show_looks(self, looks: tuple[Look, ...]) -> None:
        """Show these looks, in their order."""
        self.looks = looks
        self.setAccessibleDescription(", ".join(look.words for look in looks))
        self.updateGeometry()
        self.update()

    def wanted_size(self) -> QSize:
        """As high as its lines."""
        lines = max((line for line, _, _ in self._places()), default=0) + 1
        return QSize(0, lines * self.theme.metrics.line(Text.META) + self.theme.metrics.quarter)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """It may be as narrow as its widest entry."""
        return self.wanted_size()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Another width may need other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Each mark and its words."""
        theme = current()
        px, high = theme.metrics.px, theme.metrics.line(Text.META)
        painter = QPainter(self)
        for line, left, look in self._places():
            mark = QRectF(left, line * high + (high - px(_SIDE)) / 2, px(_SIDE), px(_SIDE))
            paint_look(painter, mark, look, theme)
            words = QRectF(mark.right() + px(_AFTER_MARK), line * high, self.width(), high)
            text.line(painter, words, look.words, theme.font(Text.META), theme.colours.muted)
        painter.end()

    def _places(self) -> Iterator[tuple[int, float, Look]]:
        """The line and the left edge of each look."""
        theme, line, left = current(), 0, 0.0
        px = theme.metrics.px
        for look in self.looks:
            words = text.width_of(look.words, theme.font(Text.META))
            wide = px(_SIDE) + px(_AFTER_MARK) + words + px(_BETWEEN)
            if left and left + wide > self.width():
                line, left = line + 1, 0.0
            yield line, left, look
            left += wide
