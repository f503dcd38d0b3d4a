"""Those who walk side by side in a column, under the list of those who have nobody to turn to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.language import tr
from organiser_app.store.queries.companions import CompanionRow
from organiser_app.ui.companion_words import row_words
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind

ALONE = "alone"


class _OnRail(SimpleDelegate):
    """Rows on the ground of the rail."""

    on_rail = True
    ruled = False


class CompanionsColumn(SideColumn):
    """Sends `chosen` with the id of the two in hand, or None for those who have nobody."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Side by side"))
        self.back_button = Button(
            tr("People"), ButtonKind.QUIET, icon="chevron-left", keys=tr("Esc"), in_row=True
        )
        self.back_button.setAccessibleName(tr("Back to People"))
        self.begin_button = Button(
            tr("Match"), ButtonKind.QUIET, icon="plus", keys=tr("A"), in_row=True
        )
        self.begin_button.setAccessibleName(tr("Match two people"))
        self.head.addWidget(self.begin_button)
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Side by side"), self.rows, _OnRail())
        self.list.marked.connect(self._mark)
        self.add(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        self.add_inset(foot)
        self.body.addSpacing(current().metrics.half)

    def show_rows(
        self, rows: Sequence[CompanionRow], alone: int, wanted: UUID | None, today: date
    ) -> None:
        """Show how many have nobody, and all who walk side by side; the wanted ones in hand."""
        first = SimpleRow(
            key=ALONE,
            title=tr("Nobody to turn to"),
            note=str(alone) if alone else "",
            icon="people",
            tone=Tone.SOON if alone else Tone.PLAIN,
        )
        self.list.show_whole([first, *(_row(row, today) for row in rows)], str(wanted))

    def _mark(self, row: SimpleRow) -> None:
        self.chosen.emit(None if row.key == ALONE else UUID(row.key))


def _row(row: CompanionRow, today: date) -> SimpleRow:
    return SimpleRow(
        key=str(row.id),
        title=row.resident,
        under=tr("{companion}, {what}", companion=row.companion, what=row_words(row, today)),
    )
