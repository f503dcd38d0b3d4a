"""What the database holds that follows from the models: triggers and the search index.

They are not migrated but made anew, from the models as they are, whenever a log has been
migrated; so a table that is added later cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from organiser_app.domain.models import synced_tables
from organiser_app.store.journal import journal_triggers
from organiser_app.store.search_index import CREATE_INDEX, INDEXED, search_triggers
from organiser_app.store.versions import guard_triggers, version_triggers


def install_derived(connection: Connection) -> None:
    """Make all triggers anew, and the search index where there is none."""
    for name in _names(connection, "trigger"):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    if "search" not in _names(connection, "table"):
        for statement in CREATE_INDEX:
            connection.exec_driver_sql(statement)
    for trigger in all_triggers():
        connection.exec_driver_sql(trigger)


def all_triggers() -> Iterator[str]:
    """Every trigger of a log, as SQL."""
    for table in synced_tables():
        yield from version_triggers(table)
        yield from guard_triggers(table)
        yield from journal_triggers(table)
    for indexed in INDEXED:
        yield from search_triggers(indexed)


def _names(connection: Connection, kind: str) -> list[str]:
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = ?", (kind,))
    return list(found.scalars())
