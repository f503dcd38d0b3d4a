"""Reading the lines of a pack: each is checked whole before any of it reaches the database.

A bad line is refused alone. What is sound but not known here (a table, a field or a word of a later
version) is set aside, to be carried along and applied after an upgrade; a word that lost against
another is kept beside it. Most rows of most packs are of one kind: known whole, written at once,
with nothing beside them. They are looked at many at a time, column by column, and only where that
finds fault one by one.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from organiser_app.domain.errors import UserError
from organiser_app.domain.rules.joining import Written
from organiser_app.language import tr
from organiser_app.sync.columns import are_ids, are_texts
from organiser_app.sync.rows import Block, Given, Row
from organiser_app.sync.shapes import Shape, shapes

_NAME = re.compile(r"[a-z][a-z_]{0,62}")
_decode = json.JSONDecoder().raw_decode
_ROW = re.compile(rb'\s*\[\s*"([0-9a-f]{32})"')
_LATEST = "8"
_PARTS = 4
"""Of a row's line: its id, its values, their versions, and others that its fields have had."""
_MOST_FIELDS, _MOST_OTHERS = 200, 1_000
_MOST_AT_ONCE = 2_000  # larger ones keep the collector of rubbish busy
_MOST_BYTES_AT_ONCE = 8 * 1024**2


class BadLine(UserError):
    """A line of a pack that says nothing that could be kept; it is refused alone."""


def lines_about(lines: Iterable[bytes], wanted: Container[str]) -> Iterator[bytes]:
    """The lines of some rows alone, by their ids, under the heads that say what they are."""
    for line in lines:
        row = _ROW.match(line)
        if row is None or row[1].decode() in wanted:
            yield line


def read_lines(lines: Iterable[bytes]) -> Iterator[Block | Row | BadLine]:
    """The rows of a pack, and for each bad line what is wrong with it."""
    head: _Head | None = None
    alike: list[_Said] = []
    room = _MOST_BYTES_AT_ONCE
    for line in lines:
        try:
            said = _read(line)
            if isinstance(said, dict):
                yield from _taken(head, alike)
                head = None  # rows under a head that cannot be read belong to no table
                head = _head(said)
            elif head is None:
                raise BadLine(tr("A line belongs to no table."))
            elif head.is_usual and _is_plain(said):
                alike.append(said)
                room -= len(line)
                if len(alike) == _MOST_AT_ONCE or room < 0:
                    yield from _taken(head, alike)
                    room = _MOST_BYTES_AT_ONCE
            else:
                yield _row(head, said)
        except BadLine as problem:
            yield problem
        except (ValueError, RecursionError) as problem:
            if line.lstrip().startswith(b"{"):  # it was to be a head
                yield from _taken(head, alike)
                head = None
            yield BadLine(tr("A line cannot be read."), detail=type(problem).__name__)
    yield from _taken(head, alike)


def _read(line: bytes) -> Any:
    # What `json.loads` does besides is to look for spaces around, which takes longer than this.
    text = line.decode()
    said, end = _decode(text)
    if end != len(text):
        raise ValueError(end)
    return said


@dataclass(frozen=True, slots=True)
class _Head:
    """Which table the rows are of, and at which place of its shape each of their values stands."""

    table: str
    fields: tuple[str, ...]
    shape: Shape | None
    places: tuple[int | None, ...]
    is_usual: bool
    """Whether the fields are the shape's, in its own order, as mostly."""


_Said = tuple[str, list[object], str, None]


def _head(said: dict[str, Any]) -> _Head:
    table, fields = said.get("table"), said.get("fields")
    if not _is_name(table) or not isinstance(fields, list) or len(fields) > _MOST_FIELDS:
        raise BadLine(tr("A line does not say what the next ones are."))
    if not all(_is_name(one) for one in fields) or len(set(fields)) != len(fields):
        raise BadLine(tr("A line names fields that cannot be."))
    shape = shapes().get(str(table))
    known = {name: place for place, name in enumerate(shape.fields)} if shape else {}
    return _Head(
        str(table),
        tuple(fields),
        shape,
        tuple(known.get(name) for name in fields),
        shape is not None and tuple(fields) == shape.fields,
    )


def _is_name(said: object) -> bool:
    return isinstance(said, str) and _NAME.fullmatch(said) is not None


def _is_plain(said: object) -> TypeGuard[_Said]:
    """Whether a row may be one of many alike: with one version, and nothing beside its values."""
    return type(said) is list and len(said) == _PARTS and said[3] is None and type(said[2]) is str


