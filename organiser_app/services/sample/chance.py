"""Chance that falls the same way for the same seed, and sentences that leave something to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")

_EITHER = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")


class Chance:
    """A source of chance for one part of the sample, named by `path` so that parts stay apart."""

    def __init__(self, seed: int, *path: object) -> None:
        self._random = Random("/".join(map(str, (seed, *path))))  # noqa: S311 (nothing is secret)

    def bits(self, count: int) -> int:
        """A number of at most `count` bits."""
        return self._random.getrandbits(count)

    def odds(self, probability: float) -> bool:
        """Whether a thing of that probability happens."""
        return self._random.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both counted."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of the things, each as likely."""
        return things[int(self._random.random() * len(things))]

    def weighted(self, weights: Mapping[Thing, float]) -> Thing:
        """One of the keys, as likely as its weight."""
        return self._random.choices(tuple(weights), tuple(weights.values()))[0]

    def weigh(self, things: Sequence[Thing], weights: Sequence[float], count: int) -> list[Thing]:
        """As many things, as likely as their weights; one may come more than once."""
        return self._random.choices(things, weights, k=count)

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """At most `count` different things, in no order."""
        return self._random.sample(things, min(count, len(things)))

    def day(self, first: date, last: date) -> date:
        """A day from `first` to `last`; `first` where they are the wrong way round."""
        return first + timedelta(days=self.between(0, max(0, (last - first).days)))

    def say(self, template: str, places: Mapping[str, str]) -> str:
        """`template` with one of each `[this|that]` chosen and each `{place}` filled in."""
        chosen = _EITHER.sub(lambda match: self.pick(match[1].split("|")), template)
        return chosen.format_map(places) if "{" in chosen else chosen
