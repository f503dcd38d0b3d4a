"""Looking a log over: its pages, its rows, and whether all that is kept beside the rows agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from organiser_app.domain.errors import DamagedLog
from organiser_app.domain.models import synced_tables
from organiser_app.language import plural, tr
from organiser_app.store.connection import plain_database_problems
from organiser_app.store.log import Log
from organiser_app.store.search_index import INDEXED
from organiser_app.store.versions import twin_name

Progress = Callable[[int, int], None]
"""Told how many steps of how many are done; what it raises ends the check."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: a sentence to read, and particulars to copy."""

    what: str
    detail: str = ""


def check(log: Log, progress: Progress = lambda _done, _of: None) -> tuple[Finding, ...]:
    """All that is wrong with a log; nothing, where it is whole.

    Broken pages end it: what they hold cannot be read, so there is no more to say of it.
    """
    steps = (_pages, _shape, _references, _versions, _search)
    findings: list[Finding] = []
    with log.reading() as connection:
        for done, step in enumerate(steps):
            progress(done, len(steps))
            findings += _found(connection, step)
            if findings and step in (_pages, _shape):
                connection.invalidate()  # SQLCipher reads nothing more once a page was broken
                break
        progress(len(steps), len(steps))
    return tuple(findings)


def _found(
    connection: Connection, step: Callable[[Connection], Iterator[Finding]]
) -> list[Finding]:
    try:
        with plain_database_problems():
            return list(step(connection))
    except DamagedLog as damage:
        return [Finding(damage.message, damage.detail)]


def _pages(connection: Connection) -> Iterator[Finding]:
    broken = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    if broken:
        yield Finding(
            plural(
                "{count} page of the log was changed from outside. Restore the latest backup.",
                "{count} pages of the log were changed from outside. Restore the latest backup.",
                len(broken),
            ),
            "; ".join(broken[:5]),
        )


def _shape(connection: Connection) -> Iterator[Finding]:
    told = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if told != ["ok"]:
        yield Finding(
            tr("The log's tables and indexes do not agree. Restore the latest backup."),
            "; ".join(told[:5]),
        )


def _references(connection: Connection) -> Iterator[Finding]:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        yield Finding(
            plural(
                "{count} row names a record that is not there.",
                "{count} rows name a record that is not there.",
                len(orphans),
            ),
            "; ".join(f"{table} {row} → {parent}" for table, row, parent, _ in orphans[:5]),
        )


def _versions(connection: Connection) -> Iterator[Finding]:
    for table in synced_tables():
        twin = twin_name(table.name)
        alone = _missing(connection, table.name, twin) + _missing(connection, twin, table.name)
        if alone:
            yield Finding(
                plural(
                    "{count} row of {table} has no versions, or is not there for them.",
                    "{count} rows of {table} have no versions, or are not there for them.",
                    alone,
                    table=table.name,
                )
            )


def _search(connection: Connection) -> Iterator[Finding]:
    rows = " UNION ALL ".join(
        f"SELECT '{indexed.table}' AS kind, id FROM \"{indexed.table}\" WHERE NOT deleted"
        for indexed in INDEXED
    )
    entries = """
        SELECT table_name, row_id FROM search_docsize
        LEFT JOIN search_entry ON search_entry.id = search_docsize.id"""
    astray = sum(_only_in(connection, *sides) for sides in ((rows, entries), (entries, rows)))
    if astray:
        yield Finding(
            plural(
                "{count} record is not found by searching, or is found though it is gone.",
                "{count} records are not found by searching, or are found though they are gone.",
                astray,
            )
        )


def _only_in(connection: Connection, rows: str, others: str) -> int:
    lonely = f"SELECT count(*) FROM (SELECT * FROM ({rows}) EXCEPT SELECT * FROM ({others}))"
    return int(connection.exec_driver_sql(lonely).scalar_one())


def _missing(connection: Connection, table: str, other: str) -> int:
    lonely = f'SELECT count(*) FROM "{table}" WHERE id NOT IN (SELECT id FROM "{other}")'
    return int(connection.exec_driver_sql(lonely).scalar_one())
