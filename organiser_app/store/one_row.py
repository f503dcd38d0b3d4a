"""Tables of this log's own that hold one row at most, such as how its sync stands."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from organiser_app.domain.models import table_of
from organiser_app.domain.models.base import Local

_Row = TypeVar("_Row", bound=Local)


def one_row(connection: Connection, model: type[_Row]) -> _Row | None:
    """The one row of a table; None where it was never kept."""
    row = connection.execute(select(table_of(model))).mappings().first()
    return None if row is None else model(**row)


def keep_one_row(connection: Connection, row: Local, **fresh: Any) -> None:
    """Keep `row`, in some parts as given instead, in the place of the one before."""
    values = row.model_dump() | fresh
    put = insert(table_of(type(row))).values(values)
    connection.execute(put.on_conflict_do_update(["id"], set_=values))
