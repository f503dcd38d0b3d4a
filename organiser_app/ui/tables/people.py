"""Residents as rows: those to go back to, with words and a reason, and plain lists of people."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from organiser_app.ui.painting import boxes, marks
from organiser_app.ui.tables.canvas import Canvas, said_lines
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.rows import GoBackRow, PersonRow, Tone
from organiser_app.ui.theme import Metrics, Text, Theme

_NARROW = 520


class GoBackDelegate(RowDelegate[GoBackRow]):
    """Somebody to go back to, in 90 pixels: who, their words, why, and the act at the right."""

    def height(self, theme: Theme, row: GoBackRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """Words and a reason."""
        return theme.metrics.row_words

    def hot_spot(self, theme: Theme, box: QRectF, row: GoBackRow) -> QRectF | None:  # noqa: ARG002 (each has its button there)
        """The act's button."""
        px = theme.metrics.px
        width = px(126) if box.width() >= px(_NARROW) else px(96)
        left, top = box.right() - theme.metrics.gap - width, box.center().y() - px(14)
        return QRectF(round(left), round(top), width, theme.metrics.button_in_row)

    def paint_row(self, canvas: Canvas, box: QRectF, row: GoBackRow) -> None:
        """Avatar, three or four lines in the middle of the height, button."""
        metrics, theme = canvas.metrics, canvas.theme
        spot = self.hot_spot(theme, box, row) or box
        left = box.x() + metrics.gap
        column = QRectF(left + metrics.px(44), box.y(), 0, box.height())
        column.setRight(spot.left() - metrics.gap)
        lines = said_lines(theme, row.words, column.width(), verbatim=row.verbatim, most=2)
        body, meta = metrics.line(Text.BODY), metrics.line(Text.META)
        words = lines * body if row.words else 0
        top = round(box.center().y() - (body + words + meta + 2) / 2)
        avatar = QRectF(left, top + metrics.px(2), metrics.px(32), metrics.px(32))
        marks.avatar(canvas.painter, avatar, theme, row.name)
        self._paint_who(canvas, QRectF(column.x(), top, column.width(), body), row)
        if row.words:
            place = QRectF(column.x(), top + body + 1, column.width(), words)
            canvas.said(place, row.words, verbatim=row.verbatim)
        reason = QRectF(column.x(), top + body + words + 2, column.width(), meta)
        self._paint_reason(canvas, reason, row)
        self._paint_act(canvas, spot, row)

    def _paint_who(self, canvas: Canvas, place: QRectF, row: GoBackRow) -> None:
        px = canvas.metrics.px
        used = canvas.body(place, row.name, 600)
        place = place.adjusted(used + px(8), 0, 0, 0)
        used = canvas.meta(place, row.place)
        place = place.adjusted(used + px(8) if row.place else 0, 0, 0, 0)
        if row.circle is not None and place.width() > px(90):
            marks.circle_with_word(canvas.painter, place, canvas.theme, row.circle, canvas.colours)

    def _paint_reason(self, canvas: Canvas, place: QRectF, row: GoBackRow) -> None:
        used = canvas.meta(place, row.due, weight=600, colour=canvas.tone(row.tone))
        gap = canvas.metrics.px(6) if row.due else 0
        canvas.meta(place.adjusted(used + gap, 0, 0, 0), row.reason)

    def _paint_act(self, canvas: Canvas, spot: QRectF, row: GoBackRow) -> None:
        keys = row.act_keys if canvas.theme.key_hints and canvas.in_hand else ""
        boxes.row_button(canvas.painter, spot, canvas.theme, row.act_icon, row.act, keys=keys)


class PersonDelegate(RowDelegate[PersonRow]):
    """A resident in two lines: avatar, name, what stands under it, circle or tie, last heard."""

    def height(self, theme: Theme, row: PersonRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """Two lines and some air for the avatar."""
        return theme.metrics.px(52)

    def paint_row(self, canvas: Canvas, box: QRectF, row: PersonRow) -> None:
        """From the right inwards."""
        metrics, theme, painter = canvas.metrics, canvas.theme, canvas.painter
        inside = box.adjusted(metrics.gap, 0, -metrics.gap, -1)
        side = metrics.px(28)
        top = inside.center().y() - side / 2
        marks.avatar(painter, QRectF(inside.x(), top, side, side), theme, row.name)
        inside.setLeft(inside.left() + side + metrics.px(10))
        if row.tie:
            width = marks.tie_width(metrics)
            place = QRectF(inside.right() - width, inside.y(), width, inside.height())
            marks.tie(painter, place, metrics, row.tie, canvas.colours)
            inside.setRight(inside.right() - width - metrics.half)
        used = canvas.meta_right(inside, row.last_heard, Tone.PLAIN)
        inside.setRight(inside.right() - used - (metrics.half if row.last_heard else 0))
        self._paint_circle(canvas, inside, row)
        paint_two_lines(canvas, inside, row.name, row.under)

    def _paint_circle(self, canvas: Canvas, inside: QRectF, row: PersonRow) -> None:
        """The circle and its word in a column of their own, where there is room."""
        if row.circle is None:
            return
        width = canvas.metrics.px(92 if inside.width() > canvas.metrics.px(280) else 20)
        place = QRectF(inside.right() - width, inside.y(), width, inside.height())
        if width > canvas.metrics.px(20):
            marks.circle_with_word(canvas.painter, place, canvas.theme, row.circle, canvas.colours)
        else:
            side = canvas.metrics.px(14)
            ring = QRectF(place.x(), place.center().y() - side / 2, side, side)
            marks.circle(canvas.painter, ring, row.circle, canvas.colours)
        inside.setRight(place.left() - canvas.metrics.half)


def paint_two_lines(canvas: Canvas, inside: QRectF, title: str, under: str) -> None:
    """A title, and a quiet line under it where there is one, in the middle of the height."""
    if not under:
        canvas.body(inside, title)
        return
    upper, lower = two_lines(canvas.metrics, inside)
    canvas.body(upper, title)
    canvas.meta(lower, under)


def two_lines(metrics: Metrics, inside: QRectF) -> tuple[QRectF, QRectF]:
    """The places of a title and of a quiet line under it, in the middle of the height."""
    body, meta = metrics.line(Text.BODY), metrics.line(Text.META)
    top = inside.center().y() - (body + meta) / 2
    upper = QRectF(inside.x(), top, inside.width(), body)
    return upper, QRectF(inside.x(), top + body, inside.width(), meta)
