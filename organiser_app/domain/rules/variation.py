"""Process behaviour (XmR) charts: within which limits a row of counts goes up and down by itself.

Walter A. Shewhart, *Economic Control of Quality of Manufactured Product* (1931), told variation
that belongs to a process from variation that has a cause of its own. Donald J. Wheeler,
*Understanding Variation: The Key to Managing Chaos* (SPC Press, 2nd edition 2000), gives the
chart for single values and their moving ranges with the factors used here. Eight in a row on one
side of the average is a rule of Western Electric's *Statistical Quality Control Handbook* (1956).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

TO_LIMITS = 2.66
"""From the average moving range to the limits of single values: 3 / 1.128, where 1.128 (d2) is
the average range of two values of a normal process in its standard deviations."""

TO_RANGE_LIMIT = 3.268
"""From the average moving range to the upper limit of the ranges (D4 for two values)."""

FEWEST, FIRM = 6, 12
"""By convention: Wheeler finds limits of use from five or six values; from a dozen they settle."""

RUN = 8


class SignalKind(Enum):
    """Why values stand out from their process."""

    OUTSIDE = "outside"
    RUN = "run"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Signal:
    """Values, from place `first` to place `last`, that have a cause of their own."""

    kind: SignalKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which values a process stays, and how far it goes from one value to the next."""

    lower: float
    upper: float
    upper_range: float


@dataclass(frozen=True, slots=True)
class XmR:
    """A row of values as one process; there are no `limits` and no signals of fewer than six."""

    values: tuple[float, ...]
    mean: float
    moving_ranges: tuple[float, ...]
    mean_moving_range: float
    limits: Limits | None
    signals: tuple[Signal, ...]

    @property
    def firm(self) -> bool:
        """Whether the limits rest on values enough to be relied on."""
        return len(self.values) >= FIRM


def xmr(values: Sequence[float], *, least: float | None = None, most: float | None = None) -> XmR:
    """The process behind `values`, which stand in the order of time.

    With X the values and mR the distances between neighbours: limits = mean(X) ± 2.66 mean(mR),
    upper limit of the ranges = 3.268 mean(mR). `least` and `most` are what a value can be at all,
    as nought for a count; no limit lies beyond them.
    """
    shown = tuple(float(value) for value in values)
    ranges = tuple(abs(later - earlier) for earlier, later in pairwise(shown))
    mean, mean_range = _mean(shown), _mean(ranges)
    limits = None
    if len(shown) >= FEWEST:
        limits = _limits(mean, mean_range, least, most)
    signals = tuple(_signals(shown, ranges, mean, limits)) if limits else ()
    return XmR(shown, mean, ranges, mean_range, limits, signals)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _limits(mean: float, mean_range: float, least: float | None, most: float | None) -> Limits:
    lower, upper = mean - TO_LIMITS * mean_range, mean + TO_LIMITS * mean_range
    return Limits(
        lower=lower if least is None else max(lower, least),
        upper=upper if most is None else min(upper, most),
        upper_range=TO_RANGE_LIMIT * mean_range,
    )


def _signals(
    values: Sequence[float], ranges: Sequence[float], mean: float, limits: Limits
) -> Iterator[Signal]:
    """Values outside the limits, then long runs on one side, then steps too far; each in order."""
    if not any(ranges):
        return
    for place, value in enumerate(values):
        if not limits.lower <= value <= limits.upper:
            yield Signal(SignalKind.OUTSIDE, place, place)
    for first, last in _runs(values, mean):
        if last - first + 1 >= RUN:
            yield Signal(SignalKind.RUN, first, last)
    for place, step in enumerate(ranges):
        if step > limits.upper_range:
            yield Signal(SignalKind.JUMP, place, place + 1)


def _runs(values: Sequence[float], mean: float) -> Iterator[tuple[int, int]]:
    """First and last place of each row of neighbours on one side of the mean, not on it."""
    sides = [(value > mean) - (value < mean) for value in values]
    first = 0
    for side, same in groupby(sides):
        length = len(list(same))
        if side:
            yield first, first + length - 1
        first += length
