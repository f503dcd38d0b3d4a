"""A long list that reads itself from the log page by page, as it is scrolled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from organiser_app.store.log import Query
from organiser_app.store.queries.pages import Key, Page
from organiser_app.ui.desk import Desk
from organiser_app.ui.tables import RowsModel
from organiser_app.ui.tables.rows import Row

Read = TypeVar("Read")
PageQuery = Callable[[Key | None, int], Query[Page[Read]]]


class PagedRows(QObject, Generic[Read]):
    """Feeds a model from a query: `painted` turns what was read into what is shown.

    `query` gives, for where the last page ended and a number of rows, the question to ask.
    """

    began = Signal(bool)
    """The first page has come; whether there is anything on it."""

    def __init__(
        self,
        desk: Desk,
        model: RowsModel,
        query: PageQuery[Read],
        painted: Callable[[Read], Row],
    ) -> None:
        super().__init__(model)
        self._desk, self._model, self._painted = desk, model, painted
        self._query = query
        self._ends: dict[str, Key] = {}
        self._generation = 0
        model.wanted.connect(self._read)

    def ask(self, query: PageQuery[Read]) -> None:
        """Show the answers to another question from now on."""
        self._query = query
        self.restart()

    def restart(self) -> None:
        """Read anew from the first row."""
        self._ends.clear()
        self._generation += 1
        self._model.restart()

    def _read(self, after: str | None, limit: int) -> None:
        generation = self._generation
        key = self._ends.get(after) if after else None

        def arrived(page: Page[Any]) -> None:
            if generation == self._generation:
                self._show(after, page.rows, page.next)

        self._desk.read(self._query(key, limit), arrived, owner=self)

    def _show(self, after: str | None, found: Sequence[Read], end: Key | None) -> None:
        rows = [self._painted(one) for one in found]
        if rows and end is not None:
            self._ends[rows[-1].key] = end
        self._model.deliver(after, rows, more=end is not None)
        if after is None:
            self.began.emit(bool(rows))
