"""What happened to an ask: the words whole in a few lines, how it stood after, and the day."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from organiser_app.ui.tables import RowDelegate, SimpleRow
from organiser_app.ui.tables.canvas import Canvas, said_lines
from organiser_app.ui.theme import Text, Theme

_MOST_LINES, _AIR, _DAY, _SIGN = 5, 14, 92, 24


class HappenedDelegate(RowDelegate[SimpleRow]):
    """A row as high as its words, since what was answered is what the history is for."""

    same_height = False

    def height(self, theme: Theme, row: SimpleRow | None, width: int) -> int:
        """The lines of the words, and one under them where it says how the ask stood."""
        if row is None:
            return theme.metrics.row
        words = _words_width(theme, width)
        lines = said_lines(theme, row.title, words, verbatim=False, most=_MOST_LINES)
        under = theme.metrics.line(Text.META) if row.under else 0
        return lines * theme.metrics.line(Text.BODY) + under + theme.metrics.px(_AIR)

    def paint_row(self, canvas: Canvas, box: QRectF, row: SimpleRow) -> None:
        """The sign and the day on the first line, the words between them."""
        metrics, theme = canvas.metrics, canvas.theme
        inside = box.adjusted(metrics.gap, metrics.px(_AIR / 2), -metrics.gap, 0)
        line = metrics.line(Text.BODY)
        first = QRectF(inside.x(), inside.y(), inside.width(), line)
        side = metrics.px(16)
        canvas.icon(QRectF(first.x(), first.center().y() - side / 2, side, side), row.icon)
        canvas.meta_right(first, row.note)
        left, width = inside.x() + metrics.px(_SIGN), _words_width(theme, box.width())
        words = QRectF(left, inside.y(), width, inside.height())
        lines = canvas.said(words, row.title, verbatim=False, most=_MOST_LINES)
        if row.under:
            under = QRectF(left, inside.y() + lines * line, width, metrics.line(Text.META))
            canvas.meta(under, row.under)


def _words_width(theme: Theme, width: float) -> float:
    metrics = theme.metrics
    return max(width - 2 * metrics.gap - metrics.px(_SIGN + _DAY), 60.0)
