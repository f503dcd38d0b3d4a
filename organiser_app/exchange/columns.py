"""Which columns of a table hold what: as somebody said, or as their names suggest."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from organiser_app.domain.errors import InvalidInput
from organiser_app.exchange.tables import Row, Unread
from organiser_app.language import tr

FieldT = TypeVar("FieldT", bound=StrEnum)
Taken = TypeVar("Taken")
NOTHING = "nothing"
"""The value of the field that leaves its column out, wherever fields have one."""


def position(columns: Sequence[str], name: str) -> int:
    """Where the column `name` stands; `InvalidInput` where there is none, or more than one."""
    found = _positions(columns, name)
    if not found:
        raise InvalidInput(
            tr(
                "There is no column “{name}”. The columns are: {columns}.",
                name=name,
                columns=named(columns),
            )
        )
    if len(found) > 1:
        raise InvalidInput(
            tr("There are {count} columns “{name}”. Rename one.", count=len(found), name=name)
        )
    return found[0]


def columns_said(
    columns: Sequence[str], said: Iterable[tuple[str, str]], fields: type[FieldT]
) -> dict[FieldT, int]:
    """Which column holds each field, as `said` in pairs; a column and a field stand in any order.

    Raises `InvalidInput` where a pair names no column or no field, or a field twice.
    """
    meant: dict[FieldT, int] = {}
    for one, other in said:
        column, field = _column_and_field(columns, one, other, fields)
        if field in meant and field.value != NOTHING:
            raise InvalidInput(tr("Only one column can be the {field}.", field=field.value))
        meant[field] = position(columns, column)
    return meant


def _column_and_field(
    columns: Sequence[str], one: str, other: str, fields: type[FieldT]
) -> tuple[str, FieldT]:
    """`column=field` as documented, or `field=column` where only that makes sense."""
    words = {field.value: field for field in fields}
    if other.casefold() in words and (_positions(columns, one) or one.casefold() not in words):
        return one, words[other.casefold()]
    if one.casefold() in words:
        return other, words[one.casefold()]
    raise InvalidInput(
        tr(
            "“{name}” is nothing that a column can be mapped to. The fields are: {fields}.",
            name=other,
            fields=named(words),
        )
    )


def columns_guessed(
    columns: Sequence[str], usual: Mapping[FieldT, Sequence[str]], taken: Iterable[int] = ()
) -> dict[FieldT, int]:
    """The fields whose column has one of its `usual` names, the likeliest name first.

    A column in `taken`, or guessed for a field before, is not guessed again.
    """
    gone, meant = set(taken), dict[FieldT, int]()
    for field, names in usual.items():
        found = (at for name in names for at in _positions(columns, name) if at not in gone)
        at = next(found, None)
        if at is not None:
            meant[field] = at
            gone.add(at)
    return meant


def _positions(columns: Sequence[str], name: str) -> list[int]:
    wanted = name.strip().casefold()
    return [at for at, column in enumerate(columns) if column.casefold() == wanted]


def named(columns: Iterable[str]) -> str:
    """The columns, or the fields, one after the other."""
    return ", ".join(columns)


def text_at(row: Row, at: int | None) -> str:
    """What stands in one cell of a row; nothing where the row is shorter, or there is no column."""
    return row.cells[at].strip() if at is not None and at < len(row.cells) else ""


def expect_cells(row: Row, columns: Sequence[str]) -> None:
    """`InvalidInput` where a row has more cells than there are columns."""
    if any(cell.strip() for cell in row.cells[len(columns) :]):
        raise InvalidInput(tr("it has more cells than there are columns"))


def expect_fitting(text: str, most: int, what: str) -> None:
    """`InvalidInput` where `text`, which is called `what`, is longer than the log takes."""
    if len(text) > most:
        raise InvalidInput(
            tr(
                "{what} has {count} characters, and {most} is the most",
                what=what,
                count=f"{len(text):,}",
                most=f"{most:,}",
            )
        )


def digest(content: object) -> str:
    """A sign of some content that can be written as JSON."""
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


class RowSigns:
    """Signs of whole rows, which stay the same when the file is renamed or its columns are moved.

    A row that is the same as one before it has another sign, since both are there.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._seen: Counter[str] = Counter()

    def of(self, row: Row) -> str:
        """The sign of the next row."""
        content = sorted((name, text_at(row, at)) for at, name in enumerate(self._columns))
        plain = digest(content)
        self._seen[plain] += 1
        return digest([plain, self._seen[plain]])


def read_rows(
    rows: Iterable[Row | Unread], take: Callable[[Row], Taken]
) -> tuple[tuple[Taken, ...], tuple[Unread, ...]]:
    """Each row as `take` makes it; those that cannot be taken, with why."""
    taken: list[Taken] = []
    unread: list[Unread] = []
    for row in rows:
        if isinstance(row, Unread):
            unread.append(row)
            continue
        try:
            taken.append(take(row))
        except InvalidInput as problem:
            unread.append(Unread(row.line, problem.message))
    return tuple(taken), tuple(unread)
