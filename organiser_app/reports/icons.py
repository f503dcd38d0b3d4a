"""The six kinds of statement as shapes, drawn in a square of 24 units with y upwards."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from organiser_app.domain.values import StatementKind
from organiser_app.reports import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

_UNITS = 24


def draw_kind(canvas: Canvas, kind: StatementKind, x: float, y: float, size: float) -> None:
    """Draw the shape of `kind`, `size` points wide, with its lower left corner at (x, y)."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / _UNITS, size / _UNITS)
    canvas.setFillColor(HexColor(theme.KIND_COLOURS[kind]))
    canvas.setStrokeColor(HexColor(theme.KIND_COLOURS[kind]))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    _SHAPES[kind](canvas)
    canvas.restoreState()


def _polygon(canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _love(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(12, 2.5)
    path.curveTo(5, 8, 2, 11.5, 2, 15.4)
    path.curveTo(2, 18.8, 4.6, 21.2, 7.6, 21.2)
    path.curveTo(9.5, 21.2, 11.1, 20.2, 12, 18.6)
    path.curveTo(12.9, 20.2, 14.5, 21.2, 16.4, 21.2)
    path.curveTo(19.4, 21.2, 22, 18.8, 22, 15.4)
    path.curveTo(22, 11.5, 19, 8, 12, 2.5)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _concern(canvas: Canvas) -> None:
    canvas.setLineWidth(2)
    path = canvas.beginPath()
    path.moveTo(12, 21)
    path.lineTo(2.4, 4)
    path.lineTo(21.6, 4)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.setFillColor(HexColor(theme.PAPER))
    canvas.roundRect(11, 9.4, 2, 6.4, 0.8, stroke=0, fill=1)
    canvas.circle(12, 6.8, 1.25, stroke=0, fill=1)


def _dream(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(12, 23)
    path.curveTo(13, 16, 16, 13, 23, 12)
    path.curveTo(16, 11, 13, 8, 12, 1)
    path.curveTo(11, 8, 8, 11, 1, 12)
    path.curveTo(8, 13, 11, 16, 12, 23)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _idea(canvas: Canvas) -> None:
    canvas.setLineWidth(2)
    path = canvas.beginPath()
    path.moveTo(9, 7.4)
    path.curveTo(9, 10, 5.4, 11, 5.4, 15.6)
    path.curveTo(5.4, 19.4, 8.3, 22, 12, 22)
    path.curveTo(15.7, 22, 18.6, 19.4, 18.6, 15.6)
    path.curveTo(18.6, 11, 15, 10, 15, 7.4)
    path.close()
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.line(9.4, 4.6, 14.6, 4.6)
    canvas.line(10.6, 2, 13.4, 2)


def _need(canvas: Canvas) -> None:
    canvas.circle(12, 12, 10.5, stroke=0, fill=1)
    canvas.setFillColor(HexColor(theme.PAPER))
    for middle in (45, 135, 225, 315):
        near = [_on_circle(12.5, middle - 9), _on_circle(12.5, middle + 9)]
        far = [_on_circle(3.4, middle + 24), _on_circle(3.4, middle - 24)]
        _polygon(canvas, [*near, *far])
    canvas.circle(12, 12, 4.4, stroke=0, fill=1)
    canvas.setLineWidth(1.3)
    canvas.circle(12, 12, 9.85, stroke=1, fill=0)


def _on_circle(radius: float, degrees: float) -> tuple[float, float]:
    return 12 + radius * cos(radians(degrees)), 12 + radius * sin(radians(degrees))


def _gift(canvas: Canvas) -> None:
    for x, y, width, height in ((2, 12.2, 8.8, 4.6), (13.2, 12.2, 8.8, 4.6)):
        canvas.rect(x, y, width, height, stroke=0, fill=1)
    for x, y, width, height in ((3.4, 1.6, 7.4, 9), (13.2, 1.6, 7.4, 9)):
        canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setLineWidth(2)
    for side in (-1, 1):
        path = canvas.beginPath()
        path.moveTo(12, 17.4)
        path.curveTo(12 + side * 2, 22.6, 12 + side * 6.4, 23, 12 + side * 6.2, 20)
        path.curveTo(12 + side * 6, 18, 12 + side * 3.4, 17.6, 12, 17.4)
        canvas.drawPath(path, stroke=1, fill=0)


_SHAPES: dict[StatementKind, Callable[[Canvas], None]] = {
    StatementKind.LOVE: _love,
    StatementKind.CONCERN: _concern,
    StatementKind.DREAM: _dream,
    StatementKind.IDEA: _idea,
    StatementKind.NEED: _need,
    StatementKind.GIFT: _gift,
}
