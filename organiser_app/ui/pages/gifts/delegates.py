"""How the lines of gifts and needs are painted: people's words in the serif, facts beside them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, marks, text
from organiser_app.ui.painting.boxes import ChipLook
from organiser_app.ui.tables import RowDelegate
from organiser_app.ui.tables.canvas import Canvas, said_lines
from organiser_app.ui.tables.need_lines import GiftLine, MatchLine, NeedLine, SpokenWords
from organiser_app.ui.tables.rows import Tone
from organiser_app.ui.theme import Text, Theme

_LINE, _MATCH = 66, 114
_WHO, _FACTS, _WAITS, _ACT = 176, 170, 96, 156
_NARROW = 880
"""Unscaled pixels: of a line, of its columns, and the width below which columns shrink."""


class MatchDelegate(RowDelegate[MatchLine]):
    """Need at left, gift beside it, the reasons under both, the act at right."""

    same_height = False

    def height(self, theme: Theme, row: MatchLine | None, width: int) -> int:  # noqa: ARG002 (lines are elided)
        """Three lines and a little air; a heading is one."""
        return theme.metrics.px(_MATCH) if row and not row.heading else theme.metrics.row

    def hot_spot(self, theme: Theme, box: QRectF, row: MatchLine) -> QRectF | None:
        """The act's button."""
        if row.heading:
            return None
        px = theme.metrics.px
        left, top = box.right() - theme.metrics.gap - px(_ACT), box.center().y() - px(14)
        return QRectF(round(left), round(top), px(_ACT), theme.metrics.button_in_row)

    def paint_row(self, canvas: Canvas, box: QRectF, row: MatchLine) -> None:
        """Two columns of words over the reasons."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.gap, metrics.half, -metrics.gap, -1)
        spot = self.hot_spot(canvas.theme, box, row)
        if spot is None:
            canvas.meta(box.adjusted(metrics.gap, 0, -metrics.gap, 0), row.reasons, weight=600)
            return
        inside.setRight(spot.left() - metrics.gap)
        half = (inside.width() - metrics.gap) / 2
        need = QRectF(inside.x(), inside.y(), half, inside.height())
        gift = need.translated(half + metrics.gap, 0)
        if row.again:
            canvas.meta_right(need, tr("or"))
        else:
            _paint_spoken(canvas, need, row.need, StatementKind.NEED)
        _paint_spoken(canvas, gift, row.gift, StatementKind.GIFT)
        self._paint_reasons(canvas, QRectF(need.topLeft(), gift.bottomRight()), gift.x(), row)
        keys = row.act_keys if canvas.theme.key_hints and canvas.in_hand else ""
        boxes.row_button(canvas.painter, spot, canvas.theme, row.act_icon, row.act, keys=keys)

    def _paint_reasons(self, canvas: Canvas, box: QRectF, left: float, row: MatchLine) -> None:
        """The reasons under the gift, from further left where they need more room."""
        metrics = canvas.metrics
        wide = text.width_of(row.reasons, canvas.theme.font(Text.META)) + 2
        start = max(box.x(), min(left + metrics.px(22), box.right() - wide))
        line = metrics.line(Text.META)
        foot = QRectF(start, box.bottom() - metrics.px(6) - line, box.right() - start, line)
        canvas.meta(foot, row.reasons, colour=canvas.colours.accent)


class NeedDelegate(RowDelegate[NeedLine]):
    """Whose need, their words, how strong, with whom it is now, and how long it waits."""

    def height(self, theme: Theme, row: NeedLine | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """Two lines with a little air."""
        return theme.metrics.px(_LINE)

    def paint_row(self, canvas: Canvas, box: QRectF, row: NeedLine) -> None:
        """From both ends inwards, so that the words take what is left."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.gap, 0, -metrics.gap, -1)
        narrow = box.width() < metrics.px(_NARROW)
        _paint_who(canvas, _from_left(inside, metrics.px(_WHO * (0.8 if narrow else 1))), row.said)
        waits = _from_right(inside, metrics.px(_WAITS))
        canvas.meta_right(waits, row.waits, Tone.GOOD if row.met else Tone.PLAIN)
        facts = _from_right(inside, metrics.px(_FACTS))
        _paint_two_metas(canvas, facts, row.with_whom, row.marks)
        dots = _from_right(inside, marks.dots_width(metrics))
        if row.strength:
            marks.dots(canvas.painter, dots, metrics, row.strength, canvas.colours)
        _paint_words(canvas, inside, row.said)


