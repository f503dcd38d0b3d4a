"""What the benchmarks share: times by the median of several runs, and one line for each ratio."""

from __future__ import annotations

import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

RUNS = 7


def seconds(act: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs of `act`, after one that is not counted."""
    act()
    return median(each(act) for _ in range(runs))


def each(act: Callable[[], object]) -> float:
    """How many seconds one run of `act` takes."""
    begun = perf_counter()
    act()
    return perf_counter() - begun


def memory() -> int:
    """The most bytes of memory that this program has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def at_95_percent(times: Sequence[float]) -> float:
    """The time that 95 in 100 runs stay under."""
    return quantiles(times, n=20)[-1]


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement beside its floor; times in seconds."""

    what: str
    measured: float
    floor: float
    at_most: str

    def __str__(self) -> str:
        ratio = self.measured / self.floor if self.floor else float("nan")
        return (
            f"{self.what:<46} {self.measured * 1000:>10.1f} ms  "
            f"floor {self.floor * 1000:>9.1f} ms  ratio {ratio:>6.2f}  (at most {self.at_most})"
        )
