"""Rows of one or two lines with an icon or a kind, and the ranks of themes."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, text
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.people import paint_two_lines, two_lines
from organiser_app.ui.tables.rows import RankRow, SimpleRow
from organiser_app.ui.theme import Text, Theme


class SimpleDelegate(RowDelegate[SimpleRow]):
    """An icon, a title, a quiet line under it, a note at the right; or a small heading."""

    same_height = False

    def height(self, theme: Theme, row: SimpleRow | None, width: int) -> int:  # noqa: ARG002 (lines are elided)
        """36, or 46 with a second line."""
        if row is None or not row.under:
            return theme.metrics.row
        return theme.metrics.row_two

    def paint_row(self, canvas: Canvas, box: QRectF, row: SimpleRow) -> None:
        """Icon, lines, note, which stands below in a column: the title has all the room there."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.gap, 0, -metrics.gap, -1)
        if row.heading:
            canvas.meta_right(inside, row.note, row.tone)
            canvas.meta(inside, row.title, weight=600)
            return
        if row.icon or row.kind:
            self._paint_sign(canvas, inside, row)
            inside.setLeft(inside.left() + metrics.px(22))
        if self.on_rail and row.under:
            upper, lower = two_lines(metrics, inside)
            canvas.body(upper, row.title)
            self._paint_note(canvas, lower, row)
            canvas.meta(lower, row.under)
        else:
            self._paint_note(canvas, inside, row)
            paint_two_lines(canvas, inside, row.title, row.under)

    def _paint_note(self, canvas: Canvas, inside: QRectF, row: SimpleRow) -> None:
        """The note, cut from the right of `inside`."""
        used = canvas.meta_right(inside, row.note, row.tone)
        inside.setRight(inside.right() - used - (canvas.metrics.half if row.note else 0))

    def _paint_sign(self, canvas: Canvas, inside: QRectF, row: SimpleRow) -> None:
        side = canvas.metrics.px(16)
        place = QRectF(inside.x(), inside.center().y() - side / 2, side, side)
        if row.kind is not None:
            canvas.icon(place, icons.KIND_ICONS[row.kind], canvas.colours.kind(row.kind))
        else:
            canvas.icon(place, row.icon)


class RankDelegate(RowDelegate[RankRow]):
    """Rank, [rank before], the way it moved, the theme, a bar from nought, and the count."""

    def height(self, theme: Theme, row: RankRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """One line, with a little air."""
        return theme.metrics.px(39)

    def paint_row(self, canvas: Canvas, box: QRectF, row: RankRow) -> None:
        """Numbers from the left, count and bar from the right, the theme between."""
        px, theme = canvas.metrics.px, canvas.theme
        inside = box.adjusted(canvas.metrics.gap, 0, -canvas.metrics.gap, -1)
        self._paint_rank(canvas, inside, row)
        number = theme.font(Text.BODY, 600, tabular=True)
        ink = canvas.colours.ink
        text.line(canvas.painter, inside, f"{row.count:,}", number, ink, align=text.RIGHT)
        taken = max(px(26), text.width_of(f"{row.count:,}", number) + px(8))
        inside.setRight(inside.right() - taken)
        bar = QRectF(inside.right() - px(44), round(inside.center().y() - px(7) / 2), px(44), px(7))
        share = row.count / row.most if row.most else 0.0
        boxes.bar(canvas.painter, bar, share, canvas.colours.kind(row.kind), canvas.colours)
        inside.setRight(bar.left() - px(6))
        canvas.body(inside, row.theme)

    def _paint_rank(self, canvas: Canvas, inside: QRectF, row: RankRow) -> None:
        """Rank, rank before and arrow, cut from the left of `inside`."""
        px, theme = canvas.metrics.px, canvas.theme
        number = theme.font(Text.HEAD, 600, tabular=True)
        text.line(canvas.painter, inside, str(row.rank), number, canvas.colours.ink)
        before = f"[{row.before}]" if row.before else ""
        canvas.meta(inside.adjusted(px(20), 0, 0, 0), before)
        if row.move.value:
            side = px(14)
            place = QRectF(inside.x() + px(56), inside.center().y() - side / 2, side, side)
            canvas.icon(place, row.move.value, canvas.colours.ink)
        inside.setLeft(inside.left() + px(78 if row.before or row.move.value else 32))