class GiftDelegate(RowDelegate[GiftLine]):
    """Whose gift, their words, of what kind, and what became of it; or the heading of a kind."""

    same_height = False

    def height(self, theme: Theme, row: GiftLine | None, width: int) -> int:  # noqa: ARG002 (lines are elided)
        """Two lines with a little air; a heading is one."""
        return theme.metrics.px(_LINE) if row and not row.heading else theme.metrics.row

    def paint_row(self, canvas: Canvas, box: QRectF, row: GiftLine) -> None:
        """From both ends inwards, so that the words take what is left."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.gap, 0, -metrics.gap, -1)
        if row.heading:
            canvas.meta_right(inside, row.used)
            canvas.meta(inside, row.said.words, weight=600)
            return
        narrow = box.width() < metrics.px(_NARROW)
        _paint_who(canvas, _from_left(inside, metrics.px(_WHO * (0.8 if narrow else 1))), row.said)
        facts = _from_right(inside, metrics.px(_FACTS))
        _paint_two_metas(canvas, facts, row.used, row.date)
        if row.suggested:
            wide = boxes.chip_width(canvas.theme, f"{row.kind}?")
            place = _from_right(inside, wide)
            corner = QPointF(place.x(), round(place.center().y() - metrics.chip / 2))
            chip = f"{row.kind}?"
            boxes.chip(
                canvas.painter, corner, canvas.theme, chip, ChipLook.SUGGESTED,
                colours=canvas.colours,
            )  # fmt: skip
        _paint_words(canvas, inside, row.said)


def _paint_spoken(canvas: Canvas, box: QRectF, said: SpokenWords, kind: StatementKind) -> None:
    """The shape of the kind, who and where, and under them the words in two lines at most."""
    metrics, side = canvas.metrics, canvas.metrics.px(16)
    body = metrics.line(Text.BODY)
    colour = canvas.colours.kind(kind)
    sign = QRectF(box.x(), box.y() + (body - side) / 2, side, side)
    canvas.icon(sign, icons.KIND_ICONS[kind], colour)
    head = QRectF(box.x() + metrics.px(22), box.y(), box.width() - metrics.px(22), body)
    used = canvas.body(head, said.who, 600)
    canvas.meta(head.adjusted(used + metrics.half, 0, 0, 0), said.place)
    words = QRectF(head.x(), box.y() + body, head.width(), 2 * body)
    lines = canvas.said(words, said.words, verbatim=said.verbatim)
    meta = metrics.line(Text.META)
    canvas.meta(QRectF(head.x(), words.y() + lines * body, head.width(), meta), said.gist)


def _paint_who(canvas: Canvas, box: QRectF, said: SpokenWords) -> None:
    """The name over the place."""
    body, meta = canvas.metrics.line(Text.BODY), canvas.metrics.line(Text.META)
    top = box.center().y() - (body + meta) / 2
    canvas.body(QRectF(box.x(), top, box.width(), body), said.who, 600)
    canvas.meta(QRectF(box.x(), top + body, box.width(), meta), said.place)


def _paint_two_metas(canvas: Canvas, box: QRectF, first: str, second: str) -> None:
    """Two quiet lines, or one in the middle."""
    meta = canvas.metrics.line(Text.META)
    lines = [line for line in (first, second) if line]
    top = box.center().y() - meta * len(lines) / 2
    for number, line in enumerate(lines):
        ink = canvas.colours.ink if number == 0 else ""
        canvas.meta(QRectF(box.x(), top + number * meta, box.width(), meta), line, colour=ink)


def _paint_words(canvas: Canvas, box: QRectF, said: SpokenWords) -> None:
    lines = said_lines(canvas.theme, said.words, box.width(), verbatim=said.verbatim, most=2)
    words, meta = lines * canvas.metrics.line(Text.BODY), canvas.metrics.line(Text.META)
    top = box.center().y() - (words + (meta if said.gist else 0)) / 2
    canvas.said(QRectF(box.x(), top, box.width(), words), said.words, verbatim=said.verbatim)
    canvas.meta(QRectF(box.x(), top + words, box.width(), meta), said.gist)


def _from_left(inside: QRectF, width: float) -> QRectF:
    """Take a column from the left of `inside`, and leave a gap behind it."""
    column = QRectF(inside.x(), inside.y(), width, inside.height())
    inside.setLeft(inside.left() + width + 16)
    return column


def _from_right(inside: QRectF, width: float) -> QRectF:
    """Take a column from the right of `inside`, and leave a gap before it."""
    column = QRectF(inside.right() - width, inside.y(), width, inside.height())
    inside.setRight(column.left() - 16)
    return column
