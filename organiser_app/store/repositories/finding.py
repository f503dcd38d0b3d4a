"""The one way in which repositories look for rows.

What is asked at every save is a query with parameters that is built once, in a cached function:
SQLAlchemy takes four times as long to build a query as to ask it.
"""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from organiser_app.domain.errors import NotFound
from organiser_app.domain.models import Synced, table_of
from organiser_app.language import tr
from organiser_app.store.unit_of_work import UnitOfWork

Record = TypeVar("Record", bound=Synced)


def found(work: UnitOfWork, model: type[Record], *where: ColumnElement[bool]) -> list[Record]:
    """The rows of `model` that are not deleted and meet all of `where`, the oldest first."""
    kept = select(model).where(model.deleted.is_(False), *where)  # type: ignore[attr-defined] # a column on the class
    return list(work.session.scalars(kept.order_by(model.id)))  # type: ignore[arg-type] # a column on the class


def first(work: UnitOfWork, model: type[Record], *where: ColumnElement[bool]) -> Record | None:
    """The oldest such row, if any."""
    return next(iter(found(work, model, *where)), None)


def oldest_id(model: type[Synced], *where: ColumnElement[bool]) -> Select[UUID]:
    """A query for the id of the oldest such row."""
    columns = table_of(model).c
    kept = select(columns.id).where(columns.deleted.is_(False), *where)
    return kept.order_by(columns.id).limit(1)


def get(work: UnitOfWork, model: type[Record], record_id: UUID) -> Record:
    """The row of that id; `NotFound` where it is not there or was deleted."""
    record = work.session.get(model, record_id)
    if record is None or record.deleted:
        raise NotFound(tr("That record is not in the log any more."), detail=str(record_id))
    return record
