"""By which change each field was written last, as the log's history knows it."""

from __future__ import annotations

from sqlalchemy import Connection

_OF_ROWS = "SELECT row_id, table_name, max(sequence) FROM changed_row GROUP BY row_id, table_name"
_OF_FIELDS = """
    SELECT entry.row_id, entry.table_name, field.key, max(entry.sequence)
    FROM changed_row AS entry, json_each(entry.before) AS field
    WHERE entry.before IS NOT NULL GROUP BY entry.row_id, entry.table_name, field.key"""


class LastWrites:
    """The history of all rows, read once."""

    def __init__(self, connection: Connection) -> None:
        self._of_rows: dict[tuple[str, str], int] = {
            (table, row_id): sequence
            for row_id, table, sequence in connection.exec_driver_sql(_OF_ROWS)
        }
        self._of_fields: dict[tuple[str, str, str], int] = {
            (table, row_id, field): sequence
            for row_id, table, field, sequence in connection.exec_driver_sql(_OF_FIELDS)
        }

    def of(self, table: str, row_id: str, field: str, touched_by: int) -> int:
        """The change that wrote a field of a row, which `touched_by` was the last to touch.

        It is 0 where nobody wrote it since the row was put in, and `touched_by` itself where that
        one is not in the history, so that nobody knows which fields it wrote.
        """
        if self._of_rows.get((table, row_id)) != touched_by:
            return touched_by
        return self._of_fields.get((table, row_id, field), 0)
