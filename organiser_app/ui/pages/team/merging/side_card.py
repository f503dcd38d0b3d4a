"""One side of a disagreement: whose value, when it was written, and the value with its marks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from organiser_app.domain.rules.word_differences import Piece
from organiser_app.language import tr
from organiser_app.ui.pages.team.merging.differences import DifferenceLabel
from organiser_app.ui.painting import boxes
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Ink, KeyHint, label
from organiser_app.ui.widgets.labels import elided_label
from organiser_app.ui.widgets.painted import Painted


class SideCard(QFrame):
    """The value that stands until somebody chooses has the accent's edge, a disc, and a word.

    `stands` is that word, empty for the others; `key` is empty where nobody may choose yet.
    """

    pressed = Signal()

    def __init__(self, whose: str, meta: str, key: str, *, stands: str) -> None:
        super().__init__()
        self._stands = bool(stands)
        self.setMinimumWidth(1)  # two in a row are alike, however long the words of each
        metrics = current().metrics
        self.words = DifferenceLabel()
        head = QHBoxLayout()
        head.setSpacing(metrics.half)
        head.addWidget(_Disc(stands or tr("kept beside it"), filled=bool(stands)))
        head.addWidget(label(whose, strong=True))
        head.addWidget(elided_label(meta), 1)
        if stands:
            head.addWidget(label(stands, Text.META, Ink.ACCENT, strong=True))
        if key:
            head.addWidget(KeyHint(key))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.gap, metrics.px(12), metrics.gap, metrics.px(12))
        column.setSpacing(metrics.half)
        column.addLayout(head)
        column.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(tr("{whose}, {meta}", whose=whose, meta=meta))

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show the value."""
        self.words.show_pieces(pieces)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A click chooses it, where one may choose."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """A box with an edge, in the accent where the value stands."""
        colours, px = current().colours, current().metrics.px
        pen = QPen(QColor(colours.accent if self._stands else colours.hairline))
        pen.setWidth(px(2) if self._stands else 1)
        painter = QPainter(self)
        boxes.rounded(painter, QRectF(self.rect()), px(6), colours.surface, pen)
        painter.end()


class _Disc(Painted):
    """A ring, with a disc in it where the value stands."""

    def __init__(self, name: str, *, filled: bool) -> None:
        super().__init__(name)
        self._filled = filled

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The ring."""
        px, colours = self.theme.metrics.px, self.theme.colours
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = px(5) if self._filled else px(1)
        painter.setPen(QPen(QColor(colours.accent if self._filled else colours.edge), wide))
        painter.drawEllipse(box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))
        painter.end()
