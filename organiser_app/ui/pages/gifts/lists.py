"""The three lists of the page: what may be brought together, the needs, the gifts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organiser_app.ui.tables import Row, RowDelegate, RowsModel, RowsView
from organiser_app.ui.widgets import Card, EmptyState


class ListOrNothing(QWidget):
    """A list that scrolls in a card, and a plain sentence in its place while there is nothing."""

    def __init__(self, name: str, delegate: RowDelegate[Any], nothing: EmptyState) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = RowsModel(self)
        self.list = RowsView(name, self.rows, delegate)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        card = Card()
        card.setAccessibleName(name)
        card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the one in hand stays in hand, or its place does."""
        place = max(self.list.currentIndex().row(), 0)
        self.rows.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if self.list.current_row() is None:
            self.list.choose_near(place)
