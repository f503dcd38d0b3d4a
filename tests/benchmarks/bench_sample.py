"""What a row of the sample costs, made and written: ten patches against one.

`python -m tests.benchmarks.bench_sample` prints a table. The ratio of the last line is the claim:
a row costs no more in a large sample than in a small one.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from sqlalchemy import func, select

from organiser_app.domain.models import synced_tables
from organiser_app.services.sample.sizes import EXTENTS, Extent, SampleSize
from organiser_app.services.sample.stream import sample_rows
from organiser_app.services.sample.writing import write_extent
from organiser_app.store.log import Log, create_log
from tests.store_fixtures import PASSPHRASE, surroundings

TODAY = date(2026, 5, 14)
SEED = 7
MICROSECONDS = 1e6


@dataclass(frozen=True, slots=True)
class Cost:
    """How many rows there were, and how many seconds they took."""

    rows: int
    seconds: float

    @property
    def microseconds_a_row(self) -> float:
        """What one row took."""
        return self.seconds / self.rows * MICROSECONDS


def patches_of_a_nation(patches: int) -> Extent:
    """So many patches, each as large as those of the national sample."""
    nation = EXTENTS[SampleSize.NATIONAL]
    return Extent(
        patches=patches,
        organisers=nation.organisers * patches // nation.patches,
        residents=nation.residents * patches // nation.patches,
        projects=nation.projects * patches // nation.patches,
        listenings_per_resident=nation.listenings_per_resident,
        ties_per_resident=nation.ties_per_resident,
    )


def made(patches: int) -> Cost:
    """The cost of making the rows and dropping them."""
    begun = perf_counter()
    rows = sum(len(rows) for _, rows in sample_rows(patches_of_a_nation(patches), SEED, TODAY))
    return Cost(rows, perf_counter() - begun)


def written(patches: int, folder: Path) -> Cost:
    """The cost of making the rows and writing them into a fresh encrypted log."""
    with create_log(folder / f"{patches}.olog", PASSPHRASE, surroundings()) as log:
        begun = perf_counter()
        write_extent(log.work(), patches_of_a_nation(patches), SEED, TODAY)
        seconds = perf_counter() - begun
        return Cost(rows_in(log), seconds)


def rows_in(log: Log) -> int:
    """The synced rows of a log."""
    with log.reading() as connection:
        counts = (select(func.count()).select_from(table) for table in synced_tables())
        return sum(connection.execute(count).scalar_one() for count in counts)


def main(few: int = 1, many: int = 10) -> None:
    """Print the table."""
    made(1)  # what is read once is read now
    with tempfile.TemporaryDirectory() as folder:
        costs = {
            "made": (made(few), made(many)),
            "made and written": (written(few, Path(folder)), written(many, Path(folder))),
        }
    sys.stdout.write(f"{'sample, microseconds a row':<28}{few:>8}{many:>8}{'ratio':>8}\n")
    for name, (small, large) in costs.items():
        ratio = large.microseconds_a_row / small.microseconds_a_row
        columns = f"{small.microseconds_a_row:>8.1f}{large.microseconds_a_row:>8.1f}{ratio:>8.2f}"
        sys.stdout.write(f"{name:<28}{columns}   {large.rows:,} rows\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
