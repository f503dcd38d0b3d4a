"""Which gifts may meet which needs, and why: a sum of plain reasons, each of which can be said.

A gift comes into question by a theme or by words that it shares with the need; place, time and
whether the two know each other then move it up or down. Gifts are found by what they have in
common with a need and never by trying every pair, so that a town is matched while one looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from uuid import UUID

from organiser_app.domain.rules.gift_reasons import POINTS, Fit, Reason, ReasonKind
from organiser_app.domain.rules.spoken_times import (
    TIME_WORDS,
    Times,
    days_in_words,
    parts_in_words,
    times_of,
)
from organiser_app.domain.rules.suggesting import telling_words
from organiser_app.domain.rules.word_stems import stem
from organiser_app.language import tr

MOST = 3
"""How many gifts are set beside one need."""

LEAST_POINTS = 3
"""What a theme alone is worth; a single word shared needs another reason beside it."""

_A_FEW_DOORS = 6
_MOST_WORDS = 3
_COMMON_SHARE, _COMMON_LEAST = 0.02, 12
_EMPTY_WORDS = frozenset(
    {"can", "could", "days", "free", "good", "help", "helps", "helping", "offer", "offers"}
    | {"people", "spare", "time", "used", "would", "anyone", "week", "day", "old", "years"}
)
Pair = tuple[UUID, UUID]
Ties = Mapping[UUID, Set[UUID]]


_POINTS_OF_WORDS = tuple(POINTS[ReasonKind.WORDS] * count for count in range(_MOST_WORDS + 1))


@dataclass(frozen=True, slots=True)
class Offered:
    """A gift or a need: whose, in which words, under which themes, and where they live.

    `number` is that of the door on its street, `household` the door itself; none of the places
    need be known.
    """

    statement_id: UUID
    person: UUID
    words: str
    themes: frozenset[str] = frozenset()
    household: UUID | None = None
    street: str = ""
    number: int | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a gift or a need: the stems of its telling words, with the words."""

    of: Offered
    stems: Mapping[str, str]
    times: Times


def best_matches(
    needs: Sequence[Offered],
    gifts: Sequence[Offered],
    *,
    tied: Ties,
    but: Collection[Pair] = (),
    most: int = MOST,
) -> dict[UUID, tuple[Fit, ...]]:
    """The gifts that fit each need best, the best first, by the need's id.

    Nobody is matched with themselves or within a household. `tied` says who knows whom, both
    ways; `but` are pairs of need and gift that are settled already.
    """
    index = _Index(gifts)
    settled = frozenset(but)
    found = {}
    for need in map(_read, needs):
        fits = index.fits(need, tied.get(need.of.person, frozenset()), settled, most)
        if fits:
            found[need.of.statement_id] = fits
    return found


def meets_nobody(need: Offered, gift: Offered) -> bool:
    """Whether an introduction would bring nobody together: one person, or one household."""
    at_home = need.household is not None and need.household == gift.household
    return need.person == gift.person or at_home


