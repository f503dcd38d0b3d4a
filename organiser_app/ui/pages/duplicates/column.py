"""The pairs in a column: those that are likely one person, and under them those that are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.language import tr
from organiser_app.store.queries.likely_same import MOST_PAIRS, LikelyRow, OneRow
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.pages.duplicates.words import called, one_words, reasons
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind


class Two(NamedTuple):
    """Two records, in the order in which they were found."""

    one: UUID
    other: UUID


class _OnRail(SimpleDelegate):
    """Rows on the ground of the rail."""

    on_rail = True
    ruled = False


class PairsColumn(SideColumn):
    """Sends `chosen` with the two in hand."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("The same person twice"))
        self.back_button = Button(
            tr("People"), ButtonKind.QUIET, icon="chevron-left", keys=tr("Esc"), in_row=True
        )
        self.back_button.setAccessibleName(tr("Back to People"))
        self.set_side_by_side = Button(
            tr("Two others…"), ButtonKind.QUIET, keys=tr("A"), in_row=True
        )
        self.set_side_by_side.setAccessibleName(tr("Set two other residents side by side"))
        self.rows = RowsModel(self)
        self.list = RowsView(tr("The same person twice"), self.rows, _OnRail())
        self.list.marked.connect(self._mark)
        self.add(self.list, 1)
        for button in (self.set_side_by_side, self.back_button):
            foot = QHBoxLayout()
            foot.addWidget(button)
            foot.addStretch(1)
            self.add_inset(foot)
        self.body.addSpacing(current().metrics.half)
        self._at = 0

    def show_pairs(self, likely: Sequence[LikelyRow], one: Sequence[OneRow]) -> None:
        """Show both lists; the pair in hand stays so, or the one that took its place."""
        before = self.list.current_row()
        key, place = before.key if before else "", self.list.currentIndex().row()
        rows = [*_under(tr("Likely one person"), [_likely(row) for row in likely])]
        rows += _under(tr("One person now"), [_one(row) for row in one])
        self.rows.set_rows(rows)
        keys = [row.key for row in rows]
        wanted = keys.index(key) if key in keys else min(max(place, 1), len(rows) - 1)
        self._at = 0
        self.list.setCurrentIndex(self.rows.index(wanted))

    def _mark(self, row: SimpleRow) -> None:
        """Tell which pair is in hand; a heading is stepped over, the way one was going."""
        here = self.list.currentIndex().row()
        if not row.heading:
            self._at = here
            self.chosen.emit(Two(*map(UUID, row.key.split())))
            return
        beyond = here + (1 if here >= self._at else -1)
        self.list.setCurrentIndex(self.rows.index(beyond if beyond >= 0 else self._at))


def _under(title: str, rows: list[SimpleRow]) -> list[SimpleRow]:
    count = f"{MOST_PAIRS}+" if len(rows) == MOST_PAIRS else str(len(rows))
    heading = SimpleRow(title, title, note=count, heading=True)
    return [heading, *rows] if rows else []


def _likely(row: LikelyRow) -> SimpleRow:
    names = sorted((row.one.name, row.other.name), key=lambda name: ("," in name, -len(name)))
    return SimpleRow(
        key=f"{row.one.id} {row.other.id}",
        title=tr("{one} and {other}", one=called(names[0]), other=called(names[1])),
        under=reasons(row.shared, row.names),
    )


def _one(row: OneRow) -> SimpleRow:
    return SimpleRow(
        key=f"{row.kept.id} {row.other.id}",
        title=called(row.kept.name),
        under=one_words(row.kept, row.other),
    )
