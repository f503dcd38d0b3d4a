"""Which records are likely of one person, by a rule that can be told in words.

Never by name alone. Two records are likely of one person where

- they share a mobile number or an e-mail address, and their names do not speak against it: the
  whole names or the first names may be of one person, or one of the two has a surname alone or no
  name at all;
- or they share a landline or a door, which a household has in common, and the whole names are the
  same or alike, or one is the first name of the other; but not where each has a mobile number, or
  each an e-mail address, and none is the same.

A number or an address that more than a dozen people have is an office's, and a door of more than
sixty residents a building's: those say nothing. Pairs are sought among those who share something,
so that the time goes with the number of residents, and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Generic, TypeVar

from organiser_app.domain.rules.person_names import Names, likeness_of_names
from organiser_app.domain.rules.reach import email_key, is_mobile, phone_numbers

Id = TypeVar("Id")

_MOST_SHARING = 12
_MOST_AT_A_DOOR = 60
_OF_A_HOUSEHOLD = frozenset({Names.SAME, Names.LIKE, Names.FIRST_ALONE})


class Shared(StrEnum):
    """What two records have in common beside a name, from what says most on."""

    MOBILE = "mobile"
    EMAIL = "email"
    LANDLINE = "landline"
    DOOR = "door"


_PERSONAL = frozenset({Shared.MOBILE, Shared.EMAIL})


@dataclass(frozen=True, slots=True)
class Known(Generic[Id]):
    """A person as their records know them: all that is written of each sort, as it is written."""

    id: Id
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    doors: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Likely(Generic[Id]):
    """Two records that are likely of one person, and why: what is shared, and how names stand."""

    one: Id
    other: Id
    shared: tuple[Shared, ...]
    names: Names

    @property
    def pair(self) -> frozenset[Id]:
        """The two, in no order."""
        return frozenset({self.one, self.other})


@dataclass(frozen=True, slots=True)
class _Reach(Generic[Id]):
    known: Known[Id]
    numbers: frozenset[str]
    emails: frozenset[str]
    doors: frozenset[object]


def likely_same(
    people: Iterable[Known[Id]], besides: Collection[frozenset[Id]] = frozenset()
) -> tuple[Likely[Id], ...]:
    """The likely pairs, those first that share most; pairs of `besides` are left out."""
    reached = [_reach(known) for known in people]
    pairs = {frozenset(two): (reached[two[0]], reached[two[1]]) for two in _sharing(reached)}
    found = (_compared(*two) for two in pairs.values())
    kept = [likely for likely in found if likely and likely.pair not in besides]
    return tuple(sorted(kept, key=_rank))


def compared(one: Known[Id], other: Known[Id]) -> Likely[Id] | None:
    """Why two are likely one person; None where the rule does not say so."""
    return _compared(_reach(one), _reach(other))


def shared_between(one: Known[Id], other: Known[Id]) -> tuple[Shared, ...]:
    """What two have in common beside a name, whether or not that is enough."""
    return _shared(_reach(one), _reach(other))


def nearest_names(mine: Sequence[str], theirs: Sequence[str]) -> Names:
    """How the two likest of two people's names stand to each other."""
    order = tuple(Names)
    found = [likeness_of_names(one, other) for one in mine for other in theirs]
    return min(found, key=order.index, default=Names.UNKNOWN)


def _reach(known: Known[Id]) -> _Reach[Id]:
    return _Reach(
        known,
        frozenset(number for phone in known.phones for number in phone_numbers(phone)),
        frozenset(filter(None, map(email_key, known.emails))),
        frozenset(known.doors),
    )


def _sharing(reached: Sequence[_Reach[Id]]) -> Iterator[tuple[int, int]]:
    """The places of every two that share a number, an address or a door, perhaps repeatedly."""
    sharers: defaultdict[object, list[int]] = defaultdict(list)
    at_door: defaultdict[object, list[int]] = defaultdict(list)
    for place, reach in enumerate(reached):
        for key in (*reach.numbers, *reach.emails):
            sharers[key].append(place)
        for door in reach.doors:
            at_door[door].append(place)
    for groups, most in ((sharers, _MOST_SHARING), (at_door, _MOST_AT_A_DOOR)):
        for places in groups.values():
            if 1 < len(places) <= most:
                yield from combinations(places, 2)


def _compared(one: _Reach[Id], other: _Reach[Id]) -> Likely[Id] | None:
    names = nearest_names(one.known.names, other.known.names)
    if names is Names.OTHER:
        return None
    shared = _shared(one, other)
    if _PERSONAL.isdisjoint(shared) and (
        not shared or names not in _OF_A_HOUSEHOLD or _reached_apart(one, other)
    ):
        return None
    return Likely(one.known.id, other.known.id, shared, names)


def _shared(one: _Reach[Id], other: _Reach[Id]) -> tuple[Shared, ...]:
    numbers = one.numbers & other.numbers
    mobile = {number for number in numbers if is_mobile(number)}
    found = {
        Shared.MOBILE: bool(mobile),
        Shared.EMAIL: bool(one.emails & other.emails),
        Shared.LANDLINE: bool(numbers - mobile),
        Shared.DOOR: bool(one.doors & other.doors),
    }
    return tuple(shared for shared, is_so in found.items() if is_so)


def _reached_apart(one: _Reach[Id], other: _Reach[Id]) -> bool:
    """Each has a mobile number, or each an e-mail address, of their own; none is shared here."""
    mobiles = (any(map(is_mobile, each.numbers)) for each in (one, other))
    return all(mobiles) or bool(one.emails and other.emails)


def _rank(likely: Likely[Id]) -> tuple[int, int, int]:
    personal = len(_PERSONAL.intersection(likely.shared))
    return -personal, -len(likely.shared), tuple(Names).index(likely.names)
