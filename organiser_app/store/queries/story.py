"""The story of one resident: what they said, how near they came, what was promised and done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from organiser_app.domain.values import ListeningKind, WordingPart
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.doings import Doing, doings
from organiser_app.store.queries.person import (
    CircleRow,
    circle_moves,
    gifts_and_needs,
    known_records,
)
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps
from organiser_app.store.queries.said_by import involves, said_by
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.statements import StatementRow, statement_rows
from organiser_app.store.queries.texts import Texts, current_texts, text_of


@dataclass(frozen=True, slots=True)
class ListeningEntry:
    """A conversation at which the resident was, with what they, or nobody named, said in it.

    `people` counts those present who are in the log, `unnamed` those who are not.
    """

    on: date
    listening_id: UUID
    kind: ListeningKind
    where: str
    organiser: str
    people: int
    unnamed: int
    note: str
    statements: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class CircleEntry:
    """The resident came nearer, or went further."""

    on: date
    move: CircleRow


@dataclass(frozen=True, slots=True)
class PromiseEntry:
    """The resident promised something."""

    on: date
    promise: PromiseRow


@dataclass(frozen=True, slots=True)
class StepEntry:
    """Something was agreed with the resident."""

    on: date
    step: PromiseRow


StoryEntry = ListeningEntry | CircleEntry | PromiseEntry | StepEntry | Doing


def story(connection: Connection, resident_id: UUID) -> tuple[StoryEntry, ...]:
    """All entries of a resident's story, the newest first; of one day, listenings come last.

    All that is kept of any record of the person is theirs.
    """
    records = known_records(connection, resident_id)
    promised = commitments(connection, t.commitment.c.subject_id.in_(records))
    agreed = next_steps(connection, t.next_step.c.subject_id.in_(records))
    entries: list[StoryEntry] = [
        *(CircleEntry(move.on, move) for move in circle_moves(connection, records)),
        *(PromiseEntry(promise.made_on, promise) for promise in reversed(promised)),
        *(StepEntry(step.made_on, step) for step in reversed(agreed)),
        *doings(connection, records, gifts_and_needs(connection, records)),
        *_listenings(connection, records),
    ]
    return tuple(sorted(entries, key=lambda entry: entry.on, reverse=True))


def _listenings(connection: Connection, records: Sequence[UUID]) -> list[ListeningEntry]:
    rows = connection.execute(_listened_to(records)).all()
    ids = [row.id for row in rows]
    notes = current_texts(connection, ids, (WordingPart.NOTE,))
    said = _said_at(connection, ids, records)
    return [_listening_entry(row, notes, said.get(row.id, [])) for row in rows]


def _listened_to(records: Sequence[UUID]) -> Select[Any]:
    """The listenings at which a person was, or said something, the newest first."""
    listening, beside = t.listening, t.presence.alias("beside")
    people = (
        select(func.count(person_of(beside.c.subject_id).distinct()))
        .join_from(beside, t.resident, t.joined_to(t.resident, beside.c.subject_id))
        .where(beside.c.listening_id == listening.c.id, t.live(beside))
        .correlate(listening)
        .scalar_subquery()
    )
    return (
        select(
            listening.c.id,
            listening.c.at,
            listening.c.kind,
            t.whereabouts().label("place"),
            func.coalesce(t.organiser.c.name, "").label("organiser"),
            people.label("people"),
            listening.c.unnamed_present,
        )
        .select_from(listening)
        .outerjoin(t.organiser, t.joined_to(t.organiser, listening.c.organiser_id))
        .outerjoin(t.place, t.joined_to(t.place, listening.c.place_id))
        .outerjoin(t.door, t.joined_to(t.door, listening.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(t.live(listening), involves(records))
        .order_by(listening.c.at.desc(), listening.c.id.desc())
    )


def _said_at(
    connection: Connection, listenings: list[UUID], records: Sequence[UUID]
) -> dict[UUID, list[StatementRow]]:
    """What the person, or nobody named, said at each listening, as it was written down."""
    columns = t.statement.c
    ids = connection.execute(
        select(columns.id)
        .join_from(t.statement, t.listening, t.joined_to(t.listening, columns.listening_id))
        .where(columns.listening_id.in_(listenings), said_by(records), t.live(t.statement))
        .order_by(columns.id)
    )
    said: dict[UUID, list[StatementRow]] = {}
    for row in statement_rows(connection, ids.scalars().all()):
        said.setdefault(row.listening_id, []).append(row)
    return said


def _listening_entry(row: Any, notes: Texts, said: list[StatementRow]) -> ListeningEntry:
    return ListeningEntry(
        on=row.at.date(),
        listening_id=row.id,
        kind=row.kind,
        where=row.place,
        organiser=row.organiser,
        people=row.people,
        unnamed=row.unnamed_present,
        note=text_of(notes, row.id, WordingPart.NOTE).body,
        statements=tuple(said),
    )
