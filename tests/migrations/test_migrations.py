"""Migrations: the models' own schema, atomic, there and back, and only after a backup."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from organiser_app import paths
from organiser_app.domain.errors import DamagedLog, NewerLog
from organiser_app.domain.models import Wording, metadata, synced_models, table_of
from organiser_app.store.backup import backups_in
from organiser_app.store.connection import make_engine
from organiser_app.store.derived import all_triggers
from organiser_app.store.keys import new_data_key
from organiser_app.store.log import Log, Surroundings, open_log, restore_log
from organiser_app.store.schema import migrate, revisions
from organiser_app.store.search_index import INDEXED
from tests.builders import web
from tests.store.looking import everything, versions
from tests.store.roads import put_in
from tests.store_fixtures import PASSPHRASE

MOVED = {name: {"hangs_on_id"} for name in ("commitment", "commitment_versions")}
"""The fields that a later version keeps in a table of their own."""

HEAD = """
from alembic import op
import sqlalchemy as sa
revision = "9999"
down_revision = "{head}"
branch_labels = depends_on = None
"""

# Rebuilds a parent with children, its twin, and moves rows: what a migration may have to do.
WIDER = """
def upgrade():
    for name in ("resident", "resident_versions"):
        with op.batch_alter_table(name, recreate="always") as batch:
            batch.add_column(sa.Column("pronouns", sa.String()))
    op.execute("UPDATE resident SET pronouns = 'they'")

def downgrade():
    for name in ("resident", "resident_versions"):
        with op.batch_alter_table(name, recreate="always") as batch:
            batch.drop_column("pronouns")
"""
FAILING = WIDER.replace("    op.execute", "    raise KeyError('midway')\n    op.execute")
ORPHANING = """
def upgrade():
    op.execute("DELETE FROM resident")
"""


def with_migration(around: Surroundings, folder: Path, source: str) -> Surroundings:
    """The same surroundings, with a second migration after ours."""
    migrations = folder / "migrations"
    head = HEAD.format(head=revisions(around.migrations)[-1])
    shutil.copytree(around.migrations, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "9999_more.py").write_text(head + source)
    return Surroundings(around.clock, around.random_bits, around.key_cost, migrations)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An engine on a database that is not there yet."""
    made = make_engine(tmp_path / "log.db", new_data_key())
    yield made
    made.dispose()


