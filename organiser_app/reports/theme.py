"""How a report looks: the grid of the page, the sizes of type and the colours, as plain values.

Nothing here needs reportlab, so the window may read the same colours. Lengths are points unless
a name says millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organiser_app.domain.values import StatementKind

if TYPE_CHECKING:
    from collections.abc import Mapping

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
MARGIN = 20 * MM
BODY_WIDTH = PAGE_WIDTH - 2 * MARGIN
READING_WIDTH = 141 * MM
HALF_WIDTH = 83 * MM
THIRD_WIDTH = 54 * MM
GUTTER = 4 * MM
HEAD_TEXT = 13 * MM
HEAD_LINE = 16 * MM
BODY_TOP = 22 * MM
BODY_BOTTOM = 272 * MM
FOOT_LINE = 280 * MM
FOOT_TEXT = 285 * MM

INK = "#1F2A30"
SOFT = "#55626A"
TEAL = "#0F6E66"
MID_TEAL = "#6FAAA3"
SAND = "#CFC3AE"
PANEL = "#F6F0E5"
HAIRLINE = "#E6DFD3"
EDGE = "#8C8577"
PAPER = "#FDFBF7"

TONES = (TEAL, MID_TEAL, SAND, PAPER)
"""The parts of one bar run dark, mid, light, hollow, so that a grey printer keeps them apart."""

KIND_COLOURS: Mapping[StatementKind, str] = {
    StatementKind.LOVE: "#982049",
    StatementKind.CONCERN: "#B93B07",
    StatementKind.DREAM: "#5A2E96",
    StatementKind.IDEA: "#4C4210",
    StatementKind.NEED: "#08365F",
    StatementKind.GIFT: "#147A1E",
}


@dataclass(frozen=True, slots=True)
class Type:
    """One use of type: a face by its role, its size and its leading."""

    face: str
    size: float
    leading: float
    colour: str = INK


SANS, SANS_BOLD = "Inter", "Inter-Bold"
SERIF, SERIF_BOLD, DISPLAY = "Serif", "Serif-Bold", "Display"
SPARE, SPARE_BOLD = "Spare", "Spare-Bold"

COVER_TITLE = Type(DISPLAY, 37, 42)
TITLE = Type(DISPLAY, 23, 27)
NUMBER_HUGE = Type(DISPLAY, 46, 50, TEAL)
NUMBER_LARGE = Type(DISPLAY, 27, 29, TEAL)
NUMBER_NARROW = Type(DISPLAY, 19, 29, TEAL)
NUMBER = Type(DISPLAY, 21, 23, TEAL)
NUMBER_SMALL = Type(DISPLAY, 17, 19)
HEADING = Type(SERIF_BOLD, 11, 15)
STANDFIRST = Type(SANS, 10.5, 15.5)
BODY = Type(SANS, 9, 13.5)
COLUMN = Type(SANS, 8.3, 12.3)
LABEL = Type(SANS_BOLD, 8, 11)
NOTE = Type(SANS, 7, 9.8, SOFT)
KICKER = Type(SANS_BOLD, 7.5, 11, TEAL)
QUOTE = Type(SERIF, 11.5, 16.6)
QUOTE_LARGE = Type(SERIF, 14, 20)
IDENTIFIER_SIZE = 6.0
