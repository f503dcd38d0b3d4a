"""The lists of the page: what is due, what waits, what was settled; each reads itself when seen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.promise_page import (
    EVERY_PROMISE,
    DuePromise,
    PromiseFilter,
    SettledPromise,
    WaitingPromises,
    due,
    settled,
    waiting_promises,
)
from organiser_app.store.queries.promises import PromiseRow as Promise
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.paging import PagedRows, PageQuery
from organiser_app.ui.pages.promises.words import due_row, settled_row, waiting_rows
from organiser_app.ui.tables import PromiseDelegate, PromiseRow, RowsModel, RowsView
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import EmptyState, Ink, label


class PromiseList(QWidget):
    """A list of promises; `read_anew` says that something was read, with whether it was any."""

    read_anew = Signal(bool)

    def __init__(self, desk: Desk, name: str, nothing: EmptyState) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.desk = desk
        self.rows = RowsModel(self)
        self.list = RowsView(name, self.rows, PromiseDelegate())
        self._nothing = nothing
        self._promises: dict[str, Promise] = {}
        self._place = 0
        self.unheard = EmptyState(tr("No promise holds these words"), tr("Esc empties the words."))
        self._words = ""
        self.rows.modelAboutToBeReset.connect(self._hold_place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.list, nothing, self.unheard):
            column.addWidget(part, 1)
        nothing.hide()
        self.unheard.hide()

    @abstractmethod
    def ask(self, wanted: PromiseFilter) -> None:
        """Show the promises of a filter."""

    def in_hand(self) -> Promise | None:
        """The promise or step in hand."""
        row = self.list.current_row()
        return self._promises.get(row.key) if isinstance(row, PromiseRow) else None

    def keep(self, promise: Promise, row: PromiseRow) -> PromiseRow:
        """Know again which promise a row is."""
        self._promises[row.key] = promise
        return row

    def take(self, record_id: UUID) -> None:
        """Take a promise in hand once it is read."""
        self.list.await_row(str(record_id))

    def show_whether(self, anything: bool) -> None:
        """Show the list, or what is said where nothing is in it."""
        self.list.setVisible(anything)
        self._nothing.setVisible(not anything and not self._words)
        self.unheard.setVisible(not anything and bool(self._words))
        if anything and self.list.current_row() is None:
            self.list.choose_near(max(self._place, 0))
        self.read_anew.emit(anything)

    def _hold_place(self) -> None:
        """Remember where one is, for the next to be in hand when the one in hand goes."""
        self._place = self.list.currentIndex().row()


class DueList(PromiseList):
    """Open promises and next steps by day, the late ones first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            tr("Due"),
            EmptyState(tr("Nothing is open here"), tr("Make a promise with N, a step with A.")),
        )
        self._paged = PagedRows(desk, self.rows, _due(EVERY_PROMISE), self._painted)
        self._paged.began.connect(self.show_whether)

    def ask(self, wanted: PromiseFilter) -> None:
        """Show what is due of a filter."""
        self._words = wanted.words
        self._paged.ask(_due(wanted))

    def _painted(self, seen: DuePromise) -> PromiseRow:
        return self.keep(seen.promise, due_row(seen, self.desk.today))


class WaitingList(PromiseList):
    """Promises that hang on others, with what each waits for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            tr("Waiting"),
            EmptyState(
                tr("Nothing hangs on anything"),
                tr("A promise made with an “if” stands here, with what it waits for."),
            ),
        )
        self.more = label(tr("These are the first by their day; narrow them to see the others."),
                          Text.META, Ink.MUTED)  # fmt: skip
        gap = current().metrics.gap
        self.more.setContentsMargins(gap, gap // 4, gap, gap // 4)
        column = self.layout()
        if column is not None:
            column.addWidget(self.more)
        self.more.hide()

    def ask(self, wanted: PromiseFilter) -> None:
        """Show what waits of a filter."""
        self._words = wanted.words
        self.desk.read_latest(
            "waiting", partial(waiting_promises, wanted=wanted), self._show, owner=self
        )

    def _show(self, seen: WaitingPromises) -> None:
        rows: Sequence[PromiseRow] = waiting_rows(seen, self.desk.today)
        for promise, row in zip(seen.rows, rows, strict=True):
            self.keep(promise, row)
        self.rows.set_rows(rows)
        self.more.setVisible(seen.more)
        self.show_whether(bool(rows))


class SettledList(PromiseList):
    """What was kept and what was not, the latest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            tr("Settled"),
            EmptyState(tr("Nothing was settled here"), tr("Space ticks a promise that was kept.")),
        )
        self._paged = PagedRows(desk, self.rows, _settled(EVERY_PROMISE), self._painted)
        self._paged.began.connect(self.show_whether)

    def ask(self, wanted: PromiseFilter) -> None:
        """Show what was settled of a filter."""
        self._words = wanted.words
        self._paged.ask(_settled(wanted))

    def _painted(self, seen: SettledPromise) -> PromiseRow:
        return self.keep(seen.promise, settled_row(seen, self.desk.today))


def _due(wanted: PromiseFilter) -> PageQuery[DuePromise]:
    return lambda key, limit: partial(due, wanted=wanted, after=key, limit=limit)


def _settled(wanted: PromiseFilter) -> PageQuery[SettledPromise]:
    return lambda key, limit: partial(settled, wanted=wanted, after=key, limit=limit)
