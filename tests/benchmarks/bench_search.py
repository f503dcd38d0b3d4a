"""Searching as one types over 500,000 statements, beside the bare FTS5 query.

`python -m tests.benchmarks.bench_search [statements]` makes the log first, which takes a while.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from sqlalchemy import Connection

from organiser_app.store.queries.matching import match_expression
from organiser_app.store.queries.search import SHOWN, search
from tests.benchmarks.large_log import STATEMENTS, large_log
from tests.benchmarks.measuring import Line, at_95_percent, each

_TYPED = (
    "da", "dam", "damp", "damp ba", "bus", "bus st", "kitch", "kitchen", "repair", "the cou",
    "council", "school g", "friday", "neigh", "van", "lift", "cold", "heating", "young p", "park",
)  # fmt: skip
_ROUNDS = 5


def main() -> None:
    """Print the median and the 95th percentile beside the bare query's."""
    statements = int(sys.argv[1]) if len(sys.argv) > 1 else STATEMENTS
    with (
        tempfile.TemporaryDirectory() as folder,
        large_log(Path(folder), statements) as log,
        log.reading() as connection,
    ):
        bare = _times(connection, _bare)
        full = _times(connection, search)
    print(Line(f"search as you type, {statements:,} statements", median(full), median(bare), "2x"))
    print(Line("  95th percentile", at_95_percent(full), at_95_percent(bare), "2x, 50 ms"))


def _times(connection: Connection, ask: object) -> list[float]:
    assert callable(ask)
    for typed in _TYPED:
        ask(connection, typed)
    return [
        each(lambda typed=typed: ask(connection, typed))  # type: ignore[misc] # a default to bind it
        for _ in range(_ROUNDS)
        for typed in _TYPED
    ]


def _bare(connection: Connection, typed: str) -> object:
    return connection.exec_driver_sql(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
        (match_expression(typed), SHOWN),
    ).all()


if __name__ == "__main__":
    main()
