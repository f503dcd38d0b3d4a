"""Words without their endings, so that "drives" and "driving" are one word to whoever compares.

A handful of English endings and no more: too many stems that differ do less harm than two words
that are wrongly taken for one ("cook" and "cooker" stay apart).
"""

from __future__ import annotations

from functools import lru_cache

_LEAST = 3
_VOWELS = frozenset("aeiouy")
_HISSING = ("s", "x", "z", "ch", "sh")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """`word`, in lower case, without plural, "-ing" and "-ed", and without an e at its end."""
    return _bare(_singular(word)).removesuffix("e") if len(word) > _LEAST else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _LEAST + 1:
        return f"{word[:-3]}y"
    if word.endswith("es") and word[:-2].endswith(_HISSING):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _bare(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _LEAST and not _VOWELS.isdisjoint(rest):
            doubled = rest[-1] == rest[-2] and rest[-1] not in "aeiouls"
            return rest[:-1] if doubled else rest
    return word
