"""What is drawn of the web: dots and lines as plain values, chosen from a study of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import median
from typing import NamedTuple
from uuid import UUID

from organiser_app.language import tr
from organiser_app.services.web_places import Place
from organiser_app.store.queries.web import Pair, Web
from organiser_app.store.queries.web_changes import WebChanges
from organiser_app.ui.pages.web.looks import Look, Looks
from organiser_app.web.layout import SPACING, Places
from organiser_app.web.study import Study
from organiser_app.web.words import called

_LONE = 3
"""From how many people without a tie the block is named in which they stand."""
_STREET = 6
"""How many people of a street have to be seen for its name to be written."""


class Dot(NamedTuple):
    """A person: where, how large before zoom (`radius`), how they look; `new` is marked."""

    id: UUID
    x: float
    y: float
    radius: float
    look: Look
    label: str
    links: int
    new: bool = False


class Line(NamedTuple):
    """A tie between two dots; `mark` says that it changed, and `ended` that it is no more."""

    pair: Pair
    x1: float
    y1: float
    x2: float
    y2: float
    strength: int
    mark: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """The middle of those who live in a street, and how many they are."""

    name: str
    x: float
    y: float
    people: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn; dots by how many they know, the most first."""

    dots: tuple[Dot, ...] = ()
    lines: tuple[Line, ...] = ()
    regions: tuple[Region, ...] = ()
    by_id: dict[UUID, Dot] = field(default_factory=dict)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the dots; a unit square where there is none."""
        if not self.dots:
            return 0.0, 0.0, 1.0, 1.0
        xs, ys = [dot.x for dot in self.dots], [dot.y for dot in self.dots]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the web is wanted: organisers too, a neighbourhood alone, changes marked."""

    organisers: bool = False
    around: UUID | None = None
    reach: int = 1
    changes: WebChanges | None = None


def drawn(study: Study, looks: Looks, choice: Choice) -> Picture:
    """The picture of a study, as it is chosen."""
    wanted = _wanted(study, choice)
    links = _links(study.web)
    changes = choice.changes
    new = changes.people if changes else frozenset()
    people = [one for one in study.web.people if one.id in wanted]
    dots = [
        Dot(
            one.id, *study.places[one.id], 3.5 + 1.6 * sqrt(links.get(one.id, 0)),
            looks.of(one.id), called(one), links.get(one.id, 0), one.id in new,
        )
        for one in people
    ]  # fmt: skip
    dots.sort(key=lambda dot: (-dot.links, dot.id))
    marked = changes.new | changes.strength if changes else frozenset()
    lines = [
        *(_line(study.places, tie.pair, tie.strength, mark=tie.pair in marked)
          for tie in study.web.ties if wanted.issuperset(tie.pair)),
        *(_line(study.places, pair, 1, mark=True, ended=True)
          for pair in sorted(changes.ended if changes else ()) if wanted.issuperset(pair)),
    ]  # fmt: skip
    streets = ((one.street, study.places[one.id]) for one in people if links.get(one.id))
    lone = [study.places[one.id] for one in people if not links.get(one.id)]
    regions = (*_block(lone), *_regions(streets))
    return Picture(tuple(dots), tuple(lines), regions, {dot.id: dot for dot in dots})


def neighbourhood(web: Web, around: UUID, reach: int) -> frozenset[UUID]:
    """Those whom somebody comes to over at most `reach` ties, and they themselves."""
    near = {around}
    for _ in range(reach):
        near |= {each for tie in web.ties if not near.isdisjoint(tie.pair) for each in tie.pair}
    return frozenset(near)


def _wanted(study: Study, choice: Choice) -> frozenset[UUID]:
    web = study.web
    if not choice.organisers:
        hidden = {person.id for person in web.people if person.organiser}
        ties = tuple(tie for tie in web.ties if hidden.isdisjoint(tie.pair))
        web = Web(tuple(one for one in web.people if one.id not in hidden), ties)
    seen = {person.id for person in web.people if person.id in study.places}
    if choice.around is None or choice.around not in seen:
        return frozenset(seen)
    return neighbourhood(web, choice.around, choice.reach) & seen


def _links(web: Web) -> dict[UUID, int]:
    """How many residents each knows; of an organiser, too."""
    organisers = {person.id for person in web.people if person.organiser}
    counted: dict[UUID, int] = {}
    for tie in web.ties:
        for one, other in (tie.pair, tie.pair[::-1]):
            if other not in organisers:
                counted[one] = counted.get(one, 0) + 1
    return counted


def _line(places: Places, pair: Pair, strength: int, *, mark: bool, ended: bool = False) -> Line:
    return Line(pair, *places[pair[0]], *places[pair[1]], strength, mark, ended)


def _block(lone: Sequence[Place]) -> Iterator[Region]:
    """The name of the block in which those without a tie stand, above it."""
    if len(lone) >= _LONE:
        middle = median(x for x, _ in lone)
        yield Region(tr("No tie yet"), middle, min(y for _, y in lone) - SPACING, len(lone))


def _regions(lived_in: Iterable[tuple[str, tuple[float, float]]]) -> tuple[Region, ...]:
    """The streets in which several live, the most people first."""
    streets: dict[str, list[tuple[float, float]]] = {}
    for street, place in lived_in:
        if street:
            streets.setdefault(street, []).append(place)
    regions = (
        Region(name, median(x for x, _ in some), median(y for _, y in some), len(some))
        for name, some in streets.items()
        if len(some) >= _STREET
    )
    return tuple(sorted(regions, key=lambda region: (-region.people, region.name)))
