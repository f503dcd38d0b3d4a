"""The faces as reportlab knows them: registered when first needed, measured, and drawn in runs.

reportlab never looks for a missing character in a second face, so a text is cut into runs here:
the face that was asked for, and Noto Sans where only that has the character.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from organiser_app.reports import theme
from organiser_app.typefaces import Family, face

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

_SOURCES = {
    theme.SANS: (Family.INTER, 400),
    theme.SANS_BOLD: (Family.INTER, 600),
    theme.SERIF: (Family.SERIF, 400),
    theme.SERIF_BOLD: (Family.SERIF, 600),
    theme.DISPLAY: (Family.SERIF_DISPLAY, 700),
    theme.SPARE: (Family.NOTO, 400),
    theme.SPARE_BOLD: (Family.NOTO, 600),
}
_BOLD = {theme.SANS_BOLD, theme.SERIF_BOLD, theme.DISPLAY}
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@cache
def register() -> None:
    """Make every face known to reportlab, once."""
    for name, (family, weight) in _SOURCES.items():
        path = face(family, weight)
        font = TTFont(name, str(path))
        if family is Family.INTER:
            _use_even_digits(font, path)
        pdfmetrics.registerFont(font)
    for plain, bold in (
        (theme.SANS, theme.SANS_BOLD),
        (theme.SERIF, theme.SERIF_BOLD),
        (theme.SPARE, theme.SPARE_BOLD),
    ):
        pdfmetrics.registerFontFamily(plain, normal=plain, bold=bold, italic=plain, boldItalic=bold)


def path_of(name: str) -> Path:
    """The file behind a face's name."""
    return face(*_SOURCES[name])


def _use_even_digits(font: TTFont, path: Path) -> None:
    """Map the digits to the face's own figures of one width, which reportlab can't ask for."""
    from fontTools.ttLib import TTFont as Tables  # noqa: PLC0415 (only where a report is made)

    with Tables(path, lazy=True) as tables:
        scale = 1000 / tables["head"].unitsPerEm
        for value, digit in enumerate(_DIGITS):
            glyph = f"{digit}.tf"
            font.face.charToGlyph[ord(str(value))] = tables.getGlyphID(glyph)
            font.face.charWidths[ord(str(value))] = tables["hmtx"][glyph][0] * scale


@cache
def has(name: str, character: str) -> bool:
    """Whether the face `name` can draw the character."""
    register()
    return ord(character) in pdfmetrics.getFont(name).face.charToGlyph


def spare_of(name: str) -> str:
    """The face that stands in where `name` lacks a character."""
    return theme.SPARE_BOLD if name in _BOLD else theme.SPARE


def runs(text: str, name: str) -> list[tuple[str, str]]:
    """`text` as (face, part) in order; what neither face has stays with the first."""
    spare = spare_of(name)

    def choose(character: str) -> str:
        lacking = not has(name, character) and has(spare, character)
        return spare if lacking else name

    return [(chosen, "".join(part)) for chosen, part in groupby(text, choose)]


def width(text: str, name: str, size: float) -> float:
    """How wide `text` is when drawn, in points."""
    register()
    return float(sum(pdfmetrics.stringWidth(part, run, size) for run, part in runs(text, name)))


def draw(  # noqa: PLR0917 (in the order of reportlab's own drawString)
    canvas: Canvas, x: float, y: float, text: str, name: str, size: float, align: str = "left"
) -> float:
    """Draw `text` with its left, right or middle at `x`, and return where it ends."""
    length = width(text, name, size)
    x -= {"left": 0.0, "right": length, "middle": length / 2}[align]
    for run, part in runs(text, name):
        canvas.setFont(run, size)
        canvas.drawString(x, y, part)
        x += pdfmetrics.stringWidth(part, run, size)
    return x


def shorten(text: str, name: str, size: float, room: float) -> str:
    """`text`, cut with … so that it is no wider than `room` points."""
    if width(text, name, size) <= room:
        return text
    for length in range(min(len(text) - 1, 400), 0, -1):
        cut = text[:length].rstrip() + "…"
        if width(cut, name, size) <= room:
            return cut
    return "…"
