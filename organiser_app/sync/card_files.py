"""A member's card out of a file: its line of text, or the QR code on a picture of it.

A picture may come from anybody, and be made to do harm. So it is of one of three kinds, each with
its own reader, and its bytes, its pixels and its passes are counted before it is unpacked.
"""

from __future__ import annotations

import html
import io
from pathlib import Path
from typing import TYPE_CHECKING

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import plural, tr
from organiser_app.store.files import plain_problems
from organiser_app.sync.cards import LONGEST_TEXT, is_card

if TYPE_CHECKING:
    from PIL import Image
    from PIL.ImageFile import ImageFile

MOST_BYTES = 30_000_000
MOST_PIXELS = 64_000_000
"""More than the cameras of telephones take unless they are told to."""
MOST_SCANS = 32
"""Each is a pass over all pixels, however few its bytes; a JPEG that loads in steps has a dozen."""
_PNG, _JPEG, _SCAN = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xda"


def text_in_file(path: Path) -> str:
    """The text that is in a file, or that stands on it as a QR code where it is a picture."""
    with plain_problems(path), path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if _is_picture(data):
        return card_on_picture(data)
    if b"\0" in data:
        raise InvalidInput(
            tr(
                "{name} is neither a text nor a picture that can be read here: PNG, JPEG or WebP."
                " A screenshot of it will do.",
                name=path.name,
            )
        )
    text = data[: LONGEST_TEXT + 1].decode("utf-8-sig", "replace")
    return html.unescape(text) if text.lstrip().startswith("<") else text


def card_on_picture(data: bytes) -> str:
    """The line of the one card that a picture shows; it may be of a later version, or altered.

    Raises `InvalidInput` where there is none, or another one beside it.
    """
    found = _codes(_shades(data))
    cards = sorted({text for text in found if is_card(text)})
    if len(cards) == 1:
        return cards[0]
    if cards:
        raise InvalidInput(
            tr("There are several cards on this picture. Let it show only the one that you add.")
        )
    if found:
        raise InvalidInput(
            plural(
                "The QR code on this picture is no member's card.",
                "None of the {count} QR codes on this picture is a member's card.",
                len(found),
            )
        )
    raise InvalidInput(
        tr(
            "No QR code can be read on this picture. Take it once more: the whole code, sharp, from"
            " nearer and in good light."
        )
    )


def _is_picture(data: bytes) -> bool:
    return data.startswith((_PNG, _JPEG)) or _is_webp(data)


def _is_webp(data: bytes) -> bool:
    return (data[:4], data[8:12]) == (b"RIFF", b"WEBP")


def _shades(data: bytes) -> Image.Image:
    """What a picture shows in shades of grey, unless that cannot be told or costs too much."""
    from PIL import Image  # noqa: PLC0415 - seldom wanted

    if len(data) > MOST_BYTES or (data.startswith(_JPEG) and data.count(_SCAN) > MOST_SCANS):
        raise _too_large()
    try:
        picture = _opened(data)
        if picture.width * picture.height <= MOST_PIXELS:
            return _on_white(picture)
    except Image.DecompressionBombError:
        pass  # a reader's own bound, which some keep before they say how large a picture is
    except Exception as problem:
        # Of bytes that are no picture after all, or that somebody made to do harm, readers raise
        # whatever it is that they stumble over.
        raise InvalidInput(
            tr("This picture is damaged, or a part of it is missing. Ask for it once more.")
        ) from problem
    raise _too_large()


def _opened(data: bytes) -> ImageFile:
    """A picture of which nothing but its head is read yet.

    `Image.open` would try every kind that is known, and print a warning of its own.
    """
    from PIL import JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: PLC0415 - as above

    file = io.BytesIO(data)
    if data.startswith(_JPEG):
        photo = JpegImagePlugin.JpegImageFile(file)
        photo.draft("L", photo.size)
        return photo
    return (WebPImagePlugin.WebPImageFile if _is_webp(data) else PngImagePlugin.PngImageFile)(file)


def _on_white(picture: Image.Image) -> Image.Image:
    """A picture in shades of grey, on white where it is transparent."""
    from PIL import Image  # noqa: PLC0415 - as above

    if not picture.has_transparency_data:
        return picture.convert("L")
    ink = picture.convert("RGBA")
    shades = Image.new("L", ink.size, "white")
    shades.paste(ink.convert("L"), mask=ink.getchannel("A"))
    return shades


def _codes(picture: Image.Image) -> list[str]:
    """What the QR codes on a picture say."""
    import zxingcpp  # noqa: PLC0415 - seldom wanted

    found = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return [code.bytes.decode("utf-8", "replace") for code in found]


def _too_large() -> InvalidInput:
    return InvalidInput(tr("This picture is too large to be read. A screenshot of it will do."))
