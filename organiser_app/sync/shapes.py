"""What a synced table looks like in a pack: its fields, and what may stand in each (`columns`).

Only names and values that are known here ever reach the database; the rest is carried along or
refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Column, Enum, Table

from organiser_app.domain.models import synced_models, table_of
from organiser_app.store.guards import FIXED, subject_columns
from organiser_app.store.versions import fields_of
from organiser_app.sync.columns import Fits, fits_in


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One synced table: `fits` says of each field whether values may stand in it.

    `parents` are the fields without whose target a row cannot be, `links` those that may name
    nothing, each with the table that it names. `defaults` stand in fields that a pack of an older
    version leaves out. In `words` a later version may have a word that is not known yet.
    `may_change` are the fields that a merge may alter in a row that is there.
    """

    name: str
    fields: tuple[str, ...]
    fits: dict[str, Fits]
    parents: dict[str, str]
    links: dict[str, str]
    defaults: dict[str, object]
    words: frozenset[str]
    may_change: frozenset[str]


@cache
def shapes() -> dict[str, Shape]:
    """Every synced table by name."""
    return {shape.name: shape for shape in map(_shape, synced_models())}


def _shape(model: type[Any]) -> Shape:
    table = table_of(model)
    fields = fields_of(table)
    columns = [table.columns[field] for field in fields]
    return Shape(
        table.name,
        fields,
        {column.name: fits_in(column) for column in columns},
        {column.name: _named(column) for column in columns if _names(column, nullable=False)},
        {column.name: _named(column) for column in columns if _names(column, nullable=True)},
        _defaults(model, fields),
        frozenset(column.name for column in columns if isinstance(column.type, Enum)),
        _may_change(table, fields),
    )


def _names(column: Column[Any], *, nullable: bool) -> bool:
    return bool(column.foreign_keys) and bool(column.nullable) is nullable


def _named(column: Column[Any]) -> str:
    (key,) = column.foreign_keys
    return key.column.table.name


def _defaults(model: type[Any], fields: tuple[str, ...]) -> dict[str, object]:
    given = {name: model.model_fields[name] for name in fields}
    return {
        name: _as_kept(field.get_default())
        for name, field in given.items()
        if not field.is_required()
    }


def _as_kept(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return int(value) if isinstance(value, bool) else value


def _may_change(table: Table, fields: tuple[str, ...]) -> frozenset[str]:
    if table.name in FIXED:
        return frozenset({"deleted", *subject_columns(table)})
    return frozenset(fields)
