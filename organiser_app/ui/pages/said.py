"""Statements on a card of what was born of them: the kind, and the words in a few lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from organiser_app.domain.values import StatementKind
from organiser_app.store.queries.statements import StatementRow as Heard
from organiser_app.ui.painting import marks
from organiser_app.ui.tables import RowDelegate, StatementRow
from organiser_app.ui.tables.canvas import Canvas, said_lines
from organiser_app.ui.theme import Text, Theme

_MOST_LINES = 3
_AIR = 14


class SaidDelegate(RowDelegate[StatementRow]):
    """A statement as high as its words, for a card that is too narrow for their columns."""

    same_height = False
    ruled = False

    def height(self, theme: Theme, row: StatementRow | None, width: int) -> int:
        """One to three lines."""
        if row is None:
            return theme.metrics.row
        words = self._words_width(theme, width)
        lines = said_lines(theme, row.words, words, verbatim=row.verbatim, most=_MOST_LINES)
        return lines * theme.metrics.line(Text.BODY) + theme.metrics.px(_AIR)

    def paint_row(self, canvas: Canvas, box: QRectF, row: StatementRow) -> None:
        """The kind beside the first line, the words whole."""
        metrics, theme = canvas.metrics, canvas.theme
        place = box.adjusted(metrics.gap, metrics.px(_AIR / 2), -metrics.gap, 0)
        first = QRectF(place.x(), place.y(), place.width(), metrics.line(Text.BODY))
        marks.kind(canvas.painter, first, theme, row.kind, canvas.colours)
        width = self._words_width(theme, box.width())
        words = QRectF(place.right() - width, place.y(), width, place.height())
        canvas.said(words, row.words, verbatim=row.verbatim, most=_MOST_LINES)

    def _words_width(self, theme: Theme, width: float) -> float:
        kind = max(marks.kind_width(theme, kind) for kind in StatementKind)
        return max(width - kind - theme.metrics.gap * 2 - theme.metrics.px(10), 60.0)


def said_row(heard: Heard) -> StatementRow:
    """A statement as this card shows it."""
    return StatementRow(
        key=str(heard.id), kind=heard.kind, words=heard.text, verbatim=heard.verbatim
    )
