"""Whether a change touched anything that is merged or handed on: rows, and what is kept beside."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, TextClause, text

from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync.shapes import shapes

_NOBODY_WROTE = f"x'{NO_VERSION.hex()}'"


def is_touched(connection: Connection, sequence: int) -> bool:
    """Whether anything is in the log as the change `sequence` left it."""
    return bool(connection.execute(_any_touched(), {"sequence": sequence}).scalar_one())


def may_leave(connection: Connection, since: int) -> bool:
    """Whether a pack of what changed after `since` would hold any row.

    What stays at home is read from `withheld`, as `lines.lines_of` does.
    """
    return bool(connection.execute(_any_leaving(), {"since": since}).scalar_one())


@cache
def _any_touched() -> TextClause:
    tables = [*(twin_name(name) for name in shapes()), "register"]
    each = (f"EXISTS (SELECT 1 FROM {table} WHERE sequence = :sequence)" for table in tables)
    return text(f"SELECT {' OR '.join(each)}")


@cache
def _any_leaving() -> TextClause:
    each = [
        f"""EXISTS (
          SELECT 1 FROM {twin_name(name)} AS v
          WHERE v.sequence > :since AND v.deleted > {_NOBODY_WROTE}
          AND NOT EXISTS (
            SELECT 1 FROM withheld AS w WHERE w.table_name = '{name}' AND w.row_id = v.id))"""
        for name in shapes()
    ]
    each.append("EXISTS (SELECT 1 FROM register WHERE sequence > :since)")
    return text(f"SELECT {' OR '.join(each)}")
