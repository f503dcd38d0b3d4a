"""The export of an ODK or Kobo server: a table of submissions, and one of what repeats in them.

Both may lie in a zip, as ODK Central gives them, on the sheets of a workbook, as Kobo does, or
beside each other in a folder. Nothing of a zip is ever written to disk, its sizes are bounded
before they are believed, and the names of its entries are only read.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from organiser_app.domain.errors import InvalidInput
from organiser_app.exchange.tables import Row, Table, Unread, open_table, table_in
from organiser_app.exchange.xlsform import FormField
from organiser_app.language import tr
from organiser_app.store.files import plain_problems

MOST_ENTRIES = 2_000
MOST_BYTES = 100_000_000
"""What the tables of a zip may hold together; a million words are six million bytes."""
_PARENT_KEYS = (("KEY", "PARENT_KEY"), ("_uuid", "_submission__uuid"), ("_index", "_parent_index"))
"""How a row of the repeat names its submission: Central's way first, then Kobo's two."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row by the names of its columns, and where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row that could not be taken: its file, its line, and why, as the end of a sentence."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Export:
    """The submissions, and under the key of each what was said in it."""

    submissions: tuple[Record, ...]
    statements: Mapping[str, tuple[Record, ...]]
    unread: tuple[UnreadRow, ...]
    key: str

    def said_in(self, submission: Record) -> tuple[Record, ...]:
        """The rows of the repeat that belong to a submission."""
        return self.statements.get(submission[self.key], ())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One table with its rows by plain names of columns."""

    file: str
    columns: frozenset[str]
    records: tuple[Record, ...]
    unread: tuple[UnreadRow, ...]

    @property
    def is_main(self) -> bool:
        return FormField.HEARD_AT in self.columns

    @property
    def is_repeat(self) -> bool:
        return FormField.STATEMENT_KIND in self.columns and not self.is_main


def read_export(file: Path) -> Export:
    """The two tables of an export, joined; nothing is changed anywhere.

    Raises `InvalidInput` where the file is no such export, and an `EnvironmentProblem` where it
    cannot be read.
    """
    read = {".zip": _zipped, ".xlsx": _on_sheets}.get(file.suffix.lower(), _beside)
    sheets = list(read(file))
    main = next((sheet for sheet in sheets if sheet.is_main), None)
    if main is None:
        raise InvalidInput(
            tr(
                "{path} does not hold the submissions of the listening form: there is no column"
                " “{column}”. Export them with the names of the questions, not their labels.",
                path=file,
                column=FormField.HEARD_AT.value,
            )
        )
    repeat = next((sheet for sheet in sheets if sheet.is_repeat), None)
    if repeat is None:
        raise InvalidInput(
            tr(
                "The statements of {path} are missing; they are a table of their own. Give the"
                " zip as it came, or lay {name} beside it.",
                path=file,
                name=f"{file.stem}-{FormField.STATEMENTS}.csv",
            )
        )
    return _joined(main, repeat)


def _joined(main: _Sheet, repeat: _Sheet) -> Export:
    key, parent_key = _keys(main, repeat)
    known = {record[key] for record in main.records}
    said: dict[str, list[Record]] = {}
    unread = [*main.unread, *repeat.unread]
    for record in repeat.records:
        if record[parent_key] in known:
            said.setdefault(record[parent_key], []).append(record)
        else:
            why = tr("the submission that it belongs to is not there")
            unread.append(UnreadRow(record.file, record.line, why))
    statements = {parent: tuple(records) for parent, records in said.items()}
    return Export(main.records, statements, tuple(unread), key)


def _keys(main: _Sheet, repeat: _Sheet) -> tuple[str, str]:
    for key, parent_key in _PARENT_KEYS:
        if key in main.columns and parent_key in repeat.columns:
            return key, parent_key
    raise InvalidInput(
        tr(
            "{file} does not say which submission each row belongs to: it has neither the column"
            " PARENT_KEY nor _parent_index.",
            file=repeat.file,
        )
    )


def _beside(file: Path) -> Iterator[_Sheet]:
    """The table in `file`, and that of the repeat under any of the names that servers give it."""
    repeat = FormField.STATEMENTS.value
    names = (f"{file.stem}-{repeat}.csv", f"{file.stem}_{repeat}.csv", f"{repeat}.csv")
    others = (file.with_name(name) for name in names)
    for each in (file, *(other for other in others if other != file and other.is_file())):
        with open_table(each) as table:
            yield _sheet(each.name, table)


def _zipped(file: Path) -> Iterator[_Sheet]:
    with plain_problems(file):
        try:
            with zipfile.ZipFile(file) as archive:
                for entry in _tables(file, archive):
                    name = PurePosixPath(entry.filename).name
                    yield _sheet(name, table_in(_unpacked(file, archive, entry), name))
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as problem:
            raise InvalidInput(
                tr("{path} cannot be unpacked. Export it again, without a password.", path=file),
                detail=repr(problem),
            ) from problem


def _on_sheets(file: Path) -> Iterator[_Sheet]:
    """The sheets of a workbook, each a table; the workbook is a zip, and as bounded."""
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and seldom needed

    with plain_problems(file):
        try:
            with zipfile.ZipFile(file) as archive:
                _expect_bounded(file, archive.infolist())
            book = load_workbook(file, read_only=True, data_only=True)
        except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as problem:
            raise InvalidInput(
                tr("{path} is no workbook that can be read. Export it again.", path=file),
                detail=repr(problem),
            ) from problem
        try:
            for sheet in book.worksheets:
                rows = (tuple(map(_written, row)) for row in sheet.iter_rows(values_only=True))
                yield _sheet_of_cells(sheet.title, list(rows))
        finally:
            book.close()


def _sheet_of_cells(name: str, rows: list[tuple[str, ...]]) -> _Sheet:
    head, *others = rows or [()]
    columns = [_plain(cell) for cell in head]
    records = (
        _record(name, columns, Row(line, cells))
        for line, cells in enumerate(others, 2)
        if any(cells)
    )
    return _Sheet(name, frozenset(columns), tuple(records), ())


def _written(cell: object) -> str:
    """A cell as a table in a text file would have it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _tables(file: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries that are tables, if they are no more and no larger than can be."""
    entries = archive.infolist()
    tables = [
        entry
        for entry in entries
        if entry.filename.lower().endswith(".csv") and "__MACOSX" not in entry.filename
    ]
    _expect_bounded(file, tables, len(entries))
    return tables


def _expect_bounded(file: Path, unpacked: Sequence[zipfile.ZipInfo], entries: int = 0) -> None:
    """`InvalidInput` where a zip holds more, or larger, entries than an export can."""
    too_many = max(entries, len(unpacked)) > MOST_ENTRIES
    if too_many or sum(entry.file_size for entry in unpacked) > MOST_BYTES:
        raise _too_large(file)


def _unpacked(file: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry; one that is larger than it said is not read on."""
    with archive.open(entry) as packed:
        data = packed.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise _too_large(file)
    return data


def _too_large(file: Path) -> InvalidInput:
    return InvalidInput(
        tr("{path} holds more than the export of a form can. Nothing was unpacked.", path=file)
    )


def _sheet(name: str, table: Table) -> _Sheet:
    columns = [_plain(column) for column in table.columns]
    records: list[Record] = []
    unread: list[UnreadRow] = []
    for row in table.rows:
        if isinstance(row, Unread):
            unread.append(UnreadRow(name, row.line, row.reason))
        else:
            records.append(_record(name, columns, row))
    return _Sheet(name, frozenset(columns), tuple(records), tuple(unread))


def _record(name: str, columns: list[str], row: Row) -> Record:
    cells = {column: cell.strip() for column, cell in zip(columns, row.cells, strict=False)}
    return Record(name, row.line, cells)


def _plain(column: str) -> str:
    """The name of a question without those of its groups: "statements/words", "meta-instanceID"."""
    return column.rsplit("/", 1)[-1].removeprefix("meta-")
