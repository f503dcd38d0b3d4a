"""Doors as rows: the number, the key of what came of it, its word, the time, what to remember."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from organiser_app.language import tr
from organiser_app.ui.painting import text
from organiser_app.ui.painting.key_box import key_box, key_box_side
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.door_line import DoorLine
from organiser_app.ui.tables.rows import Tone
from organiser_app.ui.theme import Text, Theme
from organiser_app.ui.theme.outcomes import outcome_ink

_LEFT, _RIGHT = 12, 12
_NUMBER = 34
"""The room for a number of three digits; "Flat 12" takes what it needs, up to half of the row."""


class DoorDelegate(RowDelegate[DoorLine]):
    """One door in 36 pixels, or 46 with something to remember under it.

    `in_block` is set while several doors are chosen at once, none of which is where one stands.
    """

    same_height = False
    in_block = False

    def height(self, theme: Theme, row: DoorLine | None, width: int) -> int:  # noqa: ARG002 (lines are elided)
        """36, or 46 with a second line."""
        return theme.metrics.row_two if row is not None and row.under else theme.metrics.row

    def paint_row(self, canvas: Canvas, box: QRectF, row: DoorLine) -> None:
        """Number, key, word and time in the first line; what to remember in the second."""
        metrics = canvas.metrics
        body, meta = metrics.line(Text.BODY), metrics.line(Text.META)
        high = body + (meta if row.under else 0)
        top = round(box.center().y() - high / 2)
        inside = box.adjusted(metrics.px(_LEFT), 0, -metrics.px(_RIGHT), 0)
        inside.setTop(top)
        left = self._paint_first(canvas, QRectF(inside.x(), top, inside.width(), body), row)
        canvas.meta(QRectF(left, top + body, inside.right() - left, meta), row.under)

    def _paint_first(self, canvas: Canvas, place: QRectF, row: DoorLine) -> float:
        """The first line; where what stands under it begins."""
        metrics, theme = canvas.metrics, canvas.theme
        number = theme.font(Text.BODY, 600, tabular=True)
        wanted = max(text.width_of(row.label, number), metrics.px(_NUMBER))
        label = QRectF(place)
        label.setWidth(min(wanted, place.width() / 2))
        text.line(canvas.painter, label, row.label, number, canvas.colours.ink)
        side = key_box_side(theme)
        key = QRectF(label.right() + metrics.half, place.center().y() - side / 2, side, side)
        outcome = None if row.barred else row.outcome
        key_box(canvas.painter, key, theme, outcome, canvas.colours)
        self._paint_state(canvas, place, key.right() + metrics.px(6), row)
        return key.x()

    def _paint_state(self, canvas: Canvas, place: QRectF, left: float, row: DoorLine) -> None:
        """The word, and the time where there is room for both."""
        words, theme = QRectF(place), canvas.theme
        words.setLeft(left)
        state, ink = self._state(row, in_hand=canvas.in_hand)
        weight = 400 if ink == Tone.PLAIN else 600
        wanted = text.width_of(state, theme.font(Text.META, weight)) + canvas.metrics.half
        if wanted + text.width_of(row.time, theme.font(Text.META, tabular=True)) <= words.width():
            words.setRight(place.right() - canvas.meta_right(place, row.time))
        canvas.meta(words, state, weight=weight, colour=str(getattr(canvas.colours, ink)))

    def _state(self, row: DoorLine, *, in_hand: bool) -> tuple[str, str]:
        """What the door says, and its ink; one that is in hand says so until it is tried."""
        if row.barred:
            return row.state(), Tone.LATE
        if row.outcome is not None:
            return row.state(), outcome_ink(row.outcome)
        if in_hand:
            return (tr("chosen") if self.in_block else tr("here now")), Tone.GOOD
        return row.state(), Tone.PLAIN
