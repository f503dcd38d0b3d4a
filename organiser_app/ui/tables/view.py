"""The list on the screen: keyboard, the row's one act, and lists that are as high as their rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.look import look_like_a_list
from organiser_app.ui.tables.model import PAGE, RowsModel, is_heading
from organiser_app.ui.tables.rows import Row
from organiser_app.ui.tables.sight import Sight
from organiser_app.ui.theme import current

_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_ENDS = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
_LOOKED_THROUGH = 4 * PAGE
"""Among how many rows of a long list one that is awaited is looked for, at the least."""


class RowsView(QTableView):
    """A list of painted rows. J and K walk as the arrows do.

    `opened(row)` comes of Enter or a double click, `acted(row)` of Space or a click on the row's
    button or check box, `marked(row)` when another row is chosen. With `hug` the list is as high
    as all its rows, for a card on a page that scrolls by itself.

    It is a table of one column, since `QListView` lays out every row again whenever some are
    added, which takes seconds in a list of 500,000.
    """

    opened = Signal(object)
    acted = Signal(object)
    marked = Signal(object)

    def __init__(
        self,
        name: str,
        model: RowsModel,
        delegate: RowDelegate[Any],
        *,
        hug: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows, self._delegate, self._hug = model, delegate, hug
        delegate.setParent(self)
        self.setAccessibleName(name)
        look_like_a_list(self)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._mark)
        self._held = self._awaited = ""
        self._held_at = self._reach = 0
        self._being_filled = False
        self.sight = Sight(self)
        model.modelAboutToBeReset.connect(self.sight.hold)
        model.modelAboutToBeReset.connect(self._hold)
        model.rowsInserted.connect(self._take_again)
        self._follow_heights()
        if hug:
            self._be_as_high_as_the_rows()

    @property
    def awaited(self) -> str:
        """The key of the row that is to be in hand once it is read, or none."""
        return self._awaited

    @property
    def being_filled(self) -> bool:
        """Whether a row is marked now because the list was read, and not because it was chosen."""
        return self._being_filled

    def await_row(self, key: str) -> None:
        """Take the row of a key in hand once the list is read anew, if it is there by then.

        A list that reads itself page by page is read on for it, as far as people would look.
        """
        self._awaited = key
        self._reach = max(self.currentIndex().row() + PAGE, _LOOKED_THROUGH)

    def await_unless_in_hand(self, key: str) -> None:
        """As `await_row`; the one in hand keeps its place where it goes, and is not looked for."""
        row = self.current_row()
        self.await_row("" if row is not None and row.key == key else key)

    def choose(self, key: str) -> bool:
        """Take the row of a key in hand now; whether it is among those that were read."""
        return self._found(key, 0, self._rows.rowCount() - 1)

    def _hold(self) -> None:
        """Remember the row in hand, and how far down it is, while the list is read anew."""
        row = self.current_row()
        self._held, self._held_at = (row.key, self.currentIndex().row()) if row else ("", 0)

    def _take_again(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Take the awaited row in hand, else the one that was, where it is among these."""
        if self._awaited and self._found(self._awaited, first, last):
            self._awaited = self._held = ""
            self.sight.look(awaited=True)
            return
        if self._held and self._found(self._held, first, last):
            self._held = ""
        further = max(self._reach if self._awaited else 0, self._held_at if self._held else 0)
        if last < further and self._rows.canFetchMore(QModelIndex()):
            self._rows.fetchMore(QModelIndex())
        else:
            self._awaited = ""

    def _found(self, key: str, first: int, last: int) -> bool:
        for number in range(first, last + 1):
            row = self._rows.row(self._rows.index(number))
            if row is not None and row.key == key and not is_heading(row):
                self._take(self._rows.index(number))
                return True
        return False

    def _follow_heights(self) -> None:
        """One height for all where rows are alike; else each its own, which suits short lists."""
        self.set_heights()
        if not self._delegate.same_height:
            for changed in (self._rows.modelReset, self._rows.rowsInserted, self._rows.dataChanged):
                changed.connect(self.set_heights)

    def set_heights(self) -> None:
        """Give the rows the height that theme and width ask for."""
        theme, width = current(), self.viewport().width()
        if self._delegate.same_height:
            height = self._delegate.height(theme, None, width)
            if self.verticalHeader().defaultSectionSize() != height:
                self.verticalHeader().setDefaultSectionSize(height)
            return
        for number in range(self._rows.rowCount()):
            row = self._rows.row(self._rows.index(number))
            self.setRowHeight(number, self._delegate.height(theme, row, width))

    def _be_as_high_as_the_rows(self) -> None:
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for changed in (self._rows.modelReset, self._rows.rowsInserted, self._rows.dataChanged):
            changed.connect(self.updateGeometry)

    def row_at(self, index: QModelIndex) -> Row | None:
        """The frozen row at `index`."""
        return self._rows.row(index)

    def current_row(self) -> Row | None:
        """The row in hand."""
        return self._rows.row(self.currentIndex())

    def choose_first(self) -> None:
        """Take the first row in hand, if there is one."""
        self.choose_near(0)

    def choose_near(self, place: int) -> None:
        """Take the row at a place in hand, else the next below it, else the next above."""
        count = self._rows.rowCount()
        places = chain(range(place, count), range(min(place, count) - 1, -1, -1))
        for index in map(self._rows.index, places):
            if not is_heading(self._rows.row(index)):
                self._take(index)
                return

    def _take(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.sight.look()

    def show_whole(self, rows: Sequence[Row], wanted: str = "") -> None:
        """Show a list that is whole, with one row in hand: the awaited, the wanted, or the first.

        `marked` is sent once, for that row: the one that was in hand before is not meant here.
        """
        keys = ["" if is_heading(row) else row.key for row in rows]
        known = (key for key in (self._awaited, wanted, *keys) if key and key in keys)
        chosen = next(known, "")
        with QSignalBlocker(self):
            self._rows.set_rows(rows)
            self._take(self._rows.index(keys.index(chosen) if chosen else -1))
        self._being_filled = True
        self._mark(self.currentIndex())
        self._being_filled = False

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As high as the rows where the list hugs them."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._rows_height()) if self._hug else hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Never less than the rows where the list hugs them."""
        if self._hug:
            return QSize(0, self._rows_height())
        return super().minimumSizeHint()

    def _rows_height(self) -> int:
        return self.verticalHeader().length()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Words wrap anew, so the rows may have another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._heights_anew()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Another theme may have larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._heights_anew()

    def _heights_anew(self) -> None:
        self.set_heights()
        if self._hug:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """J and K walk, Enter opens, Space acts; everything else is Qt's."""
        key = Qt.Key(event.key())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key in _STEPS:
            self.walk(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._send(self.opened.emit, self.currentIndex())
        elif key == Qt.Key.Key_Space and plain:
            self._send(self.acted.emit, self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 (Qt's name)
        """Look for nothing: letters are acts, and "/" is what finds."""

    def walk(self, step: int) -> None:
        """Take the next row below (1) or above (-1) in hand, over headings, if there is one."""
        index = self._rows.index(self.currentIndex().row() + step)
        while is_heading(self._rows.row(index)):
            index = self._rows.index(index.row() + step)
        if index.isValid():
            self.setCurrentIndex(index)

    def moveCursor(  # noqa: N802 (Qt's name)
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a key of Qt's leads, Home to the top: never to a heading, and never nowhere."""
        if action in _ENDS:  # by itself a table goes along the row, which is one cell here
            modifiers |= Qt.KeyboardModifier.ControlModifier
        here, there = self.currentIndex(), super().moveCursor(action, modifiers)
        step = 1 if there.row() >= here.row() else -1
        for way in (step, -step):
            index = there
            while is_heading(self._rows.row(index)):
                index = self._rows.index(index.row() + way)
            if index.isValid():
                return index
        return here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A click on the row's button or check box is the row's act."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._act_at(event.position().toPoint())

    def _act_at(self, place: QPoint) -> None:
        index = self.indexAt(place)
        row = self._rows.row(index)
        if row is None:
            return
        box = QRectF(self.visualRect(index))
        spot = self._delegate.hot_spot(current(), box, row)
        if spot is not None and spot.contains(place):
            self.acted.emit(row)

    def _open(self, index: QModelIndex) -> None:
        self._send(self.opened.emit, index)

    def _mark(self, index: QModelIndex) -> None:
        self._send(self.marked.emit, index)

    def _send(self, emit: Callable[[object], None], index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is not None:
            emit(row)
