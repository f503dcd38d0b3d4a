"""Stand-ins: hidden, empty rows for what is named and has not come.

Packs arrive in any order, and a pack of one project names rows that are not in it. Nobody wrote
the fields of a stand-in, so it is told to no one, and every field of the true row stands over it.
What a stand-in needs in turn is the row numbered nothing but noughts of that table.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Enum,
    Float,
    Integer,
    TextClause,
    Uuid,
    text,
)

from organiser_app.domain.models import metadata
from organiser_app.domain.models.base import Moment
from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync.shapes import Shape, shapes

NOBODY = "0" * 32
_LONG_AGO = date(1970, 1, 1).isoformat()
_EMPTY: tuple[tuple[type[Any], str], ...] = (
    (Uuid, f"'{NOBODY}'"),
    (Date, f"'{_LONG_AGO}'"),
    (Moment, f"'{_LONG_AGO} 00:00:00.000000'"),
    (Boolean, "0"),
    (Integer, "0"),
    (Float, "0"),
)
_MISSING = """
    SELECT DISTINCT t."{field}" FROM {twin} AS w JOIN "{name}" AS t ON t.id = w.id
    WHERE w.sequence = :sequence AND t."{field}" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "{target}" AS p WHERE p.id = t."{field}")"""


def stand_in_for_missing(connection: Connection, tables: Iterable[str], sequence: int) -> None:
    """Put in a stand-in for each row that is named by the change `sequence` and is not there.

    `tables` are those of which the change put in or altered rows.
    """
    for name in tables:
        for target, query in _missing(name):
            if missing := connection.scalars(query, {"sequence": sequence}).all():
                _stand_in(connection, shapes()[target], missing, sequence)


@cache
def _missing(name: str) -> list[tuple[str, TextClause]]:
    shape, twin = shapes()[name], twin_name(name)
    return [
        (target, text(_MISSING.format(name=name, twin=twin, field=field, target=target)))
        for field, target in {**shape.parents, **shape.links}.items()
    ]


def _stand_in(connection: Connection, shape: Shape, ids: Iterable[str], sequence: int) -> None:
    for target in set(shape.parents.values()):
        _stand_in(connection, shapes()[target], [NOBODY], sequence)
    for statement in _statements(shape.name):
        connection.execute(
            text(statement),
            [{"id": one, "sequence": sequence, "nobody": NO_VERSION} for one in ids],
        )


@cache
def _statements(name: str) -> tuple[str, str]:
    shape, table = shapes()[name], metadata.tables[name]
    fields = ", ".join(f'"{field}"' for field in shape.fields)
    values = ", ".join(_empty(table.columns[field]) for field in shape.fields)
    versions = ", ".join(":nobody" for _ in shape.fields)
    return (
        f'INSERT OR IGNORE INTO "{name}" (id, {fields}) VALUES (:id, {values})',
        f"INSERT OR IGNORE INTO {twin_name(name)} (id, {fields}, sequence)"
        f" VALUES (:id, {versions}, :sequence)",
    )


def _empty(column: Column[Any]) -> str:
    """What stands in a field of a stand-in, as SQL: nothing, hidden."""
    if column.name == "deleted":
        return "1"
    if column.nullable:
        return "NULL"
    if isinstance(column.type, Enum):
        return f"'{column.type.enums[0]}'"
    return next((empty for kind, empty in _EMPTY if isinstance(column.type, kind)), "''")
