"""A short piece of a long text, around the first word that was looked for."""

from __future__ import annotations

_LENGTH = 160
_BEFORE = 40
_STEM = 4


def excerpt(text: str, typed: str) -> str:
    """At most about 160 characters of `text` on one line, cut between words and marked by "…"."""
    line = " ".join(text.split())
    if len(line) <= _LENGTH:
        return line
    start = _word_start(line, max(_place(line, typed) - _BEFORE, 0))
    end = len(line) if start + _LENGTH >= len(line) else line.rfind(" ", start, start + _LENGTH)
    end = end if end > start else start + _LENGTH
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


def _place(line: str, typed: str) -> int:
    """Where the first of the words begins; only its first letters, as the index goes by stems."""
    low = line.casefold()
    places = [low.find(word.casefold()[:_STEM]) for word in typed.split()]
    return min((place for place in places if place >= 0), default=0)


def _word_start(line: str, place: int) -> int:
    return line.rfind(" ", 0, place) + 1 if place else 0
