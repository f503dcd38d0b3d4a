"""How well the rule finds people who stand in a log twice, and how long it takes.

`python -m tests.benchmarks.bench_duplicates` prints, on made-up towns where the truth is known,
the precision and the recall of the rule and of names alone (`rapidfuzz`, at the threshold that
does best on that very town), and the time for 2,000, 20,000 and 150,000 residents.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from organiser_app.domain.rules.likeness import likely_same
from tests.benchmarks.duplicate_sets import DuplicateSet, duplicate_set
from tests.benchmarks.measuring import seconds

_TOWN = 2_000
_SEEDS = (1, 2, 3)
_THRESHOLDS = range(60, 101, 2)

Pairs = Set[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Found:
    """How well pairs that were found meet the truth."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """How many of those found are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """How many of the true ones were found."""
        return self.right / self.true if self.true else 1.0

    @property
    def both(self) -> float:
        """The harmonic mean of the two (F1)."""
        total = self.found + self.true
        return 2 * self.right / total if total else 1.0

    def __str__(self) -> str:
        return f"precision {self.precision:6.1%}  recall {self.recall:6.1%}"


def by_rule(town: DuplicateSet) -> Found:
    """What the rule finds."""
    return judged({likely.pair for likely in likely_same(town.people)}, town)


def by_names(town: DuplicateSet) -> tuple[int, Found]:
    """What names alone find at their best threshold, from 0 to 100, and that."""
    names = [" ".join(person.names) for person in town.people]
    scores = process.cdist(
        names, names, scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=60
    )
    ids = [person.id for person in town.people]
    scored = {
        frozenset({ids[one], ids[other]}): float(scores[one, other])
        for one, other in zip(*scores.nonzero(), strict=True)
        if one < other
    }
    tried = {
        least: judged({pair for pair, score in scored.items() if score >= least}, town)
        for least in _THRESHOLDS
    }
    return max(tried.items(), key=lambda item: item[1].both)


def judged(found: Collection[frozenset[int]], town: DuplicateSet) -> Found:
    """Hold what was found against the truth."""
    right = len(town.truth.intersection(found))
    return Found(right, len(found), len(town.truth))


def main() -> None:
    """Print how well, and how long."""
    for seed in _SEEDS:
        town = duplicate_set(_TOWN, seed)
        least, named = by_names(town)
        print(f"town {seed}: {len(town.people):,} records, {len(town.truth)} people twice")
        print(f"  the rule               {by_rule(town)}")
        print(f"  names alone, from {least:>3}  {named}")
    for size in (_TOWN, 20_000, 150_000):
        people = duplicate_set(size).people
        took = seconds(lambda people=people: likely_same(people), runs=1)  # type: ignore[misc]
        print(f"{len(people):>9,} records: {took:6.2f} s")


if __name__ == "__main__":
    main()
