"""Members of the team as rows: who, what they handed in, what is missing, what is in question."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from organiser_app.ui.painting import marks, text
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.member_line import MemberLine
from organiser_app.ui.tables.rows import Tone
from organiser_app.ui.theme import Text, Theme

_AVATAR, _BESIDE_IT, _SIGN = 28, 10, 16
_MOST_GAP_LINES = 2


class MemberDelegate(RowDelegate[MemberLine]):
    """Two lines, and under them the sentence about what never came, where there is one."""

    same_height = False

    def height(self, theme: Theme, row: MemberLine | None, width: int) -> int:
        """52, and as many lines more as the gap takes."""
        gap = self._gap_lines(theme, row, width) if row is not None else 0
        return theme.metrics.px(52) + gap * theme.metrics.line(Text.META)

    def paint_row(self, canvas: Canvas, box: QRectF, row: MemberLine) -> None:
        """Avatar, lines, and what is in question at the right."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.gap, 0, -metrics.gap, -1)
        body, meta = metrics.line(Text.BODY), metrics.line(Text.META)
        gap = self._gap_lines(canvas.theme, row, round(box.width()))
        top = inside.center().y() - (body + meta * (1 + gap)) / 2
        side = metrics.px(_AVATAR)
        face = QRectF(inside.x(), top + (body + meta - side) / 2, side, side)
        marks.avatar(canvas.painter, face, canvas.theme, row.name)
        inside.setLeft(inside.left() + side + metrics.px(_BESIDE_IT))
        if gap:
            self._paint_gap(canvas, QRectF(inside.x(), top + body + meta, inside.width(), 0), row)
        upper = QRectF(inside.x(), top, inside.width(), body)
        lower = QRectF(inside.x(), top + body, inside.width(), meta)
        first, second = (*row.questions, "", "")[:2]
        for place, question, tone in ((upper, first, Tone.SOON), (lower, second, Tone.PLAIN)):
            place.setRight(place.right() - canvas.meta_right(place, question, tone) - metrics.half)
        self._paint_who(canvas, upper, row)
        canvas.meta(lower, row.handed)

    def _paint_who(self, canvas: Canvas, place: QRectF, row: MemberLine) -> None:
        quiet = canvas.colours.muted if row.gone else ""
        used = canvas.body(place, row.name, 400 if row.gone else 600, quiet)
        beside = place.adjusted(used + canvas.metrics.half, 0, 0, 0)
        if beside.width() > 0 and row.waits:
            canvas.meta(beside, row.waits, weight=600, colour=canvas.tone(Tone.SOON))
        elif beside.width() > 0:
            canvas.meta(beside, row.beside)

    def _paint_gap(self, canvas: Canvas, place: QRectF, row: MemberLine) -> None:
        metrics, ink = canvas.metrics, canvas.tone(Tone.LATE)
        line = metrics.line(Text.META)
        side = metrics.px(_SIGN)
        sign = QRectF(place.x(), place.y() + (line - side) / 2, side, side)
        canvas.icon(sign, "warning", ink)
        words = place.adjusted(side + metrics.quarter, 0, 0, 0)
        words.setHeight(line * _MOST_GAP_LINES)
        font = canvas.theme.font(Text.META, 600)
        text.paragraph(
            canvas.painter, words, row.gap, font, ink, line_height=line, most=_MOST_GAP_LINES
        )

    def _gap_lines(self, theme: Theme, row: MemberLine | None, width: int) -> int:
        if row is None or not row.gap:
            return 0
        px, metrics = theme.metrics.px, theme.metrics
        taken = 2 * metrics.gap + px(_AVATAR + _BESIDE_IT + _SIGN) + metrics.quarter
        font = theme.font(Text.META, 600)
        return len(text.wrapped(row.gap, font, width - taken, _MOST_GAP_LINES))
