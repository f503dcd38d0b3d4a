"""Ten thousand hostile packs tried on a log: what came of each, the slowest, how much memory.

None changes the log: what is refused writes nothing, what is merged is taken back whole.

`python -m tests.benchmarks.bench_fuzz [cases] [seed]`; a case that fails names its own seed.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from tests.benchmarks.measuring import memory
from tests.sync.attacked import IN_PART, WHOLE, Attacked, attacked
from tests.sync.hostile_packs import KINDS, Kind, outcome

CASES = 10_000
REACHED = {
    "AheadOfTime",
    "DamagedPack",
    "ForeignPack",
    "ForgedPack",
    "NewerPack",
    "NotAPack",
    "PackTooLarge",
    "WrongPassphrase",
    WHOLE,
    IN_PART,
}


def main() -> None:
    """Print the table; fails where anything else is raised, or a kind of refusal was not seen."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    seen: dict[str, Counter[str]] = {kind.__name__: Counter() for kind in KINDS}
    slowest = (0.0, "", 0)
    before, files = memory(), _open_files()
    with tempfile.TemporaryDirectory() as folder, _victim() as victim:
        for seed in range(first, first + cases):
            kind = KINDS[seed % len(KINDS)]
            begun = perf_counter()
            seen[kind.__name__][_tried(victim, kind, seed, Path(folder))] += 1
            slowest = max(slowest, (perf_counter() - begun, kind.__name__, seed))
        left = os.listdir(folder)
    for name, counts in seen.items():
        said = ", ".join(f"{said} {number:,}" for said, number in counts.most_common())
        print(f"{name:<18} {said}")
    print(f"{cases:,} packs; slowest {slowest[0]:.2f} s ({slowest[1]}, seed {slowest[2]})")
    print(f"memory {(memory() - before) / 1e6:.0f} MB more; files left {left}")
    assert left == ["pack"]
    assert _open_files() == files
    reached = set().union(*seen.values())
    assert reached == REACHED or cases < CASES, REACHED - reached


@contextmanager
def _victim() -> Iterator[Attacked]:
    with tempfile.TemporaryDirectory() as folder, attacked(Path(folder)) as victim:
        yield victim


def _tried(victim: Attacked, kind: Kind, seed: int, folder: Path) -> str:
    path = folder / "pack"
    try:
        allowed = kind(random.Random(seed), path)  # noqa: S311
        came = outcome(path, folder)
        assert came.lines is None or came.lines == allowed, "other lines than were written"
        said = victim.outcome(path)
        assert came.lines is not None or said not in (WHOLE, IN_PART), "merged what is not read"
    except BaseException as problem:
        problem.add_note(f"{kind.__name__}, seed {seed}")
        raise
    return said


def _open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


if __name__ == "__main__":
    main()
