"""The frame of a pack and of what is to be chosen: a title, a list, and what is in hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Card, IconMark, Ink, label

_NARROWEST, _WIDEST, _SHARE = 220, 272, 0.26


class _Narrow(SimpleDelegate):
    """Rows in a column: no hairlines, as the headings part them."""

    ruled = False


class Framed(QWidget):
    """A subclass fills `under_title`, `above`, `foot` and `right`, and hears `list.marked`.

    `what` is done in it, by default merging.
    """

    def __init__(self, list_name: str, what: str = "") -> None:
        super().__init__()
        self._what = what or tr("Merge")
        metrics = current().metrics
        self.title = label("", Text.TITLE, wrap=True)
        self.title.setMinimumWidth(1)
        self.under_title, self.foot = QHBoxLayout(), QHBoxLayout()
        self.above = QVBoxLayout()
        self.rows = RowsModel(self)
        self.list = RowsView(list_name, self.rows, _Narrow())
        self.side = Card()
        self.side.setAccessibleName(list_name)
        self.side.add(self.list, 1)
        self.right = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.px(12))
        column.addLayout(self._head())
        column.addLayout(self.above)
        column.addLayout(self._body(), 1)
        column.addLayout(self.foot)
        self.setFocusProxy(self.list)

    def _head(self) -> QLayout:
        head = QVBoxLayout()
        head.setSpacing(current().metrics.quarter // 2)
        head.addLayout(_crumbs(self._what))
        head.addWidget(self.title)
        self.under_title.setSpacing(current().metrics.half)
        head.addLayout(self.under_title)
        return head

    def _body(self) -> QLayout:
        body = QHBoxLayout()
        body.setSpacing(current().metrics.gap)
        body.addWidget(self.side)
        card = Card()
        card.setAccessibleName(tr("What is in hand"))
        card.add(self.right, 1)
        body.addWidget(card, 1)
        return body

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Give the list its share of the width."""
        super().resizeEvent(event)
        px = current().metrics.px
        width = round(event.size().width() * _SHARE)
        self.side.setFixedWidth(min(max(width, px(_NARROWEST)), px(_WIDEST)))

    def show_rows(self, rows: Sequence[SimpleRow], wanted: str = "") -> None:
        """Show another list; the row in hand stays so where it is still there."""
        before = self.list.current_row()
        self.list.show_whole(rows, wanted or (before.key if before else ""))

    def show_on_right(self, sheet: QWidget) -> None:
        """Show what is in hand."""
        self.right.setCurrentWidget(sheet)


def _crumbs(what: str) -> QLayout:
    """Where one is: the page, and what is done on it."""
    row = QHBoxLayout()
    row.setSpacing(current().metrics.half)
    row.addWidget(label(tr("Team"), Text.META, Ink.MUTED))
    row.addWidget(IconMark("chevron-right", "", side=10))
    row.addWidget(label(what, Text.META, Ink.MUTED))
    row.addStretch(1)
    return row
