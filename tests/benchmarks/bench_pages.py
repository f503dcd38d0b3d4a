"""What each page asks of a log when it is opened, timed against one second.

`python -m tests.benchmarks.bench_pages` times a town. Where `ORGANISER_BENCH_NATIONAL` names a
folder, the national sample in it is timed too; it is made there first where there is none yet,
which takes a quarter of an hour and some gigabytes. Times are of the processor, so that a busy
machine changes them little: the first time since the log was opened, and the best of some more.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from time import process_time

from organiser_app.services.sample.sizes import SampleSize
from organiser_app.services.sample.writing import write_sample
from organiser_app.store.log import Log, create_log, open_log
from tests.benchmarks.page_readings import Reading, readings
from tests.store_fixtures import PASSPHRASE, surroundings

AT_MOST = 1.0
NATIONAL = "ORGANISER_BENCH_NATIONAL"
TODAY = date(2026, 3, 2)
_AGAIN = 3
_KIB_IN_MIB = 1024


def main(folder: str | None = None, only: str = "") -> None:
    """Print a line for each page, of a town and, where there is one, of a nation."""
    if folder is not None:
        _time(Path(folder), only)
        return
    with tempfile.TemporaryDirectory() as town:
        _print_head("town")
        _time(_made(Path(town) / "Town.olog", SampleSize.TOWN), only)
    nation = os.environ.get(NATIONAL)
    if nation:
        _print_head("nation")
        _time(_made(Path(nation), SampleSize.NATIONAL), only)


def _made(path: Path, size: SampleSize) -> Path:
    """The log at `path`, which is made where there is none."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with create_log(path, PASSPHRASE, surroundings()) as log:
            write_sample(log.work(), size, 1, TODAY)
    return path


def _print_head(size: str) -> None:
    print(f"{f'pages of a {size}':<46} {'first':>9}    {'again':>9}       (at most 1 s)")


def _time(path: Path, only: str) -> None:
    with open_log(path, PASSPHRASE, surroundings()) as log:
        asked = log.read(lambda connection: tuple(readings(connection, TODAY)))
    # Nothing that was looked up for the questions is held any more.
    with open_log(path, PASSPHRASE, surroundings()) as log:
        for line in _lines(log, (one for one in asked if only in one[0])):
            print(line, flush=True)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB_IN_MIB
    print(f"{'the most memory held':<46} {most:>9.0f} MiB")


def _lines(log: Log, asked: Iterable[Reading]) -> Iterable[str]:
    for page, query in asked:
        first = _seconds(lambda query=query: log.read(query))  # type: ignore[misc]
        again = min(_seconds(lambda query=query: log.read(query)) for _ in range(_AGAIN))  # type: ignore[misc]
        slow = "  <-- too long" if max(first, again) > AT_MOST else ""
        print_first, print_again = first * 1000, again * 1000
        yield f"{page:<46} {print_first:>9.1f} ms {print_again:>9.1f} ms{slow}"


def _seconds(act: Callable[[], object]) -> float:
    """How long the processor was busy with `act`."""
    begun = process_time()
    act()
    return process_time() - begun


if __name__ == "__main__":
    main(*sys.argv[1:])
