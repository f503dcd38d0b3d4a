"""Names compared whatever their case: SQLite's own `lower` knows the letters A to Z alone.

"Église Road" typed twice would be two streets, and Éva two residents, if it were left to that.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func


def folded(name: str) -> str:
    """`name` without regard to case, and to how a keyboard puts its accents together."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def install_folding(connection: Any) -> None:
    """Teach a driver's connection the function by which names of all alphabets are compared."""
    connection.create_function("folded", 1, _folded_if_any, deterministic=True)


def folded_like(column: ColumnElement[Any], name: str) -> ColumnElement[str]:
    """`column` as it may be compared with the folded `name`.

    Where `name` has plain letters alone SQLite's own function does, which is much the quicker.
    """
    return func.lower(column) if name.isascii() else func.folded(column)


def called(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The column holds `name`, whatever the case of either."""
    return folded_like(column, name) == folded(name)


def called_as_given(column: ColumnElement[Any], *, plain: bool) -> ColumnElement[bool]:
    """As `called`, for a query built once: it is told the folded name as `name` when it is asked.

    `plain` says whether that name has plain letters alone.
    """
    compared = func.lower(column) if plain else func.folded(column)
    return compared == bindparam("name")


def _folded_if_any(name: str | None) -> str | None:
    return None if name is None else folded(name)
