"""Meetings on Today: those of the next days, and those of which nobody said what came of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.language import plural, tr
from organiser_app.store.queries.meetings import MeetingRow
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.meeting_words import came_words, is_late, short_when, title_of
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme.gatherings import MEETING_ICONS
from organiser_app.ui.widgets import Card

_MOST = 8


class ComingCard(Card):
    """The planned meetings near today, each opened by Enter; hidden while there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Meetings"))
        self._desk = desk
        self._rows = RowsModel(self)
        self.list = RowsView(tr("Meetings"), self._rows, SimpleDelegate(), hug=True)
        self.list.opened.connect(lambda row: desk.show(PageName.MEETINGS, UUID(row.key)))
        self.add(self.list)

    def show_meetings(self, near: tuple[MeetingRow, ...]) -> None:
        """Show the meetings to come, then those that are past, as far as there is room."""
        today = self._desk.today
        in_order = sorted(near, key=lambda row: is_late(row, today))
        self._rows.set_rows([_line(row, today) for row in in_order[:_MOST]])
        left = len(near) - _MOST
        self.set_note(plural("{count} more", "{count} more", left) if left > 0 else "")
        self.setVisible(bool(near))


def _line(row: MeetingRow, today: date) -> SimpleRow:
    late = is_late(row, today)
    under = (short_when(row.at, today), row.where, "" if late else came_words(row))
    return SimpleRow(
        key=str(row.id),
        title=title_of(row),
        icon=MEETING_ICONS[row.kind],
        under=", ".join(filter(None, under)),
        note=tr("was it held?") if late else "",
        tone=Tone.LATE if late else Tone.PLAIN,
    )
