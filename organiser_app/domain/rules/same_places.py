"""Which patches, streets, doors, places and waves are likely in a log twice; nothing is decided.

They come into a log twice when two organisers who wrote them down apart are merged. Two are
proposed where

- they have one name, perhaps written in two ways ("Kendal Rd"), or one slip lies between the
  names, or one is part of the other;
- streets, places and waves lie in one patch, doors in one street; those of two patches that are
  proposed themselves come along with them, and are not proposed one by one;
- places may be of one kind, and lie no further apart than is known of them to; or they came from
  the same line of an imported file, whatever they are called;
- waves share a day;
- or they were brought together before, and rows that came later name the hidden one.

Doors are proposed where their labels agree, never where they are alike: 14 is not 15.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from rapidfuzz.distance import OSA

from organiser_app.domain.rules.agreeing import (
    Sort,
    Spot,
    far_apart,
    in_sets,
    kept_first,
    kinds_fit,
    metres,
    roots_of,
    share_a_day,
    told_apart,
)
from organiser_app.domain.rules.place_names import name_words

NEAR_METRES = 100
"""Two places whose names are alike, and no more, have to lie as near as that, if it is known."""

_MOST_COMPARED = 600
"""Among more than that in one patch only those of one name are proposed: it is no patch then."""

_ONE_SLIP_FROM = 5
_AREA_WORDS = frozenset({"estate", "road", "street", "lane", "close", "hall", "area", "ward"})
_TELLS_APART = frozenset(
    {"north", "south", "east", "west", "upper", "lower", "old", "new", "great", "little"}
    | {"inner", "outer", "top", "bottom", "back", "front", "junior", "infant", "lesser"}
)
_ORDER = tuple(Sort)
Pair = frozenset[UUID]


class Called(StrEnum):
    """How two names stand to each other, from the likest on."""

    SAME = "same"
    WRITTEN = "written"
    ALIKE = "alike"
    PART = "part"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LikelyPlace:
    """Two that are likely one, the one to keep first, and why.

    `metres` is how far they lie apart; `shared` the words that two themes are described with;
    `before` says that they were brought together before.
    """

    sort: Sort
    kept: UUID
    other: UUID
    called: Called
    metres: float | None = None
    same_source: bool = False
    before: bool = False
    shared: tuple[str, ...] = ()

    @property
    def pair(self) -> Pair:
        """The two, in no order."""
        return frozenset({self.kept, self.other})


def likely_places(
    spots: Iterable[Spot],
    links: Mapping[UUID, UUID] | None = None,
    apart: Collection[Pair] = frozenset(),
) -> tuple[LikelyPlace, ...]:
    """The likely pairs, patches first; pairs of `apart` are left out where both are in sight.

    `links` lead from each that was brought together with another to the one that was kept. `spots`
    are those in sight, and the hidden ones that rows in sight still name.
    """
    known = {spot.id: spot for spot in spots}
    again = list(_brought_before(known, links or {}))
    found = {likely.pair: likely for likely in (*_by_name(known.values(), apart), *again)}
    asked = (
        each
        for each in found.values()
        if not told_apart(known[each.kept], known[each.other], apart)
    )
    return _without_covered(list(asked), known)


def compared(one: Spot, other: Spot) -> LikelyPlace | None:
    """Why two are likely one, the one to keep first; None where the rule does not say so."""
    kept, gone = sorted((one, other), key=kept_first)
    names = called(kept, gone)
    same_source = bool(kept.source) and kept.source == gone.source
    if not same_source and not _may_be_one(kept, gone, names):
        return None
    return LikelyPlace(
        kept.sort, kept.id, gone.id, names, metres(kept, gone), same_source=same_source
    )


def called(one: Spot, other: Spot) -> Called:
    """How the names of two stand to each other; labels of doors are one, or they are not."""
    if one.sort is not Sort.DOOR:
        return how_called(one.name, other.name)
    return _one_name(one.name, other.name) if one.key == other.key != "" else Called.OTHER


def how_called(one: str, other: str) -> Called:
    """How two names as they were written stand to each other."""
    mine, theirs = name_words(one), name_words(other)
    if not mine or not theirs:
        return Called.OTHER
    if mine == theirs:
        return _one_name(one, other)
    if _one_slip(mine, theirs):
        return Called.ALIKE
    few, many = sorted((mine, theirs), key=len)
    return Called.PART if _is_part(few, many) else Called.OTHER


def _one_name(one: str, other: str) -> Called:
    written = " ".join(one.split()).casefold() != " ".join(other.split()).casefold()
    return Called.WRITTEN if written else Called.SAME


def _may_be_one(one: Spot, other: Spot, names: Called) -> bool:
    if names is Called.OTHER or not (kinds_fit(one, other) and share_a_day(one, other)):
        return False
    if far_apart(one, other):
        return False
    if one.sort is not Sort.PLACE or names in (Called.SAME, Called.WRITTEN):
        return True
    apart = metres(one, other)
    return apart is None or apart <= NEAR_METRES


def _by_name(spots: Iterable[Spot], apart: Collection[Pair]) -> Iterator[LikelyPlace]:
    """The pairs found by name, kind and nearness, and by the line of an imported file.

    Of many that agree each is set beside the one to keep, and not beside each other: ten logs of
    one patch make nine pairs, and not forty-five.
    """
    together: defaultdict[tuple[Sort, UUID | None], list[Spot]] = defaultdict(list)
    by_source: defaultdict[tuple[Sort, str], list[Spot]] = defaultdict(list)
    for spot in spots:
        together[spot.sort, spot.within].append(spot)
        if spot.source:
            by_source[spot.sort, spot.source].append(spot)
    for group in together.values():
        for one, other in _to_compare(in_sets(group, apart)):
            if likely := compared(one, other):
                yield likely
    for group in by_source.values():
        first, *rest = sorted(group, key=kept_first)
        yield from filter(None, (compared(first, other) for other in rest))


def _to_compare(sets: Sequence[Sequence[Spot]]) -> Iterator[tuple[Spot, Spot]]:
    """The pairs worth looking at, where `sets` are those that agree, the one to keep first."""
    for first, *rest in sets:
        yield from ((first, other) for other in rest)
    firsts = [same[0] for same in sets]
    if firsts[0].sort is not Sort.DOOR and len(firsts) <= _MOST_COMPARED:
        yield from combinations(firsts, 2)


def _brought_before(
    known: Mapping[UUID, Spot], links: Mapping[UUID, UUID]
) -> Iterator[LikelyPlace]:
    """Pairs that were brought together, and of which both are in sight or named again."""
    root_by_id = roots_of(links)
    for other, kept in links.items():
        root = root_by_id[other]
        gone = kept if root == other else other
        if root in known and gone in known:
            names = called(known[root], known[gone])
            yield LikelyPlace(known[root].sort, root, gone, names, before=True)


def _without_covered(
    found: Sequence[LikelyPlace], known: Mapping[UUID, Spot]
) -> tuple[LikelyPlace, ...]:
    """Those that do not come along with the two in which they lie; patches come first."""
    pairs = {likely.pair for likely in found}

    def lie_in(likely: LikelyPlace) -> frozenset[UUID | None]:
        return frozenset({known[likely.kept].within, known[likely.other].within})

    kept = (likely for likely in found if lie_in(likely) not in pairs)
    return tuple(sorted(kept, key=lambda each: _rank(each, known)))


def _rank(likely: LikelyPlace, known: Mapping[UUID, Spot]) -> tuple[int, bool, int, str, UUID]:
    likeness = tuple(Called).index(likely.called)
    name = known[likely.kept].name.casefold()
    return _ORDER.index(likely.sort), not likely.before, likeness, name, likely.other


def _one_slip(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """All words but one are the same, and that one is misspelt by one letter."""
    if len(mine) != len(theirs):
        return False
    differing = [two for two in zip(mine, theirs, strict=True) if two[0] != two[1]]
    if len(differing) != 1:
        return False
    one, other = differing[0]
    longer = min(len(one), len(other)) >= _ONE_SLIP_FROM
    return longer and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) == 1


def _is_part(few: Sequence[str], many: Sequence[str]) -> bool:
    """The one has all words of the other and more, or lacks only what sort of thing it is."""
    rest = set(many) - set(few)
    return set(few) < set(many) and (
        rest <= _AREA_WORDS
        or (len(few) > 1 and rest.isdisjoint(_TELLS_APART) and not any(map(str.isdigit, rest)))
    )
