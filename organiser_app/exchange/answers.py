"""Answers of residents to a survey, one row each: every answer becomes a listening with its words.

The words are kept whole, as the quote that they are. What the rows hold besides goes where the
plan says, or else into the note of the listening ("page: 32").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ListeningInput, StatementInput, checked
from organiser_app.domain.rules.moments import read_moment
from organiser_app.domain.values import EntryRoad, ListeningKind, QuotePermission, StatementKind
from organiser_app.exchange.columns import (
    RowSigns,
    expect_cells,
    expect_fitting,
    named,
    position,
    read_rows,
    text_at,
)
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
        return Answers(table.encoding, *read_rows(table.rows, reader.listening))


def _columns_meant(table: Table, plan: AnswersPlan) -> dict[AnswerField, list[int]]:
    """Which columns hold what, by their positions."""
    meant: dict[AnswerField, list[int]] = {each: [] for each in AnswerField}
    for name, holds in plan.columns.items():
        meant[holds].append(position(table.columns, name))
    if not meant[AnswerField.STATEMENT]:
        raise InvalidInput(
            tr(
                "Say which column holds the answers, such as --map response=statement."
                " The columns are: {columns}.",
                columns=named(table.columns),
            )
        )
    for holds, positions in meant.items():
        if len(positions) > 1 and holds not in (AnswerField.THEME, AnswerField.NOTHING):
            raise InvalidInput(tr("Only one column can be the {field}.", field=holds.value))
    return meant


@dataclass(slots=True)
class _Reader:
    """Turns the rows of one file into listenings."""

    plan: AnswersPlan
    columns: tuple[str, ...]
    meant: dict[AnswerField, list[int]]
    signs: RowSigns = field(init=False)

    def __post_init__(self) -> None:
        self.signs = RowSigns(self.columns)

    def listening(self, row: Row) -> ListeningInput:
        """A row as a listening; `InvalidInput` says why it is none."""
        expect_cells(row, self.columns)
        statement = self._statement(row)
        at, where, note = self._moment(row), self._cell(row, AnswerField.PLACE), self._note(row)
        expect_fitting(where, _LONGEST_NAME, tr("the place"))
        expect_fitting(note, _LONGEST_NOTE, tr("what goes into the note"))
        return checked(
            lambda: ListeningInput(
                kind=ListeningKind.SURVEY,
                at=at,
                where=where,
                statements=(statement,),
                note=note,
                entered=EntryRoad.IMPORT,
                source=f"answer:{self.signs.of(row)}",
            )
        )

    def _statement(self, row: Row) -> StatementInput:
        words = self._cell(row, AnswerField.STATEMENT)
        if not words:
            raise InvalidInput(tr("there is no answer in it"))
        expect_fitting(words, LONGEST_ANSWER, tr("the answer"))
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
            tr("“{said}” is no kind; the kinds are {kinds}", said=said, kinds=named(StatementKind))
        )

    def _strength(self, row: Row) -> int | None:
        said = self._cell(row, AnswerField.STRENGTH)
        if said and said not in _STRENGTHS:
            raise InvalidInput(tr("“{said}” is no strength from 1 to 5", said=said))
        return int(said) if said else None

    def _themes(self, row: Row) -> tuple[str, ...]:
        cells = (text_at(row, at) for at in self.meant[AnswerField.THEME])
        names = (name.strip() for cell in cells for name in _BETWEEN_THEMES.split(cell))
        themes = tuple(dict.fromkeys(name for name in names if name))
        for theme in themes:
            expect_fitting(theme, _LONGEST_NAME, tr("the theme"))
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
            if at not in elsewhere and (text := text_at(row, at))
        )

    def _cell(self, row: Row, holds: AnswerField) -> str:
        positions = self.meant[holds]
        return text_at(row, positions[0]) if positions else ""


def _moment(said: str, now: datetime) -> datetime | None:
    """A date as machines write it, or else as people do; without a zone it is in that of `now`."""
    try:
        exact = datetime.fromisoformat(said)
    except ValueError:
        return read_moment(said, now)
    if len(said) <= len("2021-03-15"):
        exact = exact.replace(hour=12)
    return exact if exact.tzinfo else exact.replace(tzinfo=now.tzinfo)
