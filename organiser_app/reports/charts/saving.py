"""A figure as a file: a picture of dots, or of lines that stay sharp."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

DOTS_PER_INCH = 200


class PictureFormat(StrEnum):
    """How a chart is saved; the value is the ending of the file's name."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def format_of(path: Path) -> PictureFormat:
    """The format that the ending of a name asks for; `InvalidInput` where it is another."""
    ending = path.suffix.removeprefix(".").casefold()
    if ending in set(PictureFormat):
        return PictureFormat(ending)
    raise InvalidInput(tr("End the name with .png, .svg or .pdf; {name} does not.", name=path.name))


def picture_of(figure: Figure, wanted: PictureFormat) -> bytes:
    """The file's content, with no date in it, so that the same chart gives the same bytes."""
    content = BytesIO()
    undated = {PictureFormat.SVG: {"Date": None}, PictureFormat.PDF: {"CreationDate": None}}
    figure.savefig(content, format=wanted.value, dpi=DOTS_PER_INCH, metadata=undated.get(wanted))
    return content.getvalue()
