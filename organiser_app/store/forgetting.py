"""Forgetting what went where no row holds it: in drafts, in saved filters, on the map, in merges.

The temporary table `gone` says what went (`concerning`). A draft that names somebody who went goes
whole: what is being typed about them is about them.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from sqlalchemy import Connection, text

from organiser_app.domain.models import metadata
from organiser_app.store.concerning import mentions

ID = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{32}"
)
"""An id as JSON holds it, with dashes or without."""

_HISTORY = """
    DELETE FROM changed_row WHERE id IN (
      SELECT entry.id FROM changed_row AS entry, json_tree(entry.{column}) AS part
      WHERE trim(part.atom, '"') IN gone)"""
"""Of rows that stay: what a field named is no longer there, so it cannot be put back."""

_TYPED = (("draft", "body"), ("saved_filter", "body"), ("saved_filter", "name"))


def names_of_gone(connection: Connection) -> tuple[str, ...]:
    """What those who go are called, while their rows are still there."""
    query = "SELECT name, pseudonym FROM resident WHERE id IN gone"
    called = {name for row in connection.exec_driver_sql(query) for name in row}
    return tuple(sorted(filter(None, called)))


def forget_beside(connection: Connection, names: Iterable[str]) -> None:
    """Forget those who went, by their numbers and by `names`, beside the rows themselves."""
    gone = frozenset(connection.exec_driver_sql("SELECT row_id FROM gone").scalars())
    named = [_whole(name) for name in names]
    for table, column in _TYPED:
        for row_id, typed in _all(connection, table, "id", column):
            if ids_in(typed) & gone or any(name.search(_as_typed(typed)) for name in named):
                statement = text(f"DELETE FROM {table} WHERE id = :row_id")
                connection.execute(statement, {"row_id": row_id})
    for column in ("before", "others"):
        connection.exec_driver_sql(_HISTORY.format(column=column))
    _forget_places(connection, gone)
    forget_lines(connection, gone)


def _whole(name: str) -> re.Pattern[str]:
    """A name as a text may hold it; one word alone is not a name without its capital: "may"."""
    alike = re.IGNORECASE if " " in name else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", alike)


def ids_in(written: str) -> set[str]:
    """The ids that stand in a text, without dashes."""
    return {found.replace("-", "") for found in ID.findall(written)}


def forget_lines(connection: Connection, gone: AbstractSet[str]) -> None:
    """Take what went out of the lines that are kept of merges."""
    kept = "SELECT sequence FROM merge_run WHERE content IS NOT NULL"
    for sequence in connection.exec_driver_sql(kept).scalars().all():
        query = text("SELECT content FROM merge_run WHERE sequence = :sequence")
        content = connection.execute(query, {"sequence": sequence}).scalar_one()
        left = without(content, gone)
        if left != content:
            statement = text("UPDATE merge_run SET content = :left WHERE sequence = :sequence")
            connection.execute(statement, {"left": left, "sequence": sequence})


def without(content: bytes, gone: AbstractSet[str]) -> bytes:
    """Kept lines without those that concern what went; as they were where there are none."""
    import zstandard  # noqa: PLC0415 (a log that merges nothing does without it)

    touched = False
    compressor = zstandard.ZstdCompressor().compressobj()
    parts: list[bytes] = []
    with zstandard.ZstdDecompressor().stream_reader(content) as stream:
        head: dict[str, Any] = {}
        for line in io.BufferedReader(stream):
            head = _read(line) if line.startswith(b"{") else head
            told = not ids_in(line.decode(errors="replace")) & gone
            left = line if told else _left_of(line, head, gone)
            touched = touched or not told
            parts.append(compressor.compress(left))
    return b"".join((*parts, compressor.flush())) if touched else content


def _left_of(line: bytes, head: dict[str, Any], gone: AbstractSet[str]) -> bytes:
    """A line without links to what went; nothing, where the line itself is of what went.

    Nor is a line left that cannot be read: it was refused, and would be again.
    """
    try:
        return _without_links(json.loads(line), head, gone)
    except (ValueError, TypeError, KeyError, RecursionError):
        return b""


def _without_links(said: Any, head: dict[str, Any], gone: AbstractSet[str]) -> bytes:
    row_id, values, versions, others = said
    table = metadata.tables.get(head["table"])
    may_stay = mentions(table) if table is not None else ()
    went = {name for name, value in zip(head["fields"], values, strict=True) if value in gone}
    if row_id in gone or not went <= set(may_stay):
        return b""
    if isinstance(versions, str):
        versions = [versions] * len(values)
    for place, name in enumerate(head["fields"]):
        if name in went:
            values[place] = versions[place] = None
    others = [other for other in others or () if other[2] not in gone] or None
    left = json.dumps([row_id, values, versions, others], ensure_ascii=False, separators=(",", ":"))
    return left.encode() + b"\n"


def _read(head: bytes) -> dict[str, Any]:
    try:
        return dict(json.loads(head))
    except (ValueError, RecursionError):
        return {}


def _forget_places(connection: Connection, gone: AbstractSet[str]) -> None:
    """Take those who went out of settings that are kept by a resident's number."""
    for key, value in _all(connection, "setting", "key", "value"):
        if ids_in(value) & gone and value.startswith("{"):
            left = {name: kept for name, kept in json.loads(value).items() if name not in gone}
            statement = text("UPDATE setting SET value = :left WHERE key = :key")
            written = json.dumps(left, separators=(",", ":"))
            connection.execute(statement, {"left": written, "key": key})


def _as_typed(written: str) -> str:
    """A text as somebody typed it, where it is kept as JSON."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), written)


def _all(connection: Connection, table: str, key: str, column: str) -> Iterator[Any]:
    query = f'SELECT "{key}", "{column}" FROM {table} WHERE "{column}" IS NOT NULL'
    yield from connection.exec_driver_sql(query).all()
