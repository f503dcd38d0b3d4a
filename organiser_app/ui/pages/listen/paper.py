"""What is painted behind the letters of the text: the line in hand, icons, examples."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlockFormat

from organiser_app.domain.rules.quick_capture import Field, word_help
from organiser_app.ui import icons
from organiser_app.ui.painting import text
from organiser_app.ui.theme import Text, Theme, current

_EXAMPLES = (Field.AT, Field.WITH, Field.CONCERN, Field.LOVE, Field.NEED, Field.NEXT)
_LEFT, _AROUND = 38, 5
"""Room for the icon before a line, and above and below it, in unscaled pixels."""


def free_around(theme: Theme) -> int:
    """What is free above a line, and as much below it, in pixels."""
    return theme.metrics.px(_AROUND)


def line_format(theme: Theme) -> QTextBlockFormat:
    """Every line of the text: of a set height, with room for its icon."""
    made = QTextBlockFormat()
    made.setLeftMargin(theme.metrics.px(_LEFT))
    made.setRightMargin(theme.metrics.gap)
    made.setTopMargin(2 * free_around(theme))  # of two lines' margins the larger counts
    made.setBottomMargin(2 * free_around(theme))
    height = theme.metrics.line(Text.HEAD)
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def paint_line_in_hand(painter: QPainter, place: QRectF, *, focused: bool) -> None:
    """The ground of the line in hand, with a bar where the keyboard is in the text."""
    theme = current()
    painter.fillRect(place, QColor(theme.colours.sunk))
    if focused:
        bar = QRectF(place.x(), place.y(), theme.metrics.px(3), place.height())
        painter.fillRect(bar, QColor(theme.colours.accent))


def paint_mark(painter: QPainter, place: QRectF, icon: str, colour: str) -> None:
    """The icon before the first row of letters of a line."""
    theme = current()
    metrics = theme.metrics
    side = metrics.px(16)
    top = place.y() + free_around(theme) + (metrics.line(Text.HEAD) - side) / 2 + 1
    icons.paint(painter, QRectF(metrics.px(12), top, side, side), icon, colour)


def paint_examples(painter: QPainter, width: int) -> None:
    """What may be typed, in quiet letters, while nothing is."""
    theme = current()
    metrics = theme.metrics
    examples = {row.field: row.example for row in word_help()}
    around = free_around(theme)
    high = metrics.line(Text.HEAD) + 2 * around
    room = width - metrics.px(_LEFT) - metrics.gap
    for number, field in enumerate(_EXAMPLES):
        box = QRectF(metrics.px(_LEFT), around + number * high, room, high + 1)
        text.line(painter, box, examples[field], theme.font(Text.HEAD), theme.colours.muted)