class _Index:
    """Gifts by what a need may share with them."""

    def __init__(self, gifts: Iterable[Offered]) -> None:
        self._gifts = [_read(gift) for gift in gifts]
        self._by_theme: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        self._by_place: defaultdict[str, list[int]] = defaultdict(list)
        self._by_person: defaultdict[UUID, list[int]] = defaultdict(list)
        self._timed = {at for at, gift in enumerate(self._gifts) if gift.times != Times()}
        for at, gift in enumerate(self._gifts):
            self._by_person[gift.of.person].append(at)
            for theme in gift.of.themes:
                self._by_theme[theme][at] = POINTS[ReasonKind.THEME]
            for word in gift.stems:
                self._by_stem[word].append(at)
            for where in filter(None, (gift.of.street, gift.of.area)):
                self._by_place[where].append(at)
        self._many = max(_COMMON_LEAST, round(len(self._gifts) * _COMMON_SHARE))

    def fits(self, need: _Read, known: Set[UUID], settled: Set[Pair], most: int) -> tuple[Fit, ...]:
        points = self._points(need, known)
        best: list[Fit] = []
        for place in self._ranked(points):
            if len(best) == most:
                break
            gift = self._gifts[place]
            pair = (need.of.statement_id, gift.of.statement_id)
            if pair not in settled and not meets_nobody(need.of, gift.of):
                best.append(Fit(*pair, tuple(self._reasons(need, gift, known))))
        return tuple(best)

    def _ranked(self, points: Mapping[int, int]) -> Iterator[int]:
        """The gifts with points enough, the most first; of two alike, the one given last."""
        many = len(self._gifts)
        worth = [held * many + place for place, held in points.items() if held >= LEAST_POINTS]
        worth.sort(reverse=True)
        return (number % many for number in worth)

    def _points(self, need: _Read, known: Set[UUID]) -> dict[int, int]:
        """The points of every gift that shares a theme or a telling word with the need."""
        points: dict[int, int] = {}
        for theme in need.of.themes:
            points.update(self._by_theme.get(theme, {}))
        shared: defaultdict[int, int] = defaultdict(int)
        for place in chain.from_iterable(map(self._said, need.stems)):
            shared[place] += 1
        for place, count in shared.items():
            points[place] = points.get(place, 0) + _POINTS_OF_WORDS[min(count, _MOST_WORDS)]
        self._move_by_circumstances(need, known, points)
        return points

    def _move_by_circumstances(self, need: _Read, known: Set[UUID], points: dict[int, int]) -> None:
        """Add what only moves a gift up or down; most gifts share neither place nor time."""
        of = need.of
        near = {*self._by_place.get(of.street, ()), *self._by_place.get(of.area, ())}
        for place in near & points.keys():
            kind, _ = _place(of, self._gifts[place].of)
            points[place] += POINTS[kind] if kind is not None else 0
        if need.times != Times():
            for place in self._timed & points.keys():
                reasons = _times(need.times, self._gifts[place].times)
                points[place] += sum(reason.points for reason in reasons)
        for person in known:
            for place in self._by_person.get(person, ()):
                if place in points:
                    points[place] += POINTS[ReasonKind.KNOWN]

    def _said(self, word: str) -> Sequence[int]:
        """The gifts that say a word, unless so many do that it tells nothing."""
        places = self._by_stem.get(word, ())
        return places if len(places) <= self._many else ()

    def _reasons(self, need: _Read, gift: _Read, known: Set[UUID]) -> Iterable[Reason]:
        themes = sorted(need.of.themes & gift.of.themes)
        if themes:
            yield _reason(ReasonKind.THEME, ", ".join(themes))
        words = [said for word, said in need.stems.items() if self._shares(word, gift)]
        if words:
            told = words[:_MOST_WORDS]
            quoted = ", ".join(f"“{word}”" for word in told)
            yield Reason(ReasonKind.WORDS, quoted, POINTS[ReasonKind.WORDS] * len(told))
        place, where = _place(need.of, gift.of)
        if place is not None:
            yield _reason(place, where)
        yield from _times(need.times, gift.times)
        if gift.of.person in known:
            yield _reason(ReasonKind.KNOWN)

    def _shares(self, word: str, gift: _Read) -> bool:
        return word in gift.stems and bool(self._said(word))


def _times(need: Times, gift: Times) -> Iterable[Reason]:
    both = need.days & gift.days
    if both:
        yield _reason(ReasonKind.DAYS, days_in_words(both))
    elif need.days and gift.days:
        apart = tr(
            "{needed}, {offered}",
            needed=days_in_words(need.days),
            offered=days_in_words(gift.days),
        )
        yield _reason(ReasonKind.OTHER_DAYS, apart)
    if need.parts & gift.parts:
        yield _reason(ReasonKind.PARTS, parts_in_words(need.parts & gift.parts))


def _place(need: Offered, gift: Offered) -> tuple[ReasonKind | None, str]:
    if need.street and need.street == gift.street:
        near = (
            need.number is not None
            and gift.number is not None
            and abs(need.number - gift.number) <= _A_FEW_DOORS
        )
        return (ReasonKind.DOORS if near else ReasonKind.STREET), need.street
    if need.area and need.area == gift.area:
        return ReasonKind.AREA, need.area
    return None, ""


def _read(offered: Offered) -> _Read:
    telling = telling_words(offered.words)
    stems = {
        stem(word): word
        for word in reversed(telling)
        if word not in TIME_WORDS and word not in _EMPTY_WORDS
    }
    ordered = dict(reversed(stems.items()))
    return _Read(offered, ordered, times_of(telling))


@lru_cache(maxsize=4_096)
def _reason(kind: ReasonKind, detail: str = "") -> Reason:
    return Reason(kind, detail, POINTS[kind])
