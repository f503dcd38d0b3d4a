"""The pages of a PDF as pictures, for looking at before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

_BGRX = pypdfium2.raw.FPDFBitmap_BGRx


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: rows of 4 bytes a pixel, in the order blue, green, red, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes


def pictures(pdf: bytes, width: int) -> tuple[PagePicture, ...]:
    """Every page of `pdf`, each `width` pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(page, width) for page in document)
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, width: int) -> PagePicture:
    bitmap = page.render(scale=width / page.get_width(), force_bitmap_format=_BGRX)
    return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
