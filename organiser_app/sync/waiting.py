"""What a later version wrote, kept in `register` until this one understands it, and handed on.

It stands once the log is opened with a version that understands it (`understood`). What lacked a
field that it cannot be without is tried again with every merge, which may bring that.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, text

from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync.reading import as_json
from organiser_app.sync.rows import Block, Row
from organiser_app.sync.shapes import Shape, shapes

_KEEP = text("""
    INSERT INTO register (table_name, row_id, field, value, version, sequence)
    VALUES (:table, :row_id, :field, :value, :version, :sequence)
    ON CONFLICT (table_name, row_id, field) DO UPDATE
    SET value = excluded.value, version = excluded.version, sequence = excluded.sequence
    WHERE excluded.version > register.version""")
_KEPT = text("""
    SELECT row_id, field, value, version FROM register WHERE table_name = :table
    ORDER BY row_id""")


def may_wait(part: Block | Row) -> bool:
    """Whether any of what a pack says may have to wait, now or once another was taken back."""
    if not isinstance(part, Row):
        return False
    shape = shapes().get(part.table)
    lacking = (
        shape
        and None in part.versions
        and any(
            version is None and field not in shape.defaults
            for field, version in zip(shape.fields, part.versions, strict=True)
        )
    )
    return bool(part.carried or lacking)


def carry_along(connection: Connection, rows: Iterable[Row], sequence: int) -> None:
    """Keep what a later version wrote in rows, whether or not the rest of them is known here."""
    _keep(
        connection,
        (
            (row.table, row.id, name, as_json(given.value), given.version)
            for row in rows
            for name, given in row.carried.items()
        ),
        sequence,
    )


def set_aside(connection: Connection, shape: Shape, rows: Iterable[Row], sequence: int) -> None:
    """Keep rows of which a part is not understood without which they cannot be."""
    _keep(
        connection,
        (
            (shape.name, row.id, name, as_json(value), version)
            for row in rows
            for name, value, version in zip(shape.fields, row.values, row.versions, strict=True)
            if version is not None
        ),
        sequence,
    )


def kept_rows(connection: Connection) -> Iterator[Row]:
    """The rows of known tables that wait, as far as they are understood here."""
    for shape in shapes().values():
        found: defaultdict[str, dict[str, tuple[object, bytes]]] = defaultdict(dict)
        for row_id, name, value, version in connection.execute(_KEPT, {"table": shape.name}):
            plain = json.loads(value)
            if name in shape.fits and shape.fits[name]([plain]):
                found[row_id][name] = plain, bytes(version)
        for row_id, fields in found.items():
            given = [fields.get(name, (None, None)) for name in shape.fields]
            values, versions = zip(*given, strict=True)
            yield Row(shape.name, row_id, list(values), list(versions))


def forget_what_stands(connection: Connection) -> None:
    """Let go of what was waiting and stands now, or was written over meanwhile."""
    for shape in shapes().values():
        version = " ".join(f"WHEN '{field}' THEN w.\"{field}\"" for field in shape.fields)
        stands = f"""
            SELECT 1 FROM {twin_name(shape.name)} AS w WHERE w.id = register.row_id
            AND CASE register.field {version} END >= register.version"""
        connection.exec_driver_sql(
            f"DELETE FROM register WHERE table_name = '{shape.name}' AND EXISTS ({stands})"
        )


def _keep(
    connection: Connection, fields: Iterable[tuple[str, str, str, str, bytes]], sequence: int
) -> None:
    given = [
        {
            "table": table,
            "row_id": row_id,
            "field": field,
            "value": value,
            "version": version,
            "sequence": sequence,
        }
        for table, row_id, field, value, version in fields
        if version > NO_VERSION
    ]
    if given:
        connection.execute(_KEEP, given)
