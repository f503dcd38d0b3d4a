"""The steps that migrations are made of: a synced table with its twin, new fields and their twins.

Only migrations import this module, since Alembic is slow to import.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from organiser_app.store.versions import NO_VERSION, twin_name


def reference(column: str, table: str, *, optional: bool = False) -> sa.Column[object]:
    """A column that names a row of `table`; the check waits for the commit."""
    return sa.Column(column, sa.Uuid(), _key(table), nullable=optional)


def text(column: str, *, optional: bool = False) -> sa.Column[object]:
    """A column of words, empty in rows that are there already."""
    default = None if optional else ""
    return sa.Column(column, sa.String(), nullable=optional, server_default=default)


def choice(column: str, *, optional: bool = False) -> sa.Column[object]:
    """A column that holds one word of a closed list."""
    return sa.Column(column, sa.String(32), nullable=optional)


def make_synced(name: str, *columns: sa.Column[object], twin_by_id: bool = False) -> None:
    """Make a synced table, its indexes, and the twin that keeps the versions of its fields.

    The twin is found by its id alone where `twin_by_id`; older migrations turn all at once.
    """
    for column in columns:
        column.server_default = None  # a new table has no rows to fill
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        *columns,
    )
    for column in columns:
        if column.foreign_keys:
            op.create_index(f"ix_{name}_{column.name}", name, [column.name])
    twin = twin_name(name)
    op.create_table(
        twin,
        sa.Column("id", sa.CHAR(32), primary_key=True, nullable=False),
        sa.Column("deleted", sa.LargeBinary(), nullable=False),
        *(sa.Column(each.name, sa.LargeBinary(), nullable=False) for each in columns),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sqlite_with_rowid=not twin_by_id,
    )
    op.create_index(f"ix_{twin}_sequence", twin, ["sequence"])


def index_where_filled() -> None:
    """Let every index of an optional reference hold the rows alone that have one."""
    for table, column in _optional_references():
        op.drop_index(f"ix_{table}_{column}", table)
        filled = sa.column(column).is_not(None)
        op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=filled)


def index_all() -> None:
    """Let every index of an optional reference hold all rows again."""
    for table, column in _optional_references():
        op.drop_index(f"ix_{table}_{column}", table)
        op.create_index(f"ix_{table}_{column}", table, [column])


def find_twins_by_id(*, alone: bool) -> None:
    """Keep the twins in the order of their ids `alone`, or with a number of the row's own too."""
    connection = op.get_bind()
    found = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name LIKE '%\\_versions'"
    for name, sql in connection.exec_driver_sql(f"{found} ESCAPE '\\'").all():
        plain = sql.removesuffix("WITHOUT ROWID").rstrip()
        columns = plain[plain.index("(") :]
        connection.exec_driver_sql(f'ALTER TABLE "{name}" RENAME TO being_moved')
        connection.exec_driver_sql(f"DROP INDEX ix_{name}_sequence")
        ending = " WITHOUT ROWID" if alone else ""
        connection.exec_driver_sql(f'CREATE TABLE "{name}" {columns}{ending}')
        connection.exec_driver_sql(f'INSERT INTO "{name}" SELECT * FROM being_moved')
        connection.exec_driver_sql("DROP TABLE being_moved")
        op.create_index(f"ix_{name}_sequence", name, ["sequence"])


def drop_synced(name: str) -> None:
    """Take a synced table and its twin away."""
    op.drop_table(name)
    op.drop_table(twin_name(name))


def widen(table: str, *columns: sa.Column[object]) -> None:
    """Give a synced table new fields, with an index where they name another row.

    A default fills the rows that are there, and then goes. The version of each new field is older
    than every other.
    """
    filled = [column.name for column in columns if column.server_default is not None]
    referring = {column.name: _referred(column) for column in columns if column.foreign_keys}
    with _made_anew(table) as batch:
        for column in columns:
            batch.add_column(_bare(column))
        for name, referred in referring.items():
            batch.create_foreign_key(
                f"fk_{table}_{name}",
                referred,
                [name],
                ["id"],
                deferrable=True,
                initially="DEFERRED",
            )
    _without_defaults(table, filled)
    for name in referring:
        op.create_index(f"ix_{table}_{name}", table, [name])
    _widen_twin(twin_name(table), [column.name for column in columns])


def narrow(table: str, *columns: str) -> None:
    """Take fields and their versions from a synced table."""
    indexes = {index["name"] for index in sa.inspect(op.get_bind()).get_indexes(table)}
    for column in columns:
        if f"ix_{table}_{column}" in indexes:
            op.drop_index(f"ix_{table}_{column}", table)
    for name in (table, twin_name(table)):
        with _made_anew(name) as batch:
            for column in columns:
                batch.drop_column(column)


def _made_anew(table: str) -> AbstractContextManager[BatchOperations]:
    """A table that is made anew with what is changed about it; others are named, not looked at."""
    return op.batch_alter_table(table, recreate="always", reflect_kwargs={"resolve_fks": False})


def _optional_references() -> list[tuple[str, str]]:
    inspector = sa.inspect(op.get_bind())
    found = []
    for table in inspector.get_table_names():
        nullable = {column["name"] for column in inspector.get_columns(table) if column["nullable"]}
        for key in inspector.get_foreign_keys(table):
            (column,) = key["constrained_columns"]
            if column in nullable:
                found.append((table, column))
    return found


def _key(table: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


def _referred(column: sa.Column[object]) -> str:
    (key,) = column.foreign_keys
    return key.target_fullname.removesuffix(".id")


def _bare(column: sa.Column[object]) -> sa.Column[object]:
    """The column without its key, which a batch adds by itself."""
    return sa.Column(
        column.name,
        column.type,
        nullable=column.nullable,
        server_default=None if column.server_default is None else _default_of(column),
    )


def _default_of(column: sa.Column[object]) -> str:
    default = column.server_default
    assert isinstance(default, sa.DefaultClause)  # noqa: S101
    return str(default.arg)


def _widen_twin(twin: str, names: list[str]) -> None:
    with _made_anew(twin) as batch:
        for name in names:
            batch.add_column(
                sa.Column(
                    name,
                    sa.LargeBinary(),
                    nullable=False,
                    server_default=sa.text(f"x'{NO_VERSION.hex()}'"),
                )
            )
    _without_defaults(twin, names)


def _without_defaults(table: str, columns: list[str]) -> None:
    if columns:
        with _made_anew(table) as batch:
            for name in columns:
                batch.alter_column(name, server_default=None)
