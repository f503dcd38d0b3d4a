"""Which names are written on the map, and where: the most linked first, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from organiser_app.ui.pages.web.drawing import View
from organiser_app.ui.pages.web.picture import Dot, Picture
from organiser_app.ui.theme import Text, Theme

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

_CELL = 6.0
"""The side in pixels of a cell of the grid in which what is taken is noted."""
_MOST = 120
_TRIED = 320
_SURE = 6
"""How many are named even where a name hides dots of lesser people."""
_STREETS_ABOVE = 130
"""From how many people in sight the streets are named too."""
_AIR = 14.0
"""How far the names of two streets stay from each other."""
_SHEET = 0.8
"""How much of what lies under the name of a street is hidden."""
_TRIES_A_STEP = 40
_HALO = 6.0
"""How wide the rim of the ground is that parts a name from dots and lines below it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name, where it is written; a street is written bold and paler than a person."""

    box: Box
    words: str
    street: bool = False
    strong: bool = False


class Labelling:
    """Finds room for names in `room` pixels, step by step, those of `first` before all."""

    def __init__(
        self,
        picture: Picture,
        view: View,
        room: tuple[float, float],
        theme: Theme,
        first: Iterable[UUID] = (),
    ) -> None:
        self._picture, self._view = picture, view
        self._wide, self._high = room
        self._first = tuple(dict.fromkeys(first))
        self._plain, self._strong = _font(theme), _font(theme, strong=True)
        self._bold = _font(theme, street=True)
        self._dots: set[tuple[int, int]] = set()
        self._names: set[tuple[int, int]] = set()
        self.placed: list[Label] = []

    def steps(self) -> Iterator[None]:
        """Place names, with a pause after every few."""
        seen = [dot for dot in self._picture.dots if self._holds(self._box_of(dot))]
        for dot in seen:
            self._dots.update(_cells(self._box_of(dot)))
        chosen = [one for one in self._first if one in self._picture.by_id]
        for one in chosen:
            self._name(self._picture.by_id[one], strong=True)
        yield
        if len(seen) > _STREETS_ABOVE:
            self._name_streets()
        others = [dot for dot in seen[:_TRIED] if dot.id not in chosen]
        for number, dot in enumerate(others):
            if len(self.placed) >= _MOST:
                return
            self._name(dot, sure=number < _SURE)
            if number % _TRIES_A_STEP == 0:
                yield

    def whole(self) -> list[Label]:
        """All names, at once."""
        for _ in self.steps():
            pass
        return self.placed

    def _name_streets(self) -> None:
        for region in self._picture.regions:
            wide, high = _size(region.name, self._bold)
            middle = self._view.at(region.x, region.y)
            left, top = middle.x() - wide / 2, middle.y() - high / 2
            box = left, top, left + wide, top + high
            if self._holds(box) and self._names.isdisjoint(_cells(box)):
                self._take(Label(box, region.name, street=True), _AIR)

    def _name(self, dot: Dot, *, strong: bool = False, sure: bool = False) -> None:
        """Write the name of one person, where it finds room beside them."""
        size = _size(dot.label, self._strong if strong else self._plain)
        places = [place for place in _beside(size, self._box_of(dot)) if self._holds(place)]
        for over_dots in (False, True) if strong or sure else (False,):
            for place in sorted(places, key=self._hidden) if over_dots else places:
                if self._names.isdisjoint(_cells(place)) and (over_dots or not self._hidden(place)):
                    self._take(Label(place, dot.label, strong=strong))
                    return

    def _hidden(self, place: Box) -> int:
        """How much of other dots a name would cover there."""
        return len(self._dots.intersection(_cells(place)))

    def _take(self, label: Label, air: float = 0.0) -> None:
        left, top, right, bottom = label.box
        self._names.update(_cells((left - air, top - air, right + air, bottom + air)))
        self.placed.append(label)

    def _holds(self, box: Box) -> bool:
        left, top, right, bottom = box
        return left >= 0 and top >= 0 and right <= self._wide and bottom <= self._high

    def _box_of(self, dot: Dot) -> Box:
        scale, size = self._view.scale, self._view.size(dot.radius)
        x, y = dot.x * scale + self._view.x, dot.y * scale + self._view.y
        return x - size, y - size, x + size, y + size


def paint_labels(painter: QPainter, written: Iterable[Label], theme: Theme) -> None:
    """Write names, each with a rim of the ground around its letters."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for label in written:
        font = _font(theme, street=label.street, strong=label.strong)
        left, top, right, bottom = label.box
        if label.street:
            sheet = QColor(theme.colours.surface)
            sheet.setAlphaF(_SHEET)
            painter.fillRect(
                int(left) - 3, int(top), int(right - left) + 6, int(bottom - top), sheet
            )
        path = QPainterPath()
        path.addText(left, top + QFontMetricsF(font).ascent(), font, label.words)
        rim = QPen(QColor(theme.colours.surface), _HALO)
        rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, rim)
        painter.fillPath(path, QColor(theme.colours.muted if label.street else theme.colours.ink))
    painter.restore()


def _beside(size: tuple[float, float], around: Box) -> Iterator[Box]:
    """Right of a dot, left, below, above, and at its corners."""
    wide, high = size
    left, top, right, bottom = around
    x, y = (left + right) / 2, (top + bottom) / 2
    for at_left, at_top in (
        (right + 2, y - high / 2),
        (left - 2 - wide, y - high / 2),
        (x - wide / 2, bottom),
        (x - wide / 2, top - high),
        (right, top - high * 0.7),
        (left - wide, top - high * 0.7),
        (right, bottom - high * 0.3),
        (left - wide, bottom - high * 0.3),
    ):
        yield at_left, at_top, at_left + wide, at_top + high


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top, right, bottom = (int(edge // _CELL) for edge in box)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _size(words: str, font: QFont) -> tuple[float, float]:
    metrics = QFontMetricsF(font)
    return metrics.horizontalAdvance(words), metrics.height()


def _font(theme: Theme, *, street: bool = False, strong: bool = False) -> QFont:
    return theme.font(Text.META, 600 if street or strong else 400)
