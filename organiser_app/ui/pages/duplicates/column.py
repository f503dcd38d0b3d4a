"""The pairs in a column: those that are likely one person, and under them those that are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from organiser_app.language import tr
from organiser_app.store.queries.likely_same import MOST_PAIRS, LikelyRow, OneRow
from organiser_app.ui.pages.duplicates.words import called, one_words, reasons
from organiser_app.ui.pages.list_column import add_back
from organiser_app.ui.pages.pairs import PairsColumn, Two, under_heading
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.widgets import Button, ButtonKind


class PeopleColumn(PairsColumn):
    """The pairs, two others whom somebody wants side by side, and the way back to people."""

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


def people_rows(likely: Sequence[LikelyRow], one: Sequence[OneRow]) -> list[SimpleRow]:
    """Both lists as the column shows them."""
    return [
        *_under(tr("Likely one person"), [_likely(row) for row in likely]),
        *_under(tr("One person now"), [_one(row) for row in one]),
    ]


def _under(title: str, rows: list[SimpleRow]) -> list[SimpleRow]:
    count = f"{MOST_PAIRS}+" if len(rows) == MOST_PAIRS else str(len(rows))
    return under_heading(SimpleRow(title, title, note=count, heading=True), rows)


def _likely(row: LikelyRow) -> SimpleRow:
    names = sorted((row.one.name, row.other.name), key=lambda name: ("," in name, -len(name)))
    return SimpleRow(
        key=Two(row.one.id, row.other.id).key,
        title=tr("{one} and {other}", one=called(names[0]), other=called(names[1])),
        under=reasons(row.shared, row.names),
    )


def _one(row: OneRow) -> SimpleRow:
    return SimpleRow(
        key=Two(row.kept.id, row.other.id).key,
        title=called(row.kept.name),
        under=one_words(row.kept, row.other),
    )
