"""What can be counted in the web: links, who stands between others, who holds parts together.

Reckoned by igraph in batches of a few hundredths of a second: igraph holds Python's lock while
it works, so that the window could not so much as paint in the middle of one long call.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from uuid import UUID

from organiser_app.web.links import Links

_WORK_A_BATCH = 400_000
"""Sources times ties of one batch of betweenness: about 20 thousandths of a second."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Of residents alone, by their ids.

    - `links`: how many others each knows.
    - `between`: of all pairs of two others, the share (0 to 1) whose shortest way leads through
      each; ways of the same length share their pair. Freeman's betweenness (1977), normalised
      over all people of the web.
    - `parts`: the components, the largest first; of one person alone, the lone.
    - `holds`: for each person without whom a part falls apart, the sides that are left then,
      the largest first.
    """

    links: dict[UUID, int] = field(default_factory=dict)
    between: dict[UUID, float] = field(default_factory=dict)
    parts: tuple[tuple[UUID, ...], ...] = ()
    holds: dict[UUID, tuple[tuple[UUID, ...], ...]] = field(default_factory=dict)


def measured(links: Links) -> Generator[None, None, Measures]:
    """Reckon everything, with a pause after each batch."""
    ids = [person.id for person in links.people]
    parts = links.parts()
    yield
    between = yield from _between(links)
    holds = yield from _holds(links)
    return Measures(
        links=dict(zip(ids, map(len, links.neighbours), strict=True)),
        between=dict(zip(ids, between, strict=True)),
        parts=tuple(links.ids(part) for part in parts),
        holds={ids[cut]: tuple(links.ids(side) for side in sides) for cut, sides in holds.items()},
    )


def _between(links: Links) -> Generator[None, None, list[float]]:
    """Betweenness, added up over batches of the people at whom the ways begin."""
    count = len(links.people)
    total = [0.0] * count
    batch = max(1, _WORK_A_BATCH // max(len(links.edges) + count, 1))
    for first in range(0, count, batch):
        sources = list(range(first, min(first + batch, count)))
        some = links.graph.betweenness(directed=False, sources=sources)
        total = [one + other for one, other in zip(total, some, strict=True)]
        yield
    pairs = (count - 1) * (count - 2) / 2
    return [each / pairs if pairs > 0 else 0.0 for each in total]


def _holds(links: Links) -> Generator[None, None, dict[int, list[list[int]]]]:
    """The articulation points, each with the sides that are left without it."""
    holds = {}
    for cut in sorted(links.graph.articulation_points()):
        holds[cut] = _sides(links, cut)
        yield
    return holds


def _sides(links: Links, cut: int) -> list[list[int]]:
    """What the part of `cut` falls into without them, the largest side first."""
    seen, sides = {cut}, []
    for begin in links.neighbours[cut]:
        if begin not in seen:
            side = _reached(links, begin, seen)
            sides.append(sorted(side))
            seen |= side
    return sorted(sides, key=lambda side: (-len(side), side[0]))


def _reached(links: Links, begin: int, shut: set[int]) -> set[int]:
    """All whom one can come to from `begin` without passing those who are `shut`."""
    reached, edge = {begin}, [begin]
    while edge:
        for other in links.neighbours[edge.pop()]:
            if other not in reached and other not in shut:
                reached.add(other)
                edge.append(other)
    return reached
