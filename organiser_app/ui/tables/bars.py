"""Bars as rows of a list: by kind of statement, and by strength."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, text
from organiser_app.ui.tables.bar_rows import BarRow, SpreadRow
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.theme import Text, Theme

_HIGH = 30
_NAME_SHARE = 0.34


class BarDelegate(RowDelegate[BarRow]):
    """The name, what it is, a bar of kinds from nought, and the count."""

    def height(self, theme: Theme, row: BarRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """One close line."""
        return theme.metrics.px(_HIGH)

    def paint_row(self, canvas: Canvas, box: QRectF, row: BarRow) -> None:
        """Name at left, count at right, bar between."""
        px = canvas.metrics.px
        inside = box.adjusted(canvas.metrics.gap, 0, -canvas.metrics.gap, -1)
        bar = _named(canvas, inside, row.title, row.under)
        number = canvas.theme.font(Text.BODY, 600, tabular=True)
        count = f"{row.total:,}"
        text.line(canvas.painter, inside, count, number, canvas.colours.ink, align=text.RIGHT)
        bar.setRight(inside.right() - max(px(40), text.width_of(f"{row.most:,}", number) + px(10)))
        self._paint_kinds(canvas, bar, row)

    def _paint_kinds(self, canvas: Canvas, bar: QRectF, row: BarRow) -> None:
        high = canvas.metrics.px(9)
        place = QRectF(bar.x(), round(bar.center().y() - high / 2), bar.width(), high)
        boxes.rounded(canvas.painter, place, 2, canvas.colours.sunk)
        left = place.x()
        for kind, count in row.parts:
            wide = place.width() * count / row.most if row.most else 0
            if wide >= 1:
                part = QRectF(left, place.y(), max(wide - 1, 1), high)
                boxes.rounded(canvas.painter, part, 1, canvas.colours.kind(kind))
            left += wide


class SpreadDelegate(RowDelegate[SpreadRow]):
    """A kind or a theme, five columns for the strengths, their mean, and how many said one."""

    def height(self, theme: Theme, row: SpreadRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """One close line."""
        return theme.metrics.px(_HIGH)

    def paint_row(self, canvas: Canvas, box: QRectF, row: SpreadRow) -> None:
        """Name at left, the rest in columns from the right."""
        px, theme = canvas.metrics.px, canvas.theme
        inside = box.adjusted(canvas.metrics.gap, 0, -canvas.metrics.gap, -1)
        canvas.meta_right(inside, row.said)
        inside.setRight(inside.right() - px(106))
        number = theme.font(Text.BODY, 600, tabular=True)
        ink = canvas.colours.ink
        text.line(canvas.painter, inside, row.mean, number, ink, align=text.RIGHT)
        inside.setRight(inside.right() - px(38))
        self._paint_columns(canvas, inside, row)
        inside.setRight(inside.right() - px(84))
        if row.kind is not None:
            side = px(16)
            sign = QRectF(inside.x(), inside.center().y() - side / 2, side, side)
            canvas.icon(sign, icons.KIND_ICONS[row.kind], canvas.colours.kind(row.kind))
            inside.setLeft(inside.left() + px(22))
        canvas.body(inside, row.title)

    def _paint_columns(self, canvas: Canvas, inside: QRectF, row: SpreadRow) -> None:
        """Columns from nought, the highest 18 high, over a line that is there for noughts too."""
        px, most = canvas.metrics.px, max(*row.counts, 1)
        wide, pitch, high = px(11), px(14), px(18)
        foot = round(inside.center().y() + high / 2)
        left = inside.right() - pitch * len(row.counts)
        for place, count in enumerate(row.counts):
            tall = max(1, round(high * count / most))
            column = QRectF(left + place * pitch, foot - tall, wide, tall)
            boxes.rounded(canvas.painter, column, 0, canvas.colours.muted)


def _named(canvas: Canvas, inside: QRectF, title: str, under: str) -> QRectF:
    """Paint the name and what it is in the left third; the rest of the row."""
    wide = inside.width() * _NAME_SHARE
    place = QRectF(inside.x(), inside.y(), wide - canvas.metrics.half, inside.height())
    used = canvas.body(place, title)
    canvas.meta(place.adjusted(used + canvas.metrics.half, 0, 0, 0), under)
    return inside.adjusted(wide, 0, 0, 0)
