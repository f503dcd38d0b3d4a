"""What all tables have in common, and the few column kinds that they are written in.

A table is either *synced*, all that people record, or *local*, which never leaves this log. A
synced row has an unchanging `id` that says nothing about anybody, and is never removed but by
erasure: `deleted` hides it, and can be undone. The version of each of its fields is kept apart
(`store.versions`), so that the models stay plain to read.

A column that names a resident is a `subject()`; erasure and consent go by those columns. A link
table is a set with dots: each addition is a row with its own id, a removal sets `deleted` on the
rows that it saw, so an addition it did not see stays.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Dialect, Enum, ForeignKey, Index, Table, TypeDecorator
from sqlmodel import Field, SQLModel

SUBJECT_TABLE = "resident"
_OFTEN_EMPTY = "often empty"


class _Table(SQLModel):
    """A row of any kind; its validator, which a table never asks for, is not built on import."""

    model_config = {"defer_build": True}


class Synced(_Table):
    """A row that people recorded, which travels in packs."""

    id: UUID = Field(primary_key=True)
    deleted: bool = False


class Local(_Table):
    """A row of this log's own: settings, drafts, bookkeeping."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse a moment without a zone; it would be somebody else's hour."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the moment back as UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def moment(*, optional: bool = False, index: bool = False) -> Any:
    """A column that holds a moment."""
    return _field(Moment(), optional=optional, index=index)


def choice(values: type[StrEnum], *, default: StrEnum | None = None, optional: bool = False) -> Any:
    """A column that holds one word of a closed list, kept as that word."""
    kind = Enum(
        values,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=False,
        length=32,
    )
    return _field(kind, optional=optional, default=default)


def reference(table: str, *, optional: bool = False) -> Any:
    """A column that names a row of another table.

    The check waits for the commit, since merged rows come in any order.
    """
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    if not optional:
        return Field(sa_column_args=[key], index=True, nullable=False)
    return Field(
        sa_column_args=[key], sa_column_kwargs={"info": {_OFTEN_EMPTY: True}}, default=None
    )


def subject(*, optional: bool = False) -> Any:
    """A column that names the resident whom the row concerns; once set it does not change."""
    return reference(SUBJECT_TABLE, optional=optional)


def index_where_filled(table: Table) -> None:
    """Index the optional references of a table by the rows that have them.

    A row that names nothing then costs nothing to write: a promise alone has ten such columns.
    """
    for column in table.columns:
        if column.info.get(_OFTEN_EMPTY):
            name = f"ix_{table.name}_{column.name}"
            Index(name, column, sqlite_where=column.is_not(None))


def _field(kind: Any, *, optional: bool, default: Any = None, index: bool = False) -> Any:
    given = {"default": default} if optional or default is not None else {}
    return Field(sa_type=kind, nullable=optional, index=index, **given)
