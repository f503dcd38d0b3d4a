"""The ground of every painted row: selection, hairline, focus ring, height and hot spot."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organiser_app.ui.painting import boxes
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.tables.model import ROW_ROLE
from organiser_app.ui.tables.rows import Row
from organiser_app.ui.theme import Theme, current

R = TypeVar("R", bound=Row)
_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate, Generic[R]):
    """Paints one sort of row; subclasses say its height and paint what stands on the ground."""

    same_height = True
    """Whether every row is as high as the next, which lets a long list be laid out at once."""

    ruled = True
    """Whether a hairline stands between two rows."""

    on_rail = False
    """Whether the list stands on the ground of the rail, in a column beside a page."""

    def height(self, theme: Theme, row: R | None, width: int) -> int:  # noqa: ARG002 (others need the row and the width)
        """The height of `row` in a list `width` pixels wide; `row` is None where all are alike."""
        return theme.metrics.row

    @abstractmethod
    def paint_row(self, canvas: Canvas, box: QRectF, row: R) -> None:
        """Paint the row in `box`, on a ground that is painted already."""

    def hot_spot(self, theme: Theme, box: QRectF, row: R) -> QRectF | None:  # noqa: ARG002 (others need them)
        """Where a click does the row's one act; None for a row that has no act."""
        return None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, row, ring."""
        theme, box = current(), QRectF(option.rect)
        state = option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        ruled = self.ruled and index.row() + 1 < index.model().rowCount()
        colours = boxes.ground(
            painter, box, theme, selected=selected, ruled=ruled, on_rail=self.on_rail
        )
        row = cast("R | None", index.data(ROW_ROLE))
        if row is not None:
            self.paint_row(Canvas(painter, theme, colours, in_hand=selected), box, row)
        if state & QStyle.StateFlag.State_HasFocus and selected:
            boxes.focus_ring(painter, box, theme, on=colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as the list, as high as the row wants."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        row = None if self.same_height else cast("R | None", index.data(ROW_ROLE))
        return QSize(width, self.height(current(), row, width))
