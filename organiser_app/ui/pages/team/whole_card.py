"""A card that is one list, which scrolls by itself, with what can be done with the row in hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from organiser_app.ui.tables import Row, RowDelegate, RowsModel, RowsView
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, Card, EmptyState, hairline


class WholeCard(Card):
    """`nothing` stands in the place of the list while there is nothing in it, and what to do."""

    def __init__(
        self, title: str, delegate: RowDelegate[Any], nothing: str = "", to_do: str = ""
    ) -> None:
        super().__init__(title)
        self._foot: tuple[QWidget, ...] = ()
        self.rows = RowsModel(self)
        self.list = RowsView(title, self.rows, delegate)
        self._either = QStackedWidget()
        self._either.addWidget(self.list)
        self._either.addWidget(EmptyState(nothing, to_do))
        self.add(self._either, 1)

    def add_foot(self, *acts: Button) -> None:
        """Put what can be done with the row in hand under the list, which keeps its height."""
        metrics = current().metrics
        foot = QWidget()
        foot.setFixedHeight(metrics.button_in_row + metrics.half + metrics.quarter)
        row = QHBoxLayout(foot)
        row.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.quarter)
        row.setSpacing(metrics.gap)
        for act in acts:
            row.addWidget(act)
        row.addStretch(1)
        self._foot = (hairline(), foot)
        for part in self._foot:
            self.add(part)

    def show_foot(self, *, shown: bool) -> None:
        """Show what can be done, or nothing where there is nothing to do."""
        for part in self._foot:
            part.setVisible(shown)

    def show_rows(self, rows: Sequence[Row], wanted: str = "") -> None:
        """Show these, the `wanted` one in hand; else the one in hand stays so, or the first is."""
        held = self.list.current_row()
        self.list.show_whole(rows, wanted or (held.key if held is not None else ""))
        self._either.setCurrentIndex(0 if rows else 1)
        # A list may be as low as a row, as it scrolls; the words in its place need what they need.
        self._either.setMinimumHeight(current().metrics.row_two if rows else 0)
