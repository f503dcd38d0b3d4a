"""Which open promise the words of a condition are likely to mean; it is only ever offered."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from organiser_app.domain.rules.common_words import COMMON_WORDS
from organiser_app.domain.rules.word_stems import stem

Key = TypeVar("Key", bound=Hashable)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME, _LEAST = 2, 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open promise: who will do what."""

    who: str
    what: str


def likely(condition: str, open_promises: Iterable[tuple[Key, Candidate]]) -> Key | None:
    """The one that shares most with the words: a name and a word of what is to be done, or more.

    A first name counts as two words. Of two that share as much, neither is likely.
    """
    said = _words(condition)
    scored = [(_score(said, candidate), key) for key, candidate in open_promises]
    best = max((score for score, _ in scored), default=0)
    found = [key for score, key in scored if score == best]
    return found[0] if best >= _LEAST and len(found) == 1 else None


def _score(said: frozenset[str], candidate: Candidate) -> int:
    first = candidate.who.split(" ", maxsplit=1)[0]
    named = _NAME if first and _words(first) & said else 0
    return named + len((_words(candidate.what) - _words(candidate.who)) & said)


def _words(text: str) -> frozenset[str]:
    """The words that say something, without their endings."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in found if word not in COMMON_WORDS)
