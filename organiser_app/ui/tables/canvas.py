"""What a delegate paints with: the painter, the theme, and the colours of the ground below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from organiser_app.ui import icons
from organiser_app.ui.painting import text
from organiser_app.ui.painting.text import LEFT, RIGHT
from organiser_app.ui.tables.rows import Tone
from organiser_app.ui.theme import Colours, Family, Metrics, Text, Theme


@dataclass(frozen=True, slots=True)
class Canvas:
    """One row's painter, theme and colours, with the strokes every row makes."""

    painter: QPainter
    theme: Theme
    colours: Colours
    in_hand: bool = False

    @property
    def metrics(self) -> Metrics:
        """The theme's sizes."""
        return self.theme.metrics

    def body(self, box: QRectF, words: str, weight: int = 400, colour: str = "") -> float:
        """One line of body text in ink; its width."""
        font = self.theme.font(Text.BODY, weight)
        return text.line(self.painter, box, words, font, colour or self.colours.ink)

    def meta(self, box: QRectF, words: str, *, weight: int = 400, colour: str = "") -> float:
        """One line of meta text, muted unless told otherwise; its width."""
        font = self.theme.font(Text.META, weight)
        return text.line(self.painter, box, words, font, colour or self.colours.muted, align=LEFT)

    def meta_right(self, box: QRectF, words: str, tone: Tone = Tone.PLAIN) -> float:
        """One line of meta text at the right of `box`, in the ink of its tone; its width."""
        weight = 400 if tone is Tone.PLAIN else 600
        font = self.theme.font(Text.META, weight, tabular=True)
        return text.line(self.painter, box, words, font, self.tone(tone), align=RIGHT)

    def said(self, box: QRectF, words: str, *, verbatim: bool, most: int = 2) -> int:
        """Words from the top of `box`: the serif and curly marks if verbatim; lines drawn."""
        shown = text.curly(words) if verbatim else words
        height = self.metrics.line(Text.BODY)
        font = words_font(self.theme, verbatim=verbatim)
        ink = self.colours.ink
        return text.paragraph(self.painter, box, shown, font, ink, line_height=height, most=most)

    def icon(self, box: QRectF, name: str, colour: str = "") -> None:
        """An icon in the middle of `box`, muted unless told otherwise."""
        icons.paint(self.painter, box, name, colour or self.colours.muted)

    def tone(self, tone: Tone) -> str:
        """The colour of a tone on this ground."""
        return str(getattr(self.colours, tone.value))


def words_font(theme: Theme, *, verbatim: bool) -> QFont:
    """The face of somebody's very words, or of an organiser's."""
    return theme.font(Text.BODY, 400, Family.SERIF if verbatim else Family.INTER)


def said_lines(theme: Theme, words: str, width: float, *, verbatim: bool, most: int) -> int:
    """How many lines `Canvas.said` will draw in this width."""
    shown = text.curly(words) if verbatim else words
    return len(text.wrapped(shown, words_font(theme, verbatim=verbatim), int(width), most))
