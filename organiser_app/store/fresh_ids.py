"""Giving rows fresh ids: to whoever has the old ones they are gone, and nothing leads to the new.

Ids never change, so each row is copied under its fresh id and the old one removed. Whatever names
it, in rows and beside them, names the fresh one afterwards, the history too: taking back what was
done before still finds its rows, and never brings an old id back.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection, Table, Uuid, text

from organiser_app.domain.models import synced_tables
from organiser_app.store.connection import stamp_of
from organiser_app.store.forgetting import ID, forget_lines, ids_in
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.store.versions import fields_of, twin_name

_ID_LENGTH = 32
_STAYS = frozenset({"erased"})
"""The numbers of those who were erased are what they are."""

_BESIDE = (
    "UPDATE other_value SET row_id = {fresh_row} WHERE row_id IN {renewed}",
    "UPDATE other_value SET value = {fresh_value} WHERE json_extract(value, '$') IN {renewed}",
    "UPDATE register SET row_id = {fresh_row} WHERE row_id IN {renewed}",
    "UPDATE register SET value = {fresh_value} WHERE json_extract(value, '$') IN {renewed}",
    "UPDATE changed_row SET row_id = {fresh_row} WHERE row_id IN {renewed}",
    'UPDATE "change" SET record_id = (SELECT new FROM renewed WHERE old = record_id)'
    " WHERE record_id IN {renewed}",
    "DELETE FROM withheld WHERE row_id IN {renewed}",
    "INSERT OR IGNORE INTO forgotten SELECT old FROM renewed",
)
_TEXTS = (
    ("changed_row", "id", "before"),
    ("changed_row", "id", "others"),
    ("draft", "id", "body"),
    ("saved_filter", "id", "body"),
    ("setting", "key", "value"),
)


def give_fresh_ids(work: UnitOfWork) -> dict[UUID, UUID]:
    """Give all rows in `gone` fresh ids (`concerning.gathered`); by each old one, the fresh one.

    Runs within a change, which taken back leaves the fresh ids where they are.
    """
    connection = work.connection
    stamp = stamp_of(connection)
    was_journalled, stamp.journalled, stamp.erasing = stamp.journalled, False, True
    fresh = _choose(work)
    stamp.merging = True  # the copies keep their versions
    for table in synced_tables():
        connection.execute(text(_copy(table)), {"sequence": work.sequence})
        connection.execute(text(_copy_versions(table)), {"sequence": work.sequence})
    for table in synced_tables():
        connection.exec_driver_sql(
            f'DELETE FROM "{table.name}" WHERE id IN (SELECT old FROM renewed)'
        )
    stamp.merging = False  # whoever had the old name in a row that stays is told of the new one
    _name_anew(connection)
    stamp.journalled, stamp.erasing = was_journalled, False
    _rewrite_beside(connection, fresh)
    connection.exec_driver_sql("DROP TABLE renewed")
    return {UUID(old): UUID(new) for old, new in fresh.items()}


def _choose(work: UnitOfWork) -> dict[str, str]:
    """Choose a fresh id for each row that is in `gone`, in the temporary table `renewed`."""
    connection = work.connection
    connection.exec_driver_sql(
        "CREATE TEMP TABLE renewed (old TEXT PRIMARY KEY, new TEXT) WITHOUT ROWID"
    )
    gone = connection.exec_driver_sql("SELECT row_id FROM gone ORDER BY row_id").scalars().all()
    fresh = {row_id: work.new_id().hex for row_id in gone}
    connection.exec_driver_sql("INSERT INTO renewed VALUES (?, ?)", list(fresh.items()))
    return fresh


def _copy(table: Table) -> str:
    columns = [column.name for column in table.columns]
    naming = _naming(table)
    values = ", ".join(
        f'coalesce((SELECT new FROM renewed WHERE old = t."{name}"), t."{name}")'
        if name in naming
        else f't."{name}"'
        for name in columns
        if name != "id"
    )
    listed = ", ".join(f'"{name}"' for name in columns if name != "id")
    return f"""
        INSERT INTO "{table.name}" (id, {listed})
        SELECT r.new, {values} FROM renewed AS r JOIN "{table.name}" AS t ON t.id = r.old"""


def _copy_versions(table: Table) -> str:
    fields = ", ".join(f'"{field}"' for field in fields_of(table))
    twin = twin_name(table.name)
    return f"""
        INSERT INTO {twin} (id, {fields}, sequence)
        SELECT r.new, {fields}, :sequence FROM renewed AS r JOIN {twin} AS t ON t.id = r.old"""


def _name_anew(connection: Connection) -> None:
    for table in synced_tables():
        for column in _naming(table):
            connection.exec_driver_sql(
                f'UPDATE "{table.name}" SET "{column}" ='
                f' (SELECT new FROM renewed WHERE old = "{column}")'
                f' WHERE "{column}" IN (SELECT old FROM renewed)'
            )


def _naming(table: Table) -> list[str]:
    """The columns of a table that hold the id of some other row."""
    if table.name in _STAYS:
        return []
    return [
        column.name
        for column in table.columns
        if isinstance(column.type, Uuid) and not column.primary_key
    ]


def _rewrite_beside(connection: Connection, fresh: Mapping[str, str]) -> None:
    given = {
        "fresh_row": "(SELECT new FROM renewed WHERE old = row_id)",
        "fresh_value": (
            "(SELECT json_quote(new) FROM renewed WHERE old = json_extract(value, '$'))"
        ),
        "renewed": "(SELECT old FROM renewed)",
    }
    for statement in _BESIDE:
        connection.exec_driver_sql(statement.format(**given))
    for table, key, column in _TEXTS:
        _rewrite_texts(connection, table, key, column, fresh)
    forget_lines(connection, fresh.keys())


def _rewrite_texts(
    connection: Connection, table: str, key: str, column: str, fresh: Mapping[str, str]
) -> None:
    """Put the fresh ids in the place of the old ones in texts, with dashes where those had any."""
    query = f'SELECT "{key}", "{column}" FROM {table} WHERE length("{column}") >= {_ID_LENGTH}'
    for row_key, written in connection.exec_driver_sql(query).all():
        if ids_in(written) & fresh.keys():
            statement = text(f'UPDATE {table} SET "{column}" = :anew WHERE "{key}" = :key')
            anew = ID.sub(lambda found: _anew(found[0], fresh), written)
            connection.execute(statement, {"anew": anew, "key": row_key})


def _anew(old: str, fresh: Mapping[str, str]) -> str:
    new = fresh.get(old.replace("-", ""))
    if new is None:
        return old
    return str(UUID(new)) if "-" in old else new
