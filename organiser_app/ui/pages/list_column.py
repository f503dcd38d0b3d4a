"""The column of a page that has one list beside it: what is in hand there is told once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout

from organiser_app.language import tr
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind


class OnRail(SimpleDelegate):
    """Rows on the ground of the rail."""

    on_rail = True
    ruled = False


class ListColumn(SideColumn):
    """Sends `chosen` with what the row in hand means."""

    chosen = Signal(object)

    def __init__(self, title: str, list_name: str = "") -> None:
        super().__init__(title)
        self.rows = RowsModel(self)
        self.list = RowsView(list_name or title, self.rows, OnRail())
        self.list.marked.connect(lambda row: self.chosen.emit(self.meant(row)))
        above = self.above()
        if above is not None:
            self.add_inset(above)
        self.add(self.list, 1)

    def above(self) -> QLayout | None:
        """What stands between the title and the list, if anything does."""
        return None

    def meant(self, row: SimpleRow) -> object:
        """What the page knows a row by: the id of its record, unless a subclass says otherwise."""
        return UUID(row.key)

    def show_rows(self, rows: Sequence[SimpleRow], wanted: object) -> None:
        """Show these rows, with the one whose key is `wanted` in hand, else the first."""
        self.list.show_whole(rows, str(wanted))


def add_new(
    column: SideColumn, words: str, does: str, keys: str = "", icon: str = "plus"
) -> Button:
    """A button beside the title of a column, for a new record; without an icon by a long title."""
    button = Button(words, ButtonKind.QUIET, icon=icon, keys=keys, in_row=True)
    button.setAccessibleName(does)
    column.head.addWidget(button)
    return button


def add_back(column: SideColumn, words: str, does: str, beside: Button | None = None) -> Button:
    """The way back at the foot of a column, with another button at its right if need be."""
    button = Button(words, ButtonKind.QUIET, icon="chevron-left", keys=tr("Esc"), in_row=True)
    button.setAccessibleName(does)
    foot = QHBoxLayout()
    foot.addWidget(button)
    foot.addStretch(1)
    if beside is not None:
        foot.addWidget(beside)
    column.add_inset(foot)
    column.body.addSpacing(current().metrics.half)
    return button
