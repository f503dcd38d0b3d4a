"""One count of a strip of counts: its number and word, and what is said under that, painted."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from organiser_app.ui import icons
from organiser_app.ui.painting import text
from organiser_app.ui.theme import Text, current

HIGH = 58
_ICON_FROM, _ICON_ROOM = 190, 36
_UNDER = 92
"""What stands under a word widens a cell no further than this: a name may be of any length."""


class CountCell(QAbstractButton):
    """Never too narrow for its word; what stands under that goes on to a second line.

    A subclass paints the ground, and then `paint_count`.
    """

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._count, self._under = "", ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: str, word: str, under: str) -> None:
        """Show a count."""
        self._count, self._under = count, under
        self.setText(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as there is room for."""
        px = current().metrics.px
        return QSize(px(120), px(HIGH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The icon gives way first."""
        theme = current()
        word = text.width_of(self.text(), theme.font(Text.BODY, 500))
        under = text.width_in_two(self._under, theme.font(Text.META))
        words = max(word, min(under, theme.metrics.px(_UNDER)))
        room = theme.metrics.px(12) + self._number_width() + words + theme.metrics.quarter
        return QSize(ceil(room) + 1, self.sizeHint().height())

    def paint_count(self, painter: QPainter, ink: str, quiet: str) -> None:
        """The icon and what is under the word in `quiet`, the rest in `ink`."""
        theme = current()
        metrics = theme.metrics
        inside = self._beside_icon(painter, QRectF(self.rect()), quiet)
        text.line(painter, inside, self._count, theme.font(Text.NUMBER, 600, tabular=True), ink)
        inside.setLeft(inside.left() + self._number_width())
        body, meta, small = metrics.line(Text.BODY), metrics.line(Text.META), theme.font(Text.META)
        lines = max(len(text.wrapped(self._under, small, int(inside.width()), 2)), 1)
        top = inside.center().y() - (body + lines * meta) / 2
        upper = QRectF(inside.x(), top, inside.width(), body)
        lower = QRectF(inside.x(), upper.bottom(), inside.width(), lines * meta)
        text.line(painter, upper, self.text(), theme.font(Text.BODY, 500), ink)
        text.paragraph(painter, lower, self._under, small, quiet, line_height=meta)

    def _number_width(self) -> float:
        """Of the number, with what is free after it."""
        theme = current()
        font = theme.font(Text.NUMBER, 600, tabular=True)
        return text.width_of(self._count, font) + theme.metrics.px(10)

    def _beside_icon(self, painter: QPainter, box: QRectF, ink: str) -> QRectF:
        """The room for the words; a narrow cell has no icon."""
        metrics = current().metrics
        with_icon = self.minimumSizeHint().width() + metrics.px(_ICON_ROOM)
        if box.width() < max(metrics.px(_ICON_FROM), with_icon):
            return box.adjusted(metrics.px(12), 0, -metrics.quarter, 0)
        inside = box.adjusted(metrics.gap, 0, -metrics.quarter, 0)
        side = metrics.icon
        icon = QRectF(inside.x(), inside.center().y() - side / 2, side, side)
        icons.paint(painter, icon, self._icon, ink)
        return inside.adjusted(side + metrics.px(10), 0, 0, 0)
