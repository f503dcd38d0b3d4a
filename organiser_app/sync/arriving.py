"""Rows of a pack on their way into the log, a batch of one table at a time.

All of it happens in the transaction of one unit of work, whose triggers are told that rows come
with the versions that others gave them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby, islice

from sqlalchemy import Connection, text

from organiser_app.store.versions import NO_VERSION
from organiser_app.sync import beside, staging, waiting
from organiser_app.sync.reading import BadLine, Row
from organiser_app.sync.shapes import Shape, shapes

_BATCH = 20_000


@dataclass(slots=True)
class Tally:
    """What became of the rows of one table: how many were added, altered, and disagreed on."""

    added: int = 0
    altered: int = 0
    disagreed: int = 0


@dataclass(slots=True)
class Arrived:
    """What came of the rows of a pack so far, by table; and what was refused, with the reason.

    `latest` is the latest version of all that came.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    refused: list[BadLine] = field(default_factory=list)
    latest: bytes = NO_VERSION

    def of(self, table: str) -> Tally:
        """What became of the rows of one table."""
        return self.tallies.setdefault(table, Tally())


def take_in(
    connection: Connection, rows: Iterable[Row | BadLine], sequence: int, arrived: Arrived
) -> None:
    """Merge rows into the log as the change `sequence`, and tell `arrived` what became of them.

    Rows may come in any order. What cannot stand yet is set aside (`waiting`).
    """
    good = _without_bad(rows, arrived)
    for table, of_table in groupby(good, key=lambda row: row.table):
        while batch := _by_id(islice(of_table, _BATCH), arrived):
            _take_batch(connection, shapes().get(table), batch, sequence, arrived)


def _without_bad(rows: Iterable[Row | BadLine], arrived: Arrived) -> Iterable[Row]:
    for row in rows:
        if isinstance(row, BadLine):
            arrived.refused.append(row)
        else:
            arrived.latest = max(arrived.latest, *filter(None, row.versions), arrived.latest)
            yield row


def _by_id(rows: Iterable[Row], arrived: Arrived) -> dict[str, Row]:
    batch: dict[str, Row] = {}
    for row in rows:
        if batch.setdefault(row.id, row) is not row:
            arrived.refused.append(BadLine(waiting.said_twice(row.table)))
    return batch


def _take_batch(
    connection: Connection,
    shape: Shape | None,
    batch: dict[str, Row],
    sequence: int,
    arrived: Arrived,
) -> None:
    waiting.carry_along(connection, batch.values(), sequence)
    if shape is None:
        return
    told = {row.id: row for row in batch.values() if row.others}
    _stage(connection, shape, [row for row in batch.values() if any(row.versions)])
    if not told:
        _run(connection, staging.drop_known(shape.name))
    tally = arrived.of(shape.name)
    _take_new(connection, shape, batch, sequence, tally)
    _take_known(connection, shape, told, sequence, tally)
    _run(connection, f"DROP TABLE {staging.staging_table(shape.name)}")


def _stage(connection: Connection, shape: Shape, rows: Iterable[Row]) -> None:
    _run(connection, staging.make(shape.name))
    given = [(row.id, *_interleaved(row)) for row in rows]
    if given:
        connection.exec_driver_sql(staging.put(shape.name), given)
    _run(connection, staging.mark_fresh(shape.name))


def _interleaved(row: Row) -> Iterable[object]:
    for value, version in zip(row.values, row.versions, strict=True):
        yield value
        yield version


def _take_new(
    connection: Connection, shape: Shape, batch: dict[str, Row], sequence: int, tally: Tally
) -> None:
    """Put in the rows that are not there; one that lacks what it needs waits for the rest of it."""
    lacking = set(connection.scalars(text(staging.incomplete(shape.name))))
    if lacking:
        waiting.set_aside(connection, shape, [batch[row_id] for row_id in lacking], sequence)
        for row_id in lacking:
            _run(
                connection, f"DELETE FROM {staging.staging_table(shape.name)} WHERE id = ?", row_id
            )
    rows, versions = staging.take_in(shape.name)
    tally.added += connection.execute(text(rows)).rowcount
    connection.execute(text(versions), {"sequence": sequence})
    new = connection.scalars(
        text(f"SELECT id FROM {staging.staging_table(shape.name)} WHERE fresh")
    )
    beside.keep_of_new_rows(connection, [batch[row_id] for row_id in new if batch[row_id].others])


def _take_known(
    connection: Connection, shape: Shape, told: dict[str, Row], sequence: int, tally: Tally
) -> None:
    """Let the later value of each field stand, and keep what was written apart from it."""
    known = connection.scalars(
        text(f"SELECT id FROM {staging.staging_table(shape.name)} WHERE NOT fresh")
    )
    joining = beside.join(
        connection, shape, {row_id: told[row_id] for row_id in known if row_id in told}
    )
    altered = connection.execute(text(staging.write_down(shape.name)), {"sequence": sequence})
    tally.altered += altered.rowcount
    tally.disagreed += joining.conflicts
    rows, versions = staging.write_over(shape.name)
    connection.execute(text(rows))
    connection.execute(text(versions), {"sequence": sequence})
    beside.keep(connection, shape, joining, sequence)


def _run(connection: Connection, statement: str, *given: object) -> None:
    connection.exec_driver_sql(statement, given)
