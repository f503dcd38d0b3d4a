"""The answers to the listening form for phones, back from an ODK or Kobo server as listenings.

A submission of which one row cannot be read is named and left out whole, so that it comes in
whole once that row is mended. A submission goes by its instance id, on whichever server it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import (
    ListeningInput,
    NextStepInput,
    PersonInput,
    StatementInput,
    checked,
)
from organiser_app.domain.rules.quick_capture import parse
from organiser_app.domain.values import EntryRoad, ListeningKind, QuotePermission, StatementKind
from organiser_app.exchange.odk_export import Export, Record, UnreadRow, read_export
from organiser_app.exchange.xlsform import STRENGTHS, YES, FormField, theme_choice
from organiser_app.language import tr

_IDS = ("instanceID", "KEY", "_uuid")
_REJECTED = "rejected"
_DAY_LENGTH = len("2026-03-02")
_THEME_SHAPE = re.compile(r"^t[0-9a-f]{32}$")
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Submissions:
    """What an export held: listenings to record, and the rows that could not be taken."""

    listenings: tuple[ListeningInput, ...]
    unread: tuple[UnreadRow, ...]


def read_submissions(file: Path, themes: Sequence[tuple[UUID, str]], now: datetime) -> Submissions:
    """Read an export of the form, a .zip or the .csv of its submissions; nothing is changed.

    `themes` gives what each theme of the log is called now; a moment without a zone is in that of
    `now`. Raises `InvalidInput` where the file is no export of the form.
    """
    export = read_export(file)
    reader = _Reader(export, {theme_choice(each): name for each, name in themes}, now)
    unread = list(export.unread)
    taken: dict[str, ListeningInput] = {}
    for submission in export.submissions:
        try:
            listening = reader.listening(submission)
            _expect_new(listening, taken)
        except InvalidInput as problem:
            unread.append(UnreadRow(submission.file, submission.line, problem.message))
        else:
            taken[listening.source] = listening
    return Submissions(tuple(taken.values()), tuple(unread))


def _expect_new(listening: ListeningInput, taken: Mapping[str, ListeningInput]) -> None:
    if listening.source in taken:
        raise InvalidInput(tr("the same submission stands above it"))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns the submissions of one export into listenings."""

    export: Export
    themes: Mapping[str, str]
    now: datetime

    def listening(self, row: Record) -> ListeningInput:
        """One submission with its statements; `InvalidInput` with why it cannot be taken."""
        if row["ReviewState"].casefold() == _REJECTED:
            raise InvalidInput(tr("it was rejected on the server"))
        source, at = _source(row), self._moment(row)
        statements = tuple(self._named(each) for each in self.export.said_in(row))
        kind = _word(row, FormField.KIND, ListeningKind) or ListeningKind.DOORSTEP
        steps, present = _next_steps(row), _count(row)
        return checked(
            lambda: ListeningInput(
                kind=kind,
                at=at,
                where=row[FormField.WHERE],
                people=_people(row[FormField.PEOPLE], at),
                unnamed_present=present,
                language=row[FormField.LANGUAGE],
                statements=statements,
                next_steps=steps,
                note=row[FormField.NOTE],
                entered=EntryRoad.IMPORT,
                privacy_notice=_is_yes(row, FormField.PRIVACY),
                source=source,
            )
        )

    def _named(self, row: Record) -> StatementInput:
        """A statement; what is wrong with it says in which file and line."""
        try:
            return self._statement(row)
        except InvalidInput as problem:
            raise InvalidInput(
                tr(
                    "line {line} of {file}: {reason}",
                    line=row.line,
                    file=row.file,
                    reason=problem.message,
                )
            ) from problem

    def _statement(self, row: Record) -> StatementInput:
        kind = _word(row, FormField.STATEMENT_KIND, StatementKind)
        if kind is None or not row[FormField.WORDS]:
            raise InvalidInput(tr("a statement has a kind and words"))
        strength, themes = _strength(row), self._themes(row)
        permission = _word(row, FormField.PERMISSION, QuotePermission) or QuotePermission.ASK_FIRST
        return checked(
            lambda: StatementInput(
                kind=kind,
                words=row[FormField.WORDS],
                strength=strength,
                themes=themes,
                quote=row[FormField.QUOTE],
                permission=permission,
                asked_before=_is_yes(row, FormField.ASKED_BEFORE),
            )
        )

    def _themes(self, row: Record) -> tuple[str, ...]:
        chosen = row[FormField.THEMES].split()
        unknown = [each for each in chosen if each not in self.themes]
        if unknown:
            raise InvalidInput(_unknown_theme(unknown[0]))
        return tuple(dict.fromkeys(self.themes[each] for each in chosen))

    def _moment(self, row: Record) -> datetime:
        said = row[FormField.HEARD_AT]
        try:
            moment = datetime.fromisoformat(said)
        except ValueError as problem:
            raise InvalidInput(tr("“{said}” is no date that can be read", said=said)) from problem
        if len(said) <= _DAY_LENGTH:
            moment = moment.replace(hour=12)
        return moment if moment.tzinfo else moment.replace(tzinfo=self.now.tzinfo)


def _unknown_theme(choice: str) -> str:
    if _THEME_SHAPE.match(choice):
        return tr("one of its themes is not in this log; the form is of another log")
    return tr("“{choice}” is no choice of the form; export values, not labels", choice=choice)


def _source(row: Record) -> str:
    found = next((row[name] for name in _IDS if row[name]), "").removeprefix("uuid:")
    if not found:
        raise InvalidInput(tr("it has no instance id"))
    return f"odk:{found}"


def _word(row: Record, field: FormField, words: type[Word]) -> Word | None:
    """The choice of a question; `InvalidInput` where it is none of the form's."""
    said = row[field]
    if said and said not in set(words):
        raise InvalidInput(
            tr("“{choice}” is no choice of the form; export values, not labels", choice=said)
        )
    return words(said) if said else None


def _strength(row: Record) -> int | None:
    said = row[FormField.STRENGTH]
    if said and said not in {str(each) for each in STRENGTHS}:
        raise InvalidInput(tr("“{said}” is no strength from 1 to 5", said=said))
    return int(said) if said else None


def _count(row: Record) -> int:
    said = row[FormField.PRESENT]
    if said and not said.isdecimal():
        raise InvalidInput(tr("“{said}” is no count of people", said=said))
    return int(said or 0)


def _is_yes(row: Record, field: FormField) -> bool:
    return row[field].casefold() in (YES, "1", "true")


def _next_steps(row: Record) -> tuple[NextStepInput, ...]:
    what, due = row[FormField.NEXT_STEP], row[FormField.NEXT_DUE]
    if not what:
        return ()
    try:
        due_on = date.fromisoformat(due[:_DAY_LENGTH]) if due else None
    except ValueError as problem:
        raise InvalidInput(tr("“{said}” is no date that can be read", said=due)) from problem
    return (checked(lambda: NextStepInput(what=what, due_on=due_on)),)


def _people(names: str, at: datetime) -> tuple[PersonInput, ...]:
    """Names with commas between them, read as quick capture reads them after `with:`."""
    line = " ".join(names.split())
    found = parse(f"with: {line}", at).listenings if line else ()
    return found[0].listening.people if found else ()
