"""Bringing the schema of a log up to this version: back up, migrate, verify."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from organiser_app.domain.errors import NewerLog
from organiser_app.language import tr
from organiser_app.store.connection import damaged, plain_database_problems
from organiser_app.store.derived import install_derived


def is_current(engine: Engine, migrations: Path) -> bool:
    """Whether the log has this version's schema; `NewerLog` where it has a later one's."""
    script = ScriptDirectory.from_config(_config(migrations))
    with engine.connect() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    known = {revision.revision for revision in script.walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerLog(
            tr(
                "A newer version of Organiser wrote this log. Install that version to open it;"
                " nothing here was changed."
            ),
            detail=str(revision),
        )
    return revision == script.get_current_head()


def migrate(engine: Engine, migrations: Path, target: str = "head") -> None:
    """Move the log to the schema `target`, in one transaction, and see that it hangs together.

    Foreign keys are off meanwhile: rebuilding a parent table with them on would silently delete
    its children. A migration that fails leaves the log as it was.
    """
    with plain_database_problems(), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            _move(connection, migrations, target)
            _expect_whole(connection)
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        else:
            connection.exec_driver_sql("COMMIT")
        finally:
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")


def _move(connection: Connection, migrations: Path, target: str) -> None:
    config = _config(migrations)
    config.attributes["connection"] = connection
    if target == "head" or not target.startswith("-"):
        command.upgrade(config, target) if target != "base" else command.downgrade(config, target)
    else:
        command.downgrade(config, target)
    if MigrationContext.configure(connection).get_current_revision() is not None:
        install_derived(connection)


def _expect_whole(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise damaged(f"after migration: {[tuple(row) for row in orphans[:5]]}")


def _config(migrations: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    return config
