"""The strip of counts over a pack: what it adds, changes, disagrees on, and so on; each a tab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout

from organiser_app.language import tr
from organiser_app.ui.pages.team.count_cell import CountCell
from organiser_app.ui.theme import current


@dataclass(frozen=True, slots=True)
class Count:
    """One of the counts; `waits` where somebody will have to choose."""

    key: str
    icon: str
    count: int
    word: str
    under: str
    waits: bool = False

    def in_words(self) -> str:
        """The count as one sentence."""
        return f"{self.count:,} {self.word}, {self.under}"


class CountStrip(QFrame):
    """Sends `chosen` with the key of the count that was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(tr("What the pack does"))
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._tabs: dict[str, _Tab] = {}

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show other counts."""
        for tab in self._tabs.values():
            self._row.removeWidget(tab)
            self._group.removeButton(tab)
            tab.hide()
            tab.deleteLater()
        self._tabs = {count.key: _Tab(count, last=count is counts[-1]) for count in counts}
        for key, tab in self._tabs.items():
            self._group.addButton(tab)
            self._row.addWidget(tab, 1)
            tab.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))

    def mark(self, key: str) -> None:
        """Mark the count of what is in hand."""
        if key in self._tabs:
            self._tabs[key].setChecked(True)


class _Tab(CountCell):
    """One count, painted."""

    def __init__(self, count: Count, *, last: bool) -> None:
        super().__init__(count.icon)
        self._waits, self._last = count.waits and count.count > 0, last
        self.set_count(f"{count.count:,}", count.word, count.under)
        self.setAccessibleName(count.in_words())
        self.setToolTip(count.in_words())
        self.setCheckable(True)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The ground, the line at the right and the mark of what is in hand, and the count."""
        colours, px, box = current().colours, current().metrics.px, QRectF(self.rect())
        painter = QPainter(self)
        if self._waits:
            painter.fillRect(box, QColor(colours.soon_ground))
        if not self._last:
            line = QRectF(box.right() - 1, 0, 1, box.height())
            painter.fillRect(line, QColor(colours.hairline))
        if self.isChecked():
            bar = QRectF(0, box.height() - px(3), box.width(), px(3))
            painter.fillRect(bar, QColor(colours.accent))
        ink, quiet = (colours.soon,) * 2 if self._waits else (colours.ink, colours.muted)
        self.paint_count(painter, ink, quiet)
        painter.end()
