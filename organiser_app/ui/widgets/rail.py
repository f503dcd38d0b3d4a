"""The rail at the left: the pages in the order of the work, counts where something waits."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, text
from organiser_app.ui.theme import Text, current
from organiser_app.ui.theme.words import count_words
from organiser_app.ui.widgets.labels import Ink, hairline, label

FOLDS_BELOW = 1000
"""The width of the window, in unscaled pixels, below which the rail keeps its icons alone."""


@dataclass(frozen=True)
class RailEntry:
    """One page: `key` is what the rail reports, `icon` the name of its icon."""

    key: str
    icon: str
    word: str


class Rail(QFrame):
    """The pages one under the other; `chosen` carries the key of the page that was pressed."""

    chosen = Signal(str)

    def __init__(self, entries: list[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(tr("Pages"))
        self._folded = False
        self._group = QButtonGroup(self)
        self._items = {entry.key: _RailItem(entry) for entry in entries}
        self._mark = _Mark()
        self._line = hairline()
        self._name = label("", Text.META, strong=True)
        self._patch = label("", Text.META, Ink.MUTED)
        self._lay_out()

    def _lay_out(self) -> None:
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.half, 0, metrics.half, metrics.half)
        column.setSpacing(2)
        column.addWidget(self._mark)
        for item in self._items.values():
            self._group.addButton(item)
            item.clicked.connect(lambda _checked=False, key=item.entry.key: self.chosen.emit(key))
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(self._line)
        column.addSpacing(metrics.quarter)
        for words in (self._name, self._patch):
            words.setContentsMargins(metrics.half, 0, 0, 0)
            column.addWidget(words)
        self.setFixedWidth(metrics.rail)

    def set_page(self, key: str) -> None:
        """Mark the page in hand."""
        self._items[key].setChecked(True)

    def set_count(self, key: str, count: int) -> None:
        """How many things wait on a page; nought shows nothing."""
        self._items[key].set_count(count)

    def set_foot(self, name: str, patch: str) -> None:
        """Who organises, and where."""
        self._name.setText(name)
        self._patch.setText(patch)

    def fold(self, *, folded: bool) -> None:
        """Keep the icons alone, with the words as tips, or show the words again."""
        metrics = current().metrics
        self._folded = folded
        self.setFixedWidth(metrics.rail_folded if folded else metrics.rail)
        for item in self._items.values():
            item.fold(folded=folded)
        for widget in (self._line, self._name, self._patch):
            widget.setVisible(not folded)
        self._mark.update()

    def fit(self, window_width: int) -> None:
        """Fold or unfold for a window of this width; call it when the window is resized."""
        folded = window_width < current().metrics.px(FOLDS_BELOW)
        if folded != self._folded:
            self.fold(folded=folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrow keys walk through the pages."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        items = list(self._items.values())
        held = [number for number, item in enumerate(items) if item.hasFocus()]
        if step is None or not held:
            super().keyPressEvent(event)
            return
        items[(held[0] + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)


class _RailItem(QAbstractButton):
    """One page of the rail, painted."""

    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self.entry = entry
        self._count = 0
        self._folded = False
        self.setText(entry.word)
        self.setCheckable(True)
        self.setAccessibleName(entry.word)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(current().metrics.row)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleDescription(count_words(count) if count else "")
        self.update()

    def fold(self, *, folded: bool) -> None:
        self._folded = folded
        self.setToolTip(self.text() if folded else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        metrics = current().metrics
        return QSize(metrics.rail_folded if self._folded else metrics.rail, metrics.row)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        theme = current()
        metrics, box = theme.metrics, QRectF(self.rect())
        colours = theme.selected if self.isChecked() else theme.colours
        painter = QPainter(self)
        if self.isChecked():
            boxes.rounded(painter, box, metrics.px(6), colours.surface)
            bar = QRectF(0, metrics.px(8), metrics.px(3), box.height() - metrics.px(16))
            painter.fillRect(bar, QColor(colours.accent))
        ink = colours.accent if self.isChecked() else colours.ink
        quiet = colours.accent if self.isChecked() else colours.muted
        left = (box.width() - metrics.icon) / 2 if self._folded else metrics.px(10)
        icons.paint(painter, QRectF(left, 0, metrics.icon, box.height()), self.entry.icon, quiet)
        if not self._folded:
            font = theme.font(Text.BODY, 600 if self.isChecked() else 400)
            text.line(painter, box.adjusted(metrics.px(38), 0, 0, 0), self.text(), font, ink)
            self._paint_count(painter, box, colours.muted)
        painter.end()

    def _paint_count(self, painter: QPainter, box: QRectF, colour: str) -> None:
        if self._count:
            theme = current()
            font = theme.font(Text.META, tabular=True)
            place = box.adjusted(0, 0, -theme.metrics.px(8), 0)
            text.line(painter, place, f"{self._count:,}", font, colour, align=text.RIGHT)


class _Mark(QWidget):
    """The program's mark and name, at the head of the rail."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(current().metrics.top_line)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        theme = current()
        metrics, box = theme.metrics, QRectF(self.rect())
        side = metrics.px(20)
        painter = QPainter(self)
        fits = box.width() > metrics.px(80)
        left = metrics.px(8) if fits else (box.width() - side) / 2
        icons.paint(painter, QRectF(left, 0, side, box.height()), "mark", theme.colours.accent)
        if fits:
            words = box.adjusted(metrics.px(36), 0, 0, 0)
            font = theme.font(Text.BODY, 600)
            text.line(painter, words, tr("Organiser"), font, theme.colours.ink)
        painter.end()
