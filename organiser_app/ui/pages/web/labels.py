"""Which names are written on the map, and where: the most linked first, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from organiser_app.ui.pages.web.drawing import View
from organiser_app.ui.pages.web.picture import Dot, Picture
from organiser_app.ui.theme import Text, Theme

_CELL = 6.0
"""The side in pixels of a cell of the grid in which what is taken is noted."""
_MOST = 140
_TRIED = 700
_SURE = 6
"""How many are named even where a name hides dots of lesser people."""
_SHEET = 0.8
"""How much of what lies under the name of a street is hidden."""
_STREETS_ABOVE = 130
"""From how many people in sight the streets are named too."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name, where it is written; a street is written larger and paler than a person."""

    box: QRectF
    words: str
    street: bool = False
    strong: bool = False


class _Room:
    """What of the map is taken: cells under dots, and cells under names."""

    def __init__(self) -> None:
        self.dots: set[tuple[int, int]] = set()
        self.names: set[tuple[int, int]] = set()

    def free(self, box: QRectF, *, over_dots: bool) -> bool:
        """Whether a name may stand there."""
        cells = set(_cells(box))
        return self.names.isdisjoint(cells) and (over_dots or self.dots.isdisjoint(cells))


def labels(
    picture: Picture, view: View, room: QRectF, theme: Theme, first: Iterable[UUID] = ()
) -> list[Label]:
    """The names that there is room for in `room`, those of `first` before all and in bold."""
    seen = [dot for dot in picture.dots if room.contains(view.at(dot.x, dot.y))]
    taken, placed = _Room(), []
    for dot in seen:
        taken.dots.update(_cells(_dot_box(dot, view)))
    chosen = [picture.by_id[one] for one in dict.fromkeys(first) if one in picture.by_id]
    for dot in chosen:
        placed += _named(dot, view, room, theme, taken, strong=True)
    if len(seen) > _STREETS_ABOVE:
        placed += _streets(picture, view, room, theme, taken)
    others = [dot for dot in seen[:_TRIED] if dot not in chosen]
    for number, dot in enumerate(others):
        if len(placed) >= _MOST:
            break
        placed += _named(dot, view, room, theme, taken, sure=number < _SURE)
    return placed


def paint_labels(painter: QPainter, written: Iterable[Label], theme: Theme) -> None:
    """Write names, each with a rim of the ground around its letters."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for label in written:
        font = _font(theme, street=label.street, strong=label.strong)
        if label.street:
            sheet = QColor(theme.colours.surface)
            sheet.setAlphaF(_SHEET)
            painter.fillRect(label.box.adjusted(-3, 0, 3, 0), sheet)
        path = QPainterPath()
        path.addText(label.box.x(), label.box.y() + QFontMetricsF(font).ascent(), font, label.words)
        rim = QPen(QColor(theme.colours.surface), 3.6, Qt.PenStyle.SolidLine)
        rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, rim)
        painter.fillPath(path, QColor(theme.colours.muted if label.street else theme.colours.ink))
    painter.restore()


def _streets(
    picture: Picture, view: View, room: QRectF, theme: Theme, taken: _Room
) -> Iterator[Label]:
    font = _font(theme, street=True)
    for region in picture.regions:
        box = _size(region.name, font)
        box.moveCenter(view.at(region.x, region.y))
        if room.contains(box) and taken.free(box, over_dots=True):
            taken.names.update(_cells(box))
            yield Label(box, region.name, street=True)


def _named(
    dot: Dot, view: View, room: QRectF, theme: Theme, taken: _Room,
    *, strong: bool = False, sure: bool = False,
) -> Iterator[Label]:  # fmt: skip
    """The name of one person, where it finds room beside them."""
    box, around = _size(dot.label, _font(theme, strong=strong)), _dot_box(dot, view)
    for over_dots in (False, True) if strong or sure else (False,):
        for place in _beside(box, around):
            if room.contains(place) and taken.free(place, over_dots=over_dots):
                taken.names.update(_cells(place))
                yield Label(place, dot.label, strong=strong)
                return


def _beside(box: QRectF, around: QRectF) -> Iterator[QRectF]:
    """Right of a dot, left, below, above, and at its corners."""
    wide, high, middle = box.width(), box.height(), around.center()
    yield QRectF(around.right() + 2, middle.y() - high / 2, wide, high)
    yield QRectF(around.left() - 2 - wide, middle.y() - high / 2, wide, high)
    yield QRectF(middle.x() - wide / 2, around.bottom(), wide, high)
    yield QRectF(middle.x() - wide / 2, around.top() - high, wide, high)
    for top in (around.top() - high * 0.7, around.bottom() - high * 0.3):
        yield QRectF(around.right(), top, wide, high)
        yield QRectF(around.left() - wide, top, wide, high)


def _dot_box(dot: Dot, view: View) -> QRectF:
    centre, size = view.at(dot.x, dot.y), view.size(dot.radius)
    return QRectF(centre.x() - size, centre.y() - size, size * 2, size * 2)


def _cells(box: QRectF) -> Iterator[tuple[int, int]]:
    columns = range(int(box.left() // _CELL), int(box.right() // _CELL) + 1)
    rows = range(int(box.top() // _CELL), int(box.bottom() // _CELL) + 1)
    return ((column, row) for column in columns for row in rows)


def _size(words: str, font: QFont) -> QRectF:
    metrics = QFontMetricsF(font)
    return QRectF(0, 0, metrics.horizontalAdvance(words), metrics.height())


def _font(theme: Theme, *, street: bool = False, strong: bool = False) -> QFont:
    if street:
        return theme.font(Text.BODY, 600)
    return theme.font(Text.META, 600 if strong else 400)
