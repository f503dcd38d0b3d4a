"""A page of a long list: bounded rows, and the key from which the next page goes on.

Pages go by key and not by number, so that the last page of a long list costs what the first does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, tuple_

Row = TypeVar("Row")
Key = tuple[Any, ...]
"""Where a page ended; nothing for its holder but to hand back."""

PAGE_SIZE = 128


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list; `next` is None on the last page."""

    rows: tuple[Row, ...]
    next: Key | None = None


def page_of(found: Sequence[Row], limit: int, key: Callable[[Row], Key]) -> Page[Row]:
    """The page of at most `limit` rows out of `found`, which was asked for one row more."""
    rows = tuple(found[:limit])
    return Page(rows, key(rows[-1]) if len(found) > limit else None)


def beyond(
    columns: Sequence[ColumnElement[Any]], after: Key | None, *, falling: bool = False
) -> list[ColumnElement[bool]]:
    """The condition that a row lies past the key `after`; none at all on the first page."""
    if after is None:
        return []
    here = tuple_(*columns)
    return [here < after if falling else here > after]
