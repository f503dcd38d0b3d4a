"""Reads a finished PDF back: its words page by page, its outline, its details."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def pages_of(data: bytes) -> list[str]:
    """The words of each page, with every run of white space as one space."""
    with opened(data) as document:
        return [_words(page) for page in document]


def _words(page: pdfium.PdfPage) -> str:
    text = page.get_textpage()
    words = text.get_text_range()
    text.close()
    page.close()
    return re.sub(r"[\s￾]+", " ", words)


def text_of(data: bytes) -> str:
    return " ".join(pages_of(data))


def outline_of(data: bytes) -> list[str]:
    with opened(data) as document:
        return [entry.get_title() for entry in document.get_toc()]


def details_of(data: bytes) -> dict[str, str]:
    with opened(data) as document:
        return dict(document.get_metadata_dict())
