"""Erasing: what concerns a resident is removed from the log for good, wherever it lies in it.

What is gathered in `concerning` goes, and a link that merely mentions what went is emptied. Nothing
is left in the history, beside fields, among what waits, in drafts, or in the lines that merges
brought. What is left is numbers: theirs in `erased`, which travels, those of the rows in
`forgotten`, so that nothing that comes late can hang on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection

from organiser_app.domain.models import synced_tables
from organiser_app.store.concerning import (
    gather_what_waits,
    gathered_surely,
    may_concern,
    mentions,
    named_by,
)
from organiser_app.store.connection import stamp_of
from organiser_app.store.forgetting import forget_beside, names_of_gone
from organiser_app.store.repositories.settings import put_setting

TO_SQUEEZE = "to_squeeze"
"""The setting that gives the change whose erasure may have left remnants in the log's file."""

_NUMBERS = "SELECT erased_subject_id FROM erased UNION SELECT row_id FROM forgotten"


def purge_erased(connection: Connection) -> int:
    """Remove all that concerns the residents in `erased`; the number of rows that went.

    Runs within a change, after which the log is to be squeezed (`services.backups`). The order in
    which erasures and rows arrive makes no difference.
    """
    if not connection.exec_driver_sql(f"SELECT EXISTS ({_NUMBERS})").scalar_one():
        return 0
    with gathered_surely(connection, _NUMBERS):
        noted = "INSERT OR IGNORE INTO forgotten SELECT row_id FROM gone"
        news = connection.exec_driver_sql(noted).rowcount
        gather_what_waits(connection)  # not noted: without the name it may come again
        names = names_of_gone(connection)
        removed = _remove(connection)
        if news:
            forget_beside(connection, names)
    if news or removed:
        put_setting(connection, TO_SQUEEZE, str(stamp_of(connection).sequence))
    return removed


def came_late(connection: Connection) -> int:
    """How many residents who went before came again, until `purge_erased` removes them too."""
    late = "SELECT count(*) FROM resident WHERE id IN (SELECT row_id FROM forgotten)"
    return int(connection.exec_driver_sql(late).scalar_one())


def _remove(connection: Connection) -> int:
    stamp = stamp_of(connection)
    was, stamp.erasing = stamp.erasing, True
    for statement in (*_emptied_links(), *_kept_beside_rows()):
        connection.exec_driver_sql(statement)
    removed = sum(
        connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE id IN gone').rowcount
        for table in synced_tables()
        if table.name in may_concern()
    )
    stamp.erasing = was
    return removed


@cache  # each merge asks for it
def _emptied_links() -> tuple[str, ...]:
    return tuple(
        f"""
        UPDATE "{table.name}" SET "{column}" = NULL
        WHERE "{column}" IN gone AND id NOT IN gone"""
        for table in synced_tables()
        for column in mentions(table)
        if named_by(table, column) in may_concern()
    )


def _kept_beside_rows() -> Iterator[str]:
    """What is kept of rows that go, and what names them where a row stays."""
    stays = {table.name for table in synced_tables()} - may_concern()
    listed = ", ".join(f"'{name}'" for name in sorted(stays))
    for table in ("other_value", "changed_row", "withheld"):
        yield f"DELETE FROM {table} WHERE row_id IN gone AND table_name NOT IN ({listed})"
    yield "DELETE FROM register WHERE row_id IN gone"  # whom it is about is not known here
    for table in ("other_value", "register"):
        yield f"DELETE FROM {table} WHERE json_extract(value, '$') IN gone"
