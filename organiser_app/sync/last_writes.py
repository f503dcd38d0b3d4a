"""By which change each field was written last, as the log's history knows it."""

from __future__ import annotations

from sqlalchemy import Connection

_OF_ROWS = "SELECT row_id, max(sequence) FROM changed_row GROUP BY row_id"
_OF_FIELDS = """
    SELECT entry.row_id, field.key, max(entry.sequence)
    FROM changed_row AS entry, json_each(entry.before) AS field
    WHERE entry.before IS NOT NULL GROUP BY entry.row_id, field.key"""


class LastWrites:
    """The history of all rows, read once."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.exec_driver_sql(_OF_ROWS)
        self._of_rows: dict[str, int] = {row_id: sequence for row_id, sequence in rows}  # noqa: C416 - rows are no pairs
        self._of_fields: dict[tuple[str, str], int] = {
            (row_id, field): sequence
            for row_id, field, sequence in connection.exec_driver_sql(_OF_FIELDS)
        }

    def of(self, row_id: str, field: str, touched_by: int) -> int:
        """The change that wrote a field of a row, which `touched_by` was the last to touch.

        It is 0 where nobody wrote it since the row was put in, and `touched_by` itself where that
        one is not in the history, so that nobody knows which fields it wrote.
        """
        if self._of_rows.get(row_id) != touched_by:
            return touched_by
        return self._of_fields.get((row_id, field), 0)
