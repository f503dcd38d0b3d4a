"""The strip of counts over a pack: what it adds, changes, disagrees on, and so on; each a tab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy

from organiser_app.language import tr
from organiser_app.ui import icons
from organiser_app.ui.painting import text
from organiser_app.ui.theme import Text, current

_HIGH = 56


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


class _Tab(QAbstractButton):
    """One count, painted."""

    def __init__(self, count: Count, *, last: bool) -> None:
        super().__init__()
        self._count, self._last = count, last
        self.setText(count.word)
        self.setAccessibleName(count.in_words())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(current().metrics.px(_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(count.in_words())

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as its words need."""
        theme = current()
        words = max(
            text.width_of(self._count.word, theme.font(Text.BODY, 500)),
            text.width_of(self._count.under, theme.font(Text.META)),
        )
        return QSize(round(self._words_at() + words + theme.metrics.gap), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The words under it give way first."""
        theme = current()
        word = text.width_of(self._count.word, theme.font(Text.BODY, 500))
        return QSize(round(self._words_at() + word + theme.metrics.half), self.height())

    def _words_at(self) -> float:
        theme = current()
        number = text.width_of(f"{self._count.count:,}", theme.font(Text.NUMBER, 600, tabular=True))
        return theme.metrics.px(40) + number + theme.metrics.px(10)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Icon and number, the word, and what stands under it."""
        theme, metrics, box = current(), current().metrics, QRectF(self.rect())
        painter = QPainter(self)
        ink, quiet = self._ground(painter, box)
        place = QRectF(metrics.gap - 1, 0, metrics.px(16), box.height())
        icons.paint(painter, place, self._count.icon, quiet)
        number = box.adjusted(metrics.px(40), 0, 0, 0)
        font = theme.font(Text.NUMBER, 600, tabular=True)
        text.line(painter, number, f"{self._count.count:,}", font, ink)
        words = box.adjusted(self._words_at(), metrics.px(10), -metrics.quarter, 0)
        upper = QRectF(words.x(), words.y(), words.width(), metrics.line(Text.BODY))
        text.line(painter, upper, self._count.word, theme.font(Text.BODY, 500), theme.colours.ink)
        lower = QRectF(upper.x(), upper.bottom(), upper.width(), metrics.line(Text.META))
        text.line(painter, lower, self._count.under, theme.font(Text.META), theme.colours.muted)
        painter.end()

    def _ground(self, painter: QPainter, box: QRectF) -> tuple[str, str]:
        """The ground, the line at the right and the mark of what is in hand; ink, and quiet ink."""
        colours, px = current().colours, current().metrics.px
        waits = self._count.waits and self._count.count > 0
        if waits:
            painter.fillRect(box, QColor(colours.soon_ground))
        if not self._last:
            line = QRectF(box.right() - 1, 0, 1, box.height())
            painter.fillRect(line, QColor(colours.hairline))
        if self.isChecked():
            bar = QRectF(0, box.height() - px(3), box.width(), px(3))
            painter.fillRect(bar, QColor(colours.accent))
        return (colours.soon, colours.soon) if waits else (colours.ink, colours.muted)
