"""How an indicator went: baseline as an open circle, latest as a filled one, the aim dashed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from organiser_app.reports import theme

if TYPE_CHECKING:
    from organiser_app.domain.figures import IndicatorFigures

_RADIUS = 2.6


class ReadingLine(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The readings by date, in the room between the lowest and the highest with the aim."""

    def __init__(self, indicator: IndicatorFigures, width: float, height: float = 30) -> None:
        super().__init__()
        self._readings = sorted(indicator.readings, key=lambda reading: reading.on)
        self._aim = indicator.aim
        self.width, self.height = width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size that was asked for."""
        return self.width, self.height

    def draw(self) -> None:
        """The aim, the line, the two circles."""
        if self._aim is not None:
            self._draw_aim(self._height_of(self._aim))
        points = [(self._place(i), self._height_of(r.value)) for i, r in enumerate(self._readings)]
        self.canv.setStrokeColor(HexColor(theme.TEAL))
        self.canv.setLineWidth(1.5)
        for (x1, y1), (x2, y2) in pairwise(points):
            self.canv.line(x1, y1, x2, y2)
        if points:
            self.canv.setFillColor(HexColor(theme.PAPER))
            self.canv.circle(*points[0], _RADIUS, stroke=1, fill=1)
        if len(points) > 1:
            self.canv.setFillColor(HexColor(theme.TEAL))
            self.canv.circle(*points[-1], _RADIUS, stroke=1, fill=1)

    def _draw_aim(self, y: float) -> None:
        self.canv.setStrokeColor(HexColor(theme.SOFT))
        self.canv.setLineWidth(0.8)
        self.canv.setDash(3, 2.4)
        self.canv.line(0, y, self.width, y)
        self.canv.setDash()

    def _place(self, index: int) -> float:
        """Across by date, so that a gap in time is a gap on paper."""
        first, last = self._readings[0].on, self._readings[-1].on
        days = (last - first).days
        share = (self._readings[index].on - first).days / days if days else 0.0
        return _RADIUS + 1 + share * (self.width - 2 * _RADIUS - 2)

    def _height_of(self, value: float) -> float:
        values = [reading.value for reading in self._readings]
        values += [] if self._aim is None else [self._aim]
        low, high = min(values), max(values)
        share = (value - low) / (high - low) if high > low else 0.5
        return _RADIUS + 1 + share * (self.height - 2 * _RADIUS - 2)
