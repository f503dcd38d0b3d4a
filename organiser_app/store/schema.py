"""Bringing the schema of a log up to this version, in one transaction or not at all.

Alembic moves the schema, but takes a third of a second to be imported; whether there is anything
to move is seen without it, from the names of the migrations' files.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection, Engine

from organiser_app.domain.errors import NewerLog
from organiser_app.language import tr
from organiser_app.store.connection import plain_database_problems
from organiser_app.store.derived import drop_derived, install_derived
from organiser_app.store.files import damaged

_FILE = re.compile(r"(\d{4})_\w+\.py")


def revisions(migrations: Path) -> list[str]:
    """The revisions that this version knows, the first one first."""
    files = (migrations / "versions").iterdir()
    return sorted(found[1] for file in files if (found := _FILE.fullmatch(file.name)))


def is_current(engine: Engine, migrations: Path) -> bool:
    """Whether the log has this version's schema; `NewerLog` where it has a later one's."""
    known = revisions(migrations)
    with plain_database_problems(), engine.connect() as connection:
        revision = _revision(connection)
    if revision is None:
        raise damaged("the database is empty")
    if revision not in known:
        raise NewerLog(
            tr(
                "A newer version of Organiser wrote this log. Install that version to open it;"
                " nothing here was changed."
            ),
            detail=revision,
        )
    return revision == known[-1]


def revision_of(connection: Connection) -> int:
    """The revision of an open log's schema, as packs tell it."""
    return int(_revision(connection) or 0)


def migrate(engine: Engine, migrations: Path, target: str | None = None) -> None:
    """Move the log to the revision `target`, by default the latest, and see that it is whole.

    `target` may lie behind, and be "base", which is nothing at all.
    Foreign keys are off meanwhile: rebuilding a parent table with them on would silently delete
    its children. A migration that fails leaves the log as it was.
    """
    target = target or revisions(migrations)[-1]
    with plain_database_problems(), engine.connect() as connection:
        connection.detach()  # so that it is closed, not used again without foreign keys
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        drop_derived(connection)
        _move(connection, migrations, target)
        if target == revisions(migrations)[-1]:
            install_derived(connection)
        _expect_whole(connection)
        connection.exec_driver_sql("COMMIT")


def _move(connection: Connection, migrations: Path, target: str) -> None:
    # Alembic is slow to import, and a log that is up to date does without it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    road = ["base", *revisions(migrations)]
    ahead = road.index(target) > road.index(_revision(connection) or "base")
    (command.upgrade if ahead else command.downgrade)(config, target)


def _revision(connection: Connection) -> str | None:
    tables = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not connection.exec_driver_sql(tables).scalar_one():
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def _expect_whole(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise damaged(f"after migration: {[tuple(row) for row in orphans[:5]]}")
