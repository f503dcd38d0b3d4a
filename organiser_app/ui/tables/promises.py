"""Commitments as rows: a box to tick, who, what, by when, and what it hangs on."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from organiser_app.ui.painting import boxes, text
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.rows import PromiseRow, Tone
from organiser_app.ui.theme import Text, Theme

_MOST_LINES = 3
_MOST_WAITING = 3
_LEFT = 38
_TOP = 9


class PromiseDelegate(RowDelegate[PromiseRow]):
    """A promise, as high as its sentence and all that stands under it need."""

    same_height = False

    def height(self, theme: Theme, row: PromiseRow | None, width: int) -> int:
        """One to three lines, and one for each quiet line under them."""
        if row is None:
            return theme.metrics.row
        lines = len(_lines(theme, row, self._words_width(theme, row, width)))
        height = lines * theme.metrics.line(Text.BODY) + theme.metrics.px(2 * _TOP)
        quiet = bool(row.under) + bool(row.condition) + len(_waiting(theme, row, width))
        return height + quiet * theme.metrics.line(Text.META)

    def hot_spot(self, theme: Theme, box: QRectF, row: PromiseRow) -> QRectF | None:  # noqa: ARG002 (each has its box there)
        """The check box, with some room around it."""
        px = theme.metrics.px
        return QRectF(box.x() + px(8), box.y() + px(2), px(32), px(34))

    def _words_width(self, theme: Theme, row: PromiseRow, width: float) -> int:
        px = theme.metrics.px
        due = text.width_of(row.due, theme.font(Text.META, 600)) if row.due else 0
        return max(int(width - px(42) - px(16) - px(10) - due), px(60))

    def paint_row(self, canvas: Canvas, box: QRectF, row: PromiseRow) -> None:
        """Box, sentence, due word at the right; under it what else is known, and what it needs."""
        metrics = canvas.metrics
        top = box.y() + metrics.px(_TOP)
        self._paint_box(canvas, box, row)
        left = box.x() + metrics.px(_LEFT)
        width = self._words_width(canvas.theme, row, box.width())
        under = self._paint_sentence(canvas, QRectF(left, top, width, box.height()), row)
        due = QRectF(left, top, box.right() - left - metrics.gap, metrics.line(Text.BODY))
        canvas.meta_right(
            due.adjusted(0, -2, 0, -2), row.due, Tone.PLAIN if row.done or row.over else row.tone
        )
        line = QRectF(left, under, box.right() - left - metrics.gap, metrics.line(Text.META))
        if row.under:
            canvas.meta(line, row.under)
            line.translate(0, line.height())
        if row.condition:
            self._paint_condition(canvas, QRectF(line), row)
            line.translate(0, line.height())
        self._paint_waiting(canvas, line, row, int(box.width()))

    def _paint_box(self, canvas: Canvas, box: QRectF, row: PromiseRow) -> None:
        """The check box, and the line that joins it to the next in its ring."""
        metrics = canvas.metrics
        side = boxes.square_side(metrics)
        top = box.y() + metrics.px(_TOP + 2)
        tick = QRectF(box.x() + metrics.gap, top, side, side)
        boxes.check_box(canvas.painter, tick, canvas.colours, ticked=row.done, struck=row.over)
        middle, wide = tick.center().x() - 1, 2
        ink = QColor(canvas.colours.accent)
        if row.ring_above:
            canvas.painter.fillRect(QRectF(middle, box.y(), wide, tick.y() - box.y()), ink)
        if row.ring_below:
            foot = box.bottom() - tick.bottom()
            canvas.painter.fillRect(QRectF(middle, tick.bottom(), wide, foot), ink)

    def _paint_sentence(self, canvas: Canvas, place: QRectF, row: PromiseRow) -> float:
        """Who in weight 600, then what; where the next line may begin."""
        height = canvas.metrics.line(Text.BODY)
        ink = canvas.colours.muted if row.done or row.over else canvas.colours.ink
        spot = QRectF(place.x(), place.y(), place.width(), height)
        who = f"{row.who}:" if row.who else ""
        for line in _lines(canvas.theme, row, int(place.width())):
            strong = _shared(who, line)  # a long name may take more lines than one
            self._paint_line(canvas, spot, strong, line[len(strong) :], ink)
            who = who[len(strong) :].lstrip()
            spot.translate(0, height)
        return spot.y()

    def _paint_line(self, canvas: Canvas, spot: QRectF, who: str, what: str, ink: str) -> None:
        """One line: as much of who as stands on it in weight 600, then what."""
        used = canvas.body(spot, who, 600, ink) if who else 0.0
        if what.startswith(" "):
            used += text.width_of(" ", canvas.theme.font())
        canvas.body(spot.adjusted(used, 0, 0, 0), what.strip(), 400, ink)

    def _paint_condition(self, canvas: Canvas, place: QRectF, row: PromiseRow) -> None:
        """Two rings, what it hangs on, and the word once that has come about."""
        px, height = canvas.metrics.px, place.height()
        canvas.icon(QRectF(place.x(), place.y(), px(14), height), "promises")
        words = place.adjusted(px(19), 0, 0, 0)
        kept_for_met = text.width_of(row.met, canvas.theme.font(Text.META, 600)) + px(6)
        used = canvas.meta(words.adjusted(0, 0, -kept_for_met, 0), row.condition)
        met = words.adjusted(used + px(5), 0, 0, 0)
        canvas.meta(met, row.met, weight=600, colour=canvas.colours.accent)

    def _paint_waiting(self, canvas: Canvas, place: QRectF, row: PromiseRow, width: int) -> None:
        """What it waits for, in ink, since that is what is to be read here."""
        tone = canvas.colours.ink if row.waits_tone is Tone.PLAIN else canvas.tone(row.waits_tone)
        weight = 400 if row.waits_tone is Tone.PLAIN else 600
        for line in _waiting(canvas.theme, row, width):
            canvas.meta(place, line, weight=weight, colour=tone)
            place.translate(0, place.height())


def _shared(one: str, other: str) -> str:
    """What two texts begin with alike."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in alike)


def _lines(theme: Theme, row: PromiseRow, width: int) -> tuple[str, ...]:
    """The sentence broken as it will be painted; who is heavier, so the lines are a bit shorter."""
    sentence = f"{row.who}: {row.what}" if row.who else row.what
    plain, strong = theme.font(), theme.font(Text.BODY, 600)
    heavier = text.width_of(row.who, strong) - text.width_of(row.who, plain)
    return text.wrapped(sentence, plain, int(width - heavier), _MOST_LINES)


def _waiting(theme: Theme, row: PromiseRow, width: int) -> tuple[str, ...]:
    """What it waits for, broken to the width of the row."""
    if not row.waits:
        return ()
    room = width - theme.metrics.px(_LEFT) - theme.metrics.gap
    weight = 400 if row.waits_tone is Tone.PLAIN else 600
    return text.wrapped(row.waits, theme.font(Text.META, weight), room, _MOST_WAITING)
