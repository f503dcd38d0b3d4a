"""The bar of the six kinds of statement, to scale, each part labelled over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from organiser_app.reports import faces, icons, phrases, theme
from organiser_app.reports.charts.doors import label_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organiser_app.domain.values import StatementKind

_BAR, _GAP, _LEAST = 16.0, 3.2, 1.5
_ICON, _WORD = 11.0, 7.6
_HEIGHT = 56.0


class KindBar(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """One bar whose parts are as wide as their statements; `parts` holds no nought."""

    def __init__(self, parts: Sequence[tuple[StatementKind, int]]) -> None:
        super().__init__()
        self._parts = list(parts)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as the page."""
        self.width = width
        return width, _HEIGHT

    def draw(self) -> None:
        """Bars, then labels moved aside where a part is narrow."""
        bars = self._bars()
        widths = [self._label_width(kind, count) for kind, count in self._parts]
        places = label_places([left for left, _ in bars], widths, self.width)
        moved = 0
        for (kind, count), (left, wide), place in zip(self._parts, bars, places, strict=True):
            self.canv.setFillColor(HexColor(theme.KIND_COLOURS[kind]))
            self.canv.rect(left, 0, wide, _BAR, stroke=0, fill=1)
            self._draw_label(kind, count, place)
            if place > left + wide or place < left:
                self._draw_leader(left + min(wide, 1) / 2, place, _BAR + 2 + 1.1 * moved)
                moved += 1

    def _bars(self) -> list[tuple[float, float]]:
        """(left, width) of each part; the least part still shows as a sliver."""
        total = sum(count for _, count in self._parts)
        room = self.width - _GAP * (len(self._parts) - 1)
        widths = [max(_LEAST, room * count / total) for _, count in self._parts]
        shrink = room / sum(widths)
        left, bars = 0.0, []
        for width in widths:
            bars.append((left, width * shrink))
            left += width * shrink + _GAP
        return bars

    def _label_width(self, kind: StatementKind, count: int) -> float:
        word = faces.width(phrases.kind(kind, count), theme.SANS_BOLD, _WORD)
        number = faces.width(phrases.number(count), theme.DISPLAY, theme.NUMBER_SMALL.size)
        return max(_ICON + 3 + word, number)

    def _draw_label(self, kind: StatementKind, count: int, left: float) -> None:
        icons.draw_kind(self.canv, kind, left, _BAR + 27, _ICON)
        self.canv.setFillColor(HexColor(theme.INK))
        word = phrases.kind(kind, count)
        faces.draw(self.canv, left + _ICON + 3, _BAR + 30, word, theme.SANS_BOLD, _WORD)
        number, size = phrases.number(count), theme.NUMBER_SMALL.size
        faces.draw(self.canv, left, _BAR + 8.5, number, theme.DISPLAY, size)

    def _draw_leader(self, start: float, place: float, y: float) -> None:
        """From a part to a label moved aside, each at a height of its own so that none cross."""
        self.canv.setStrokeColor(HexColor(theme.INK))
        self.canv.setLineWidth(0.4)
        self.canv.line(start, _BAR, start, y)
        self.canv.line(start, y, place + 0.2, y)
        self.canv.line(place + 0.2, y, place + 0.2, _BAR + 8)
