"""The SQL by which staged rows come into a table: new ones whole, known ones field by field.

A batch of a pack lies in a temporary table beside the one that it is for, `staged`, with a version
for each field. In every field the greater version stands; one that is left out has no version, and
changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync.shapes import Shape, shapes

_NOBODY_WROTE = f"x'{NO_VERSION.hex()}'"


def staging_table(name: str) -> str:
    """The name of the temporary table in which rows of `name` are staged."""
    return f"staged_{name}"


@cache
def make(name: str) -> str:
    """Make the temporary table of a shape."""
    fields = ", ".join(f'"{field}", "{field} version" BLOB' for field in shapes()[name].fields)
    return (
        f"CREATE TEMP TABLE {staging_table(name)}"
        f" (id TEXT PRIMARY KEY, {fields}, fresh INTEGER) WITHOUT ROWID"
    )


@cache
def put(name: str) -> str:
    """Stage one row: its id, then for each field its value and its version."""
    marks = ", ".join("?" for _ in range(1 + 2 * len(shapes()[name].fields)))
    return f"INSERT INTO {staging_table(name)} VALUES ({marks}, 0)"


@cache
def drop_known(name: str) -> str:
    """Take away the staged rows that say nothing new."""
    same = _all(shapes()[name], lambda field: f'ifnull(s."{field} version" = w."{field}", 1)')
    return f"""
        DELETE FROM {staging_table(name)} AS s WHERE EXISTS (
          SELECT 1 FROM {twin_name(name)} AS w WHERE w.id = s.id AND {same})"""


@cache
def mark_fresh(name: str) -> str:
    """Mark the staged rows that are not in the log."""
    return f"""
        UPDATE {staging_table(name)} SET fresh = 1
        WHERE id NOT IN (SELECT id FROM {twin_name(name)})"""


@cache
def incomplete(name: str) -> str:
    """The new rows that lack a field without which a row of this table cannot be."""
    shape = shapes()[name]
    needed = [field for field in shape.fields if field not in shape.defaults]
    lacking = " OR ".join(f'"{field} version" IS NULL' for field in needed) or "0"
    return f"SELECT id FROM {staging_table(name)} WHERE fresh AND ({lacking})"


@cache
def take_in(name: str) -> tuple[str, str]:
    """Put the new rows into the log, each with the versions that it came with."""
    shape = shapes()[name]
    fields = _listed(f'"{field}"' for field in shape.fields)
    values = _listed(_value_or_default(shape, field) for field in shape.fields)
    versions = _listed(f'ifnull("{field} version", {_NOBODY_WROTE})' for field in shape.fields)
    staged = f"FROM {staging_table(name)} WHERE fresh"
    return (
        f'INSERT INTO "{name}" (id, {fields}) SELECT id, {values} {staged}',
        f"INSERT INTO {twin_name(name)} (id, {fields}, sequence)"
        f" SELECT id, {versions}, :sequence {staged}",
    )


@cache
def differing(name: str) -> str:
    """The fields of known rows in which the pack and the log differ, with both sides of each.

    Row, field, their version, their value, our version, our value; values as JSON.
    """
    return " UNION ALL ".join(
        f"""
        SELECT s.id, '{field}', s."{field} version", json_quote(s."{field}"),
          w."{field}", json_quote(t."{field}")
        {_beside(name)} AND s."{field} version" <> w."{field}\""""
        for field in shapes()[name].fields
    )


@cache
def write_down(name: str) -> str:
    """Keep what is about to be written over, with its versions, in the history.

    A row that the same change put in has none: to take the change back is to take it out again.
    """
    shape = shapes()[name]
    replaced = " UNION ALL ".join(
        f"""
        SELECT s.id AS id, '{field}' AS field, t."{field}" AS was,
          lower(hex(w."{field}")) AS version
        {_beside(name)} AND s."{field} version" > w."{field}\""""
        for field in shape.fields
        if field in shape.may_change
    )
    return f"""
        INSERT INTO changed_row (sequence, table_name, row_id, before, versions)
          SELECT :sequence, '{name}', id,
            json_group_object(field, was), json_group_object(field, version)
          FROM ({replaced}) AS replaced WHERE NOT ({is_new(name, "replaced.id")}) GROUP BY id"""


@cache
def write_over(name: str) -> tuple[str, str]:
    """Let the later value of each field stand in the known rows, and then its version."""
    shape = shapes()[name]
    change = [field for field in shape.fields if field in shape.may_change]
    later = {field: f's."{field} version" > w."{field}"' for field in change}
    of_row = f"FROM {staging_table(name)} AS s"
    known = f"s.id = w.id AND NOT s.fresh AND ({' OR '.join(later.values())})"
    values = _listed(
        f'"{field}" = CASE WHEN {later[field]} THEN s."{field}" ELSE t."{field}" END'
        for field in change
    )
    versions = _listed(
        f'"{field}" = CASE WHEN {later[field]} THEN s."{field} version" ELSE w."{field}" END'
        for field in change
    )
    return (
        f'UPDATE "{name}" AS t SET {values} {of_row}, {twin_name(name)} AS w'
        f" WHERE t.id = s.id AND {known}",
        f"UPDATE {twin_name(name)} AS w SET {versions}, sequence = :sequence {of_row}"
        f" WHERE {known}",
    )


def is_new(name: str, row_id: str) -> str:
    """Whether the change `:sequence` put a row in: it touched it, and wrote nothing down of it."""
    return f"""
        EXISTS (SELECT 1 FROM {twin_name(name)} AS n
          WHERE n.id = {row_id} AND n.sequence = :sequence)
        AND NOT EXISTS (SELECT 1 FROM changed_row AS c WHERE c.row_id = {row_id}
          AND c.sequence = :sequence)"""


def _beside(name: str) -> str:
    """Staged rows beside the rows and the versions that are there."""
    return f"""
        FROM {staging_table(name)} AS s JOIN "{name}" AS t ON t.id = s.id
        JOIN {twin_name(name)} AS w ON w.id = s.id WHERE NOT s.fresh"""


def _value_or_default(shape: Shape, field: str) -> str:
    default = shape.defaults.get(field)
    if default is None:
        return f'"{field}"'
    plain = f"'{default}'" if isinstance(default, str) else str(default)
    return f'CASE WHEN "{field} version" IS NULL THEN {plain} ELSE "{field}" END'


def _all(shape: Shape, condition: Callable[[str], str]) -> str:
    return " AND ".join(condition(field) for field in shape.fields)


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)