def schema_of(connection: Connection) -> dict[str, object]:
    """All that SQLite can say of the tables, their keys and their indexes, but for triggers."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name NOT LIKE 'search' AND name NOT LIKE 'search\\_%' ESCAPE '\\'"
        " OR name = 'search_entry'"
    )
    return {name: _described(connection, name) for name in names.scalars()} | {
        "autoincrement": connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"
        ).all()
    }


def _described(connection: Connection, table: str) -> dict[str, object]:
    def pragma(name: str, of: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in connection.exec_driver_sql(f'PRAGMA {name}("{of}")')]

    indexes = {str(row[1]): row[2:] for row in pragma("index_list", table)}
    return {
        "columns": sorted(row[1:] for row in pragma("table_xinfo", table)),
        "keys": sorted(row[2:] for row in pragma("foreign_key_list", table)),
        "deferred": connection.exec_driver_sql(
            "SELECT sql LIKE '%DEFERRABLE INITIALLY DEFERRED%' FROM sqlite_master WHERE name = ?",
            (table,),
        ).scalar_one(),
        "indexes": {
            name: (how, _held(pragma("index_xinfo", name))) for name, how in indexes.items()
        },
    }


def _held(columns: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """What an index goes by, in its order, and what it holds besides, which has none."""
    by = [column[2:] for column in columns if column[-1]]
    return by + sorted(column[2:] for column in columns if not column[-1])


def test_migrations_make_the_schema_of_the_models(engine: Engine, log: Log) -> None:
    with engine.connect() as connection:
        metadata.create_all(connection)
        expected = schema_of(connection)
    with log.reading() as connection:
        migrated = schema_of(connection)
    assert migrated.pop("alembic_version")
    assert migrated.keys() == expected.keys()
    for name in expected:
        assert migrated[name] == expected[name], name


def test_every_trigger_is_in_the_log_as_it_is_written(log: Log) -> None:
    with log.reading() as connection:
        found = connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'"))
        assert sorted(found.scalars()) == sorted(sql.strip() for sql in all_triggers())


def test_every_synced_table_has_triggers_for_versions_guards_and_journal(log: Log) -> None:
    with log.reading() as connection:
        found = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        names = set(found.scalars())
    kinds = ("versions_insert", "versions_update", "versions_delete", "id_stands", "row_stays")
    for model in synced_models():
        for kind in (*kinds, "journal_insert", "journal_update"):
            assert f"{table_of(model).name}_{kind}" in names


def test_file_names_say_which_revisions_there_are() -> None:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations_folder()))
    script = ScriptDirectory.from_config(config)
    known = [revision.revision for revision in script.walk_revisions()]
    assert revisions(paths.migrations_folder()) == list(reversed(known))
    assert script.get_heads() == known[:1]


def test_every_migration_goes_up_down_and_up(engine: Engine) -> None:
    folder = paths.migrations_folder()
    schemas: dict[str, object] = {}
    for revision in revisions(folder):
        migrate(engine, folder, revision)
        with engine.connect() as connection:
            schemas[revision] = schema_of(connection)
    for revision in reversed(revisions(folder)):
        migrate(engine, folder, revision)
        with engine.connect() as connection:
            assert schema_of(connection) == schemas[revision]
        migrate(engine, folder, "base")
        with engine.connect() as connection:
            assert set(schema_of(connection)) == {"alembic_version", "autoincrement"}
        migrate(engine, folder, revision)


def rows_of(log: Log) -> dict[str, list[dict[str, object]]]:
    """Every row of every synced table and twin, by its columns as they are now."""
    known = {table_of(model).name for model in synced_models()}
    with log.reading() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for name in tables.scalars() if name.removesuffix("_versions") in known]
        found = {name: connection.exec_driver_sql(f'SELECT * FROM "{name}"') for name in names}
        return {name: [dict(row) for row in rows.mappings()] for name, rows in found.items()}


def test_our_own_migrations_keep_every_row_that_both_ends_know(
    log: Log, around: Surroundings
) -> None:
    put_in(log, web())
    migrate(log._engine, around.migrations, "0001")
    before = rows_of(log)
    migrate(log._engine, around.migrations)
    after = rows_of(log)
    assert after.keys() > before.keys()
    for name, (row,) in before.items():
        known = {field: value for field, value in row.items() if field not in MOVED.get(name, ())}
        assert known.items() <= after[name][0].items(), name
    migrate(log._engine, around.migrations, "0001")
    assert rows_of(log) == before


def test_a_migration_keeps_every_row_up_down_and_up_again(
    log: Log, around: Surroundings, tmp_path: Path
) -> None:
    rows = web()
    put_in(log, rows)
    before = everything(log)
    later = with_migration(around, tmp_path, WIDER)
    with log.reading() as connection:
        schema = schema_of(connection)
    for _ in range(2):
        migrate(log._engine, later.migrations)
        with log.reading() as connection:
            assert connection.execute(text("SELECT pronouns FROM resident")).scalar() == "they"
        migrate(log._engine, later.migrations, revisions(around.migrations)[-1])
        with log.reading() as connection:
            assert schema_of(connection) == schema
        assert everything(log) == before


def test_a_migrated_log_is_versioned_journalled_and_searched_as_before(
    log: Log, around: Surroundings, tmp_path: Path
) -> None:
    rows = web()
    put_in(log, rows)
    log.close()
    with open_log(log.folder.path, PASSPHRASE, with_migration(around, tmp_path, WIDER)) as later:
        with later.work() as work:
            work.connection.execute(text("UPDATE resident SET name = 'Zelda'"))
            assert work.commit("rename").touched == {"resident"}
        with later.reading() as connection:
            hits = "SELECT count(*) FROM search WHERE search MATCH ?"
            assert connection.exec_driver_sql(hits, ("zelda",)).scalar_one() == 1
            assert connection.exec_driver_sql(hits, ("wording",)).scalar_one() == len(INDEXED)
        assert versions(later)["wording"].keys() == {rows[Wording]["id"].hex}


@pytest.mark.parametrize(
    ("source", "error"), [(FAILING, KeyError), (ORPHANING, DamagedLog)], ids=["raises", "orphans"]
)
def test_a_migration_that_fails_midway_leaves_nothing(
    log: Log, around: Surroundings, tmp_path: Path, source: str, error: type[Exception]
) -> None:
    put_in(log, web())
    before = everything(log)
    with log.reading() as connection:
        everything_made = connection.execute(text("SELECT * FROM sqlite_master")).all()
    log.close()
    with pytest.raises(error):
        open_log(log.folder.path, PASSPHRASE, with_migration(around, tmp_path, source))
    with open_log(log.folder.path, PASSPHRASE, around) as again:
        assert everything(again) == before
        with again.reading() as connection:
            made = connection.execute(text("SELECT * FROM sqlite_master")).all()
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    assert made == everything_made


def test_an_older_log_is_backed_up_before_it_is_brought_up(
    log: Log, around: Surroundings, tmp_path: Path
) -> None:
    put_in(log, web())
    before = everything(log)
    log.close()
    later = with_migration(around, tmp_path, WIDER)
    open_log(log.folder.path, PASSPHRASE, later).close()
    open_log(log.folder.path, PASSPHRASE, later).close()
    (copy,) = backups_in(log.folder.backups)
    assert "before-upgrade" in copy.name
    with restore_log(copy, tmp_path / "Restored.olog", PASSPHRASE, around) as restored:
        assert everything(restored) == before


def test_a_newer_log_is_refused_and_left_as_it_is(
    log: Log, around: Surroundings, tmp_path: Path
) -> None:
    put_in(log, web())
    log.close()
    open_log(log.folder.path, PASSPHRASE, with_migration(around, tmp_path, WIDER)).close()
    content = log.folder.database.read_bytes()
    with pytest.raises(NewerLog, match="Install that version to open it"):
        open_log(log.folder.path, PASSPHRASE, around)
    assert log.folder.database.read_bytes() == content
    assert not log.folder.database.with_name("log.db-wal").exists()


def test_a_log_that_is_up_to_date_is_opened_without_a_backup(
    log: Log, around: Surroundings
) -> None:
    log.close()
    open_log(log.folder.path, PASSPHRASE, around).close()
    assert not log.folder.backups.exists()
