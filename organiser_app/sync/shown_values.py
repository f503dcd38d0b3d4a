"""Values as the database keeps them, made into what they mean: days, choices, links by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Date, Enum

from organiser_app.domain.models import metadata
from organiser_app.domain.models.base import Moment
from organiser_app.sync.shapes import shapes
from organiser_app.sync.titles import Glimpses


@dataclass(frozen=True, slots=True)
class Named:
    """A row that a field names, by what it is called; empty where nothing of it has come."""

    words: str


_SOME_WORDS = "some words"
"""What fits in a field of text, and in no other."""

Shown = None | str | int | float | bool | date | datetime | StrEnum | Named


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a row: what it held, and what it holds now."""

    field: str
    before: Shown
    after: Shown


def link_of(table: str, field: str) -> str | None:
    """The table that a field names rows of, if it does."""
    shape = shapes()[table]
    return {**shape.parents, **shape.links}.get(field)


def bring_named(glimpses: Glimpses, table: str, values: Iterable[tuple[str, Any]]) -> None:
    """Read what fields of a table name, given as (field, value), before they are shown."""
    wanted: dict[str, set[str]] = {}
    for field, value in values:
        target = link_of(table, field)
        if target is not None and value:
            wanted.setdefault(target, set()).add(value)
    for target, row_ids in wanted.items():
        glimpses.bring(target, row_ids)


def shown(glimpses: Glimpses, table: str, field: str, value: Any) -> Shown:
    """What a kept value means; a row that it names has to be brought before."""
    if value is None:
        return None
    target = link_of(table, field)
    if target is not None:
        return Named(glimpses.called(target, value))
    return _meaning(table, field)(value)


def is_plain_text(table: str, field: str) -> bool:
    """Whether a field holds words that somebody typed, which can be written anew by hand."""
    return shapes()[table].fits[field](_SOME_WORDS)


@cache
def _meaning(table: str, field: str) -> Callable[[Any], Shown]:
    kind = metadata.tables[table].columns[field].type
    if isinstance(kind, Enum):
        words = {each.value: each for each in kind.enum_class or () if isinstance(each, StrEnum)}
        return lambda value: words.get(value, str(value))
    if isinstance(kind, Boolean):
        return bool
    if isinstance(kind, Date):
        return date.fromisoformat
    return _moment if isinstance(kind, Moment) else _as_it_is


def _moment(value: str) -> datetime:
    return datetime.fromisoformat(value).replace(tzinfo=UTC)


def _as_it_is(value: Any) -> Shown:
    return value if isinstance(value, str | int | float) else str(value)
