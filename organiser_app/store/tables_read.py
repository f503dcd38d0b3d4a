"""Which tables a query reads, so that a screen knows which changes concern it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, event

from organiser_app.domain.models import synced_tables

_STATEMENTS = 4096
_WORD = re.compile(r"\w+")


@contextmanager
def noted(connection: Connection) -> Iterator[set[str]]:
    """The synced tables that are read by way of `connection` from here on, and perhaps a few more.

    Every word of a statement counts that is the name of a table: one too many costs a screen that
    is filled once too often, and one too few would leave on it what is no longer so.
    """
    found: set[str] = set()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.update(tables_in(statement))

    event.listen(connection, "before_cursor_execute", note)
    yield found


@lru_cache(_STATEMENTS)
def tables_in(statement: str) -> frozenset[str]:
    """The synced tables that a statement names."""
    return _names().intersection(_WORD.findall(statement))


@cache
def _names() -> frozenset[str]:
    return frozenset(table.name for table in synced_tables())
