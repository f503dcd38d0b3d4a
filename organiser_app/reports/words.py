"""What people typed, made fit to print: cleaned, escaped, cut honestly, or refused.

The names of a resident's street or a theme may hold anything at all. Control characters and
marks that turn the direction of writing are dropped; what no face of ours can draw, and scripts
whose letters have to be joined or reordered, are never printed wrong: a quote is refused, a
name shows […] in place of the characters.
"""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import escape

from organiser_app.reports import faces

MISSING = "[…]"
"""Stands where a name holds characters that the report cannot draw."""

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_JOINED_SCRIPTS = (
    (0x0700, 0x10A0),  # Syriac to Myanmar: Bengali, Gurmukhi, Tamil, Thai and their neighbours
    (0x1780, 0x1A00),  # Khmer and Mongolian
    (0x1A20, 0x1C80),
    (0xA800, 0xAC00),
    (0x11000, 0x12000),
)
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_HOUSE_NUMBER = re.compile(r"^\s*(?:(?:flat|no\.?|number|unit)\s+)?\d+\s?[a-z]?\b[\s,/-]*", re.I)


def clean(text: str) -> str:
    """`text` in one line, composed, without control or direction marks."""
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if character.isspace() else character for character in composed)
    kept = (c for c in spaced if unicodedata.category(c) not in _DROPPED_CATEGORIES)
    return " ".join("".join(kept).split())


def can_draw(character: str, face: str) -> bool:
    """Whether the report can set this character rightly, in `face` or the spare one."""
    if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
        return False
    if any(first <= ord(character) < end for first, end in _JOINED_SCRIPTS):
        return False
    return faces.has(face, character) or faces.has(faces.spare_of(face), character)


def readable(text: str, face: str) -> bool:
    """Whether the whole of a cleaned text can be set rightly."""
    return all(can_draw(character, face) for character in text)


def presentable(text: str, face: str) -> str:
    """A cleaned name or title, with […] where it can't be drawn."""
    parts: list[str] = []
    for character in text:
        if can_draw(character, face):
            parts.append(character)
        elif not parts or parts[-1] != MISSING:
            parts.append(MISSING)
    return "".join(parts)


def markup(text: str, face: str) -> str:
    """`text` escaped for a reportlab paragraph set in `face`, with the spare face where needed."""
    parts = []
    for run, part in faces.runs(text, face):
        safe = escape(part)
        parts.append(safe if run == face else f'<font face="{run}">{safe}</font>')
    return "".join(parts)


def street_of(where: str) -> str:
    """A place without the number of a house, which would say who spoke."""
    return _HOUSE_NUMBER.sub("", where) if not where.strip().isdigit() else ""
