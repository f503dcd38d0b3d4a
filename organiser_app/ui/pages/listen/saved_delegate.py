"""How the rows of what will be saved are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.ui import icons
from organiser_app.ui.pages.listen.keys import keys_of, shown
from organiser_app.ui.pages.listen.saved_rows import AgreedRow, ListeningRow, SavedRow, ThingRow
from organiser_app.ui.painting import boxes, marks, text
from organiser_app.ui.painting.boxes import ChipLook
from organiser_app.ui.tables.canvas import Canvas, said_lines
from organiser_app.ui.theme import Text, Theme, current

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1

_Index = QModelIndex | QPersistentModelIndex
_SIGN = 22
_MOST_WORDS, _MOST_QUOTE, _MOST_NOTE = 4, 4, 6


class SavedDelegate(QStyledItemDelegate):
    """Rows as high as what they hold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, row, ring."""
        row = index.data(ROW_ROLE)
        theme, box = current(), QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        colours = boxes.ground(painter, box, theme, selected=selected)
        _paint(Canvas(painter, theme, colours, in_hand=selected), _inside(theme, box), row)
        if option.state & QStyle.StateFlag.State_HasFocus and selected:
            boxes.focus_ring(painter, box, theme, on=colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as the list, as high as the words want."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        theme = current()
        inside = _inside(theme, QRectF(0, 0, width, 0))
        height = _height(theme, inside.width(), index.data(ROW_ROLE))
        return QSize(width, round(height) + 2 * theme.metrics.half + 1)


def _inside(theme: Theme, box: QRectF) -> QRectF:
    metrics = theme.metrics
    return box.adjusted(metrics.gap, metrics.half, -metrics.gap, -metrics.half)


def _height(theme: Theme, width: float, row: SavedRow) -> float:
    words = width - theme.metrics.px(_SIGN)
    if isinstance(row, ListeningRow):
        return _listening_height(theme, words, row)
    if isinstance(row, ThingRow):
        return _thing_height(theme, width, row)
    line = theme.metrics.line(Text.BODY)
    lines = _note_lines(theme, words, row)
    return lines * line + (theme.metrics.line(Text.META) if row.under else 0)


def _paint(canvas: Canvas, box: QRectF, row: SavedRow) -> None:
    if isinstance(row, ListeningRow):
        _paint_listening(canvas, box, row)
    elif isinstance(row, ThingRow):
        _paint_thing(canvas, box, row)
    else:
        _paint_agreed(canvas, box, row)


def _listening_height(theme: Theme, width: float, row: ListeningRow) -> float:
    metrics = theme.metrics
    chips = len(_people_places(theme, width, row)) and _people_places(theme, width, row)[-1][1] + 1
    return metrics.line(Text.BODY) + metrics.line(Text.META) + chips * metrics.px(24)


def _people_places(theme: Theme, width: float, row: ListeningRow) -> list[tuple[float, int]]:
    """Where each person stands: from the left, and in which line."""
    places: list[tuple[float, int]] = []
    left, line = 0.0, 0
    for name, new in row.people:
        wide = text.width_of(name, theme.font())
        wide += boxes.chip_width(theme, tr("new")) + theme.metrics.half if new else 0
        if left and left + wide > width:
            left, line = 0.0, line + 1
        places.append((left, line))
        left += wide + theme.metrics.gap
    return places


def _paint_listening(canvas: Canvas, box: QRectF, row: ListeningRow) -> None:
    metrics, theme = canvas.metrics, canvas.theme
    _sign(canvas, box, row.icon, canvas.colours.ink)
    words = box.adjusted(metrics.px(_SIGN), 0, 0, 0)
    first = _line(words, 0, metrics.line(Text.BODY))
    used = canvas.body(first, row.kind, 600)
    if row.where:
        canvas.body(first.adjusted(used, 0, 0, 0), f", {row.where}")
    canvas.meta(_line(words, first.height(), metrics.line(Text.META)), row.when)
    top = first.height() + metrics.line(Text.META)
    for (left, number), (name, new) in zip(
        _people_places(theme, words.width(), row), row.people, strict=True
    ):
        chip = boxes.chip_width(theme, tr("new")) + metrics.half if new else 0
        place = _line(words, top + number * metrics.px(24), metrics.px(24))
        used = canvas.body(place.adjusted(left, 0, -chip, 0), name)
        if new:
            corner = QPointF(place.x() + left + used + metrics.half, place.y() + metrics.px(2))
            boxes.chip(canvas.painter, corner, theme, tr("new"), ChipLook.CHOSEN)


def _thing_height(theme: Theme, width: float, row: ThingRow) -> float:
    metrics, said = theme.metrics, row.said
    if _fits_one_line(theme, width, row):
        return metrics.line(Text.BODY)
    room = width - metrics.px(_SIGN)
    line = metrics.line(Text.BODY)
    words = said_lines(theme, said.words, room, verbatim=False, most=_MOST_WORDS)
    high = line + words * line
    if said.quote:
        quote = said_lines(theme, said.quote, room, verbatim=True, most=_MOST_QUOTE)
        high += quote * line + metrics.px(20)
    return high


def _kind_width(theme: Theme) -> float:
    """One width for all kinds, so that the words begin under each other."""
    widest = max(marks.kind_width(theme, kind) for kind in StatementKind)
    return widest + theme.metrics.half


def _marks_width(theme: Theme, row: ThingRow) -> float:
    metrics, said = theme.metrics, row.said
    chips = sum(boxes.chip_width(theme, name) + metrics.quarter for name in said.themes)
    dots = marks.dots_width(metrics) + metrics.half if said.strength else 0
    again = text.width_of(tr("asked before"), theme.font(Text.META, 600)) + metrics.half
    return chips + dots + _suggested_width(theme, row) + (again if said.asked_before else 0)


def _suggested_width(theme: Theme, row: ThingRow) -> float:
    """The room for the suggested theme and its key, which is shown while the row is in hand."""
    if row.suggestion is None:
        return 0
    chip = boxes.chip_width(theme, _asked(row.suggestion.theme))
    return chip + boxes.key_hint_width(theme, _taking()) + theme.metrics.half


def _asked(theme_name: str) -> str:
    return f"{theme_name}?"


def _taking() -> str:
    return shown(keys_of("take_theme"))


def _fits_one_line(theme: Theme, width: float, row: ThingRow) -> bool:
    said = row.said
    room = width - _kind_width(theme) - _marks_width(theme, row) - theme.metrics.half
    plain = "\n" not in said.words and not said.quote
    return plain and text.width_of(said.words, theme.font()) <= room


def _paint_thing(canvas: Canvas, box: QRectF, row: ThingRow) -> None:
    metrics, theme, said = canvas.metrics, canvas.theme, row.said
    line = metrics.line(Text.BODY)
    first = _line(box, 0, line)
    marks.kind(canvas.painter, first, theme, said.kind, canvas.colours)
    _paint_marks(canvas, first, row)
    if _fits_one_line(theme, box.width(), row):
        canvas.body(first.adjusted(_kind_width(theme), 0, 0, 0), said.words)
        return
    words = box.adjusted(metrics.px(_SIGN), line, 0, 0)
    drawn = canvas.said(words, said.words, verbatim=False, most=_MOST_WORDS)
    if said.quote:
        words = words.adjusted(0, drawn * line, 0, 0)
        drawn = canvas.said(words, said.quote, verbatim=True, most=_MOST_QUOTE)
        allowed = _line(words, drawn * line, metrics.px(20))
        marks.permission(canvas.painter, allowed, theme, said.permission, canvas.colours)


def _paint_marks(canvas: Canvas, box: QRectF, row: ThingRow) -> None:
    """Strength, themes and "asked before", from the right."""
    metrics, theme, said = canvas.metrics, canvas.theme, row.said
    right = box.right()
    if said.asked_before:
        words = tr("asked before")
        font = theme.font(Text.META, 600)
        place = QRectF(box.x(), box.y(), right - box.x(), box.height())
        used = text.line(canvas.painter, place, words, font, canvas.colours.soon, align=text.RIGHT)
        right -= used + metrics.half
    if said.strength:
        right -= marks.dots_width(metrics)
        place = QRectF(right, box.y(), marks.dots_width(metrics), box.height())
        marks.dots(canvas.painter, place, metrics, said.strength, canvas.colours)
        right -= metrics.half
    for name in reversed(said.themes):
        right -= boxes.chip_width(theme, name)
        if right > box.x() + _kind_width(theme):
            boxes.chip(canvas.painter, QPointF(right, box.y()), theme, name, colours=canvas.colours)
        right -= metrics.quarter
    if row.suggestion is not None:
        _paint_suggested(canvas, box, right, row.suggestion.theme)


def _paint_suggested(canvas: Canvas, box: QRectF, right: float, theme_name: str) -> None:
    """A dashed chip that ends at `right`, and before it the key that takes it, if it has room."""
    theme, shown = canvas.theme, _asked(theme_name)
    left = right - boxes.chip_width(theme, shown)
    if left <= box.x() + _kind_width(theme):
        return
    corner = QPointF(left, box.y())
    boxes.chip(canvas.painter, corner, theme, shown, ChipLook.SUGGESTED, colours=canvas.colours)
    keys = _taking()
    width = boxes.key_hint_width(theme, keys)
    place = QRectF(left - width - theme.metrics.quarter, box.y(), width, theme.metrics.chip)
    if canvas.in_hand and theme.key_hints and place.x() > box.x() + _kind_width(theme):
        colours = canvas.colours
        letters, edge = colours.muted, colours.edge
        boxes.key_hint(canvas.painter, place, theme, keys, letters=letters, edge=edge)


def _note_lines(theme: Theme, width: float, row: AgreedRow) -> int:
    return said_lines(theme, row.what, width, verbatim=False, most=_MOST_NOTE)


def _paint_agreed(canvas: Canvas, box: QRectF, row: AgreedRow) -> None:
    metrics = canvas.metrics
    _sign(canvas, box, row.icon, canvas.colours.muted)
    words = box.adjusted(metrics.px(_SIGN), 0, 0, 0)
    drawn = canvas.said(words, row.what, verbatim=False, most=_MOST_NOTE)
    under = _line(words, drawn * metrics.line(Text.BODY), metrics.line(Text.META))
    canvas.meta(under, row.under)


def _line(box: QRectF, top: float, height: float) -> QRectF:
    return QRectF(box.x(), box.y() + top, box.width(), height)


def _sign(canvas: Canvas, box: QRectF, icon: str, colour: str) -> None:
    side = canvas.metrics.px(16)
    top = box.y() + (canvas.metrics.line(Text.BODY) - side) / 2
    icons.paint(canvas.painter, QRectF(box.x(), top, side, side), icon, colour)
