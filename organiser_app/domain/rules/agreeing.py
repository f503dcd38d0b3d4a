"""When two patches, streets, doors, places or waves are called so much the same that they are one.

That is only said of those that lie in the same street or patch, or in two that are brought
together: then those that agree come along, and nobody is asked about each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from organiser_app.domain.rules.codebook import without_circles
from organiser_app.domain.rules.place_names import (
    label_key,
    metres_between,
    name_key,
    theme_key,
)
from organiser_app.domain.values import PlaceKind

FAR_APART_METRES = 250
"""Two halls of one name that lie further apart are two."""


class Sort(StrEnum):
    """What may be in a log twice, by the name of its table."""

    PATCH = "patch"
    STREET = "street"
    DOOR = "door"
    PLACE = "place"
    WAVE = "wave"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Spot:
    """A patch, street, door, place or wave (or a theme), as far as the rules look at it.

    `within` is the patch of a street, place or wave, the street of a door; `at` its latitude and
    longitude in degrees; `days` the first and the last of a wave. `in_sight` is false where the row
    is hidden. `words` say what a theme is.
    """

    id: UUID
    sort: Sort
    name: str
    within: UUID | None = None
    kind: PlaceKind = PlaceKind.OTHER
    at: tuple[float, float] | None = None
    source: str | None = None
    in_sight: bool = True
    words: str = ""
    days: tuple[date, date] | None = None

    @property
    def key(self) -> str:
        """Its name as it is compared."""
        fold = {Sort.DOOR: label_key, Sort.THEME: theme_key}.get(self.sort, name_key)
        return fold(self.name)


def agree(one: Spot, other: Spot) -> bool:
    """Whether two have one name, and neither kind nor days nor nearness speak against it."""
    return (
        one.sort is other.sort
        and bool(one.key)
        and one.key == other.key
        and kinds_fit(one, other)
        and share_a_day(one, other)
        and not far_apart(one, other)
    )


def kinds_fit(one: Spot, other: Spot) -> bool:
    """Whether two places may be of one kind."""
    return PlaceKind.OTHER in (one.kind, other.kind) or one.kind is other.kind


def share_a_day(one: Spot, other: Spot) -> bool:
    """Whether two waves may be of one time: spring comes every year."""
    if one.days is None or other.days is None:
        return True
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def metres(one: Spot, other: Spot) -> float | None:
    """How far two lie apart in metres; None where it is not known."""
    return metres_between(one.at, other.at) if one.at and other.at else None


def far_apart(one: Spot, other: Spot) -> bool:
    """Whether two are known to lie too far apart to be one."""
    apart = metres(one, other)
    return apart is not None and apart > FAR_APART_METRES


def told_apart(one: Spot, other: Spot, apart: Collection[frozenset[UUID]]) -> bool:
    """Whether somebody said that they are two, and both are in sight.

    Where one is hidden somebody else said that they are one, and it has to be asked again.
    """
    return one.in_sight and other.in_sight and frozenset({one.id, other.id}) in apart


def agreeing(
    spots: Iterable[Spot], apart: Collection[frozenset[UUID]] = frozenset()
) -> list[list[Spot]]:
    """Those that agree put together, each such set beginning with the one to keep."""
    return [found for found in in_sets(spots, apart) if len(found) > 1]


def in_sets(
    spots: Iterable[Spot], apart: Collection[frozenset[UUID]] = frozenset()
) -> list[list[Spot]]:
    """The same with those that agree with no other, each in a set of its own."""
    sets: list[list[Spot]] = []
    by_key: dict[str, list[list[Spot]]] = {}
    for spot in sorted(spots, key=kept_first):
        known = by_key.setdefault(spot.key, [])
        fitting = next((found for found in known if _belongs(spot, found, apart)), None)
        if fitting is None:
            known.append([spot])
            sets.append(known[-1])
        else:
            fitting.append(spot)
    return sets


def _belongs(spot: Spot, found: Iterable[Spot], apart: Collection[frozenset[UUID]]) -> bool:
    return all(agree(spot, each) and not told_apart(spot, each, apart) for each in found)


def kept_first(spot: Spot) -> tuple[bool, UUID]:
    """The order in which one of several is kept: in sight before hidden, the earlier made first.

    Everybody who has the same rows keeps the same one.
    """
    return not spot.in_sight, spot.id


def root_of(links: Mapping[UUID, UUID], spot_id: UUID) -> UUID:
    """The one that is kept in the place of `spot_id`, along the chain; in a circle the least."""
    return roots_of(links).get(spot_id, spot_id)


def roots_of(links: Mapping[UUID, UUID]) -> dict[UUID, UUID]:
    """For each that was brought together with another, the one that is kept in its place."""
    straight = without_circles(links)
    found: dict[UUID, UUID] = {}
    for start in links:
        way, at = [start], start
        while at in straight and at not in found:
            at = straight[at]
            way.append(at)
        found |= dict.fromkeys(way, found.get(at, at))
    return {each: found[each] for each in links}
