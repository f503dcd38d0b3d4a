"""The SQL by which staged rows come into a table: new ones whole, known ones field by field.

A batch of a pack lies in a temporary table beside the one that it is for, `staged`, with a version
for each field. In every field the greater version stands; one that is left out has no version, and
changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, wraps

from sqlalchemy import TextClause, text

from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync.shapes import Shape, shapes

_NOBODY_WROTE = f"x'{NO_VERSION.hex()}'"
_LATER = 's."{field} version" > w."{field}"'


def _statement(written: Callable[[str], str]) -> Callable[[str], TextClause]:
    """Let SQL that is written for a table by its name be read once, however often it is run."""
    return cache(wraps(written)(lambda name: text(written(name))))


def staging_table(name: str) -> str:
    """The name of the temporary table in which rows of `name` are staged."""
    return f"staged_{name}"


@_statement
def make(name: str) -> str:
    """Make the temporary table of a shape."""
    fields = ", ".join(f'"{field}", "{field} version" BLOB' for field in shapes()[name].fields)
    return (
        f"CREATE TEMP TABLE {staging_table(name)}"
        f" (id TEXT PRIMARY KEY, {fields}, fresh INTEGER) WITHOUT ROWID"
    )


@cache
def put(name: str) -> str:
    """Stage one row: its id, the values of its fields, and as many versions."""
    count = len(shapes()[name].fields)
    both = _listed(f"?{place + 2}, ?{place + 2 + count}" for place in range(count))
    return f"INSERT INTO {staging_table(name)} VALUES (?1, {both}, 0)"


@_statement
def drop_known(name: str) -> str:
    """Take away the staged rows that say nothing new."""
    same = _all(shapes()[name], lambda field: f'ifnull(s."{field} version" = w."{field}", 1)')
    return f"""
        DELETE FROM {staging_table(name)} AS s WHERE EXISTS (
          SELECT 1 FROM {twin_name(name)} AS w WHERE w.id = s.id AND {same})"""


@_statement
def mark_fresh(name: str) -> str:
    """Mark the staged rows that are not in the log."""
    return f"""
        UPDATE {staging_table(name)} SET fresh = 1
        WHERE id NOT IN (SELECT id FROM {twin_name(name)})"""


@_statement
def incomplete(name: str) -> str:
    """The new rows that lack a field without which a row of this table cannot be."""
    shape = shapes()[name]
    needed = [field for field in shape.fields if field not in shape.defaults]
    lacking = " OR ".join(f'"{field} version" IS NULL' for field in needed) or "0"
    return f"SELECT id FROM {staging_table(name)} WHERE fresh AND ({lacking})"


@_statement
def take_in_rows(name: str) -> str:
    """Put the new rows into the log."""
    shape = shapes()[name]
    fields = _listed(f'"{field}"' for field in shape.fields)
    values = _listed(_value_or_default(shape, field) for field in shape.fields)
    return f"""
        INSERT INTO "{name}" (id, {fields})
          SELECT id, {values} FROM {staging_table(name)} WHERE fresh"""


@_statement
def take_in_versions(name: str) -> str:
    """Give the new rows the versions that they came with."""
    shape = shapes()[name]
    fields = _listed(f'"{field}"' for field in shape.fields)
    versions = _listed(f'ifnull("{field} version", {_NOBODY_WROTE})' for field in shape.fields)
    return f"""
        INSERT INTO {twin_name(name)} (id, {fields}, sequence)
          SELECT id, {versions}, :sequence FROM {staging_table(name)} WHERE fresh"""


@_statement
def differing(name: str) -> str:
    """The fields of known rows in which the pack and the log differ, with both sides of each.

    What nobody wrote, as in a row that stands in for one, differs from nothing. Row, field, their
    version, their value, our version, our value; values as JSON.
    """
    return " UNION ALL ".join(
        f"""
        SELECT s.id, '{field}', s."{field} version", json_quote(s."{field}"),
          w."{field}", json_quote(t."{field}")
        {_beside(name)} AND s."{field} version" <> w."{field}"
        AND w."{field}" > {_NOBODY_WROTE}"""
        for field in shapes()[name].fields
    )


@_statement
def write_down(name: str) -> str:
    """Keep what is about to be written over, with its versions, in the history.

    A row that the same change put in has none: to take the change back is to take it out again.
    """
    replaced = " UNION ALL ".join(
        f"""
        SELECT s.id AS id, '{field}' AS field, t."{field}" AS was,
          lower(hex(w."{field}")) AS version, w.sequence AS earlier
        {_beside(name)} AND {_later(name, field)}"""
        for field in shapes()[name].fields
    )
    return f"""
        INSERT INTO changed_row (sequence, table_name, row_id, before, versions, earlier)
          SELECT :sequence, '{name}', id,
            json_group_object(field, was), json_group_object(field, version), earlier
          FROM ({replaced}) AS replaced WHERE NOT ({is_new(name, "replaced.id")}) GROUP BY id"""


@_statement
def write_over_rows(name: str) -> str:
    """Let the later value of each field stand in the known rows."""
    values = _later_of_both(name, 's."{field}"', 't."{field}"')
    return f"""
        UPDATE "{name}" AS t SET {values}
        FROM {staging_table(name)} AS s, {twin_name(name)} AS w
        WHERE t.id = s.id AND {_is_later(name)}"""


@_statement
def write_over_versions(name: str) -> str:
    """Let the later version of each field stand in the known rows, after the values."""
    versions = _later_of_both(name, 's."{field} version"', 'w."{field}"')
    return f"""
        UPDATE {twin_name(name)} AS w SET {versions}, sequence = :sequence
        FROM {staging_table(name)} AS s WHERE {_is_later(name)}"""


def _later_of_both(name: str, theirs: str, ours: str) -> str:
    return _listed(
        f'"{field}" = CASE WHEN {_later(name, field)}'
        f" THEN {theirs.format(field=field)} ELSE {ours.format(field=field)} END"
        for field in shapes()[name].fields
    )


def _is_later(name: str) -> str:
    later = " OR ".join(_later(name, field) for field in shapes()[name].fields)
    return f"s.id = w.id AND NOT s.fresh AND ({later})"


def _later(name: str, field: str) -> str:
    """That a staged value stands: it is later, or it is the first where none ever changes."""
    later = _LATER.format(field=field)
    if field in shapes()[name].may_change:
        return later
    return f'({later} AND w."{field}" = {_NOBODY_WROTE})'


def is_new(name: str, row_id: str) -> str:
    """Whether the change `:sequence` put a row in: it touched it, and wrote nothing down of it."""
    return f"""
        EXISTS (SELECT 1 FROM {twin_name(name)} AS n
          WHERE n.id = {row_id} AND n.sequence = :sequence)
        AND NOT EXISTS (SELECT 1 FROM changed_row AS c WHERE c.row_id = {row_id}
          AND c.table_name = '{name}' AND c.sequence = :sequence)"""


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
