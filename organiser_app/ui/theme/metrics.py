"""Sizes and spaces on a grid of 8 pixels, multiplied by the system's font size."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum

_USUAL_PIXELS = {"win32": 12.0, "darwin": 13.0}
_USUAL_ELSEWHERE = 13.0
_NEAR_ENOUGH = 0.13
_SMALLEST, _LARGEST = 0.85, 2.5


class Text(Enum):
    """The type scale: the size and the line height of each step, in unscaled pixels."""

    META = (12, 16)
    BODY = (14, 20)
    HEAD = (16, 24)
    NUMBER = (20, 28)
    TITLE = (28, 36)

    @property
    def size(self) -> int:
        """The height of the letters, in unscaled pixels."""
        return self.value[0]

    @property
    def line(self) -> int:
        """The height of a line, in unscaled pixels; the font's own is not taken."""
        return self.value[1]


@dataclass(frozen=True)
class Metrics:
    """Everything that has a size; `px` scales, the rest are already scaled pixels."""

    scale: float = 1.0

    def px(self, size: float) -> int:
        """`size` unscaled pixels as drawn, never less than one unless it is nought."""
        return max(1, round(size * self.scale)) if size else 0

    def line(self, text: Text) -> int:
        """The height of a line of `text`."""
        return self.px(text.line)

    @property
    def margin(self) -> int:
        """The margin of a page."""
        return self.px(24)

    @property
    def gap(self) -> int:
        """Between two cards, and the padding of each."""
        return self.px(16)

    @property
    def half(self) -> int:
        """One step of the grid."""
        return self.px(8)

    @property
    def quarter(self) -> int:
        """Half a step, for the inside of components."""
        return self.px(4)

    @property
    def icon(self) -> int:
        """The side of an icon."""
        return self.px(18)

    @property
    def row(self) -> int:
        """A list row of one line."""
        return self.px(36)

    @property
    def row_two(self) -> int:
        """A list row of two lines."""
        return self.px(46)

    @property
    def row_words(self) -> int:
        """A list row with somebody's words and a reason."""
        return self.px(90)

    @property
    def button(self) -> int:
        """The height of a button."""
        return self.px(32)

    @property
    def button_in_row(self) -> int:
        """The height of a button that stands in a row."""
        return self.px(28)

    @property
    def card_head(self) -> int:
        """The height of a card's head."""
        return self.px(40)

    @property
    def rail(self) -> int:
        """The width of the rail with words."""
        return self.px(160)

    @property
    def rail_folded(self) -> int:
        """The width of the rail when it keeps its icons alone."""
        return self.px(52)

    @property
    def top_line(self) -> int:
        """The height of the line with search and quick capture."""
        return self.px(48)

    @property
    def status_line(self) -> int:
        """The height of the line at the foot."""
        return self.px(28)

    @property
    def chip(self) -> int:
        """The height of a chip."""
        return self.px(20)


def scale_of(font_pixels: float, platform: str = sys.platform) -> float:
    """How many times larger than usual the system's font is; 1 when it is about the usual.

    `font_pixels` is the pixel size of the font that the system asks programs to use.
    """
    ratio = font_pixels / _USUAL_PIXELS.get(platform, _USUAL_ELSEWHERE)
    if abs(ratio - 1) <= _NEAR_ENOUGH:
        return 1.0
    return min(max(ratio, _SMALLEST), _LARGEST)
