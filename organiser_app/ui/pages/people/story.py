"""A resident's story as painted rows: the newest first, under the month in which it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from organiser_app.domain.values import Circle
from organiser_app.language import plural, tr
from organiser_app.store.queries.promises import PromiseRow
from organiser_app.store.queries.statements import StatementRow
from organiser_app.store.queries.story import (
    CircleEntry,
    ListeningEntry,
    PromiseEntry,
    StepEntry,
    StoryEntry,
)
from organiser_app.ui.days import month_words, short_day
from organiser_app.ui.pages.people.doings import doing_row
from organiser_app.ui.promise_words import state_word
from organiser_app.ui.tables import StoryRow, StoryWords
from organiser_app.ui.theme.words import listening_words


def story_rows(entries: Iterable[StoryEntry], today: date) -> list[StoryRow]:
    """The entries, each month headed by its name."""
    rows: list[StoryRow] = []
    month = ""
    for number, entry in enumerate(entries):
        if month_words(entry.on) != month:
            month = month_words(entry.on)
            rows.append(StoryRow(key=f"{entry.on:%Y-%m}", title=month, heading=True))
        rows.append(_entry(entry, f"{number}", today))
    return rows


def _entry(entry: StoryEntry, key: str, today: date) -> StoryRow:
    day = short_day(entry.on, today)
    match entry:
        case ListeningEntry():
            return _listening(entry, key, day)
        case CircleEntry(move=move):
            evidence = tr("Evidence: {evidence}", evidence=move.evidence) if move.evidence else ""
            return StoryRow(key, _came(move.circle), "people", date=day, under=evidence)
        case PromiseEntry(promise=promise):
            title = tr("Promised: {what}", what=promise.what)
            return _agreed(StoryRow(key, title, "promises", date=day), promise, today)
        case StepEntry(step=step):
            title = tr("Agreed: {what}", what=step.what)
            return _agreed(StoryRow(key, title, "clock", date=day), step, today)
        case _:
            return doing_row(entry, key, day)


def _listening(entry: ListeningEntry, key: str, day: str) -> StoryRow:
    place = tr("{kind}, {place}", kind=listening_words(entry.kind), place=entry.where)
    others = max(entry.people - 1, 0) + entry.unnamed
    present = plural("with {count} other", "with {count} others", others) if others > 0 else ""
    first = entry.statements[0].kind if entry.statements else None
    return StoryRow(
        key=key,
        title=place if entry.where else listening_words(entry.kind),
        icon="listen",
        kind=first,
        date=day,
        under=". ".join(part for part in (present, entry.note) if part),
        said=tuple(_words(statement) for statement in entry.statements),
    )


def _words(statement: StatementRow) -> StoryWords:
    quoted = statement.verbatim
    return StoryWords(
        words=statement.text,
        kind=statement.kind,
        verbatim=quoted,
        permission=statement.permission if quoted else None,
    )


def _agreed(row: StoryRow, promise: PromiseRow, today: date) -> StoryRow:
    by = tr("by {day}", day=short_day(promise.due_on, today)) if promise.due_on else ""
    hangs = tr("if {condition}", condition=promise.condition) if promise.condition else ""
    under = ", ".join(part for part in (by, hangs) if part)
    return replace(row, under=under, met="" if promise.is_open else state_word(promise.state))


def _came(circle: Circle) -> str:
    return {
        Circle.CONTACT: tr("Became a contact"),
        Circle.PARTICIPANT: tr("Became a participant"),
        Circle.ACTIVE: tr("Became active"),
        Circle.LEADER: tr("Became a leader"),
    }[circle]
