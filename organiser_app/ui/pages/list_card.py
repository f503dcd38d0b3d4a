"""A card that is one list, with a plain sentence in its place while there is nothing in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from organiser_app.ui.tables import Row, RowDelegate, RowsModel, RowsView
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Card, Ink, label


class ListCard(Card):
    """`list` is as high as its rows, so the card has to stand in something that scrolls."""

    def __init__(self, title: str, nothing: str, delegate: RowDelegate[Any]) -> None:
        super().__init__(title)
        self.rows = RowsModel(self)
        self.list = RowsView(title, self.rows, delegate, hug=True)
        self._nothing = label(nothing, ink=Ink.MUTED, wrap=True)
        gap = current().metrics.gap
        self._nothing.setContentsMargins(gap, gap * 3 // 4, gap, gap * 3 // 4)
        self.add(self.list)
        self.add(self._nothing)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the one in hand stays in hand, or its place does."""
        place = self.list.currentIndex().row()
        self.rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if place >= 0 and self.list.current_row() is None:
            self.list.choose_near(place)
