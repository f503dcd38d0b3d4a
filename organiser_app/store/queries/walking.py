"""Joins whose order is ours: from each listening to its statements, and on to their themes.

Left to itself SQLite goes through the statements and sorts them all by what they are grouped by,
which takes seconds where there are half a million. From the listenings outwards nothing longer
than their list is sorted.
"""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import ColumnElement, FromClause, Integer, and_, literal_column
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from organiser_app.store.queries import tables as t

Held = TypeVar("Held")
ROW_OF_LISTENING: ColumnElement[int] = literal_column("listening.rowid", Integer)
"""What the walk is in the order of, so that grouping by it sorts nothing."""


def listenings_outwards(*, to_themes: bool = False) -> FromClause:
    """Each listening joined to its statements, and with `to_themes` to the codes on them.

    Whether listenings and statements were deleted is for the query to ask; codes were not.
    """
    statement, code = t.statement.c, t.statement_theme.c
    walk = t.listening.join(t.statement, statement.listening_id == unused(t.listening.c.id))
    if not to_themes:
        return walk
    on_it = code.statement_id == unused(statement.id)
    return walk.join(t.statement_theme, and_(on_it, unused(code.deleted).is_(False)))


def unused(column: ColumnElement[Held]) -> ColumnElement[Held]:
    """`column` with a plus before it, by which SQLite looks nothing up."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)
