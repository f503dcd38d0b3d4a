"""Settling a conflict: a value is written afresh, in sight of every other that the field has had.

A trigger sees that only where the value changes. Whoever keeps the value that stands has chosen,
too, and the others have to learn of it; and an undo asks the question again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, text

from organiser_app.domain.rules.joining import DEVICE_AT
from organiser_app.store.connection import stamp_of
from organiser_app.store.versions import NO_VERSION, twin_name

_OF_FIELD = "table_name = :table_name AND row_id = :row_id AND field = :field"
_OTHERS = text(f"""
    SELECT json_group_array(json_array(field, lower(hex(version)), value, open))
    FROM other_value WHERE {_OF_FIELD}""")
_ASKED = text("""
    SELECT DISTINCT field FROM other_value
    WHERE open AND table_name = :table_name AND row_id = :row_id ORDER BY field""")
_CLOSE = text(f"UPDATE other_value SET open = 0 WHERE {_OF_FIELD}")
_GIVE_BACK = text(f"""
    UPDATE other_value SET open = said.open
    FROM (SELECT json_extract(value, '$[1]') AS version, json_extract(value, '$[3]') AS open
      FROM json_each(:others)) AS said
    WHERE {_OF_FIELD} AND lower(hex(other_value.version)) = said.version""")
_WRITE_DOWN = text("""
    INSERT INTO changed_row (sequence, table_name, row_id, before, others)
    VALUES (change_sequence(), :table_name, :row_id, :before, :others)""")


@dataclass(frozen=True, slots=True)
class Place:
    """One field of one row of a synced table; the names are known to be ones of the schema."""

    table_name: str
    row_id: str
    field: str

    @property
    def named(self) -> dict[str, str]:
        """The three, as statements name them."""
        return {"table_name": self.table_name, "row_id": self.row_id, "field": self.field}


def asked_about(connection: Connection, table_name: str, row_id: UUID) -> tuple[Place, ...]:
    """The fields of a row beside which other values are open."""
    given = {"table_name": table_name, "row_id": row_id.hex}
    fields = connection.execute(_ASKED, given).scalars()
    return tuple(Place(table_name, row_id.hex, field) for field in fields)


def settle(connection: Connection, place: Place, value: object, others: str | None = None) -> None:
    """Let `value`, as the database keeps it, stand in a field as written by this change.

    The other values count as seen; or they are as `others` says, which is what an earlier settling
    kept in the history.
    """
    before = _standing(connection, place)
    known = connection.execute(_OTHERS, place.named).scalar_one()
    stamp = stamp_of(connection)
    stamp.settling = True
    _put(connection, place, value)
    stamp.settling = False
    _renew(connection, place)
    connection.execute(_CLOSE, place.named)
    if others is not None:
        connection.execute(_GIVE_BACK, {**place.named, "others": others})
    connection.execute(
        _WRITE_DOWN, {**place.named, "before": json.dumps({place.field: before}), "others": known}
    )


def _standing(connection: Connection, place: Place) -> object:
    query = f'SELECT "{place.field}" FROM "{place.table_name}" WHERE id = :row_id'
    return connection.execute(text(query), {"row_id": place.row_id}).scalar_one()


def _put(connection: Connection, place: Place, value: object) -> None:
    statement = f'UPDATE "{place.table_name}" SET "{place.field}" = :value WHERE id = :row_id'
    connection.execute(text(statement), {"row_id": place.row_id, "value": value})


def _renew(connection: Connection, place: Place) -> None:
    """Give the value that stands this change's version, and remember whose it was until then."""
    twin, field = twin_name(place.table_name), place.field
    remember = f"""
        INSERT OR IGNORE INTO other_value (table_name, row_id, field, version, value, open)
        SELECT :table_name, w.id, :field, w."{field}", json_quote(t."{field}"), 0
        FROM {twin} AS w JOIN "{place.table_name}" AS t ON t.id = w.id
        WHERE w.id = :row_id AND w."{field}" > x'{NO_VERSION.hex()}'
        AND substr(w."{field}", {DEVICE_AT + 1}) <> substr(change_version(), {DEVICE_AT + 1})"""
    renew = f"""
        UPDATE {twin} SET "{field}" = change_version(), sequence = change_sequence()
        WHERE id = :row_id"""
    connection.execute(text(remember), place.named)
    connection.execute(text(renew), place.named)
