"""The history of a log: what each change found before it, so that it can be taken back.

Triggers write `changed_row` by every road, like the versions. A row that a change made has no
`before`; of a row that it altered only the altered fields are kept, as the database holds them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, text

from organiser_app.domain.models import synced_tables
from organiser_app.store.settling import Place, settle
from organiser_app.store.versions import fields_of


def journal_triggers(table: Table) -> Iterator[str]:
    """The triggers that write down what becomes of the rows of `table`."""
    name = table.name
    yield f"""
        CREATE TRIGGER {name}_journal_insert AFTER INSERT ON "{name}" WHEN change_journalled() BEGIN
          INSERT INTO changed_row (sequence, table_name, row_id)
          VALUES (change_sequence(), '{name}', NEW.id);
        END"""
    before = " UNION ALL ".join(
        f"SELECT '{field}' AS field, OLD.\"{field}\" AS was"
        f' WHERE OLD."{field}" IS NOT NEW."{field}"'
        for field in fields_of(table)
    )
    yield f"""
        CREATE TRIGGER {name}_journal_update AFTER UPDATE ON "{name}" WHEN change_journalled() BEGIN
          INSERT INTO changed_row (sequence, table_name, row_id, before)
          SELECT change_sequence(), '{name}', NEW.id, json_group_object(field, was)
          FROM ({before}) HAVING count(*) > 0;
        END"""


def take_back(connection: Connection, sequence: int) -> None:
    """Put every row that the change `sequence` touched back as it was, the last touch first.

    A row that the change made is hidden, not removed: that it was there is a fact that others may
    have had from us. A field that a merge has written since stays as it is: it is theirs now.
    """
    touched = connection.execute(
        text(
            "SELECT table_name, row_id, before, others FROM changed_row"
            " WHERE sequence = :sequence ORDER BY id DESC"
        ),
        {"sequence": sequence},
    ).all()
    tables = {table.name: table for table in synced_tables()}
    for table_name, row_id, before, others in touched:
        values = {"deleted": 1} if before is None else json.loads(before)
        for field in _written_by_others(connection, table_name, row_id, sequence):
            values.pop(field, None)
        if others is None:
            _put_back(connection, tables[table_name], row_id, values)
        else:
            _ask_again(connection, tables[table_name], row_id, values, others)


def _written_by_others(
    connection: Connection, table_name: str, row_id: str, since: int
) -> Sequence[str]:
    """The fields of a row that merges have written after the change `since`."""
    merged = text("""
        SELECT field.key FROM changed_row AS later, json_each(later.versions) AS field
        WHERE later.row_id = :row_id AND later.table_name = :table_name
        AND later.sequence > :since AND later.versions IS NOT NULL""")
    given = {"table_name": table_name, "row_id": row_id, "since": since}
    return connection.scalars(merged, given).all()


def _put_back(connection: Connection, table: Table, row_id: str, values: dict[str, object]) -> None:
    known = [field for field in fields_of(table) if field in values]
    if not known:
        return
    settings = ", ".join(f'"{field}" = :{field}' for field in known)
    connection.execute(
        text(f'UPDATE "{table.name}" SET {settings} WHERE id = :row_id'),
        {"row_id": row_id, **{field: values[field] for field in known}},
    )


def _ask_again(
    connection: Connection, table: Table, row_id: str, values: dict[str, object], others: str
) -> None:
    """Take back that somebody chose between values: the one that stood stands, with the others."""
    for field in fields_of(table):
        if field in values:
            settle(connection, Place(table.name, row_id, field), values[field], others)
