"""How words are set in a matplotlib figure: in our own faces, never read as mathematics."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from organiser_app.typefaces import Family, face

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

POINTS_PER_INCH = 72
TEXT = 7.6
"""The size of all words in a chart, in points."""


def lettered(colour: str, *, bold: bool = False) -> dict[str, Any]:
    """How words are set; a dollar sign in a theme's name is not mathematics."""
    return {"color": colour, "fontproperties": font(bold=bold), "parse_math": False}


def font(*, bold: bool) -> FontProperties:
    """The face of a chart, which matplotlib is told of once."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 (half a second)

    _know_faces()
    families = [Family.INTER.qt_name, Family.NOTO.qt_name]
    return FontProperties(family=families, weight=600 if bold else 400, size=TEXT)


@cache
def _know_faces() -> None:
    from matplotlib.font_manager import fontManager  # noqa: PLC0415

    for family in (Family.INTER, Family.NOTO):
        for weight in (400, 600):
            fontManager.addfont(face(family, weight))
