"""How one text became another, word by word: what stayed, what was taken out, what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 4_000
"""Of more words than that the middle counts as written anew: the time goes with their square."""


class Fate(Enum):
    """What became of a piece of text."""

    STAYED = "stayed"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one fate."""

    words: str
    fate: Fate


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in their order; what was taken out stands before what was put in.

    All but what was put in gives `before` again, all but what was taken out `after`. Words are
    compared whole. A lone blank between two changed words changes with them, so that the marks do
    not stand word by word.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    first, last = _alike_at_the_ends(old, new)
    middle = _compared(old[first : len(old) - last], new[first : len(new) - last])
    pieces = [
        Piece("".join(old[:first]), Fate.STAYED),
        *middle,
        Piece("".join(old[len(old) - last :]), Fate.STAYED),
    ]
    there = [piece for piece in pieces if piece.words]
    return tuple(_joined(_without_islands(_joined(there))))


def _alike_at_the_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many words both begin with, and of the rest how many both end with."""
    shortest = min(len(old), len(new))
    first = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    left = shortest - first
    last = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return first, last


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if len(old) + len(new) > _MOST:
        yield Piece("".join(old), Fate.TAKEN_OUT)
        yield Piece("".join(new), Fate.PUT_IN)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for same, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if same == "equal":
            yield Piece("".join(old[old_from:old_to]), Fate.STAYED)
            continue
        yield Piece("".join(old[old_from:old_to]), Fate.TAKEN_OUT)
        yield Piece("".join(new[new_from:new_to]), Fate.PUT_IN)


def _without_islands(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Let a blank that stands alone between two changes be part of both."""
    for place, piece in enumerate(pieces):
        inside = 0 < place < len(pieces) - 1
        if inside and piece.fate is Fate.STAYED and not piece.words.strip():
            yield Piece(piece.words, Fate.TAKEN_OUT)
            yield Piece(piece.words, Fate.PUT_IN)
        else:
            yield piece


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The same with neighbours of one fate made one, and of each change what went out first."""
    made: list[Piece] = []
    for stayed, stretch in groupby(pieces, key=lambda piece: piece.fate is Fate.STAYED):
        parts = list(stretch)
        fates = (Fate.STAYED,) if stayed else (Fate.TAKEN_OUT, Fate.PUT_IN)
        for one in fates:
            words = "".join(piece.words for piece in parts if piece.fate is one)
            if words:
                made.append(Piece(words, one))
    return made
