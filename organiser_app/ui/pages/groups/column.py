"""The groups of the log in a column, those that go on first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from organiser_app.language import tr
from organiser_app.store.queries.groups import GroupRow
from organiser_app.ui.pages.groups.words import listed
from organiser_app.ui.pages.list_column import ListColumn, add_back, add_new
from organiser_app.ui.widgets import Button, ButtonKind


class GroupsColumn(ListColumn):
    """Sends `chosen` with the id of the group in hand."""

    def __init__(self) -> None:
        super().__init__(tr("Groups"))
        self.begin_button = add_new(self, tr("Begin"), tr("Begin a group"), tr("N"))
        self.meetings_button = Button(tr("Meetings"), ButtonKind.QUIET, in_row=True)
        self.back_button = add_back(
            self, tr("People"), tr("Back to People"), beside=self.meetings_button
        )

    def show_groups(self, groups: Sequence[GroupRow], wanted: UUID | None, today: date) -> None:
        """Show the groups, with the wanted one in hand, else the first."""
        self.show_rows([listed(row, today) for row in groups], wanted)
