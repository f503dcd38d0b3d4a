r"""The lines of a pack: rows as JSON, with the version of each field, made by the database itself.

    {"table":"street","fields":["deleted","patch_id","name"]}
    ["019d...",[0,"019c...","Kendal Road"],"0001...",null]
    ["019e...",[0,null,"Low Lane"],["0001...",null,"0001..."],[["name","0000...","Low Road",1]]]

The first says what the next ones are. A row has its id, its values, and one version for all of
them or one for each; a field whose version is null is left out. Last stand other values that its
fields have had, if there are any: field, version, value, and whether it is open. Of one that is not
open the value is null, whatever it was: whoever reads it has to know that it was seen and written
over, and what somebody took back or corrected is nobody's any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from sqlalchemy import Connection, text

from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync.shapes import Shape, shapes

_BATCH = 2_000
_NOBODY_WROTE = f"x'{NO_VERSION.hex()}'"


def lines_of(connection: Connection, since: int) -> Iterator[bytes]:
    """A line for each row that changed after `since` and may leave, each table under its head.

    What stays at home is read from `withheld`, which `sharing.keep_at_home` fills. What this
    version does not understand is handed on as it came.
    """
    for name, shape in shapes().items():
        rows = connection.execute(
            text(_rows_of(name)), {"since": since}, execution_options={"yield_per": _BATCH}
        )
        yield from under_head(name, shape.fields, (row.encode() for row in rows.scalars()))
    yield from _carried_on(connection)


def under_head(table: str, fields: Iterable[str], rows: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of rows after the one that says what they are; none where there are no rows."""
    head = json.dumps({"table": table, "fields": tuple(fields)}, separators=(",", ":")).encode()
    for row in rows:
        if head:
            yield head
            head = b""
        yield row


@cache
def _rows_of(name: str) -> str:
    shape = shapes()[name]
    first, *rest = (f'versions."{field}"' for field in shape.fields)
    alike = " AND ".join(
        [f"{first} > {_NOBODY_WROTE}"]
        + [f"{version} = {first}" for version in rest]
        + [may_be_named(shape, field) for field in shape.links]
    )
    return f"""
        SELECT json_array(kept.id, json_array({_each(shape, _value)}),
            json(CASE WHEN {alike} THEN json_quote(lower(hex({first})))
                 ELSE json_array({_each(shape, _version)}) END),
            json({_others(shape)}))
        FROM "{name}" AS kept JOIN {twin_name(name)} AS versions ON versions.id = kept.id
        WHERE versions.sequence > :since AND versions.deleted > {_NOBODY_WROTE}
        AND NOT EXISTS ({withheld(f"'{name}'", "kept.id")})
        ORDER BY kept.id"""


def _each(shape: Shape, part: Callable[[Shape, str], str]) -> str:
    return ", ".join(part(shape, field) for field in shape.fields)


def _value(shape: Shape, field: str) -> str:
    kept = f'kept."{field}"'
    if field in shape.links:
        return f"CASE WHEN {may_be_named(shape, field)} THEN {kept} END"
    return kept


def _version(shape: Shape, field: str) -> str:
    goes = f'versions."{field}" > {_NOBODY_WROTE}'
    if field in shape.links:
        goes += f" AND {may_be_named(shape, field)}"
    return f'CASE WHEN {goes} THEN lower(hex(versions."{field}")) END'


def may_be_named(shape: Shape, field: str) -> str:
    """SQL for that what a link of a `kept` row names does not stay at home."""
    named = withheld(f"'{shape.links[field]}'", f'kept."{field}"')
    return f"NOT EXISTS ({named})"


def _others(shape: Shape) -> str:
    """Other values of the row's fields, but none that names what stays at home; NULL for none.

    A value leaves as long as somebody may choose it; afterwards its version leaves alone.
    """
    named = {**shape.parents, **shape.links}
    target = " ".join(f"WHEN '{field}' THEN '{table}'" for field, table in named.items())
    table = f"CASE field {target} END" if target else "NULL"
    return f"""
        (SELECT nullif(json_group_array(
            json_array(field, lower(hex(version)), json(iif(open, value, 'null')), open)), '[]')
         FROM other_value WHERE table_name = '{shape.name}' AND row_id = kept.id
         AND NOT EXISTS ({withheld(table, "json_extract(value, '$')")}))"""


def withheld(table: str, row_id: str) -> str:
    """A query that finds a row if it stays at home; table and id as SQL."""
    return (
        f"SELECT 1 FROM withheld WHERE withheld.table_name = {table} AND withheld.row_id = {row_id}"
    )


_CARRIED = text(r"""
    SELECT table_name, row_id, field, value, lower(hex(version)) FROM register
    WHERE (table_name, row_id) NOT IN (SELECT table_name, row_id FROM withheld)
    AND (table_name, row_id) NOT IN (
      SELECT table_name, row_id FROM register AS naming
      WHERE field LIKE '%subject\_id' ESCAPE '\'
      AND json_extract(value, '$') IN (
        SELECT row_id FROM withheld WHERE table_name = 'resident'))
    ORDER BY table_name, row_id, field""")


def _carried_on(connection: Connection) -> Iterator[bytes]:
    """What came from a later version, or waits for a row that has not come, table by table."""
    for table, entries in groupby(connection.execute(_CARRIED), key=lambda entry: entry[0]):
        rows = {
            row_id: {field: (value, version) for _, _, field, value, version in of_row}
            for row_id, of_row in groupby(entries, key=lambda entry: entry[1])
        }
        fields = sorted({field for row in rows.values() for field in row})
        yield from under_head(table, fields, (_carried(*row, fields) for row in rows.items()))


def _carried(row_id: str, row: dict[str, tuple[str, str]], fields: list[str]) -> bytes:
    values = [json.loads(row[field][0]) if field in row else None for field in fields]
    versions = [row[field][1] if field in row else None for field in fields]
    return line_of(row_id, values, versions)


def line_of(row_id: str, values: Sequence[object], versions: Sequence[str | None]) -> bytes:
    """The line of a row, with a version for each of its values, and nothing beside them."""
    said = versions[0] if len(set(versions)) == 1 else versions
    line = [row_id, values, said, None]
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()
