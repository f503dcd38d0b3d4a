"""The strokes of the map: many ties in one call of Qt, and people stamped from a few images.

One path of all ties or all people would be far slower to fill than so many small ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil, cos, radians, sin, sqrt

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from organiser_app.ui.pages.web.looks import Look, Shape
from organiser_app.ui.pages.web.picture import Dot, Line, Picture
from organiser_app.ui.theme import Mode, Theme

Piece = Callable[[QPainter], None]
"""A part of the drawing that takes a few hundredths of a second at most."""

_WIDTHS = {1: 1.0, 2: 1.9, 3: 3.0}
_SMALLEST, _LARGEST = 0.34, 1.7
_FAR = 0.35
"""The scale below which dots are so small that thick lines would drown them."""
_CROWD = 1_200
"""From how many ties the lines are drawn paler, so that the people stand out."""
_TIES_A_PIECE = 300
_ROUGHLY = 1_500
"""How many ties are drawn, the strongest first, while there is no time to draw all."""
_RING = 3.0
"""How far around a person the mark of somebody new is drawn, in pixels."""


@dataclass(frozen=True, slots=True)
class View:
    """What of the map is seen: `scale` pixels a unit, and where the map's nought is drawn."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def at(self, x: float, y: float) -> QPointF:
        """Where a place of the map is drawn."""
        return QPointF(x * self.scale + self.x, y * self.scale + self.y)

    def moved(self, right: float, down: float) -> View:
        """The map, drawn so many pixels further right and down."""
        return View(self.scale, self.x + right, self.y + down)

    def zoomed(self, by: float, about: QPointF) -> View:
        """The map, so many times larger, with what is at `about` staying there."""
        return View(
            self.scale * by,
            about.x() + (self.x - about.x()) * by,
            about.y() + (self.y - about.y()) * by,
        )

    def size(self, radius: float) -> float:
        """How large a dot of that radius is drawn: it grows with the map, but less."""
        return radius * min(max(sqrt(self.scale), _SMALLEST), _LARGEST)


