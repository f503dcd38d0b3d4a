"""The meetings of the log in a column, or instead who carries what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from organiser_app.domain.relationship_values import MeetingState
from organiser_app.language import tr
from organiser_app.store.queries.meetings import MeetingRow
from organiser_app.store.queries.volunteer_organisers import CarrierRow
from organiser_app.ui.meeting_words import day_of_meeting, is_late, meeting_line
from organiser_app.ui.pages.list_column import ListColumn, add_back, add_new
from organiser_app.ui.pages.meetings.carrying_words import carrier_line
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind, Chip

Section = tuple[str, list[MeetingRow]]


class View(StrEnum):
    """What the column shows."""

    MEETINGS = "meetings"
    CARRYING = "carrying"


class MeetingsColumn(ListColumn):
    """Sends `chosen` with the id of the row in hand, and `turned` when the other view is wanted."""

    chosen = Signal(object)
    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Meetings"))
        self.plan_button = add_new(self, tr("Plan"), tr("Plan a meeting"), tr("N"))
        self.groups_button = Button(tr("Groups"), ButtonKind.QUIET, in_row=True)
        self.back_button = add_back(
            self, tr("People"), tr("Back to People"), beside=self.groups_button
        )

    def show_view(self, view: View) -> None:
        """Say which view is in hand."""
        self.chips[view].setChecked(True)
        words = tr("Meetings") if view is View.MEETINGS else tr("Who carries what")
        self.list.setAccessibleName(words)

    def show_meetings(self, rows: Sequence[MeetingRow], wanted: UUID | None, today: date) -> None:
        """Show the meetings, with the wanted one in hand, else the first."""
        lines: list[SimpleRow] = []
        for title, found in sections(rows, today):
            if found:
                lines.append(SimpleRow(title, title, heading=True))
                lines += [meeting_line(row, today) for row in found]
        self.show_rows(lines, wanted)

    def show_carriers(self, rows: Sequence[CarrierRow], wanted: UUID | None) -> None:
        """Show who carries what, with the wanted one in hand, else the first."""
        self.show_rows([carrier_line(row) for row in rows], wanted)

    def above(self) -> QHBoxLayout:
        """The two views, by name."""
        chips = QHBoxLayout()
        chips.setSpacing(current().metrics.quarter)
        self._group = QButtonGroup(self)
        self.chips: dict[View, Chip] = {}
        for view, words in (
            (View.MEETINGS, tr("meetings")),
            (View.CARRYING, tr("volunteers")),
        ):
            chip = self.chips[view] = Chip(words, checkable=True)
            chip.clicked.connect(lambda _checked=False, view=view: self.turned.emit(view))
            self._group.addButton(chip)
            chips.addWidget(chip)
        self.chips[View.MEETINGS].setChecked(True)
        chips.addStretch(1)
        return chips


def sections(rows: Sequence[MeetingRow], today: date) -> Iterator[Section]:
    """The meetings in the order in which they ask for something: today's come first."""
    planned = [row for row in rows if row.state is MeetingState.PLANNED]
    held = [row for row in reversed(rows) if row.state is MeetingState.HELD]
    off = [row for row in reversed(rows) if row.state is MeetingState.CALLED_OFF]
    yield tr("Today"), [row for row in planned if day_of_meeting(row.at) == today]
    yield tr("Was it held?"), [row for row in planned if is_late(row, today)]
    yield tr("Coming"), [row for row in planned if day_of_meeting(row.at) > today]
    yield tr("Held"), held
    yield tr("Called off"), off
