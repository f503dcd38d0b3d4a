"""The column of what is strong here: each lot with its count, under gifts, the rest, not used."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.language import tr
from organiser_app.ui.pages.assets.lots import Lot
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind


class _OnRail(SimpleDelegate):
    """Lots on the ground of the rail."""

    on_rail = True
    ruled = False


class LotsColumn(SideColumn):
    """Sends `chosen` with the key of the lot in hand."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("What is here"))
        self.back_button = Button(
            tr("Gifts and needs"),
            ButtonKind.QUIET,
            icon="chevron-left",
            keys=tr("Esc"),
            in_row=True,
        )
        self.back_button.setAccessibleName(tr("Back to Gifts and needs"))
        self.rows = RowsModel(self)
        self.list = RowsView(tr("What is here"), self.rows, _OnRail())
        self.list.marked.connect(self._send)
        self.add(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        self.add_inset(foot)
        self.body.addSpacing(current().metrics.half)

    def show_lots(self, found: Sequence[Lot]) -> None:
        """Show the lots; the one in hand stays in hand, else it is the first."""
        rows = []
        for under, lots in groupby(found, key=lambda lot: lot.under):
            rows.append(SimpleRow(under, under, heading=True))
            rows += [
                SimpleRow(lot.key, lot.word, icon=lot.icon, note=f"{lot.count:,}") for lot in lots
            ]
        self.rows.set_rows(rows)
        row = self.list.current_row()
        if rows and (row is None or (isinstance(row, SimpleRow) and row.heading)):
            self.list.setCurrentIndex(self.rows.index(1))

    def _send(self, row: object) -> None:
        if isinstance(row, SimpleRow) and not row.heading:
            self.chosen.emit(row.key)
