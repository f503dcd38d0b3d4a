"""The strokes of the map: ties and people as a few long paths, so that Python is seldom asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from organiser_app.ui.pages.web.looks import Look, Shape
from organiser_app.ui.pages.web.picture import Dot, Line, Picture
from organiser_app.ui.theme import Mode, Theme

_WIDTHS = {1: 1.0, 2: 1.9, 3: 3.0}
_SMALLEST, _LARGEST = 0.34, 1.7
_FAR = 0.35
"""The scale below which dots are so small that thick lines would drown them."""
_RING = 5.0
"""How far around a person the mark of somebody new is drawn, in unscaled pixels."""
_CROWD = 1_200
"""From how many ties the lines are drawn paler, so that the people stand out."""


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
    """The paths of a picture at one scale, with nought where the map has it."""

    def __init__(self, picture: Picture, view: View, theme: Theme) -> None:
        self._view = View(view.scale)
        self._theme = theme
        self._lines = _by_pen(picture.lines, self._view)
        self._dots: dict[Look, list[Dot]] = {}
        for dot in picture.dots:
            self._dots.setdefault(dot.look, []).append(dot)
        self._shapes = [self._drawn(look, dots) for look, dots in self._dots.items()]
        self._new = QPainterPath()
        for dot in picture.dots:
            if dot.new:
                size = self._view.size(dot.radius) + theme.metrics.px(_RING)
                self._new.addEllipse(self._view.at(dot.x, dot.y), size, size)
        self._crowded = len(picture.lines) > _CROWD
        self._marked = any(line.mark for line in picture.lines) or not self._new.isEmpty()

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw ties, then people, where `view` has them; its scale must be that of the paths."""
        painter.save()
        painter.translate(view.x, view.y)
        for (strength, mark, ended), path in sorted(self._lines.items()):
            painter.setPen(self._pen(strength, mark=mark, ended=ended))
            painter.drawPath(path)
        colours = self._theme.colours
        for look, outer, inner in self._shapes:
            colour = QColor(look.colour(self._theme))
            thick = 0.9 if self._view.scale < _FAR else 1.4
            painter.setPen(QPen(colour, thick * colours.edge_width))
            painter.setBrush(QColor(colours.surface))
            painter.drawPath(outer)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPath(inner)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.ink), 2))
        painter.drawPath(self._new)
        painter.restore()

    def _pen(self, strength: int, *, mark: bool, ended: bool) -> QPen:
        """Wider where stronger; changed ties in ink, and dotted once they are no more."""
        colours, high = self._theme.colours, self._theme.mode in (Mode.HIGH_LIGHT, Mode.HIGH_DARK)
        colour = QColor(colours.ink if mark else colours.edge)
        if not mark:
            pale = 0.34 if self._crowded else 0.62
            pale *= (0.6 if self._marked else 1.0) * (1.3 if high else 1.0)
            colour.setAlphaF(min(1.0, pale))
        pen = QPen(colour, _WIDTHS[min(max(strength, 1), 3)] * (1.0 if mark else self._thin()))
        if ended:
            pen.setStyle(Qt.PenStyle.DotLine)
        return pen

    def _thin(self) -> float:
        return 0.5 if self._crowded and self._view.scale < _FAR else 0.85

    def _drawn(self, look: Look, dots: Iterable[Dot]) -> tuple[Look, QPainterPath, QPainterPath]:
        outer, inner = QPainterPath(), QPainterPath()
        outer.setFillRule(Qt.FillRule.WindingFill)
        inner.setFillRule(Qt.FillRule.WindingFill)
        for dot in dots:
            centre, size = self._view.at(dot.x, dot.y), self._view.size(dot.radius)
            add_shape(outer, look.shape, centre, size)
            if look.filled:
                add_shape(inner, look.shape, centre, size * look.filled)
        return look, outer, inner


def paint_look(painter: QPainter, box: QRectF, look: Look, theme: Theme) -> None:
    """One sort of people, for the key."""
    size = min(box.width(), box.height()) / 2 - 1
    outer, inner = QPainterPath(), QPainterPath()
    add_shape(outer, look.shape, box.center(), size)
    add_shape(inner, look.shape, box.center(), size * look.filled)
    colour = QColor(look.colour(theme))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4 * theme.colours.edge_width))
    painter.setBrush(QColor(theme.colours.surface))
    painter.drawPath(outer)
    painter.fillPath(inner, colour)
    painter.restore()


def add_shape(path: QPainterPath, shape: Shape, centre: QPointF, size: float) -> None:
    """Add a person to a path; shapes with corners are a little larger, to weigh the same."""
    corners, first = shape.value
    if not corners:
        path.addEllipse(centre, size, size)
        return
    wide = size * (1.12 + 0.6 / corners)
    path.addPolygon(
        QPolygonF(
            [
                QPointF(
                    centre.x() + wide * cos(radians(first + 360 * corner / corners)),
                    centre.y() + wide * sin(radians(first + 360 * corner / corners)),
                )
                for corner in range(corners)
            ]
        )
    )
    path.closeSubpath()


def _by_pen(lines: Iterable[Line], view: View) -> dict[tuple[int, bool, bool], QPainterPath]:
    """The ties as one path for each pen that draws them."""
    paths: dict[tuple[int, bool, bool], QPainterPath] = {}
    for line in lines:
        path = paths.setdefault((line.strength, line.mark, line.ended), QPainterPath())
        path.moveTo(view.at(line.x1, line.y1))
        path.lineTo(view.at(line.x2, line.y2))
    return paths
