"""The row of kinds at the head of the statements: each with its count, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.ui.painting import boxes, marks, text
from organiser_app.ui.theme import Text, current


class KindTabs(QWidget):
    """All, and the six kinds; `chosen` carries a kind, or None for all of them."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Kinds"))
        self._group = QButtonGroup(self)
        self._tabs: dict[StatementKind | None, KindTab] = {None: KindTab(tr("All"), None)}
        self._tabs |= {kind: KindTab(kind_word(kind), kind) for kind in StatementKind}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().metrics.half)
        for kind, tab in self._tabs.items():
            self._group.addButton(tab)
            tab.clicked.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind))
            row.addWidget(tab)
        self._tabs[None].setChecked(True)

    def set_counts(self, kinds: tuple[tuple[StatementKind, int], ...]) -> None:
        """Show how many statements of each kind there are."""
        self._tabs[None].set_count(sum(count for _, count in kinds))
        for kind, count in kinds:
            self._tabs[kind].set_count(count)

    def choose(self, kind: StatementKind | None) -> None:
        """Choose a kind from elsewhere."""
        self._tabs[kind].setChecked(True)


class KindTab(QAbstractButton):
    """One kind with its mark and count, or all of them."""

    def __init__(self, word: str, kind: StatementKind | None) -> None:
        super().__init__()
        self._kind, self._count = kind, 0
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_count(self, count: int) -> None:
        """How many statements there are of this kind."""
        self._count = count
        self.setAccessibleDescription(str(count))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as the mark, the word and the count need."""
        theme = current()
        width = self._mark_width() + text.width_of(self._number(), self._font()) + 26
        return QSize(round(width), theme.metrics.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The mark, the word, the count; an edge around the one that is chosen."""
        theme, box = current(), QRectF(self.rect())
        painter = QPainter(self)
        colours = theme.colours
        if self.isChecked():
            boxes.rounded(painter, box, theme.metrics.px(6), colours.selection, colours.accent)
        left = box.adjusted(10, 0, 0, 0)
        if self._kind is None:
            ink = colours.accent if self.isChecked() else colours.ink
            text.line(painter, left, self.text(), theme.font(Text.META), ink)
        else:
            marks.kind(painter, left, theme, self._kind, colours)
        after = left.adjusted(self._mark_width() + 6, 0, 0, 0)
        text.line(painter, after, self._number(), self._font(), colours.muted)
        painter.end()

    def _mark_width(self) -> float:
        theme = current()
        if self._kind is None:
            return text.width_of(self.text(), theme.font(Text.META))
        return marks.kind_width(theme, self._kind)

    def _number(self) -> str:
        return f"{self._count:,}"

    def _font(self) -> QFont:
        return current().font(Text.META, 600, tabular=True)
