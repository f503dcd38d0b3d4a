"""What would come in from a folder of notes or an export, before anything does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from organiser_app.domain.inputs import ListeningInput
from organiser_app.exchange.notes_folder import Notes, read_notes
from organiser_app.exchange.odk import Submissions, read_submissions
from organiser_app.language import plural, tr
from organiser_app.services.answers import not_had
from organiser_app.store.queries.form_themes import FormThemes, form_themes
from organiser_app.store.queries.safeguarding import whom_to_tell

if TYPE_CHECKING:
    from organiser_app.store.log import Query

NotHad = Callable[[Sequence[ListeningInput]], list[ListeningInput]]


@dataclass(frozen=True, slots=True)
class Coming:
    """The listenings that the log has not had, and what there is to say beside them.

    `places` says of each listening in which file it stands; `known` counts those that the log has
    already; `remarks` are pairs of a place and what could not be placed, or taken, there.
    """

    fresh: tuple[ListeningInput, ...]
    places: tuple[str, ...]
    known: int
    remarks: tuple[tuple[str, str], ...]
    stays: str


def coming_notes(folder: Path, now: datetime) -> Query[Coming]:
    """The question to the log: what a folder of notes would bring."""
    return lambda connection: _of_notes(
        read_notes(folder, now, _names(form_themes(connection)), whom_to_tell(connection).part),
        partial(not_had, connection),
    )


def coming_submissions(file: Path, now: datetime) -> Query[Coming]:
    """The question to the log: what an export of the form for phones would bring."""
    return lambda connection: _of_submissions(
        read_submissions(file, form_themes(connection).names, now), partial(not_had, connection)
    )


def _names(themes: FormThemes) -> list[str]:
    return [name for _, name in themes.offered]


def _of_notes(notes: Notes, asked: NotHad) -> Coming:
    fresh = {each.source for each in asked([each.listening for each in notes.listenings])}
    coming = [each for each in notes.listenings if each.listening.source in fresh]
    remarks = [(each.file, each.sentence) for each in notes.problems]
    remarks += [(each.file, _not_taken(each.reason)) for each in notes.unread]
    if notes.passed_over:
        words = plural(
            "{count} file is no text note and was passed over.",
            "{count} files are no text notes and were passed over.",
            notes.passed_over,
        )
        remarks.append((tr("Other files"), words))
    return Coming(
        tuple(each.listening for each in coming),
        tuple(tr("{file}, line {line}", file=each.file, line=each.line) for each in coming),
        len(notes.listenings) - len(coming),
        tuple(remarks),
        tr("The notes stay where they are, and as they are. They are not encrypted."),
    )


def _of_submissions(found: Submissions, asked: NotHad) -> Coming:
    fresh = asked(found.listenings)
    remarks = [
        (tr("{file}, line {line}", file=each.file, line=each.line), _not_taken(each.reason))
        for each in found.unread
    ]
    return Coming(
        tuple(fresh),
        ("",) * len(fresh),
        len(found.listenings) - len(fresh),
        tuple(remarks),
        tr("The export stays where it is, and as it is. It is not encrypted."),
    )


def _not_taken(reason: str) -> str:
    return tr("Not taken: {reason}.", reason=reason)
