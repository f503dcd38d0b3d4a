"""A list of frozen rows that is fetched page by page, and forgets the pages far from view.

The model asks for rows with the signal `wanted(after, limit)`: the rows that follow the one whose
key is `after` (None: from the first). Whoever listens reads them in the background and gives them
to `deliver`. However long the list, only so many pages are kept; a forgotten page is asked for
again when it is looked at, and its rows are blank until it comes.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from organiser_app.ui.tables.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = 128
"""Rows in one page."""

KEPT_PAGES = 48
"""How many pages are kept; the first screen and any place in view are among them."""

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which the whole frozen row is found."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel):
    """Rows in pages; `wanted` carries the key to read after, or None, and how many rows."""

    wanted = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._starts: list[str | None] = []
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._count = 0
        self._last_key: str | None = None
        self._more = False
        self._paged = False
        self._asked: set[str | None] = set()

    def restart(self) -> None:
        """Forget everything and ask for the first page: after a filter or a change of the rows."""
        self._paged = True
        self._clear(more=True)
        self._ask(None)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show a list that is whole already, however short or long."""
        self._paged = False
        self._clear(more=False)
        self.append(rows, more=False)

    def append(self, rows: Sequence[Row], *, more: bool) -> None:
        """Add rows at the end; `more` says whether there are any after these."""
        self._asked.discard(self._last_key)
        self._more = more
        if not rows:
            return
        self.beginInsertRows(_ROOT, self._count, self._count + len(rows) - 1)
        self._fill_last_page(rows)
        self._count += len(rows)
        self._last_key = rows[-1].key
        self.endInsertRows()
        self._forget()

    def deliver(self, after: str | None, rows: Sequence[Row], *, more: bool) -> None:
        """Take the rows that were wanted; an answer that nobody waits for any more is dropped."""
        if after not in self._asked:
            return
        if after == self._last_key:
            self.append(rows, more=more)
            return
        self._asked.discard(after)
        number = self._starts.index(after)
        if len(rows) < self._size_of(number):
            self.restart()
            return
        self._pages[number] = tuple(rows[: self._size_of(number)])
        first = number * PAGE
        self.dataChanged.emit(self.index(first), self.index(first + self._size_of(number) - 1))
        self._forget()

    def row(self, index: _Index) -> Row | None:
        """The frozen row at `index`, or None while its page is on its way."""
        number, place = divmod(index.row(), PAGE)
        if not index.isValid() or index.row() >= self._count:
            return None
        page = self._pages.get(number)
        if page is None:
            self._ask(self._starts[number])
            return None
        self._pages.move_to_end(number)
        return page[place]

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 (Qt's name)
        """How many rows are known so far."""
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself under `ROW_ROLE`, and in words for everybody else."""
        if role == ROW_ROLE:
            return self.row(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row(index)
            return row.in_words() if row else ""
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings can be neither clicked nor chosen."""
        if not index.isValid():
            return super().flags(index)
        if is_heading(self.row(index)):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802 (Qt's name)
        """Whether there are rows after the last, and nobody is fetching them yet."""
        return not parent.isValid() and self._more and self._last_key not in self._asked

    def fetchMore(self, parent: _Index) -> None:  # noqa: N802 (Qt's name)
        """The view has come to the last row."""
        if self.canFetchMore(parent):
            self._ask(self._last_key)

    def _ask(self, after: str | None) -> None:
        if after not in self._asked:
            self._asked.add(after)
            self.wanted.emit(after, PAGE)

    def _clear(self, *, more: bool) -> None:
        self.beginResetModel()
        self._starts.clear()
        self._pages.clear()
        self._asked.clear()
        self._count, self._last_key, self._more = 0, None, more
        self.endResetModel()

    def _size_of(self, number: int) -> int:
        return min(PAGE, self._count - number * PAGE)

    def _fill_last_page(self, rows: Sequence[Row]) -> None:
        """Complete the last page, then begin as many as are needed."""
        at = 0
        while at < len(rows):
            number, filled = divmod(self._count + at, PAGE)
            if filled == 0:
                self._starts.append(rows[at - 1].key if at else self._last_key)
            taken = tuple(rows[at : at + PAGE - filled])
            self._pages[number] = self._pages.get(number, ()) + taken
            at += len(taken)

    def _forget(self) -> None:
        """Drop the pages looked at longest ago, if they can be read again.

        The last one stays, since it is still being filled.
        """
        last = (self._count - 1) // PAGE
        while self._paged and len(self._pages) > KEPT_PAGES:
            oldest = next(number for number in self._pages if number != last)
            del self._pages[oldest]


def is_heading(row: Row | None) -> bool:
    """Whether it is the title of the rows that follow, which is never in hand."""
    return bool(getattr(row, "heading", False))
