"""Values that stood apart: joining what the log and a pack know of the fields that they share."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

from organiser_app.domain.rules.joining import Written, conflicting, joined
from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync import staging
from organiser_app.sync.rows import Row
from organiser_app.sync.shapes import Shape

_OURS = """
    SELECT row_id, field, version, value, open FROM other_value
    WHERE table_name = :name AND row_id IN (SELECT id FROM {staged} WHERE NOT fresh)"""
FORGET = text(
    "DELETE FROM other_value WHERE table_name = :name AND row_id = :row_id AND field = :field"
)
_KEEP = text("""
    INSERT INTO other_value (table_name, row_id, field, version, value, open)
    VALUES (:name, :row_id, :field, :version, json_quote(json_extract(:value, '$')), :open)""")
_HISTORY_OF_ROW = text(
    "UPDATE changed_row SET others = :others"
    " WHERE sequence = :sequence AND table_name = :name AND row_id = :row_id"
)
_NEW_HISTORY = """
    INSERT INTO changed_row (sequence, table_name, row_id, before, versions, others, earlier)
    SELECT :sequence, :name, :row_id, '{{}}', '{{}}', :others, sequence FROM {twin}
    WHERE id = :row_id AND NOT ({is_new})"""

Others = dict[tuple[str, str], tuple[Written, ...]]
"""By row and field."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What is to be kept beside the fields of known rows: `before` it was so, `after` it is.

    `conflicts` counts the values from which somebody has to choose who did not before.
    """

    before: Others
    after: Others
    conflicts: int


def join(connection: Connection, shape: Shape, told: Mapping[str, Row]) -> Joining:
    """Join both sides of every field in which they differ, or of which a row tells other values.

    `told` are the staged rows that tell such values, by id.
    """
    ours = _ours(connection, shape)
    after: Others = {}
    conflicts = 0
    for (row_id, field), (their, our) in _both(connection, shape, told).items():
        before = ours.get((row_id, field), ())
        others = told[row_id].others.get(field, ()) if row_id in told else ()
        stands = max(their, our)  # a later one may be beside it, where the latest is not understood
        known = joined((our, *before), (their, *others))
        beside = [one for one in known if one.version != stands.version]
        if _differ(beside, before):
            after[row_id, field] = tuple(beside)
            fresh = set(conflicting((stands, *beside))) - set(conflicting((our, *before)))
            conflicts += len({one.version for one in fresh})
    return Joining(ours, after, conflicts)


def keep(connection: Connection, shape: Shape, joining: Joining, sequence: int) -> int:
    """Write down what is beside the fields now, and how it was; the number of rows touched."""
    rows = {row_id for row_id, _ in joining.after}
    for row_id in rows:
        _write_history(connection, shape, row_id, joining.before, sequence)
        connection.execute(
            text(f"UPDATE {twin_name(shape.name)} SET sequence = :sequence WHERE id = :row_id"),
            {"sequence": sequence, "row_id": row_id},
        )
    for (row_id, field), others in joining.after.items():
        names = {"name": shape.name, "row_id": row_id, "field": field}
        connection.execute(FORGET, names)
        put(connection, names, others)
    return len(rows)


def keep_of_new_rows(connection: Connection, rows: Iterable[Row]) -> None:
    """Keep the other values that come with rows that were not in the log."""
    for row in rows:
        for field, others in row.others.items():
            put(connection, {"name": row.table, "row_id": row.id, "field": field}, others)


def put(connection: Connection, names: dict[str, str], others: Iterable[Written]) -> None:
    """Keep values beside a field; `names` are its `name` of table, `row_id` and `field`."""
    given = [
        {**names, "version": one.version, "value": one.value, "open": one.open} for one in others
    ]
    if given:
        connection.execute(_KEEP, given)


def _ours(connection: Connection, shape: Shape) -> Others:
    found: defaultdict[tuple[str, str], list[Written]] = defaultdict(list)
    statement = text(_OURS.format(staged=staging.staging_table(shape.name)))
    for row_id, field, *one in connection.execute(statement, {"name": shape.name}):
        found[row_id, field].append(_written(*one))
    return {key: tuple(others) for key, others in found.items()}


def _both(
    connection: Connection, shape: Shape, told: Mapping[str, Row]
) -> dict[tuple[str, str], tuple[Written, Written]]:
    """What stands in each field on their side and on ours, where there is something to join.

    Nobody wrote what is in a row that stands in for one, so their side is all there is to know.
    """
    differing = connection.execute(staging.differing(shape.name))
    both = {}
    for row_id, field, version, value, our_version, our_value in differing:
        if field in shape.may_change:
            theirs, ours = Written(version, value), Written(our_version, our_value)
            both[row_id, field] = theirs, ours if our_version > NO_VERSION else theirs
    for row_id, row in told.items():
        for field in row.others.keys() & shape.may_change:
            if (row_id, field) not in both:
                alike = _standing(connection, shape, row_id, field)
                both[row_id, field] = (alike, alike)
    return both


def _standing(connection: Connection, shape: Shape, row_id: str, field: str) -> Written:
    """What stands in a field on both sides; in a row that stood in for one, it is theirs."""
    theirs = f's."{field} version" > w."{field}"'
    query = f"""
        SELECT CASE WHEN {theirs} THEN s."{field} version" ELSE w."{field}" END,
          json_quote(CASE WHEN {theirs} THEN s."{field}" ELSE t."{field}" END)
        FROM "{shape.name}" AS t JOIN {twin_name(shape.name)} AS w ON w.id = t.id
        JOIN {staging.staging_table(shape.name)} AS s ON s.id = t.id WHERE t.id = :row_id"""
    version, value = connection.execute(text(query), {"row_id": row_id}).one()
    return Written(version, value)


def _differ(beside: Iterable[Written], before: Iterable[Written]) -> bool:
    return {(one.version, one.open) for one in beside} != {
        (one.version, one.open) for one in before
    }


def _write_history(
    connection: Connection, shape: Shape, row_id: str, before: Others, sequence: int
) -> None:
    others = [
        [field, one.version.hex(), one.value, int(one.open)]
        for (of_row, field), known in before.items()
        if of_row == row_id
        for one in known
    ]
    given = {
        "sequence": sequence,
        "name": shape.name,
        "row_id": row_id,
        "others": json.dumps(others),
    }
    if not connection.execute(_HISTORY_OF_ROW, given).rowcount:
        statement = _NEW_HISTORY.format(
            twin=twin_name(shape.name), is_new=staging.is_new(shape.name, ":row_id")
        )
        connection.execute(text(statement), given)


def _written(version: bytes, value: str, is_open: int) -> Written:
    return Written(bytes(version), value, bool(is_open))
