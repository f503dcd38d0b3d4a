"""Statements to be coded: the kind and the codes above, the words in one line below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from organiser_app.language import tr
from organiser_app.ui.painting import boxes, marks, text
from organiser_app.ui.tables.canvas import Canvas, words_font
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.model import PAGE, RowsModel
from organiser_app.ui.tables.rows import Row, StatementRow
from organiser_app.ui.theme import Text, Theme

_HEIGHT = 56
_MARK_ROW = 20


class CodingRows(RowsModel):
    """Rows of which one may be put in another's place, so that the list stays where it is."""

    def put(self, row: Row) -> Row | None:
        """Show the row instead of the one that has its key, and give that back, if it is here."""
        for number, page in self._pages.items():
            place = next((at for at, one in enumerate(page) if one.key == row.key), None)
            if place is not None:
                self._pages[number] = (*page[:place], row, *page[place + 1 :])
                index = self.index(number * PAGE + place)
                self.dataChanged.emit(index, index)
                return page[place]
        return None


class CodingDelegate(RowDelegate[StatementRow]):
    """What a list beside the statement in hand needs: its codes, and enough to know it by."""

    def height(self, theme: Theme, row: StatementRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """Two lines, the upper for marks."""
        return theme.metrics.px(_HEIGHT)

    def paint_row(self, canvas: Canvas, box: QRectF, row: StatementRow) -> None:
        """Kind, codes and date above; words below."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.gap, metrics.px(7), -metrics.gap, -metrics.px(7))
        above = QRectF(inside.x(), inside.y(), inside.width(), metrics.px(_MARK_ROW))
        self._paint_marks(canvas, above, row)
        below = QRectF(inside.x(), above.bottom(), inside.width(), metrics.line(Text.BODY))
        words = text.curly(row.words) if row.verbatim else row.words
        font = words_font(canvas.theme, verbatim=row.verbatim)
        text.line(canvas.painter, below, words.replace("\n", " "), font, canvas.colours.ink)

    def _paint_marks(self, canvas: Canvas, above: QRectF, row: StatementRow) -> None:
        """From both ends inwards; codes that have no room are left to the card beside the list."""
        metrics, theme = canvas.metrics, canvas.theme
        marks.kind(canvas.painter, above, theme, row.kind, canvas.colours)
        left = above.x() + marks.kind_width(theme, row.kind) + metrics.px(12)
        right = above.right() - canvas.meta_right(above, row.date) - metrics.px(12)
        if not row.themes:
            canvas.meta(QRectF(left, above.y(), right - left, above.height()), tr("no theme yet"))
        for theme_name in row.themes:
            width = boxes.chip_width(theme, theme_name)
            if left + width > right:
                return
            place = QPointF(left, above.y())
            boxes.chip(canvas.painter, place, theme, theme_name, colours=canvas.colours)
            left += width + metrics.quarter
