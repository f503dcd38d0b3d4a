"""Where the version of each field of each synced row is kept: a twin table beside each model.

`statement` has `statement_versions`, made from the model's own columns: the same id, one version
for each field, and the `sequence` of the change that last touched the row, by which a peer is
sent what it has not had. Triggers write the twin, in the same transaction and by every road by
which a row can change, so that neither a model nor a service ever mentions a version. See
`docs/decisions/0005-versions-in-twin-tables.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CHAR, Column, Index, Integer, LargeBinary, Table

from organiser_app.domain.clock import VERSION_BYTES
from organiser_app.domain.models import metadata, synced_tables
from organiser_app.domain.rules.joining import DEVICE_AT

NO_VERSION = bytes(VERSION_BYTES)
"""Older than every version: nobody wrote the field, so that whatever anybody writes stands."""

_ID_LENGTH = 32


def twin_name(table: str) -> str:
    """The name of the table that keeps the versions of `table`."""
    return f"{table}_versions"


def fields_of(table: Table) -> tuple[str, ...]:
    """The columns of a synced table that carry a version: all but the id."""
    return tuple(column.name for column in table.columns if not column.primary_key)


def _make_twin(table: Table) -> Table:
    name = twin_name(table.name)
    return Table(
        name,
        metadata,
        Column("id", CHAR(_ID_LENGTH), primary_key=True),
        *(Column(field, LargeBinary, nullable=False) for field in fields_of(table)),
        Column("sequence", Integer, nullable=False),
        Index(f"ix_{name}_sequence", "sequence"),
        sqlite_with_rowid=False,  # found by its id alone: one tree to write instead of two
    )


TWINS: dict[str, Table] = {table.name: _make_twin(table) for table in synced_tables()}


def version_triggers(table: Table) -> Iterator[str]:
    """The triggers that keep the twin of `table`."""
    name, fields = table.name, fields_of(table)
    columns = ", ".join(f'"{field}"' for field in fields)
    values = ", ".join("change_version()" for _ in fields)
    yield f"""
        CREATE TRIGGER {name}_versions_insert AFTER INSERT ON "{name}"
        WHEN NOT change_merges() BEGIN
          INSERT INTO {twin_name(name)} (id, {columns}, sequence)
          VALUES (NEW.id, {values}, change_sequence());
        END"""
    updates = ", ".join(
        f'"{field}" = CASE WHEN OLD."{field}" IS NOT NEW."{field}"'
        f' THEN change_version() ELSE "{field}" END'
        for field in fields
    )
    yield f"""
        CREATE TRIGGER {name}_versions_update AFTER UPDATE ON "{name}"
        WHEN NOT change_merges() AND ({_changed(fields)}) BEGIN
          {_remember_others(table)}
          UPDATE {twin_name(name)} SET {updates}, sequence = change_sequence() WHERE id = NEW.id;
        END"""
    yield f"""
        CREATE TRIGGER {name}_versions_delete AFTER DELETE ON "{name}" BEGIN
          DELETE FROM {twin_name(name)} WHERE id = OLD.id;
        END"""


def _remember_others(table: Table) -> str:
    """Keep that this device has seen what other devices wrote in the fields it writes over."""
    name = table.name
    seen = " UNION ALL ".join(
        f'SELECT \'{field}\' AS field, "{field}" AS version, json_quote(OLD."{field}") AS value'
        f' FROM {twin_name(name)} WHERE id = OLD.id AND OLD."{field}" IS NOT NEW."{field}"'
        for field in fields_of(table)
    )
    changed = " OR ".join(
        f'(field = \'{field}\' AND OLD."{field}" IS NOT NEW."{field}")'
        for field in fields_of(table)
    )
    return f"""
          INSERT OR IGNORE INTO other_value (table_name, row_id, field, version, value, open)
            SELECT '{name}', OLD.id, field, version, value, 0 FROM ({seen})
            WHERE version > x'{NO_VERSION.hex()}'
            AND substr(version, {DEVICE_AT + 1}) <> substr(change_version(), {DEVICE_AT + 1});
          UPDATE other_value SET open = 0
            WHERE open AND table_name = '{name}' AND row_id = OLD.id AND ({changed});"""


def _changed(fields: tuple[str, ...]) -> str:
    return " OR ".join(f'OLD."{field}" IS NOT NEW."{field}"' for field in fields)
