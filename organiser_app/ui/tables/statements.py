"""Statements as rows: kind, words, themes, strength, place, date, permission."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, marks
from organiser_app.ui.tables.canvas import Canvas, said_lines
from organiser_app.ui.tables.delegate import RowDelegate
from organiser_app.ui.tables.rows import StatementRow
from organiser_app.ui.theme import Text, Theme


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide each column at the right is, nought where the list is too narrow for it."""

    kind: int
    dots: int
    place: int
    date: int
    permission: int
    permission_words: bool
    themes: bool


def _columns(theme: Theme, width: float) -> _Columns:
    """The columns that leave room for the words: the least needed ones go first."""
    px = theme.metrics.px
    wide = width >= px(900)
    allowed = max(marks.permission_width(theme, one) for one in QuotePermission)
    return _Columns(
        kind=max(marks.kind_width(theme, kind) for kind in StatementKind) + px(16),
        dots=marks.dots_width(theme.metrics) + px(16),
        place=px(134) if width >= px(720) else 0,
        date=px(58) if width >= px(480) else 0,
        permission=allowed if wide else px(16),
        permission_words=wide,
        themes=width >= px(600),
    )


class StatementDelegate(RowDelegate[StatementRow]):
    """A statement in 46 pixels, its words in two lines at most."""

    _measured: tuple[Theme, float, _Columns] | None = None

    def height(self, theme: Theme, row: StatementRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """Two lines."""
        return theme.metrics.row_two

    def paint_row(self, canvas: Canvas, box: QRectF, row: StatementRow) -> None:
        """From the right inwards, so that the words take what is left."""
        metrics, theme = canvas.metrics, canvas.theme
        columns = self._columns_for(theme, box.width())
        inside = box.adjusted(metrics.gap, 0, -metrics.gap, -1)
        marks.kind(canvas.painter, inside, theme, row.kind, canvas.colours)
        inside.setLeft(inside.left() + columns.kind)
        self._paint_facts(canvas, inside, row, columns)
        if columns.themes:
            self._paint_themes(canvas, inside, row.themes)
        inside.setRight(inside.right() - metrics.half)
        self._paint_words(canvas, inside, row)

    def _columns_for(self, theme: Theme, width: float) -> _Columns:
        """The columns, measured once for all the rows of a screen."""
        known = self._measured
        if known is None or known[0] is not theme or known[1] != width:
            known = self._measured = (theme, width, _columns(theme, width))
        return known[2]

    def _paint_facts(
        self, canvas: Canvas, inside: QRectF, row: StatementRow, columns: _Columns
    ) -> None:
        """Permission, date, place and strength, each cut from the right of `inside`."""
        px = canvas.metrics.px
        permission = _cut(inside, columns.permission, px(14))
        if row.permission is not None and columns.permission_words:
            marks.permission(
                canvas.painter, permission, canvas.theme, row.permission, canvas.colours
            )
        elif row.permission is not None:
            canvas.icon(permission, icons.PERMISSION_ICONS[row.permission])
        canvas.meta(_cut(inside, columns.date, 0), row.date)
        canvas.meta(_cut(inside, columns.place, px(2)), row.place)
        dots = _cut(inside, columns.dots, 0)
        if row.strength:
            marks.dots(canvas.painter, dots, canvas.metrics, row.strength, canvas.colours)

    def _paint_themes(self, canvas: Canvas, inside: QRectF, themes: tuple[str, ...]) -> None:
        """As many chips as fit in a third of the row, from the right; the rest as a number."""
        px, theme = canvas.metrics.px, canvas.theme
        room = inside.width() / 3
        labels = _that_fit(theme, themes, room)
        top = round(inside.center().y() - theme.metrics.chip / 2)
        for label in reversed(labels):
            left = inside.right() - px(12) - boxes.chip_width(theme, label)
            place = QPointF(left, top)
            boxes.chip(canvas.painter, place, theme, label, colours=canvas.colours)
            inside.setRight(left + px(8))
        if labels:
            inside.setRight(inside.right() - px(8))

    def _paint_words(self, canvas: Canvas, inside: QRectF, row: StatementRow) -> None:
        """One line in the middle, or two."""
        lines = said_lines(canvas.theme, row.words, inside.width(), verbatim=row.verbatim, most=2)
        height = lines * canvas.metrics.line(Text.BODY)
        top = QRectF(inside.x(), inside.center().y() - height / 2, inside.width(), height)
        canvas.said(top, row.words, verbatim=row.verbatim)


def _cut(inside: QRectF, width: int, gap: int) -> QRectF:
    """Take a column of `width` from the right of `inside`, and leave a gap before it."""
    column = QRectF(inside.right() - width, inside.y(), width, inside.height())
    if width:
        inside.setRight(inside.right() - width - gap)
    return column


def _that_fit(theme: Theme, themes: tuple[str, ...], room: float) -> list[str]:
    """The themes whose chips fit into `room`, and "+2" for those that don't."""
    shown: list[str] = []
    for theme_name in themes:
        room -= boxes.chip_width(theme, theme_name) + theme.metrics.px(4)
        if room < 0:
            break
        shown.append(theme_name)
    left_out = len(themes) - len(shown)
    return [*shown, f"+{left_out}"] if left_out else shown
