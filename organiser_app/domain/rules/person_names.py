"""Names of people compared: what two of them have in common, and whether that may be one person.

Case, accents, titles and the order of the words say nothing. A word fits another if it is the
same, a short form ("Bill", "William"), its initial, or misspelt by so little that nothing else is
likely meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from organiser_app.domain.rules import matching
from organiser_app.domain.rules.short_names import forms_of, stand_for_one_another

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "revd", "sir", "dame", "lady", "lord"}
    | {"cllr", "sister", "father"}
)
_GENERATIONS = {
    "jr": "younger", "junior": "younger", "jnr": "younger", "younger": "younger", "ii": "younger",
    "sr": "elder", "senior": "elder", "snr": "elder", "elder": "elder",
}  # fmt: skip
_SKIPPED = frozenset({"the", "de", "van", "von", "bin", "bint", "ap"})
_UNMARKED = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d"})
_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)*")
_REMEMBERED = 1 << 16
_SWAPPED_FROM, _ONE_SLIP_FROM, _TWO_SLIPS_FROM = 4, 5, 8


class Names(StrEnum):
    """How two names stand to each other, from the likest on."""

    SAME = "same"
    LIKE = "like"
    FIRST_ALONE = "first_alone"
    LAST_ALONE = "last_alone"
    OTHER_SURNAME = "other_surname"
    UNKNOWN = "unknown"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of a name, folded, the first name first; `generation` tells father from son."""

    words: tuple[str, ...]
    generation: str = ""


@lru_cache(maxsize=_REMEMBERED)
def name_words(name: str) -> NameWords:
    """The words by which a name is compared: "Hughes, W." gives w and hughes."""
    last, comma, first = name.partition(",")
    words = [plain(word) for word in _WORD.findall(f"{first} {last}" if comma else name)]
    generation = next((_GENERATIONS[word] for word in words[1:] if word in _GENERATIONS), "")
    dropped = _TITLES | _SKIPPED | _GENERATIONS.keys()
    kept = tuple(word for word in words if word not in dropped)
    return NameWords(kept or tuple(words), generation)


def plain(word: str) -> str:
    """A word without case, accents and apostrophes: "Siân" and "O’Brien" as sian and obrien."""
    return "".join(filter(str.isalpha, matching.plain(word.translate(_UNMARKED))))


def likeness_of_names(one: str, other: str) -> Names:
    """How two names as they were written stand to each other; an empty one is unknown."""
    mine, theirs = name_words(one), name_words(other)
    if not mine.words or not theirs.words:
        return Names.UNKNOWN
    if mine.generation != theirs.generation:  # nobody is the younger where there is no elder
        return Names.OTHER
    if sorted(mine.words) == sorted(theirs.words):
        return Names.SAME
    few, many = sorted((mine.words, theirs.words), key=len)
    return _by_word(few[0], many) if len(few) == 1 else _by_words(few, many)


def _by_word(word: str, many: Sequence[str]) -> Names:
    """One word alone beside a whole name: the first name, the surname, or neither."""
    if len(word) == 1:
        return Names.OTHER
    if _written_alike(word, many[0]):
        return Names.FIRST_ALONE if len(many) > 1 else Names.LIKE
    return Names.LAST_ALONE if len(many) > 1 and _written_alike(word, many[-1]) else Names.OTHER


def _by_words(few: Sequence[str], many: Sequence[str]) -> Names:
    left, in_full = list(many), 0
    for word in sorted(few, key=len, reverse=True):
        fitting = next((each for each in left if _written_alike(word, each)), None)
        in_full += fitting is not None
        fitting = fitting or next((each for each in left if _by_initial(word, each)), None)
        if fitting is None:
            first_names = _written_alike(few[0], many[0])
            return Names.OTHER_SURNAME if first_names else Names.OTHER
        left.remove(fitting)
    return Names.LIKE if in_full else Names.OTHER


def _by_initial(one: str, other: str) -> bool:
    """One is the initial of the other, or of what it is short for: "W" of "Bill"."""
    short, whole = sorted((one, other), key=len)
    return len(short) == 1 and any(form[0] == short for form in forms_of(whole))


@lru_cache(maxsize=_REMEMBERED)
def _written_alike(one: str, other: str) -> bool:
    """The same word, one that stands for it, or one slip away from it (two in a long word)."""
    if one == other or stand_for_one_another(one, other):
        return len(one) > 1
    shorter = min(len(one), len(other))
    if shorter < _SWAPPED_FROM or one[0] != other[0]:
        return False
    slips = OSA.distance(one, other, score_cutoff=2)
    if slips == 1:
        return shorter >= _ONE_SLIP_FROM or sorted(one) == sorted(other)
    return slips == 2 and shorter >= _TWO_SLIPS_FROM  # noqa: PLR2004 (two slips)
