"""Erasing: what concerns a resident is removed from the log for good, wherever it lies in it.

A row goes where it names them as the one (or the other) whom it concerns, and everything that
cannot be without it goes too; a link that merely mentions them is emptied. Nothing is left in the
history, beside fields, or among what waits. What is left is the number, in `erased`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, text

from organiser_app.domain.models import synced_tables
from organiser_app.store.connection import stamp_of
from organiser_app.store.guards import subject_columns

_CONCERNS = frozenset({"subject_id", "other_subject_id"})
_OUTLIVES = frozenset({"organiser"})
"""Tables whose rows are not about the resident whom they name: an organiser may live there too."""


def purge_erased(connection: Connection) -> int:
    """Remove all that concerns the residents in `erased`; the number of rows that went.

    Runs within a change. The order in which erasures and rows arrive makes no difference.
    """
    if not connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM erased)").scalar_one():
        return 0
    connection.exec_driver_sql("CREATE TEMP TABLE gone (row_id TEXT PRIMARY KEY) WITHOUT ROWID")
    for statement in _about_the_erased():
        connection.exec_driver_sql(statement)
    while sum(connection.exec_driver_sql(statement).rowcount for statement in _hanging()):
        pass
    _empty_links(connection)
    removed = _remove(connection)
    connection.exec_driver_sql("DROP TABLE gone")
    return removed


def _about_the_erased() -> Iterator[str]:
    erased = "SELECT erased_subject_id FROM erased"
    yield f"INSERT OR IGNORE INTO gone {erased}"
    for table in synced_tables():
        for column in subject_columns(table):
            if column in _CONCERNS and table.name not in _OUTLIVES:
                yield f"""
                    INSERT OR IGNORE INTO gone
                    SELECT id FROM "{table.name}" WHERE "{column}" IN ({erased})"""


def _hanging() -> Iterator[str]:
    """Rows that cannot be without one that goes, and wordings of one that goes."""
    yield "INSERT OR IGNORE INTO gone SELECT id FROM wording WHERE of_id IN gone"
    for table in synced_tables():
        for column in _references(table, nullable=False):
            yield f"""
                INSERT OR IGNORE INTO gone
                SELECT id FROM "{table.name}" WHERE "{column}" IN gone"""


def _empty_links(connection: Connection) -> None:
    for table in synced_tables():
        for column in _references(table, nullable=True):
            connection.exec_driver_sql(
                f'UPDATE "{table.name}" SET "{column}" = NULL'
                f' WHERE "{column}" IN gone AND id NOT IN gone'
            )


def _remove(connection: Connection) -> int:
    stamp = stamp_of(connection)
    was, stamp.erasing = stamp.erasing, True
    for table in ("other_value", "register", "changed_row", "withheld"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE row_id IN gone")
    for statement in _mentions():
        connection.execute(text(statement))
    removed = sum(
        connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE id IN gone').rowcount
        for table in synced_tables()
    )
    stamp.erasing = was
    return removed


def _mentions() -> Iterator[str]:
    """Where a row that stays was once about somebody who goes, or names what went."""
    yield r"""
        DELETE FROM register WHERE row_id IN (
          SELECT row_id FROM register WHERE field LIKE '%subject\_id' ESCAPE '\'
          AND json_extract(value, '$') IN (SELECT erased_subject_id FROM erased))"""
    yield "DELETE FROM other_value WHERE json_extract(value, '$') IN gone"
    yield """
        DELETE FROM changed_row WHERE id IN (
          SELECT entry.id FROM changed_row AS entry, json_each(entry.before) AS field
          WHERE field.value IN gone)"""


def _references(table: Table, *, nullable: bool) -> list[str]:
    return [
        column.name
        for column in table.columns
        if column.foreign_keys and bool(column.nullable) is nullable
    ]
