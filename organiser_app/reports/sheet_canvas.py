"""White sheets of A4 to write on: lines, boxes and texts in millimetres from the top left."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from organiser_app.reports import faces, theme, words
from organiser_app.reports.theme import MM, Type

WIDTH, HEIGHT = 210.0, 297.0
MARGIN = 12.0
RIGHT = WIDTH - MARGIN
PALE = "#C9C5BC"
"""What is to be written over."""

TITLE = Type(theme.DISPLAY, 20, 24)
LABEL = Type(theme.SANS_BOLD, 12, 14)
STRONG = Type(theme.SANS_BOLD, 9, 12)
BODY = Type(theme.SANS, 9, 12)
SMALL = Type(theme.SANS, 7.5, 10, theme.SOFT)
SMALL_STRONG = Type(theme.SANS_BOLD, 7.5, 10)
TICKED = Type(theme.SANS, 8.5, 11)


class SheetCanvas:
    """A PDF of sheets; the same strokes give the same bytes."""

    def __init__(self, title: str, author: str) -> None:
        faces.register()
        self._target = BytesIO()
        size = (theme.PAGE_WIDTH, theme.PAGE_HEIGHT)
        self._canvas = Canvas(
            self._target, pagesize=size, invariant=1, lang="en-GB", initialFontName=theme.SANS
        )
        self._canvas.setTitle(_line(title))
        self._canvas.setAuthor(_line(author))
        self._canvas.setCreator("Organiser")

    def end_page(self) -> None:
        """Go on with the next sheet."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._target.getvalue()

    def text(
        self,
        x: float,
        y: float,
        said: str,
        of: Type = BODY,
        *,
        align: str = "left",
        room: float = RIGHT,
    ) -> float:
        """Draw a text with its foot at `y`, cut with … at `room` mm; gives where it ends, in mm."""
        self._canvas.setFillColor(HexColor(of.colour))
        shown = faces.shorten(_line(said, of.face), of.face, of.size, room * MM)
        place = (HEIGHT - y) * MM
        return faces.draw(self._canvas, x * MM, place, shown, of.face, of.size, align) / MM

    def rule(
        self, x: float, y: float, to: float, colour: str = theme.EDGE, thickness: float = 0.5
    ) -> None:
        """A level line to write on, or between rows; its thickness is in points."""
        self._stroke(colour, thickness)
        self._canvas.line(x * MM, (HEIGHT - y) * MM, to * MM, (HEIGHT - y) * MM)

    def box(self, x: float, y: float, side: float, letter: str = "") -> None:
        """A square to tick, its foot at `y`, perhaps with a pale letter to strike through."""
        self.frame(x, y - side, side, side)
        if letter:
            pale = Type(theme.SANS_BOLD, 8.5, 10, theme.SOFT)
            self.text(x + side / 2, y - side / 2 + 1.1, letter, pale, align="middle")

    def frame(
        self, x: float, y: float, width: float, height: float, colour: str = theme.INK
    ) -> None:
        """The outline of a rectangle whose top left corner is at `x`, `y`."""
        self._stroke(colour, 0.7)
        self._canvas.rect(x * MM, (HEIGHT - y - height) * MM, width * MM, height * MM)

    def ground(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle without an outline."""
        self._canvas.setFillColor(HexColor(colour))
        place = (x * MM, (HEIGHT - y - height) * MM, width * MM, height * MM)
        self._canvas.rect(*place, stroke=0, fill=1)

    def _stroke(self, colour: str, thickness: float) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thickness)


def _line(text: str, face: str = theme.SANS) -> str:
    """One line of characters that can be drawn."""
    return words.presentable(words.clean(text), face)
