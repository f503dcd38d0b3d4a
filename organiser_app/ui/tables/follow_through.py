"""Bars of follow-through: kept, kept in part, lapsed and released, each told from the others."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from organiser_app.domain.values import CommitmentState
from organiser_app.ui.painting import boxes
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.follow_row import FollowRow
from organiser_app.ui.theme import Colours, Text, Theme

_BAR, _AIR = 10, 20


class FollowDelegate(RowDelegate[FollowRow]):
    """A name with the rate in words at right, a bar from nought under it, and its other counts.

    The bars of a list are as wide as the list, so that all are to one scale.
    """

    def height(self, theme: Theme, row: FollowRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """Two lines, and the bar between them."""
        metrics = theme.metrics
        return metrics.line(Text.BODY) + metrics.line(Text.META) + metrics.px(_BAR + _AIR)

    def paint_row(self, canvas: Canvas, box: QRectF, row: FollowRow) -> None:
        """Name and rate, bar, counts."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.gap, metrics.px(7), -metrics.gap, 0)
        first = QRectF(inside.x(), inside.y(), inside.width(), metrics.line(Text.BODY))
        used = canvas.meta_right(first, row.rate)
        canvas.body(first.adjusted(0, 0, -used - metrics.half, 0), row.title)
        high = metrics.px(_BAR)
        bar = QRectF(inside.x(), first.bottom() + metrics.px(2), inside.width(), high)
        self._paint_parts(canvas, bar, row)
        under = bar.bottom() + metrics.px(3)
        canvas.meta(QRectF(inside.x(), under, inside.width(), metrics.line(Text.META)), row.counts)

    def _paint_parts(self, canvas: Canvas, bar: QRectF, row: FollowRow) -> None:
        left = bar.x()
        for state, count in (
            (CommitmentState.KEPT, row.kept),
            (CommitmentState.PART_KEPT, row.part_kept),
            (CommitmentState.LAPSED, row.lapsed),
            (CommitmentState.RELEASED, row.released),
        ):
            wide = bar.width() * count / row.most if row.most else 0.0
            if wide >= 1:
                place = QRectF(left, bar.y(), max(wide - 1, 1.0), bar.height())
                paint_part(canvas.painter, place, state, canvas.colours)
            left += wide


def paint_part(painter: QPainter, place: QRectF, state: CommitmentState, colours: Colours) -> None:
    """One part of a bar: filled, hatched, grey or hollow, so that no hue is needed to tell."""
    if state is CommitmentState.KEPT:
        boxes.rounded(painter, place, 1, colours.accent)
        return
    ink = colours.accent if state is CommitmentState.PART_KEPT else colours.edge
    grey = colours.edge if state is CommitmentState.LAPSED else None
    boxes.rounded(painter, place, 1, grey, QPen(QColor(ink), 1))
    if state is CommitmentState.PART_KEPT:
        painter.fillRect(place, QBrush(QColor(ink), Qt.BrushStyle.BDiagPattern))
