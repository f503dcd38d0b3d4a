"""Saving a listening, beside one committed encrypted transaction of the same rows.

The floor writes the very rows that the service wrote, bare, into tables without triggers, through
the same driver and with the same durability.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    PersonInput,
    SetUpInput,
    StatementInput,
)
from organiser_app.domain.models import synced_tables
from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.services.listenings import record_listening
from organiser_app.services.setup import set_up
from organiser_app.store.connection import make_engine
from organiser_app.store.keys import new_data_key
from organiser_app.store.log import Log, create_log
from tests.benchmarks.measuring import Line, at_95_percent, each, seconds
from tests.store_fixtures import PASSPHRASE, surroundings

Rows = dict[str, list[tuple[Any, ...]]]
_SAVES = 60


def main() -> None:
    """Print one line for the median and one for the 95th percentile."""
    with tempfile.TemporaryDirectory() as folder:
        log = create_log(Path(folder) / "Bench.olog", PASSPHRASE, surroundings())
        set_up(log.work(), SetUpInput(organiser="Organiser", patch="Patch"))
        record_listening(log.work(), _listening())
        before = _rows(log)
        record_listening(log.work(), _listening())
        floor = seconds(_floor(Path(folder) / "floor.db", _added(before, _rows(log))), _SAVES)
        times = [each(lambda: record_listening(log.work(), _listening())) for _ in range(_SAVES)]
        log.close()
    print(Line("save a listening", sorted(times)[_SAVES // 2], floor, "5x"))
    print(Line("save a listening, 95th percentile", at_95_percent(times), floor, "50 ms"))


def _listening() -> ListeningInput:
    return ListeningInput(
        at=datetime(2026, 3, 2, 18, tzinfo=UTC),
        where=f"{random.randint(1, 99)} Kendal Road",  # noqa: S311
        people=(PersonInput(name="Bill Hughes", is_new=True),),
        statements=(
            StatementInput(
                kind=StatementKind.CONCERN,
                words="damp in the back bedroom, council never rings back",
                quote="They said it was condensation.",
                permission=QuotePermission.UNNAMED,
                themes=("housing",),
                strength=5,
            ),
            StatementInput(kind=StatementKind.GIFT, words="can drive a van on Tuesdays"),
        ),
        next_steps=(NextStepInput(what="ring back"),),
        commitments=(CommitmentInput(who="Bill", what="gets three prices"),),
    )


def _rows(log: Log) -> Rows:
    with log.reading() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')
            ]
            for table in synced_tables()
        }


def _added(before: Rows, after: Rows) -> Rows:
    return {name: [row for row in rows if row not in before[name]] for name, rows in after.items()}


def _floor(path: Path, rows: Rows) -> Callable[[], None]:
    engine = make_engine(path, new_data_key())
    filled = {name: found for name, found in rows.items() if found}
    with engine.connect() as connection:
        for name, found in filled.items():
            columns = ", ".join(f"c{number}" for number in range(len(found[0])))
            connection.exec_driver_sql(f'CREATE TABLE "{name}" ({columns})')

    def write() -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            for name, found in filled.items():
                marks = ", ".join("?" for _ in found[0])
                for row in found:
                    connection.exec_driver_sql(f'INSERT INTO "{name}" VALUES ({marks})', row)
            connection.exec_driver_sql("COMMIT")

    return write


if __name__ == "__main__":
    main()
