"""Rows of a pack on their way into the log, a batch of one table at a time.

All of it happens in the transaction of one unit of work, whose triggers are told that rows come
with the versions that others gave them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import Connection

from organiser_app.language import tr
from organiser_app.store.versions import NO_VERSION
from organiser_app.sync import beside, staging, waiting
from organiser_app.sync.blocks import parted, put_in
from organiser_app.sync.reading import BadLine
from organiser_app.sync.rows import Block, Row
from organiser_app.sync.shapes import Shape, shapes

_BATCH, _LETTERS_AT_ONCE = 20_000, 64 * 1024**2
_MOST_TIMES = 3


@dataclass(slots=True)
class Tally:
    """What became of the rows of one table: how many were added, altered, and disagreed on."""

    added: int = 0
    altered: int = 0
    disagreed: int = 0


@dataclass(slots=True)
class Arrived:
    """What came of the rows of a pack so far, by table; and how many were refused, by the reason.

    `latest` is the latest version of all that came, understood or not. What waits here was judged
    when it came, and counts no more. `may_wait` is whether any of it may have to.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    latest: bytes = NO_VERSION
    may_wait: bool = False

    def changed_tables(self) -> tuple[str, ...]:
        """The tables of which rows came, or were altered."""
        return tuple(name for name, tally in self.tallies.items() if tally.added or tally.altered)

    def sound(self, parts: Iterable[Block | Row | BadLine]) -> Iterator[Block | Row]:
        """What came, without the bad lines, which count as refused."""
        for part in parts:
            if isinstance(part, BadLine):
                self.refused[part.message] += 1
                continue
            carried = part.carried.values() if isinstance(part, Row) else ()
            versions = (*filter(None, part.versions), *(given.version for given in carried))
            self.latest = max((self.latest, *versions))
            self.may_wait = self.may_wait or waiting.may_wait(part)
            yield part

    def of(self, table: str) -> Tally:
        """What became of the rows of one table."""
        return self.tallies.setdefault(table, Tally())


def take_in(
    connection: Connection, parts: Iterable[Block | Row], sequence: int, arrived: Arrived
) -> None:
    """Merge rows into the log as the change `sequence`, and tell `arrived` what became of them.

    Rows may come in any order. What cannot stand yet is set aside (`waiting`).
    """
    rows = _put_in_new_blocks(connection, parts, sequence, arrived)
    for table, of_table in groupby(rows, key=lambda row: row.table):
        for said in _batches(of_table):
            for batch in _each_once(said, arrived):
                _take_batch(connection, shapes().get(table), batch, sequence, arrived)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows, as many at once as memory has room for: those of a pack may all be long."""
    batch: list[Row] = []
    letters = 0
    for row in rows:
        batch.append(row)
        letters += row.letters()
        if len(batch) == _BATCH or letters > _LETTERS_AT_ONCE:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _put_in_new_blocks(
    connection: Connection, parts: Iterable[Block | Row], sequence: int, arrived: Arrived
) -> Iterator[Row]:
    """What is not put in at once: rows that came by themselves, or are there and say more."""
    for part in parts:
        if isinstance(part, Row):
            yield part
            continue
        fresh, known = parted(connection, part)
        arrived.of(part.shape.name).added += put_in(connection, fresh, sequence)
        yield from known


def _each_once(rows: Sequence[Row], arrived: Arrived) -> Iterator[dict[str, Row]]:
    """Batches by id of the rows; one that is there again, as with what is carried, comes after."""
    for _ in range(_MOST_TIMES):
        batch: dict[str, Row] = {}
        rows = [row for row in rows if batch.setdefault(row.id, row) is not row]
        yield batch
        if not rows:
            return
    arrived.refused[tr("A row is there again and again.")] += len(rows)


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
        connection.execute(staging.drop_known(shape.name))
    new, known = _staged(connection, shape)
    tally = arrived.of(shape.name)
    if new:
        _take_new(connection, shape, batch, sequence, tally)
    if known or told:
        _take_known(connection, shape, told, sequence, tally)
    connection.exec_driver_sql(f"DROP TABLE {staging.staging_table(shape.name)}")


def _stage(connection: Connection, shape: Shape, rows: Sequence[Row]) -> None:
    connection.execute(staging.make(shape.name))
    if rows:
        given = [(row.id, *row.values, *row.versions) for row in rows]
        connection.exec_driver_sql(staging.put(shape.name), given)
    connection.execute(staging.mark_fresh(shape.name))


def _staged(connection: Connection, shape: Shape) -> tuple[int, int]:
    """How many of the staged rows are new, and how many are not."""
    count = f"SELECT count(*), ifnull(sum(fresh), 0) FROM {staging.staging_table(shape.name)}"
    rows, new = connection.exec_driver_sql(count).one()
    return new, rows - new


def _take_new(
    connection: Connection, shape: Shape, batch: dict[str, Row], sequence: int, tally: Tally
) -> None:
    """Put in the rows that are not there; one that lacks what it needs waits for the rest of it."""
    staged = staging.staging_table(shape.name)
    lacking = connection.scalars(staging.incomplete(shape.name)).all()
    waiting.set_aside(connection, shape, [batch[row_id] for row_id in lacking], sequence)
    for row_id in lacking:
        connection.exec_driver_sql(f"DELETE FROM {staged} WHERE id = ?", (row_id,))
    tally.added += connection.execute(staging.take_in_rows(shape.name)).rowcount
    connection.execute(staging.take_in_versions(shape.name), {"sequence": sequence})
    telling = [row for row in batch.values() if row.others]
    if telling:
        new = set(connection.exec_driver_sql(f"SELECT id FROM {staged} WHERE fresh").scalars())
        beside.keep_of_new_rows(connection, [row for row in telling if row.id in new])


def _take_known(
    connection: Connection, shape: Shape, told: dict[str, Row], sequence: int, tally: Tally
) -> None:
    """Let the later value of each field stand, and keep what was written apart from it."""
    staged, change = staging.staging_table(shape.name), {"sequence": sequence}
    known = connection.exec_driver_sql(f"SELECT id FROM {staged} WHERE NOT fresh").scalars()
    telling = {row_id: told[row_id] for row_id in known if row_id in told}
    joining = beside.join(connection, shape, telling)
    tally.altered += connection.execute(staging.write_down(shape.name), change).rowcount
    tally.disagreed += joining.conflicts
    connection.execute(staging.write_over_rows(shape.name))
    connection.execute(staging.write_over_versions(shape.name), change)
    beside.keep(connection, shape, joining, sequence)
