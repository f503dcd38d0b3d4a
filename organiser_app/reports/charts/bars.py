"""Bars of one colour: a row of shares, bars that lie with their counts, small upright bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from organiser_app.reports import faces, phrases, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

_LABEL = 7.6
_ROW = 15.5


def bar(canvas: Canvas, box: tuple[float, float, float, float], tone: str) -> None:
    """One part of a bar as (x, y, width, height); the hollow tone gets an edge."""
    canvas.setFillColor(HexColor(tone))
    canvas.setStrokeColor(HexColor(theme.EDGE))
    canvas.setLineWidth(0.6)
    hollow = tone == theme.PAPER
    canvas.rect(*box, stroke=int(hollow), fill=1)


class ShareBar(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A part filled within the outline of its whole; the whole is written by the caller."""

    def __init__(self, part: int, whole: int, width: float, height: float = 15) -> None:
        super().__init__()
        self._share = max(0.0, min(1.0, part / whole)) if whole else 0.0
        self._text = phrases.percent(part, whole)
        self.width, self.height = width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size that was asked for."""
        return self.width, self.height

    def draw(self) -> None:
        """The outline, the fill, and the percentage inside or beside the fill."""
        bar(self.canv, (0.3, 0.3, self.width - 0.6, self.height - 0.6), theme.PAPER)
        filled = self._share * self.width
        if filled:
            bar(self.canv, (0, 0, filled, self.height), theme.TEAL)
        inside = filled > faces.width(self._text, theme.SANS_BOLD, _LABEL) + 10
        self.canv.setFillColor(HexColor(theme.PAPER if inside else theme.INK))
        x = 5 if inside else filled + 5
        faces.draw(self.canv, x, self.height / 2 - 2.7, self._text, theme.SANS_BOLD, _LABEL)


class LyingBars(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A row for each label with its bar and count; texts are cleaned already."""

    def __init__(self, rows: Sequence[tuple[str, int]], width: float) -> None:
        super().__init__()
        self._rows, self.width = list(rows), width
        self.height = _ROW * len(self._rows)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """A fixed height for each row."""
        return self.width, self.height

    def draw(self) -> None:
        """Labels end where the bars begin."""
        labels = max(faces.width(label, theme.SANS, _LABEL) for label, _ in self._rows)
        left = min(labels, self.width * 0.45) + 5
        counts = max(faces.width(phrases.number(n), theme.SANS_BOLD, _LABEL) for _, n in self._rows)
        room = self.width - left - counts - 6
        most = max(count for _, count in self._rows) or 1
        for place, (label, count) in enumerate(self._rows):
            y = self.height - (place + 1) * _ROW + 3.5
            self._draw_row(label, count, (left, y, room * count / most))

    def _draw_row(self, label: str, count: int, box: tuple[float, float, float]) -> None:
        left, y, width = box
        self.canv.setFillColor(HexColor(theme.INK))
        shown = faces.shorten(label, theme.SANS, _LABEL, left - 5)
        faces.draw(self.canv, left - 5, y + 1.6, shown, theme.SANS, _LABEL, "right")
        if width:
            bar(self.canv, (left, y - 1, width, 10), theme.TEAL)
        self.canv.setFillColor(HexColor(theme.INK))
        number = phrases.number(count)
        faces.draw(self.canv, left + width + 5, y + 1.6, number, theme.SANS_BOLD, _LABEL)


class UprightBars(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Small upright bars with their counts over them and their labels under a base line."""

    def __init__(self, bars: Sequence[tuple[str, int]], width: float, height: float = 88) -> None:
        super().__init__()
        self._bars, self.width, self.height = list(bars), width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size that was asked for."""
        return self.width, self.height

    def draw(self) -> None:
        """Bars start at nought."""
        pitch = min(50.0, self.width / len(self._bars))
        most = max(count for _, count in self._bars) or 1
        base, room = 13.0, self.height - 26
        for place, (label, count) in enumerate(self._bars):
            x, height = place * pitch, room * count / most
            if count:
                bar(self.canv, (x, base, pitch * 0.8, height), theme.TEAL)
            middle = x + pitch * 0.4
            self.canv.setFillColor(HexColor(theme.INK))
            number = phrases.number(count)
            faces.draw(self.canv, middle, base + height + 3.5, number, theme.SANS, 7, "middle")
            self.canv.setFillColor(HexColor(theme.SOFT))
            faces.draw(self.canv, middle, 3, label, theme.SANS, 6.6, "middle")
        self.canv.setStrokeColor(HexColor(theme.INK))
        self.canv.setLineWidth(0.8)
        self.canv.line(0, base, pitch * (len(self._bars) - 0.2), base)
