"""What the database holds that follows from the models: triggers and the search index.

They are not migrated: a migration is run without them, and afterwards they are made anew from the
models as they are; so a table that is added later cannot be forgotten, and a migration may move
rows and rebuild tables freely.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from organiser_app.domain.models import synced_tables
from organiser_app.store.guards import guard_triggers
from organiser_app.store.journal import journal_triggers
from organiser_app.store.search_index import CREATE_INDEX, INDEXED, fill_index, search_triggers
from organiser_app.store.versions import version_triggers


def drop_derived(connection: Connection) -> None:
    """Take the triggers and the search index out of the database."""
    triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for name in triggers.scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")


def install_derived(connection: Connection) -> None:
    """Make the search index of what the log holds, and all triggers."""
    for statement in CREATE_INDEX:
        connection.exec_driver_sql(statement)
    for indexed in INDEXED:
        for statement in fill_index(indexed):
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
