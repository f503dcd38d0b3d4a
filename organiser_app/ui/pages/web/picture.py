"""What is drawn of the web: dots and lines as plain values, chosen from a study of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import median
from typing import NamedTuple
from uuid import UUID

from organiser_app.language import tr
from organiser_app.services.web_places import Place
from organiser_app.store.queries.web import Pair, Web, WebPerson
from organiser_app.store.queries.web_changes import WebChanges
from organiser_app.ui.pages.web.looks import Look, Looks
from organiser_app.web.layout import SPACING, Places
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
    """Everything that is drawn: dots by how many they know, lines by strength, the most first."""

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


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be drawn, but for the places: made once, while the layout goes on.

    `people` by how many they know, the most first; `lines` by the numbers of two people, what
    changed and what is strongest first.
    """

    people: tuple[Dot, ...] = ()
    lines: tuple[tuple[int, int, Line], ...] = ()
    streets: dict[str, tuple[int, ...]] = field(default_factory=dict)
    lone: tuple[int, ...] = ()


def planned(web: Web, seen: frozenset[UUID], looks: Looks, choice: Choice) -> Plan:
    """What to draw of a web as it is chosen; `seen` are those who have a place at all."""
    wanted, links, changes = _wanted(web, seen, choice), _links(web), choice.changes
    new = changes.people if changes else frozenset()
    people = sorted(
        (one for one in web.people if one.id in wanted),
        key=lambda one: (-links.get(one.id, 0), one.id),
    )
    numbers = {one.id: number for number, one in enumerate(people)}
    streets: dict[str, list[int]] = {}
    for one in people:
        if one.street and one.id in links:
            streets.setdefault(one.street, []).append(numbers[one.id])
    return Plan(
        tuple(_dot(one, links.get(one.id, 0), looks, new=one.id in new) for one in people),
        tuple(sorted(_lines(web, numbers, changes), key=_strongest)),
        {street: tuple(some) for street, some in streets.items() if len(some) >= _STREET},
        tuple(numbers[one.id] for one in people if one.id not in links),
    )


def drawn(plan: Plan, places: Places) -> Picture:
    """The plan with everybody in their place."""
    at = [places[dot.id] for dot in plan.people]
    dots = tuple(dot._replace(x=x, y=y) for dot, (x, y) in zip(plan.people, at, strict=True))
    lines = tuple(
        Line(line.pair, *at[one], *at[other], line.strength, line.mark, line.ended)
        for one, other, line in plan.lines
    )
    regions = (
        *_block([at[number] for number in plan.lone]),
        *_regions({name: [at[each] for each in some] for name, some in plan.streets.items()}),
    )
    return Picture(dots, lines, regions, {dot.id: dot for dot in dots})


def _dot(one: WebPerson, links: int, looks: Looks, *, new: bool) -> Dot:
    radius = 3.5 + 1.6 * sqrt(links)
    return Dot(one.id, 0.0, 0.0, radius, looks.of(one.id), called(one), links, new)


def _lines(
    web: Web, numbers: Mapping[UUID, int], changes: WebChanges | None
) -> Iterator[tuple[int, int, Line]]:
    """The ties between people who are drawn, and those that ended where changes are marked."""
    marked = changes.new | changes.strength if changes else frozenset()
    ended = sorted(changes.ended) if changes else []
    for pair, strength, mark, over in (
        *((tie.pair, tie.strength, tie.pair in marked, False) for tie in web.ties),
        *((pair, 1, True, True) for pair in ended),
    ):
        one, other = (numbers.get(each) for each in pair)
        if one is not None and other is not None:
            yield one, other, Line(pair, 0.0, 0.0, 0.0, 0.0, strength, mark, over)


def neighbourhood(web: Web, around: UUID, reach: int) -> frozenset[UUID]:
    """Those whom somebody comes to over at most `reach` ties, and they themselves."""
    near = {around}
    for _ in range(reach):
        near |= {each for tie in web.ties if not near.isdisjoint(tie.pair) for each in tie.pair}
    return frozenset(near)


def _wanted(web: Web, seen: frozenset[UUID], choice: Choice) -> frozenset[UUID]:
    """Who is drawn: a neighbourhood goes over organisers only where they are drawn too."""
    if not choice.organisers:
        hidden = {person.id for person in web.people if person.organiser}
        ties = tuple(tie for tie in web.ties if hidden.isdisjoint(tie.pair))
        web, seen = Web(web.people, ties), seen - hidden
    if choice.around is None or choice.around not in seen:
        return seen
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


def _strongest(tie: tuple[int, int, Line]) -> tuple[bool, int]:
    _, _, line = tie
    return not line.mark, -line.strength


def _block(lone: Sequence[Place]) -> Iterator[Region]:
    """The name of the block in which those without a tie stand, above it."""
    if len(lone) >= _LONE:
        middle = median(x for x, _ in lone)
        yield Region(tr("No tie yet"), middle, min(y for _, y in lone) - SPACING, len(lone))


def _regions(streets: Mapping[str, Sequence[Place]]) -> Iterator[Region]:
    """The streets in which several live, the most people first."""
    for name in sorted(streets, key=lambda name: (-len(streets[name]), name)):
        some = streets[name]
        yield Region(name, median(x for x, _ in some), median(y for _, y in some), len(some))
