"""The pairs in a column: those that are likely one person, and under them those that are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from organiser_app.language import tr
from organiser_app.store.queries.likely_same import MOST_PAIRS, LikelyRow, OneRow
from organiser_app.ui.pages.duplicates.words import called, one_words, reasons
from organiser_app.ui.pages.list_column import ListColumn, add_back
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.widgets import Button, ButtonKind


class Two(NamedTuple):
    """Two records, in the order in which they were found."""

    one: UUID
    other: UUID


class PairsColumn(ListColumn):
    """Sends `chosen` with the two in hand."""

    def __init__(self) -> None:
        super().__init__(tr("The same person twice"))
        self.set_side_by_side = Button(
            tr("Two others…"), ButtonKind.QUIET, keys=tr("A"), in_row=True
        )
        self.set_side_by_side.setAccessibleName(tr("Set two other residents side by side"))
        others = QHBoxLayout()
        others.addWidget(self.set_side_by_side)
        others.addStretch(1)
        self.add_inset(others)
        self.back_button = add_back(self, tr("People"), tr("Back to People"))

    def show_pairs(self, likely: Sequence[LikelyRow], one: Sequence[OneRow]) -> None:
        """Show both lists; the pair in hand stays so, or the one that took its place."""
        before = self.list.current_row()
        key, place = before.key if before else "", self.list.currentIndex().row()
        rows = [*_under(tr("Likely one person"), [_likely(row) for row in likely])]
        rows += _under(tr("One person now"), [_one(row) for row in one])
        pairs = [row.key for row in rows if not row.heading]
        after = [row.key for row in rows[max(place, 0) :] if not row.heading]
        self.show_rows(rows, key if key in pairs else next(iter(after or pairs[::-1]), ""))

    def meant(self, row: SimpleRow) -> Two:
        """The two whose ids the key of a row holds."""
        return Two(*map(UUID, row.key.split()))


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