class Strokes:
    """The ties and people of a picture as they are drawn in one view of it."""

    def __init__(self, picture: Picture, view: View, theme: Theme, density: float = 1.0) -> None:
        self._picture, self._view, self._theme, self._density = picture, view, theme, density
        self._crowded = len(picture.lines) > _CROWD
        self._marked = any(line.mark for line in picture.lines) or any(
            dot.new for dot in picture.dots
        )

    def rough(self, painter: QPainter) -> None:
        """The strongest ties and everybody, quickly."""
        for pen, lines in self._by_pen(self._picture.lines[:_ROUGHLY]):
            painter.setPen(QPen(pen.color(), 1))
            painter.drawLines(lines)
        self._stamp(painter)

    def pieces(self) -> Iterator[Piece]:
        """All of it, finely, a piece at a time: ties from the weakest, then people."""
        for pen, lines in self._by_pen(self._picture.lines):
            for first in range(0, len(lines), _TIES_A_PIECE):
                yield partial(_draw_ties, pen, lines[first : first + _TIES_A_PIECE])
        yield self._stamp

    def exactly(self, painter: QPainter) -> None:
        """All of it without images, for a file that is to be enlarged."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen, lines in self._by_pen(self._picture.lines):
            _draw_ties(pen, lines, painter)
        for dot in self._picture.dots:
            self._draw_person(painter, dot, self._view.at(dot.x, dot.y), self._size(dot))

    def _by_pen(self, drawn: Iterable[Line]) -> list[tuple[QPen, list[QLineF]]]:
        """Ties with the pens that draw them, the weakest first and the changed last."""
        scale, x, y = self._view.scale, self._view.x, self._view.y
        found: dict[tuple[bool, int, bool], list[QLineF]] = {}
        for line in drawn:
            found.setdefault((line.mark, line.strength, line.ended), []).append(
                QLineF(
                    line.x1 * scale + x,
                    line.y1 * scale + y,
                    line.x2 * scale + x,
                    line.y2 * scale + y,
                )
            )
        return [(self._pen(*key), found[key]) for key in sorted(found)]

    def _pen(self, mark: bool, strength: int, ended: bool) -> QPen:
        """Wider where stronger; changed ties in ink, and dotted once they are no more."""
        colours = self._theme.colours
        colour = QColor(colours.ink if mark else colours.edge)
        if not mark:
            pale = 0.34 if self._crowded else 0.62
            pale *= (0.6 if self._marked else 1.0) * (1.3 if self._high() else 1.0)
            colour.setAlphaF(min(1.0, pale))
        thin = 1.0 if mark else 0.5 if self._crowded and self._view.scale < _FAR else 0.85
        pen = QPen(colour, _WIDTHS[min(max(strength, 1), 3)] * thin)
        if ended:
            pen.setStyle(Qt.PenStyle.DotLine)
        return pen

    def _high(self) -> bool:
        return self._theme.mode in (Mode.HIGH_LIGHT, Mode.HIGH_DARK)

    def _stamp(self, painter: QPainter) -> None:
        """Everybody, from one image for each look and size."""
        stamps: dict[tuple[Look, float, bool], QPixmap] = {}
        scale, x, y = self._view.scale, self._view.x, self._view.y
        for dot in self._picture.dots:
            key = dot.look, self._size(dot), dot.new
            stamp = stamps.get(key)
            if stamp is None:
                stamp = stamps[key] = self._stamp_of(dot, key[1])
            half = stamp.width() / self._density / 2
            painter.drawPixmap(QPointF(dot.x * scale + x - half, dot.y * scale + y - half), stamp)

    def _stamp_of(self, dot: Dot, size: float) -> QPixmap:
        side = 2 * ceil(size * 1.5 + _RING + 3)
        stamp = QPixmap(ceil(side * self._density), ceil(side * self._density))
        stamp.setDevicePixelRatio(self._density)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_person(painter, dot, QPointF(side / 2, side / 2), size)
        painter.end()
        return stamp

    def _draw_person(self, painter: QPainter, dot: Dot, centre: QPointF, size: float) -> None:
        thick = 0.9 if self._view.scale < _FAR else 1.4
        draw_look(painter, centre, size, dot.look, self._theme, thick)
        if dot.new:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.colours.ink), 2))
            painter.drawEllipse(centre, size + _RING, size + _RING)

    def _size(self, dot: Dot) -> float:
        """The radius of a person in halves of a pixel, so that few images do."""
        return round(self._view.size(dot.radius) * 2) / 2


def _draw_ties(pen: QPen, lines: list[QLineF], painter: QPainter) -> None:
    painter.setPen(pen)
    painter.drawLines(lines)


def paint_look(painter: QPainter, box: QRectF, look: Look, theme: Theme) -> None:
    """One sort of people, for the key."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_look(painter, box.center(), min(box.width(), box.height()) / 2 - 1, look, theme)
    painter.restore()


def draw_look(  # noqa: PLR0917 (who, where and with what)
    painter: QPainter, centre: QPointF, size: float, look: Look, theme: Theme, thick: float = 1.4
) -> None:
    """A person: the outline on the ground of the sheet, and as much of it filled as is told."""
    colour = QColor(look.colour(theme))
    painter.setPen(QPen(colour, thick * theme.colours.edge_width))
    painter.setBrush(QColor(theme.colours.surface))
    painter.drawPath(_outline(look.shape, centre, size))
    if look.filled:
        painter.fillPath(_outline(look.shape, centre, size * look.filled), colour)


def _outline(shape: Shape, centre: QPointF, size: float) -> QPainterPath:
    """The path of a shape; those with corners are a little larger, to weigh the same."""
    corners, first = shape.value
    path = QPainterPath()
    if not corners:
        path.addEllipse(centre, size, size)
        return path
    wide = size * (1.12 + 0.6 / corners)
    path.addPolygon(QPolygonF(list(_corners(centre, wide, corners, first))))
    path.closeSubpath()
    return path


def _corners(centre: QPointF, wide: float, corners: int, first: float) -> Iterable[QPointF]:
    for corner in range(corners):
        angle = radians(first + 360 * corner / corners)
        yield QPointF(centre.x() + wide * cos(angle), centre.y() + wide * sin(angle))
