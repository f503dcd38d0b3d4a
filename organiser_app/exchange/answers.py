"""Answers of residents to a survey, one row each: every answer becomes a listening with its words.

The words are kept whole, as the quote that they are. What the rows hold besides goes where the
plan says, or else into the note of the listening ("page: 32").
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ListeningInput, StatementInput, checked
from organiser_app.domain.rules.moments import read_moment
from organiser_app.domain.values import EntryRoad, ListeningKind, QuotePermission, StatementKind
from organiser_app.exchange.tables import Row, Table, Unread, open_table
from organiser_app.language import tr

LONGEST_ANSWER = 20_000
_LONGEST_NAME = 200
_LONGEST_NOTE = 100_000
_STRENGTHS = ("1", "2", "3", "4", "5")
_BETWEEN_THEMES = re.compile(r"[;|,]")


class AnswerField(StrEnum):
    """What a column of the file may hold; `NOTHING` leaves it out."""

    STATEMENT = "statement"
    KIND = "kind"
    THEME = "theme"
    DATE = "date"
    PLACE = "place"
    STRENGTH = "strength"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class AnswersPlan:
    """How to read a file of answers.

    `columns` says what the named columns hold; `heard_at`, `kind` and `permission` are for the
    rows that do not say.
    """

    columns: Mapping[str, AnswerField]
    heard_at: datetime
    kind: StatementKind = StatementKind.IDEA
    permission: QuotePermission = QuotePermission.ASK_FIRST


@dataclass(frozen=True, slots=True)
class Answers:
    """What a file of answers held: listenings to record, and the lines that could not be taken."""

    encoding: str
    listenings: tuple[ListeningInput, ...]
    unread: tuple[Unread, ...]


def read_answers(file: Path, plan: AnswersPlan) -> Answers:
    """Read a CSV of answers; nothing is changed anywhere.

    Raises `InvalidInput` where the file is no table or the plan does not fit its columns.
    """
    with open_table(file) as table:
        reader = _Reader(plan, table.columns, _columns_meant(table, plan))
        read = list(reader.read(table.rows))
    return Answers(
        table.encoding,
        tuple(each for each in read if isinstance(each, ListeningInput)),
        tuple(each for each in read if isinstance(each, Unread)),
    )


def _columns_meant(table: Table, plan: AnswersPlan) -> dict[AnswerField, list[int]]:
    """Which columns hold what, by their positions."""
    meant: dict[AnswerField, list[int]] = {each: [] for each in AnswerField}
    for name, holds in plan.columns.items():
        meant[holds].append(_position(table, name))
    if not meant[AnswerField.STATEMENT]:
        raise InvalidInput(
            tr(
                "Say which column holds the answers, such as --map response=statement."
                " The columns are: {columns}.",
                columns=_named(table.columns),
            )
        )
    for holds, positions in meant.items():
        if len(positions) > 1 and holds not in (AnswerField.THEME, AnswerField.NOTHING):
            raise InvalidInput(tr("Only one column can be the {field}.", field=holds.value))
    return meant


def _position(table: Table, name: str) -> int:
    wanted = name.strip().casefold()
    found = [at for at, column in enumerate(table.columns) if column.casefold() == wanted]
    if not found:
        raise InvalidInput(
            tr(
                "There is no column “{name}”. The columns are: {columns}.",
                name=name,
                columns=_named(table.columns),
            )
        )
    if len(found) > 1:
        raise InvalidInput(
            tr("There are {count} columns “{name}”. Rename one.", count=len(found), name=name)
        )
    return found[0]


def _named(columns: Iterable[str]) -> str:
    return ", ".join(columns)


@dataclass(slots=True)
class _Reader:
    """Turns the rows of one file into listenings, counting those that are the same."""

    plan: AnswersPlan
    columns: tuple[str, ...]
    meant: dict[AnswerField, list[int]]
    seen: Counter[str] = field(default_factory=Counter)

    def read(self, rows: Iterable[Row | Unread]) -> Iterator[ListeningInput | Unread]:
        """Each row as a listening, or why it is none."""
        for row in rows:
            if isinstance(row, Unread):
                yield row
                continue
            try:
                yield self._listening(row)
            except InvalidInput as problem:
                yield Unread(row.line, problem.message)

    def _listening(self, row: Row) -> ListeningInput:
        if any(cell.strip() for cell in row.cells[len(self.columns) :]):
            raise InvalidInput(tr("it has more cells than there are columns"))
        statement = self._statement(row)
        at, where, note = self._moment(row), self._cell(row, AnswerField.PLACE), self._note(row)
        _expect_fitting(where, _LONGEST_NAME, tr("the place"))
        _expect_fitting(note, _LONGEST_NOTE, tr("what goes into the note"))
        return checked(
            lambda: ListeningInput(
                kind=ListeningKind.SURVEY,
                at=at,
                where=where,
                statements=(statement,),
                note=note,
                entered=EntryRoad.IMPORT,
                source=self._source(row),
            )
        )

    def _statement(self, row: Row) -> StatementInput:
        words = self._cell(row, AnswerField.STATEMENT)
        if not words:
            raise InvalidInput(tr("there is no answer in it"))
        _expect_fitting(words, LONGEST_ANSWER, tr("the answer"))
        kind, strength, themes = self._kind(row), self._strength(row), self._themes(row)
        return checked(
            lambda: StatementInput(
                kind=kind,
                words=words,
                quote=words,
                permission=self.plan.permission,
                strength=strength,
                themes=themes,
            )
        )

    def _kind(self, row: Row) -> StatementKind:
        said = self._cell(row, AnswerField.KIND)
        if not said:
            return self.plan.kind
        word = said.casefold()
        for kind in StatementKind:
            if word in (kind.value, f"{kind.value}s"):
                return kind
        raise InvalidInput(
            tr("“{said}” is no kind; the kinds are {kinds}", said=said, kinds=_named(StatementKind))
        )

    def _strength(self, row: Row) -> int | None:
        said = self._cell(row, AnswerField.STRENGTH)
        if said and said not in _STRENGTHS:
            raise InvalidInput(tr("“{said}” is no strength from 1 to 5", said=said))
        return int(said) if said else None

    def _themes(self, row: Row) -> tuple[str, ...]:
        cells = (_text_at(row, position) for position in self.meant[AnswerField.THEME])
        names = (name.strip() for cell in cells for name in _BETWEEN_THEMES.split(cell))
        themes = tuple(dict.fromkeys(name for name in names if name))
        for theme in themes:
            _expect_fitting(theme, _LONGEST_NAME, tr("the theme"))
        return themes

    def _moment(self, row: Row) -> datetime:
        said = self._cell(row, AnswerField.DATE)
        moment = _moment(said, self.plan.heard_at) if said else self.plan.heard_at
        if moment is None:
            raise InvalidInput(tr("“{said}” is no date that can be read", said=said))
        return moment

    def _note(self, row: Row) -> str:
        elsewhere = {position for positions in self.meant.values() for position in positions}
        return "\n".join(
            f"{name or at + 1}: {text}"
            for at, name in enumerate(self.columns)
            if at not in elsewhere and (text := _text_at(row, at))
        )

    def _cell(self, row: Row, holds: AnswerField) -> str:
        positions = self.meant[holds]
        return _text_at(row, positions[0]) if positions else ""

    def _source(self, row: Row) -> str:
        """A sign that stays the same when the file is renamed, and differs for a second such row.

        It is made from the whole row, since two surveys may have the same answer in them.
        """
        content = sorted((name, _text_at(row, at)) for at, name in enumerate(self.columns))
        digest = _digest(content)
        self.seen[digest] += 1
        return f"answer:{_digest([digest, self.seen[digest]])}"


def _text_at(row: Row, position: int) -> str:
    return row.cells[position].strip() if position < len(row.cells) else ""


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _expect_fitting(text: str, most: int, what: str) -> None:
    if len(text) > most:
        raise InvalidInput(
            tr(
                "{what} has {count} characters, and {most} is the most",
                what=what,
                count=f"{len(text):,}",
                most=f"{most:,}",
            )
        )


def _moment(said: str, now: datetime) -> datetime | None:
    """A date as machines write it, or else as people do; without a zone it is in that of `now`."""
    try:
        exact = datetime.fromisoformat(said)
    except ValueError:
        return read_moment(said, now)
    if len(said) <= len("2021-03-15"):
        exact = exact.replace(hour=12)
    return exact if exact.tzinfo else exact.replace(tzinfo=now.tzinfo)
