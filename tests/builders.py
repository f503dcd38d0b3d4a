"""Rows for tests: one row of every synced model, all hanging together, made from the models."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, TypeDecorator
from sqlalchemy.types import TypeEngine

from organiser_app.domain.ids import Ids
from organiser_app.domain.models import Local, Synced, synced_models, table_of

Row = dict[str, Any]
Web = dict[type[Synced], Row]

MOMENT = datetime(2026, 3, 2, 18, tzinfo=UTC)


def web(number: int = 0, words: str = "") -> Web:
    """One row of every synced model, each naming the others of its web where it refers to any.

    Two webs of different numbers, 0 or 1, differ in every field but `deleted`. `words` stand in
    every text.
    """
    new_id = Ids(lambda: MOMENT, random.Random(number).getrandbits)  # noqa: S311
    ids = {table_of(model).name: new_id() for model in synced_models()}
    return {
        model: {
            column.name: _value(column, ids, number, words or f"words {number}", new_id)
            for column in table_of(model).columns
        }
        for model in synced_models()
    }


def local_row(model: type[Local], words: str) -> Row:
    """A row of a local model, with `words` in every text."""
    new_id = Ids(lambda: MOMENT)
    return {
        column.name: _value(column, {column.table.name: new_id()}, 0, words, new_id)
        for column in table_of(model).columns
    }


def _value(
    column: Column[Any], ids: dict[str, UUID], number: int, words: str, new_id: Callable[[], UUID]
) -> object:
    kind = _kind(column.type)
    if kind is UUID and column.name == "id":
        return ids[column.table.name]
    for key in column.foreign_keys:
        if key.column.table.name in ids:
            return ids[key.column.table.name]
    if column.name == "deleted":
        return False
    if issubclass(kind, StrEnum):
        return tuple(kind)[number]
    makers: dict[type, Callable[[], object]] = {
        str: lambda: f"{words} {column.table.name} {column.name}",
        bool: lambda: bool(number % 2),
        int: lambda: number + 1,
        float: lambda: number + 0.1,
        date: lambda: MOMENT.date() + timedelta(days=number),
        datetime: lambda: MOMENT + timedelta(hours=number),
        bytes: lambda: number.to_bytes(16, "big"),
        UUID: new_id,
    }
    return makers[kind]()


def _kind(column_type: TypeEngine[Any]) -> type:
    plain = column_type.impl_instance if isinstance(column_type, TypeDecorator) else column_type
    return plain.python_type
