"""The groups of the log in a column, those that go on first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.language import tr
from organiser_app.store.queries.groups import GroupRow
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.pages.groups.words import listed
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind


class OnRail(SimpleDelegate):
    """Rows on the ground of the rail."""

    on_rail = True
    ruled = False


class GroupsColumn(SideColumn):
    """Sends `chosen` with the id of the group in hand."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Groups"))
        self.begin_button = Button(
            tr("Begin"), ButtonKind.QUIET, icon="plus", keys=tr("N"), in_row=True
        )
        self.begin_button.setAccessibleName(tr("Begin a group"))
        self.head.addWidget(self.begin_button)
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Groups"), self.rows, OnRail())
        self.list.marked.connect(lambda row: self.chosen.emit(UUID(row.key)))
        self.add(self.list, 1)
        self.back_button = Button(
            tr("People"), ButtonKind.QUIET, icon="chevron-left", keys=tr("Esc"), in_row=True
        )
        self.back_button.setAccessibleName(tr("Back to People"))
        self.meetings_button = Button(tr("Meetings"), ButtonKind.QUIET, in_row=True)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.meetings_button)
        self.add_inset(foot)
        self.body.addSpacing(current().metrics.half)

    def show_groups(self, groups: Sequence[GroupRow], wanted: UUID | None, today: date) -> None:
        """Show the groups, with the wanted one in hand, else the first."""
        self.list.show_whole([listed(row, today) for row in groups], str(wanted))
