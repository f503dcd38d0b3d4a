"""Ten thousand hostile packs: what came of each kind, how long the slowest took, how much memory.

`python -m tests.benchmarks.bench_fuzz [cases] [seed]`; a case that fails names its own seed.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

from tests.benchmarks.measuring import memory
from tests.sync.hostile_packs import KINDS, Kind, outcome

CASES = 10_000
REACHED = {
    "DamagedPack",
    "ForeignPack",
    "ForgedPack",
    "NewerPack",
    "NotAPack",
    "PackTooLarge",
    "WrongPassphrase",
    "read",
}


def main() -> None:
    """Print the table; fails where anything else is raised, or a kind of refusal was not seen."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    before, files = memory(), _open_files()
    seen: dict[str, Counter[str]] = {kind.__name__: Counter() for kind in KINDS}
    slowest = (0.0, "", 0)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + cases):
            kind = KINDS[seed % len(KINDS)]
            begun = perf_counter()
            seen[kind.__name__][_tried(kind, seed, Path(folder))] += 1
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


def _tried(kind: Kind, seed: int, folder: Path) -> str:
    path = folder / "pack"
    try:
        allowed = kind(random.Random(seed), path)  # noqa: S311
        came = outcome(path, folder)
        assert came.lines is None or came.lines == allowed, "other lines than were written"
    except BaseException as problem:
        problem.add_note(f"{kind.__name__}, seed {seed}")
        raise
    return came.said


def _open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


if __name__ == "__main__":
    main()
