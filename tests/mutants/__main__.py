"""Try every mutant of merging and sharing, as `make mutants` does: one that lives wants a test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.at_home import AT_HOME
from tests.mutants.mutants import MUTANTS, ROOT, Mutant

_NEEDED = ("organiser_app", "tests", "migrations", "resources", "pyproject.toml")
_TESTS = (
    ("tests/domain/rules/test_joining.py", "tests/sync/test_merge.py"),
    ("tests/sync/test_undo_and_merging.py", "tests/sync/test_conflicts.py"),
    ("tests/sync/test_waiting.py", "tests/sync/test_older.py", "tests/sync/test_one_id_twice.py"),
    ("tests/sync/test_sharing.py", "tests/sync/test_withdrawing.py", "tests/store/test_erasure.py"),
    ("tests/sync/test_unlinking.py", "tests/sync/test_noted_later.py"),
    ("tests/sync/test_one_id_erased.py", "tests/sync/test_one_id_told_apart.py"),
    ("tests/properties/test_sharing.py",),
    ("tests/properties/test_merging.py",),
)
_EXAMPLES = "40"
_PATIENTLY = ("--override-ini", "faulthandler_timeout=0")  # being slow is not being wrong


def main() -> int:
    """Try them all, or those whose names hold a word of the command line; 1 where one lives."""
    known = (*MUTANTS, *AT_HOME)
    wanted = [each for each in known if all(word in each.name for word in sys.argv[1:])]
    alive = []
    with tempfile.TemporaryDirectory() as passing:
        copies = _copies(Path(passing), os.cpu_count() or 1)
        if _notices(copies[0]):
            print("The tests fail on the right program already.")
            return 1
        for mutant, killer in _tried(copies, wanted):
            print(f"{'killed' if killer else 'ALIVE ':<8} {mutant.name}  {killer}", flush=True)
            alive += [] if killer else [mutant.name]
    print(f"{len(wanted) - len(alive)} of {len(wanted)} killed")
    return int(bool(alive))


def _tried(copies: Sequence[Path], mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with who killed it; as many are tried at once as there are copies."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def killer(mutant: Mutant) -> str:
        copy = free.get()
        try:
            return _killer(copy, mutant)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as threads:
        yield from zip(mutants, threads.map(killer, mutants), strict=True)


def _copies(passing: Path, count: int) -> list[Path]:
    """The program so many times over, each to be made wrong by itself."""
    copies = [passing / str(number) for number in range(count)]
    for copy in copies:
        copy.mkdir()
        _copy(copy)
    return copies


def _copy(folder: Path) -> None:
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def _killer(folder: Path, mutant: Mutant) -> str:
    """Which tests noticed, or nothing."""
    module = folder / mutant.module
    right = module.read_text()
    module.write_text(mutant.text())
    try:
        return _notices(folder)
    finally:
        module.write_text(right)


def _notices(folder: Path) -> str:
    for files in _TESTS:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly", *_PATIENTLY, *files],
            cwd=folder,
            env={**os.environ, "ORGANISER_EXAMPLES": _EXAMPLES, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
        )
        if run.returncode:
            return ", ".join(Path(file).stem for file in files)
    return ""


if __name__ == "__main__":
    sys.exit(main())
