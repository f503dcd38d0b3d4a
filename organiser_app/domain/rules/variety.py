"""Choosing some of many so that no group speaks for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def varied(
    items: Sequence[Item], most: int, groups: Sequence[Callable[[Item], Hashable]]
) -> list[Item]:
    """At most `most` of `items`, each time one whose groups have been heard least so far.

    Earlier groups matter more than later ones, and an earlier item more than a later; an item
    whose group is None belongs to no group, so that it is never passed over for it.
    """
    left = list(items)
    chosen: list[Item] = []
    heard: list[Counter[Hashable]] = [Counter() for _ in groups]
    while left and len(chosen) < most:
        at = min(range(len(left)), key=lambda place: _heard(left[place], groups, heard))
        item = left.pop(at)
        chosen.append(item)
        for group, counter in zip(groups, heard, strict=True):
            counter[group(item)] += 1
    return chosen


def _heard(
    item: Item,
    groups: Sequence[Callable[[Item], Hashable]],
    heard: Sequence[Counter[Hashable]],
) -> tuple[int, ...]:
    return tuple(
        0 if (key := group(item)) is None else counter[key]
        for group, counter in zip(groups, heard, strict=True)
    )
