"""Which themes of a codebook are likely one theme, by their names and by what is said of them.

Two are proposed where they have one name, whatever its case, endings and order of words; where one
slip lies between the names; or where most of the words by which one is described describe the other
too, whatever they are called. A theme and one that lies under it are told apart on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations

from rapidfuzz.distance import OSA

from organiser_app.domain.rules.agreeing import Sort, Spot, in_sets, kept_first
from organiser_app.domain.rules.codebook import Links, lies_under
from organiser_app.domain.rules.common_words import COMMON_WORDS
from organiser_app.domain.rules.matching import plain
from organiser_app.domain.rules.same_places import Called, LikelyPlace, Pair
from organiser_app.domain.rules.word_stems import stem

MOST_THEMES = 1_000
"""Of a codebook with more themes only the first so many are compared."""

_OF_ONE_NAME = frozenset({Called.SAME, Called.WRITTEN, Called.ALIKE})
_LEAST_SHARED, _LEAST_SHARE = 3, 0.5
_ONE_SLIP_FROM = 5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Read:
    spot: Spot
    name: frozenset[str]
    words: Mapping[str, str]


def likely_themes(
    themes: Iterable[Spot],
    above: Links | None = None,
    apart: Collection[Pair] = frozenset(),
) -> tuple[LikelyPlace, ...]:
    """The likely pairs, the likest names first; pairs of `apart` are left out.

    `above` leads from each theme to the one that it lies under.
    """
    nested = above or {}
    found = [
        likely
        for likely in _likely(list(themes)[:MOST_THEMES], apart)
        if likely.pair not in apart
        and not lies_under(nested, likely.kept, likely.other)
        and not lies_under(nested, likely.other, likely.kept)
    ]
    order = tuple(Called)
    return tuple(sorted(found, key=lambda each: (order.index(each.called), -len(each.shared))))


def compared(one: Spot, other: Spot) -> LikelyPlace | None:
    """Why two are likely one theme, the one to keep first; None where the rule does not say so."""
    kept, gone = sorted((one, other), key=kept_first)
    return _compared(_read(kept), _read(gone))


def _likely(themes: list[Spot], apart: Collection[Pair]) -> Iterator[LikelyPlace]:
    """The pairs; of many of one name each is set beside the one to keep, not beside each other."""
    sets = [list(map(_read, same)) for same in in_sets(themes, apart)]
    beside = ((first, other) for first, *rest in sets for other in rest)
    for one, other in chain(beside, combinations([same[0] for same in sets], 2)):
        if likely := _compared(one, other):
            yield likely


def _compared(kept: _Read, gone: _Read) -> LikelyPlace | None:
    names, shared = _called(kept, gone), _shared(kept, gone)
    if not shared and names not in _OF_ONE_NAME:
        return None
    return LikelyPlace(Sort.THEME, kept.spot.id, gone.spot.id, names, shared=shared)


def _read(theme: Spot) -> _Read:
    said = (word for word in _words(theme.words) if word not in COMMON_WORDS)
    return _Read(
        theme,
        frozenset(theme.key.split()),
        {stem(word): word for word in said if not word.isdigit()},
    )


def _called(one: _Read, other: _Read) -> Called:
    if not one.name or not other.name:
        return Called.OTHER
    if one.name == other.name:
        plainly = plain(one.spot.name) == plain(other.spot.name)
        return Called.SAME if plainly else Called.WRITTEN
    only_one, only_other = one.name - other.name, other.name - one.name
    if len(only_one) == len(only_other) == 1 and _one_slip(*only_one, *only_other):
        return Called.ALIKE
    part = not only_one or not only_other
    return Called.PART if part and one.name & other.name else Called.OTHER


def _one_slip(one: str, other: str) -> bool:
    longer = min(len(one), len(other)) >= _ONE_SLIP_FROM
    return longer and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) == 1


def _shared(one: _Read, other: _Read) -> tuple[str, ...]:
    """The words that most of the shorter of two descriptions has in common with the longer."""
    both = one.words.keys() & other.words.keys()
    fewest = min(len(one.words), len(other.words))
    if len(both) < _LEAST_SHARED or len(both) < _LEAST_SHARE * fewest:
        return ()
    return tuple(word for key, word in one.words.items() if key in both)


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text))
