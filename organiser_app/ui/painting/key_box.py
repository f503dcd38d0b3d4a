"""The square that holds the one key of an outcome, or waits for one behind a dashed edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from organiser_app.domain.values import AttemptOutcome
from organiser_app.ui.painting import boxes, text
from organiser_app.ui.theme import Colours, Text, Theme
from organiser_app.ui.theme.outcomes import OUTCOME_KEYS, outcome_ink

_DASH = 2.0


def key_box_side(theme: Theme) -> int:
    """How wide and high the square is."""
    return theme.metrics.px(20)


def key_box(
    painter: QPainter, box: QRectF, theme: Theme, outcome: AttemptOutcome | None, colours: Colours
) -> None:
    """The key of `outcome` in its ink; dashed and empty where nothing came of a door yet."""
    metrics = theme.metrics
    if outcome is None:
        pen = QPen(QColor(colours.edge), colours.edge_width)
        pen.setDashPattern([_DASH / pen.widthF()] * 2)  # Qt counts in widths of the pen
        boxes.rounded(painter, box, metrics.px(4), None, pen)
        return
    ink = str(getattr(colours, outcome_ink(outcome)))
    boxes.rounded(painter, box, metrics.px(4), None, QPen(QColor(ink), colours.edge_width))
    font = theme.font(Text.META, 600)
    text.line(painter, box, OUTCOME_KEYS[outcome], font, ink, align=text.CENTRE)
