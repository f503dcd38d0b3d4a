"""A table in a text file, as other programs write them: its columns, and its rows by line number.

Encoding and delimiter are found out, not asked for. A row whose quotation marks do not close is
named and passed over, and reading goes on with the line after its first, so that one stray mark
cannot swallow the rows below it.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Self, TextIO

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr
from organiser_app.store.files import plain_problems

DELIMITERS = ",;\t|"
_CHUNK_BYTES = 1 << 20
_SAMPLE_CHARACTERS = 1 << 16
_SAMPLE_ROWS = 50
_LONGEST_CELL = (1 << 31) - 1
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table, and the line of the file on which it begins, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that could not be taken, and why, as the end of a sentence."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """An open table; `rows` can be gone through once, while the file is open."""

    encoding: str
    columns: tuple[str, ...]
    rows: Iterator[Row | Unread]


@contextmanager
def open_table(file: Path) -> Iterator[Table]:
    """The table in `file`, whose first row names its columns.

    Raises `InvalidInput` where the file is no text or holds no row, and an `EnvironmentProblem`
    where it cannot be read.
    """
    with plain_problems(file):
        encoding = encoding_of(file)
        with file.open(encoding=encoding, newline="") as text:
            yield _table(text, encoding, str(file))


def table_in(data: bytes, name: str) -> Table:
    """The table in the bytes of a file called `name`, as `open_table` reads one."""
    for encoding in ("utf-16",) if data[:2] in _UTF_16_MARKS else ("utf-8-sig", "cp1252"):
        with suppress(UnicodeError):
            text = data.decode(encoding)
            if "\0" not in text:
                return _table(StringIO(text, newline=""), encoding, name)
    raise _no_text(name)


def _table(text: TextIO, encoding: str, name: str) -> Table:
    rows = _rows(text)
    head = next(rows, None)
    if not isinstance(head, Row):
        raise InvalidInput(
            tr("{path} holds no table; its first line should name the columns.", path=name)
        )
    return Table(encoding, tuple(cell.strip() for cell in head.cells), rows)


def encoding_of(file: Path) -> str:
    """The encoding in which the whole of `file` can be read; `InvalidInput` where there is none."""
    with file.open("rb") as raw:
        marked = raw.read(2) in _UTF_16_MARKS
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        if _can_be_read(file, encoding):
            return encoding
    raise _no_text(str(file))


def _no_text(name: str) -> InvalidInput:
    return InvalidInput(
        tr("{path} cannot be read as text. Save it as CSV in UTF-8 and try again.", path=name)
    )


def _can_be_read(file: Path, encoding: str) -> bool:
    try:
        with file.open(encoding=encoding, newline="") as text:
            return all("\0" not in chunk for chunk in iter(lambda: text.read(_CHUNK_BYTES), ""))
    except UnicodeError:
        return False


def _rows(text: TextIO) -> Iterator[Row | Unread]:
    csv.field_size_limit(_LONGEST_CELL)  # how much is too much, each field says for itself
    sample = text.read(_SAMPLE_CHARACTERS)
    text.seek(0)
    return _records(_Lines(text), _delimiter(sample))


def _delimiter(sample: str) -> str:
    """The delimiter under which the rows have the same number of cells most often."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
    widths = [len(row) for row in islice(reader, _SAMPLE_ROWS) if row]
    if not widths or widths[0] == 1:
        return 0.0, 0
    return widths.count(widths[0]) / len(widths), widths[0]


def _records(lines: _Lines, delimiter: str) -> Iterator[Row | Unread]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = lines.begin_record()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            lines.go_back()
            yield Unread(first, tr("its quotation marks do not close"))
            continue
        if any(cell.strip() for cell in cells):
            yield Row(first, tuple(cells))


class _Lines:
    """The lines of a file, which can be given again where a record was not what it seemed."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._record: list[str] = []
        self._given = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._given += 1
        self._record.append(line)
        return line

    def begin_record(self) -> int:
        """Forget the lines of the record before; the number of the line that comes next."""
        self._record.clear()
        return self._given + 1

    def go_back(self) -> None:
        """Give the lines of this record again, all but its first."""
        rest = self._record[1:]
        self._again.extendleft(reversed(rest))
        self._given -= len(rest)
