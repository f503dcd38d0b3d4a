"""Where each person stands on the map: near those whom they know, and where they stood before.

Each part is laid out by itself after Fruchterman and Reingold (1991), which igraph reckons step by
step here, since it holds Python's lock while it works. The parts are then packed side by side.
Where places are kept, those who have one stay; the others come beside those whom they know.
Nothing is left to chance: the same people and ties get the same places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from functools import partial
from math import cos, pi, sin, sqrt
from random import Random
from statistics import fmean
from typing import Any
from uuid import UUID

from organiser_app.services.web_places import Place
from organiser_app.store.queries.web import Web
from organiser_app.web.links import Links
from organiser_app.web.packing import block, packed, shifted, spread

Places = dict[UUID, Place]
"""A place for each person, in units of which a tie is about `SPACING` long."""

Laying = Generator[Callable[[], Places], None, Places]
"""A layout on its way: each step gives what tells the places so far, the end gives the places."""

SPACING = 42.0
_STRETCH = 1.35
"""How much wider than high a part is drawn: names are wide, and so is the window."""
APART = SPACING * 0.6
"""How near two people may stand."""
_STEPS = 260
_PAIRS_A_BATCH = 2_000_000
_PULL_OF_A_STREET = 1.4
"""How hard a street draws those who live there, beside the pull of one tie."""
_STREET = 3
"""How many people of a part have to live in a street for it to draw them."""
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


def laid_out(links: Links, kept: Mapping[UUID, Place]) -> Laying:
    """Lay the web out; after each step one may ask what the places are so far.

    Kept places count once at least half of the people have one: a web that is mostly new is laid
    out anew.
    """
    known = sum(person.id in kept for person in links.people)
    if known and known * 2 >= len(links.people):
        return (yield from _settled(links, kept))
    return (yield from _anew(links, range(len(links.people))))


def beside_those_known(web: Web, places: Places) -> Places:
    """A place for each organiser, in the middle of the residents whom they know, but on nobody."""
    known: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for tie in web.ties:
        known[tie.one].append(tie.other)
        known[tie.other].append(tie.one)
    organisers = [person.id for person in web.people if person.organiser and known[person.id]]
    middles = [
        _middle([places[each] for each in known[one] if each in places]) for one in organisers
    ]
    everybody = [*places.values(), *middles]
    *_, placed = spread(everybody, APART, still=range(len(places)))
    return dict(zip(organisers, placed[len(places) :], strict=True))


def _anew(links: Links, numbers: Iterable[int]) -> Laying:
    """Every part of these people laid out from the start, then packed; the lone in one block."""
    wanted = set(numbers)
    parts = [part for part in links.parts() if wanted.issuperset(part)]
    lone = [part[0] for part in parts if len(part) == 1]
    parts = [part for part in parts if len(part) > 1]
    laid = [_ring(links, part) for part in parts]
    if lone:
        parts, laid = [*parts, lone], [*laid, block(len(lone), SPACING)]
    so_far = partial(_side_by_side, links, parts, laid)
    yield so_far
    for number, part in enumerate(parts):
        if part is not lone:
            for places in _drawn_together(links, part, laid[number]):
                laid[number] = places
                yield so_far
            for places in spread(laid[number], APART):
                laid[number] = places
                yield so_far
    return so_far()


def _settled(links: Links, kept: Mapping[UUID, Place]) -> Laying:
    """Those who have a place in it; the others beside those whom they know, or below."""
    places = {n: kept[one.id] for n, one in enumerate(links.people) if one.id in kept}
    still = len(places)
    while near := _next_to_the_placed(links, places):
        places |= near
    strangers = [number for number in range(len(links.people)) if number not in places]
    order = list(places)
    parted = [places[number] for number in order]
    for better in spread(parted, APART, still=range(still)):
        parted = better
        yield dict
    settled = {links.people[n].id: place for n, place in zip(order, parted, strict=True)}
    yield lambda: settled
    below = yield from _anew(links, strangers)
    left, bottom = min(x for x, _ in parted), max(y for _, y in parted) + SPACING
    return settled | dict(zip(below, shifted(list(below.values()), left, bottom), strict=True))


def _next_to_the_placed(links: Links, places: Mapping[int, Place]) -> dict[int, Place]:
    """Those without a place who know somebody with one, each on a side of their own."""
    near = {}
    for number, known in enumerate(links.neighbours):
        there = [places[each] for each in known if each in places]
        if number not in places and there:
            x, y = _middle(there)
            angle = number * _GOLDEN_ANGLE
            near[number] = (x + SPACING * cos(angle), y + SPACING * sin(angle))
    return near


def _drawn_together(
    links: Links, part: Sequence[int], places: list[Place]
) -> Generator[list[Place], None, None]:
    """One part, step by step; each batch of steps is so short that the window can paint between.

    `niter` steps from `start_temp` cool down to nought in igraph, so each batch makes one step of
    our own cooling at a time, or a few where the part is small.
    """
    import igraph  # noqa: PLC0415 - slow to import

    graph, weights, hearts = _with_streets(links, part)
    batch = max(1, min(10, _PAIRS_A_BATCH // graph.vcount() ** 2))
    hottest = sqrt(len(part)) / 2
    middles = [_middle([places[each] for each in people]) for people in hearts]
    now = [(x / SPACING / _STRETCH, y / SPACING) for x, y in (*places, *middles)]
    for step in range(0, _STEPS, batch):
        igraph.set_random_number_generator(Random(step))  # noqa: S311 - it stirs by a billionth
        now = graph.layout_fruchterman_reingold(
            weights=weights,
            niter=batch,
            seed=now,
            start_temp=hottest * (1 - step / _STEPS),
            grid=False,
        ).coords
        yield [(x * SPACING * _STRETCH, y * SPACING) for x, y in now[: len(part)]]


def _with_streets(
    links: Links, part: Sequence[int]
) -> tuple[Any, list[float], list[tuple[int, ...]]]:
    """A part as a graph with an unseen heart for each street, which draws those who live there.

    Its weights, and for each heart the people of its street, as numbers within the part.
    """
    graph = links.graph.induced_subgraph(part)
    streets: defaultdict[str, list[int]] = defaultdict(list)
    for place, number in enumerate(part):
        streets[links.people[number].street].append(place)
    hearts = [
        tuple(people)
        for street, people in sorted(streets.items())
        if street and len(people) >= _STREET
    ]
    weights = [1.0] * graph.ecount()
    for heart, people in enumerate(hearts, len(part)):
        graph.add_vertices(1)
        graph.add_edges([(heart, person) for person in people])
        weights += [_PULL_OF_A_STREET] * len(people)
    return graph, weights, hearts


def _middle(places: Sequence[Place]) -> Place:
    if not places:
        return 0.0, 0.0
    return fmean(x for x, _ in places), fmean(y for _, y in places)


def _ring(links: Links, part: Sequence[int]) -> list[Place]:
    """A part on a spiral, street by street: a beginning that hangs on nothing but the people."""
    order = sorted(part, key=lambda number: (links.people[number].street, number))
    step = 2 * pi / max(len(part), 1)
    radius = SPACING * sqrt(len(part)) / 2
    at = {number: place * step for place, number in enumerate(order)}
    return [(radius * _STRETCH * cos(at[n]), radius * sin(at[n])) for n in part]


def _side_by_side(links: Links, parts: list[list[int]], laid: list[list[Place]]) -> Places:
    return {
        links.people[number].id: place
        for part, places in zip(parts, packed(laid, SPACING), strict=True)
        for number, place in zip(part, places, strict=True)
    }
