"""A life in order, in somebody's own words: a line down the left, an entry at each mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, marks, text
from organiser_app.ui.tables.canvas import Canvas, said_lines
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.rows import StoryRow, StoryWords
from organiser_app.ui.theme import Text, Theme

_MOST_LINES = 6
_TITLE_LINES = 2
_UNDER_LINES = 4
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
        title = len(self._title_lines(theme, row, width)) * metrics.line(Text.BODY)
        under = len(self._under_lines(theme, row, width)) * metrics.line(Text.META)
        said = sum(self._said_height(theme, one, width) for one in row.said)
        return title + under + said + metrics.px(14)

    def _title_lines(self, theme: Theme, row: StoryRow, width: float) -> tuple[str, ...]:
        """The title as it is broken beside its date."""
        date = text.width_of(row.date, theme.font(Text.META, tabular=True))
        room = width - theme.metrics.px(_LEFT) - theme.metrics.gap - theme.metrics.half - date
        font = theme.font(Text.BODY, 500)
        return text.wrapped(row.title, font, max(int(room), 80), _TITLE_LINES)

    def _under_lines(self, theme: Theme, row: StoryRow, width: float) -> tuple[str, ...]:
        """What stands under the title, such as a note, which may take some lines."""
        if not row.under:
            return ("",) if row.met else ()
        room = width - theme.metrics.px(_LEFT) - theme.metrics.gap
        font = theme.font(Text.META)
        met = text.width_of(row.met, theme.font(Text.META, 600)) + theme.metrics.px(5)
        return text.wrapped(row.under, font, max(int(room - met), 80), _UNDER_LINES)

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
        top = self._paint_title(canvas, place, row, box.width())
        for one in row.said:
            height = self._said_height(canvas.theme, one, box.width())
            self._paint_said(canvas, QRectF(box.x(), top, box.width(), height), one)
            top += height

    def _paint_title(self, canvas: Canvas, place: QRectF, row: StoryRow, width: float) -> float:
        """The title beside its date, and what stands under it; where the next line may begin."""
        canvas.meta_right(place, row.date)
        for title in self._title_lines(canvas.theme, row, width):
            canvas.body(place, title, 500)
            place.translate(0, place.height())
        place.setHeight(canvas.metrics.line(Text.META))
        taken = 0.0
        for under in self._under_lines(canvas.theme, row, width):
            taken = canvas.meta(place, under)
            place.translate(0, place.height())
        if row.met:
            left = taken + canvas.metrics.px(5) if taken else 0
            met = place.adjusted(left, -place.height(), 0, -place.height())
            canvas.meta(met, row.met, weight=600, colour=canvas.colours.accent)
        return place.top()

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
