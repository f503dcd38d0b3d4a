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
    left = [(item, tuple(group(item) for group in groups)) for item in items]
    chosen: list[Item] = []
    heard: list[Counter[Hashable]] = [Counter() for _ in groups]
    while left and len(chosen) < most:
        at = min(range(len(left)), key=lambda place: _heard(left[place][1], heard))
        item, keys = left.pop(at)
        chosen.append(item)
        for key, counter in zip(keys, heard, strict=True):
            counter[key] += 1
    return chosen


def _heard(keys: Sequence[Hashable], heard: Sequence[Counter[Hashable]]) -> list[int]:
    return [0 if key is None else counter[key] for key, counter in zip(keys, heard, strict=True)]
