"""The frame of a page with a list beside it: a column at left, one record's cards at right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import KeyHint, UpDownArea, label

if TYPE_CHECKING:
    from organiser_app.ui.tables import RowsView

_NARROWEST, _WIDEST = 212, 260
_SHARE = 0.23


Bound = tuple[str, Callable[[], object]]
"""What a key does, in words, and the doing of it."""


class SideColumn(QFrame):
    """The list beside a page, on the ground of the rail: its title, and whatever is added."""

    def __init__(self, title: str, keys: str = "") -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(title)
        metrics = current().metrics
        self.head = QHBoxLayout()
        self.head.setContentsMargins(metrics.gap, metrics.gap, metrics.half, 0)
        self.head.addWidget(label(title, Text.HEAD), 1)
        if keys:
            self.head.addWidget(KeyHint(keys))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 1, 0)
        self.body.setSpacing(metrics.half)
        self.body.addLayout(self.head)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something from edge to edge at the foot of the column."""
        self.body.addWidget(widget, stretch)

    def add_inset(self, content: QLayout) -> None:
        """Put something with the column's margin at the foot of it."""
        metrics = current().metrics
        content.setContentsMargins(metrics.gap, 0, metrics.half, 0)
        self.body.addLayout(content)

    def fit(self, page_width: int) -> None:
        """Take a share of the page's width, neither too narrow for a name nor too wide."""
        px = current().metrics.px
        self.setFixedWidth(min(max(round(page_width * _SHARE), px(_NARROWEST)), px(_WIDEST)))

    def spare_width(self) -> int:
        """How much narrower it would be on a narrow page."""
        return max(self.minimumWidth() - current().metrics.px(_NARROWEST), 0)


class CardArea(UpDownArea):
    """Cards in columns that scroll together; the row in hand of any list in them stays in view."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        held = QWidget()
        self._row = QHBoxLayout(held)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().metrics.gap)
        self.setWidget(held)
        self.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self._leave_room(0, 0)  # nothing scrolls yet, and of that nothing is told

    def _leave_room(self, _least: int, most: int) -> None:
        """Keep the cards as wide without a scroll bar as they are beside one."""
        width = 0 if most else self.verticalScrollBar().sizeHint().width()
        self._row.setContentsMargins(0, 0, width, current().metrics.gap)

    def add_column(self, stretch: int) -> QVBoxLayout:
        """A column for cards, at the right of those that are there."""
        column = QVBoxLayout()
        column.setSpacing(current().metrics.gap)
        self._row.addLayout(column, stretch)
        return column

    def add_cards(self, stretch: int, *cards: QWidget) -> None:
        """The same with its cards in it, from the top down."""
        column = self.add_column(stretch)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)

    def set_stretches(self, *stretches: int) -> None:
        """How the width is shared among the columns."""
        for place, stretch in enumerate(stretches):
            self._row.setStretch(place, stretch)

    def keep_in_view(self, view: RowsView) -> None:
        """Scroll to the row in hand of a list that is as high as its rows.

        A row that a change led to is shown wherever the keyboard is, any other while it is there.
        """
        view.selectionModel().currentChanged.connect(lambda *_: self._reveal(view))
        view.sight.come.connect(lambda awaited: self._reveal(view, awaited=awaited))

    def _reveal(self, view: RowsView, *, awaited: bool = False) -> None:
        held = self.widget()
        if held is not None and (awaited or view.hasFocus()):
            place = view.visualRect(view.currentIndex())
            corner = view.viewport().mapTo(held, place.center())
            self.ensureVisible(corner.x(), corner.y(), 0, place.height())


def bind_keys(place: QWidget, keys: Mapping[str, Bound]) -> None:
    """Let keys act while `place` is seen; a field that is typed in keeps its letters.

    Each has the words that say what it does, for the list of keys that F1 shows; a second key for
    the same has none. Keys of a list act only while it has the keyboard.
    """
    for key, (words, act) in keys.items():
        shortcut = QShortcut(QKeySequence(key), place)
        shortcut.setWhatsThis(words)
        shortcut.activated.connect(lambda act=act: _answer(place, act))
        if isinstance(place, QAbstractItemView):
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)


def _answer(place: QWidget, act: Callable[[], object]) -> None:
    """Act on a key, unless it was meant for a dialog that is just coming up over `place`."""
    dialog = QApplication.activeModalWidget()
    if dialog is None or dialog.isAncestorOf(place):
        act()


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout that is to be filled anew."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            emptied(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
