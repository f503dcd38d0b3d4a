"""What a synced table looks like in a pack: its fields, and what may stand in each.

A value in a pack is what the database holds, as JSON: an id is 32 hexadecimal digits, a day and a
moment are text as SQLite keeps them, a yes or no is 1 or 0. Only names and values that are known
here ever reach the database; the rest is carried along or refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, Date, Enum, Float, Integer, Table, Uuid

from organiser_app.domain.models import synced_models, table_of
from organiser_app.domain.models.base import Moment
from organiser_app.store.guards import FIXED, subject_columns
from organiser_app.store.versions import fields_of

Fits = Callable[[object], bool]

MOST_LETTERS = 1_000_000
_WHOLE = 2**63
_ID_LENGTH, _HEXADECIMAL = 32, "0123456789abcdef"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}")


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One synced table: `fits` says of each field whether a value may stand in it.

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


def is_id(value: object) -> bool:
    """Whether a value is an id as packs write it."""
    return isinstance(value, str) and len(value) == _ID_LENGTH and not value.strip(_HEXADECIMAL)


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
        {column.name: _fits(column) for column in columns},
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


def _fits(column: Column[Any]) -> Fits:
    fits = _fits_kind(column)
    if column.nullable:
        return lambda value: value is None or fits(value)
    return fits


def _fits_kind(column: Column[Any]) -> Fits:
    kind = column.type
    if isinstance(kind, Enum):
        words = frozenset(kind.enums)
        return lambda value: isinstance(value, str) and value in words
    plain: tuple[tuple[type[Any], Fits], ...] = (
        (Uuid, is_id),
        (Boolean, _is_yes_or_no),
        (Date, _is_day),
        (Moment, _is_moment),
        (Float, _is_number),
        (Integer, _is_whole),
    )
    return next((fits for sort, fits in plain if isinstance(kind, sort)), _is_text)


def _is_text(value: object) -> bool:
    # Half a pair of UTF-16 is no letter, and cannot be written to the database.
    return (
        isinstance(value, str)
        and len(value) <= MOST_LETTERS
        and (value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value))
    )


def _is_yes_or_no(value: object) -> bool:
    return type(value) is int and value in (0, 1)


def _is_whole(value: object) -> bool:
    return type(value) is int and -_WHOLE <= value < _WHOLE


def _is_number(value: object) -> bool:
    return type(value) in (int, float) and math.isfinite(value)  # type: ignore[arg-type] # a number


def _is_day(value: object) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None and _reads(date, value)


def _is_moment(value: object) -> bool:
    return (
        isinstance(value, str) and _MOMENT.fullmatch(value) is not None and _reads(datetime, value)
    )


def _reads(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True