def _taken(head: _Head | None, alike: list[_Said]) -> Iterator[Block | Row | BadLine]:
    """The rows that were gathered so far, as one block if all of them are sound."""
    if head is None or head.shape is None or not alike:
        return
    block = _block(head.shape, alike)
    if block is not None:
        yield block
    else:
        for said in alike:
            try:
                yield _row(head, said)
            except BadLine as problem:
                yield problem
    alike.clear()


def _block(shape: Shape, alike: Iterable[_Said]) -> Block | None:
    """Rows looked at column by column; None where one of them is not sound, or comes twice."""
    ids, values, versions, _ = zip(*alike, strict=True)
    if not (are_ids(ids) and _are_versions(versions) and len(set(ids)) == len(ids)):
        return None
    count = len(shape.fields)
    if not all(type(row) is list and len(row) == count for row in values):
        return None
    columns = zip(*values, strict=True)
    if not all(fits(column) for fits, column in zip(shape.fits.values(), columns, strict=True)):
        return None
    return Block(shape, ids, values, tuple(map(bytes.fromhex, versions)))


def _row(head: _Head, said: object) -> Row:
    """A row by itself, of which perhaps not all is known here."""
    if not isinstance(said, list) or len(said) != _PARTS:
        raise BadLine(tr("A row is not as rows are."))
    row_id, values, versions, others = said
    if not are_ids([row_id]) or not isinstance(values, list) or len(values) != len(head.fields):
        raise BadLine(tr("A row is not as rows are."))
    count = len(head.shape.fields) if head.shape else 0
    stated: list[bytes | None] = [None] * count
    row = Row(head.table, row_id, [None] * count, stated)
    given = zip(head.fields, head.places, values, _versions(versions, len(values)), strict=True)
    for name, place, value, version in given:
        if version is None or not _stands(head.shape, row, name, Given(value, version)):
            continue
        if place is not None:
            row.values[place], stated[place] = value, version
    for name, known, one in _others(others):
        _take_other(head.shape, row, name, known, one)
    return row


def _stands(shape: Shape | None, row: Row, name: str, given: Given) -> bool:
    """Whether a value may stand here; one that is not known is carried along."""
    if shape is not None and name in shape.fits:
        if shape.fits[name]([given.value]):
            return True
        _expect_word(shape, name, given.value)
    _expect_carriable(given.value)
    row.carried[name] = given
    return False


def _expect_word(shape: Shape, name: str, value: object) -> None:
    """See that a value that does not fit may be a word of a later version."""
    if name not in shape.words or not isinstance(value, str):
        raise BadLine(tr("A value of {field} cannot be.", field=f"{shape.name}.{name}"))


def _expect_carriable(value: object) -> None:
    """See that a value that is not known here is a plain one of a length that can be."""
    plain = value is None or isinstance(value, str | int | float)
    endless = isinstance(value, float) and not math.isfinite(value)
    if not plain or endless or not are_texts([str(value)]):
        raise BadLine(tr("A value of a later version cannot be carried along."))


def _take_other(shape: Shape | None, row: Row, name: str, value: object, one: Written) -> None:
    if shape is None or name not in shape.fits:
        return  # whoever understands it is told by those who do
    untold = value is None and not one.open
    if not (untold or shape.fits[name]([value])):
        _expect_word(shape, name, value)
        _expect_carriable(value)
    row.others[name] = (*row.others.get(name, ()), one)


def _versions(said: object, count: int) -> Iterable[bytes | None]:
    if isinstance(said, str):
        return [_version(said)] * count
    if not isinstance(said, list) or len(said) != count:
        raise BadLine(tr("A row lacks the versions of its fields."))
    return [None if one is None else _version(one) for one in said]


def _version(said: object) -> bytes:
    if not _are_versions([said]):
        raise BadLine(tr("A version cannot be."))
    return bytes.fromhex(str(said))


def _are_versions(said: Sequence[Any]) -> bool:
    # A version is as long as an id, and written alike; a day so late is more than a clock can hold.
    return are_ids(said) and max(said) < _LATEST


def _others(said: object) -> Iterator[tuple[str, object, Written]]:
    if said is None:
        return
    if not isinstance(said, list) or len(said) > _MOST_OTHERS:
        raise BadLine(tr("A row is not as rows are."))
    for one in said:
        if not isinstance(one, list) or len(one) != 4 or one[3] not in (0, 1):  # noqa: PLR2004
            raise BadLine(tr("A row is not as rows are."))
        name, version, value, is_open = one
        if not _is_name(name):
            raise BadLine(tr("A line names fields that cannot be."))
        yield name, value, Written(_version(version), as_json(value), bool(is_open))


def as_json(value: object) -> str:
    """A plain value as JSON, for one comparison only: SQLite writes what is kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
