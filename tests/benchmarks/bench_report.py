"""A report out of the log, beside the same pages and charts made from figures that are there."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from organiser_app.domain.figures import Statistics
from organiser_app.reports.render import Document, render
from organiser_app.services.sample.sizes import SampleSize
from organiser_app.services.sample.writing import write_sample
from organiser_app.services.statistics import default_period, statistics
from organiser_app.store.log import Log, create_log
from tests.benchmarks.measuring import Line, seconds
from tests.store_fixtures import PASSPHRASE, surroundings

_TODAY = date(2026, 3, 2)
_RUNS = 3


def main() -> None:
    """Print the whole way beside the rendering alone."""
    with (
        tempfile.TemporaryDirectory() as folder,
        create_log(Path(folder) / "Bench.olog", PASSPHRASE, surroundings()) as log,
    ):
        write_sample(log.work(), SampleSize.PATCH, 1, _TODAY)
        figures = _figures(log)
        alone = seconds(lambda: render(Document.LISTENING, figures), _RUNS)
        whole = seconds(lambda: render(Document.LISTENING, _figures(log)), _RUNS)
    print(Line("a report of the sample patch", whole, alone, "1.5x"))


def _figures(log: Log) -> Statistics:
    with log.reading() as connection:
        return statistics(connection, default_period(connection, _TODAY))


if __name__ == "__main__":
    main()
