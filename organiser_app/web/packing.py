"""Parts of a map side by side, and people far enough from each other to be told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from math import ceil, hypot, sqrt

from organiser_app.services.web_places import Place

_WIDE = 1.6
"""How much wider than high the whole map should be."""
_PASSES = 12
_AROUND = ((1, 0), (-1, 1), (0, 1), (1, 1))
"""Half of the cells around a cell, so that no pair of cells is looked at twice."""


def packed(parts: Sequence[Sequence[Place]], gap: float) -> list[list[Place]]:
    """The parts in rows from the upper left, the tallest first, in the order in which they came."""
    boxes = [_box(part) for part in parts]
    area = sum((wide + gap) * (high + gap) for _, _, wide, high in boxes)
    width = max([sqrt(area * _WIDE), *(wide + gap for _, _, wide, _ in boxes)], default=0.0)
    laid: list[list[Place]] = [[] for _ in parts]
    right = top = row = 0.0
    for number in sorted(range(len(parts)), key=lambda number: (-boxes[number][3], number)):
        left, upper, wide, high = boxes[number]
        if right and right + wide > width:
            right, top, row = 0.0, top + row + gap, 0.0
        laid[number] = shifted(parts[number], right - left, top - upper)
        right, row = right + wide + gap, max(row, high)
    return laid


def shifted(part: Sequence[Place], right: float, down: float) -> list[Place]:
    """The places, moved."""
    return [(x + right, y + down) for x, y in part]


def block(count: int, gap: float) -> list[Place]:
    """So many places in rows."""
    wide = max(1, ceil(sqrt(count * _WIDE)))
    return [(number % wide * gap, number // wide * gap) for number in range(count)]


def spread(
    places: Sequence[Place], apart: float, *, still: Container[int] = ()
) -> Iterator[list[Place]]:
    """The places, with any two that were nearer than `apart` pushed away, better at each pass.

    Those whose numbers are in `still` stay where they are.
    """
    now, moved, passes = list(places), True, 0
    while moved and passes < _PASSES:
        moved, passes = False, passes + 1
        for one, other in _close(now, apart):
            if one not in still or other not in still:
                moved |= _push(now, one, other, apart, still)
        yield now


def _push(places: list[Place], one: int, other: int, apart: float, still: Container[int]) -> bool:
    """Part two people, by half each where neither is to stay; whether they had to."""
    (ax, ay), (bx, by) = places[one], places[other]
    distance = hypot(bx - ax, by - ay)
    if distance >= apart * 0.99:
        return False
    # Two on the same spot part along a line that hangs on nothing but their numbers.
    right, down = ((bx - ax) / distance, (by - ay) / distance) if distance else (1.0, one % 7 / 7)
    short = apart - distance
    mine = 0.0 if one in still else short if other in still else short / 2
    places[one] = (ax - right * mine, ay - down * mine)
    places[other] = (bx + right * (short - mine), by + down * (short - mine))
    return True


def _close(places: Sequence[Place], apart: float) -> Iterator[tuple[int, int]]:
    """The pairs that may be nearer than `apart`, by a grid of cells of that side."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (x, y) in enumerate(places):
        cells[int(x // apart), int(y // apart)].append(number)
    for (column, row), here in cells.items():
        near = [cells.get((column + x, row + y), ()) for x, y in _AROUND]
        for place, one in enumerate(here):
            for other in here[place + 1 :]:
                yield one, other
            for cell in near:
                for other in cell:
                    yield one, other


def _box(part: Sequence[Place]) -> tuple[float, float, float, float]:
    """Left, top, width and height."""
    if not part:
        return 0.0, 0.0, 0.0, 0.0
    left, top = min(x for x, _ in part), min(y for _, y in part)
    return left, top, max(x for x, _ in part) - left, max(y for _, y in part) - top
