"""A life in order, in somebody's own words: a line down the left, an entry at each mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, marks
from organiser_app.ui.tables.canvas import Canvas, said_lines
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.rows import StoryRow, StoryWords
from organiser_app.ui.theme import Text, Theme

_MOST_LINES = 6
_LEFT = 56
_WORDS_LEFT = 70


class StoryDelegate(RowDelegate[StoryRow]):
    """An entry of a story: title and date, a quiet line, and what was said, whole."""

    same_height = False
    ruled = False

    def height(self, theme: Theme, row: StoryRow | None, width: int) -> int:
        """As high as the words need."""
        metrics = theme.metrics
        if row is None or row.heading:
            return metrics.row
        under = metrics.line(Text.META) if row.under else 0
        said = sum(self._said_height(theme, one, width) for one in row.said)
        return metrics.line(Text.BODY) + under + said + metrics.px(14)

    def _said_height(self, theme: Theme, one: StoryWords, width: float) -> int:
        lines = said_lines(
            theme,
            one.words,
            self._words_width(theme, width),
            verbatim=one.verbatim,
            most=_MOST_LINES,
        )
        return lines * theme.metrics.line(Text.BODY) + theme.metrics.px(32)

    def _words_width(self, theme: Theme, width: float) -> int:
        return max(int(width - theme.metrics.px(_WORDS_LEFT + 16)), theme.metrics.px(80))

    def paint_row(self, canvas: Canvas, box: QRectF, row: StoryRow) -> None:
        """Mark, title and date, quiet line, words."""
        metrics = canvas.metrics
        line = QRectF(box.x() + metrics.px(30), box.y(), 1, box.height())
        canvas.painter.fillRect(line, QColor(canvas.theme.colours.hairline))
        place = box.adjusted(metrics.px(_LEFT), metrics.px(6), -metrics.gap, 0)
        place.setHeight(metrics.line(Text.BODY))
        if row.heading:
            canvas.meta(place.adjusted(0, metrics.px(4), 0, metrics.px(4)), row.title, weight=600)
            return
        self._paint_mark(canvas, box, row)
        used = canvas.meta_right(place, row.date)
        canvas.body(place.adjusted(0, 0, -used - metrics.half, 0), row.title, 500)
        top = place.bottom()
        if row.under:
            self._paint_under(canvas, QRectF(place.x(), top, place.width(), 0), row)
            top += metrics.line(Text.META)
        for one in row.said:
            height = self._said_height(canvas.theme, one, box.width())
            self._paint_said(canvas, QRectF(box.x(), top, box.width(), height), one)
            top += height

    def _paint_mark(self, canvas: Canvas, box: QRectF, row: StoryRow) -> None:
        """The entry's icon in a circle on the line."""
        px, colours = canvas.metrics.px, canvas.colours
        circle = QRectF(box.x() + px(17), box.y() + px(3), px(27), px(27))
        hairline = canvas.theme.colours.hairline
        boxes.rounded(canvas.painter, circle, px(14), colours.surface, hairline)
        inner = circle.adjusted(px(6), px(6), -px(6), -px(6))
        if row.kind is not None:
            canvas.icon(inner, icons.KIND_ICONS[row.kind], colours.kind(row.kind))
        elif row.icon:
            canvas.icon(inner, row.icon, colours.ink)

    def _paint_under(self, canvas: Canvas, place: QRectF, row: StoryRow) -> None:
        place.setHeight(canvas.metrics.line(Text.META))
        used = canvas.meta(place, row.under) + canvas.metrics.px(5)
        met = place.adjusted(used, 0, 0, 0)
        canvas.meta(met, row.met, weight=600, colour=canvas.colours.accent)

    def _paint_said(self, canvas: Canvas, box: QRectF, one: StoryWords) -> None:
        """The words whole, with a bar before them, then kind and permission."""
        metrics, theme = canvas.metrics, canvas.theme
        bar = QRectF(box.x() + metrics.px(_LEFT), box.y() + metrics.px(4), 2, 0)
        bar.setHeight(box.height() - metrics.px(10))
        canvas.painter.fillRect(bar, QColor(theme.colours.hairline))
        left = box.x() + metrics.px(_WORDS_LEFT)
        place = QRectF(left, box.y() + metrics.px(4), 0, 0)
        place.setWidth(self._words_width(theme, box.width()))
        lines = canvas.said(place, one.words, verbatim=one.verbatim, most=_MOST_LINES)
        place.moveTop(place.y() + lines * metrics.line(Text.BODY) + metrics.px(2))
        place.setHeight(metrics.line(Text.BODY))
        used = marks.kind(canvas.painter, place, theme, one.kind, canvas.colours)
        if one.permission is not None:
            beside = place.adjusted(used + metrics.gap, 0, 0, 0)
            marks.permission(canvas.painter, beside, theme, one.permission, canvas.colours)
