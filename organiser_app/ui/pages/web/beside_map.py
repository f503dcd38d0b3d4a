"""The list beside the map: everything that the map shows, in words, each to be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import Signal

from organiser_app.language import tr
from organiser_app.ui.pages.web.told import Told
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Card

_NARROWEST, _WIDEST, _SHARE = 230, 320, 0.27


class BesideMap(Card):
    """`marked` tells whom the row in hand is about, `opened` whose page is wanted."""

    marked = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("What the map shows"))
        self.rows = RowsModel(self)
        self.list = RowsView(tr("What the map shows"), self.rows, SimpleDelegate())
        self.add(self.list, 1)
        self._whom: dict[str, UUID | None] = {}
        self.list.marked.connect(lambda row: self._send(row, self.marked.emit))
        self.list.opened.connect(lambda row: self._send(row, self.opened.emit))

    def show_told(self, told: Iterable[Told]) -> None:
        """Show other rows."""
        rows = tuple(told)
        self._whom = {row.key: whom for row, whom in rows}
        self.rows.set_rows([row for row, _ in rows])

    def fit(self, page_width: int) -> None:
        """Take a share of the page's width."""
        px = current().metrics.px
        self.setFixedWidth(min(max(round(page_width * _SHARE), px(_NARROWEST)), px(_WIDEST)))

    def _send(self, row: SimpleRow, send: Callable[[object], None]) -> None:
        whom = self._whom.get(row.key)
        if whom is not None:
            send(whom)
