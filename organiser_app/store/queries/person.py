"""One resident, seen whole: who they are, how near, whom they know, what they agreed to.

Where several records are of one person, all that is kept of any of them is read as theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, or_, select

from organiser_app.domain.values import (
    Circle,
    CommitmentState,
    ConsentPurpose,
    StatementKind,
    StepState,
    WordingPart,
)
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import ConsentRow, consents
from organiser_app.store.queries.contact import (
    Contact,
    last_contact,
    next_contact,
    planned_meetings,
)
from organiser_app.store.queries.gave_and_asked import CameOf, came_of
from organiser_app.store.queries.households import Housemate, lives_with
from organiser_app.store.queries.organisers import Keeping, keeping
from organiser_app.store.queries.people import PersonRow, person_rows
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps
from organiser_app.store.queries.same_people import person_of, records_of
from organiser_app.store.queries.statements import StatementRow, statement_rows
from organiser_app.store.queries.texts import current_texts, text_of


@dataclass(frozen=True, slots=True)
class CircleRow:
    """A move of a resident nearer or further, with what showed it."""

    circle: Circle
    on: date
    evidence: str


@dataclass(frozen=True, slots=True)
class TieRow:
    """A relationship, as seen from one resident: with another, or with an organiser."""

    id: UUID
    other_id: UUID | None
    other: str
    with_organiser: bool
    kind: str
    strength: int
    since: date | None
    how_known: str


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """All that a resident's page shows beside their story.

    `moves`, `gifts_and_needs` begin with the newest, `ties` with the strongest; `next_steps` are
    the open ones, by due day, and `promises` the open promises they made or were made; `consents`
    are in the order of the purposes, those asked alone. `came_of` says what came of each gift and
    need, `lives_with` who shares their door, `meetings` which are planned. `records` are the ids of
    all records of the person, and `also` what these hold of names, numbers and addresses beside
    what is told already.
    """

    person: PersonRow
    pseudonym: str
    phone: str
    email: str
    best_time: str
    note: str
    moves: tuple[CircleRow, ...]
    ties: tuple[TieRow, ...]
    gifts_and_needs: tuple[StatementRow, ...]
    came_of: Mapping[UUID, CameOf]
    consents: tuple[ConsentRow, ...]
    next_steps: tuple[PromiseRow, ...]
    promises: tuple[PromiseRow, ...]
    keeping: Keeping
    lives_with: tuple[Housemate, ...]
    last_contact: Contact | None
    meetings: tuple[Contact, ...]
    records: tuple[UUID, ...]
    also: tuple[str, ...]

    def next_contact(self, today: date) -> Contact | None:
        """What comes next between them, of all that is agreed and planned."""
        return next_contact(self.meetings, (*self.next_steps, *self.promises), today)

    @property
    def agreed_to(self) -> frozenset[ConsentPurpose]:
        """The purposes to which they agreed, and did not take it back."""
        return frozenset(answer.purpose for answer in self.consents if answer.given)


def person(connection: Connection, resident_id: UUID) -> PersonDetail | None:
    """One resident; None where there is none, or no more.

    Asked for a record that is read as another's, it tells of the person.
    """
    records = known_records(connection, resident_id)
    rows = person_rows(connection, records[:1])
    if not rows:
        return None
    kept = _kept(connection, records)
    pseudonym, phone, email, best_time = _reached(kept)
    heard = gifts_and_needs(connection, records)
    return PersonDetail(
        person=rows[0],
        pseudonym=pseudonym,
        phone=phone,
        email=email,
        best_time=best_time,
        note=_notes(connection, records),
        moves=circle_moves(connection, records),
        ties=ties(connection, records),
        gifts_and_needs=heard,
        came_of=came_of(connection, [row.id for row in heard]),
        consents=consents(connection, records),
        next_steps=_open_steps(connection, records),
        promises=_open_promises(connection, records),
        keeping=keeping(connection, records),
        lives_with=lives_with(connection, records),
        last_contact=last_contact(connection, records),
        meetings=planned_meetings(connection, records),
        records=records,
        also=_also(kept, {rows[0].name, pseudonym, phone, email}),
    )


def known_records(connection: Connection, resident_id: UUID) -> tuple[UUID, ...]:
    """The ids of all records of a person, the one by which they go first; none where none is."""
    columns = t.resident.c
    there = connection.execute(select(columns.id).where(columns.id == resident_id)).first()
    return records_of(connection, resident_id) if there else ()


def _kept(connection: Connection, records: Sequence[UUID]) -> list[Row[Any]]:
    """Who they are and how to reach them by each of their records, the one they go by first."""
    columns = t.resident.c
    query: Select[Any] = select(
        columns.id,
        columns.name,
        columns.pseudonym,
        columns.phone,
        columns.email,
        columns.best_time,
    ).where(columns.id.in_(records), t.live(t.resident))
    by_record = {row.id: row for row in connection.execute(query)}
    return [by_record[each] for each in records if each in by_record]


def _reached(kept: Sequence[Row[Any]]) -> tuple[str, ...]:
    """Pseudonym, phone, email and best time: of each, the first that a record of theirs holds."""
    reached = ((row.pseudonym, row.phone, row.email, row.best_time) for row in kept)
    return tuple(next(filter(None, values), "") for values in zip(*reached, strict=True))


def _also(kept: Sequence[Row[Any]], told: set[str]) -> tuple[str, ...]:
    """What else they are called and where else they are reached, each once, in order."""
    others = (
        value for row in kept for value in (row.name, row.pseudonym, row.phone, row.email) if value
    )
    return tuple(dict.fromkeys(value for value in others if value not in told))


def _notes(connection: Connection, records: Sequence[UUID]) -> str:
    notes = current_texts(connection, records, (WordingPart.NOTE,))
    bodies = (text_of(notes, each, WordingPart.NOTE).body for each in records)
    return "\n\n".join(filter(None, bodies))


def circle_moves(connection: Connection, records: Sequence[UUID]) -> tuple[CircleRow, ...]:
    """The moves of a person, the latest first."""
    columns = t.circle_move.c
    query = (
        select(columns.circle, columns.on, columns.evidence)
        .where(columns.subject_id.in_(records), t.live(t.circle_move))
        .order_by(columns.on.desc(), columns.id.desc())
    )
    return tuple(CircleRow(*row) for row in connection.execute(query))


def ties(connection: Connection, records: Sequence[UUID]) -> tuple[TieRow, ...]:
    """The relationships of a person, whichever side they were written from, strongest first.

    Those that ended are none, and a tie between two records of the person is none either.
    """
    seen_from_here = _ties_by(connection, "subject_id", "other_subject_id", records)
    seen_from_there = _ties_by(connection, "other_subject_id", "subject_id", records)
    both = [tie for tie in (*seen_from_here, *seen_from_there) if tie.other_id not in records]
    return tuple(sorted(both, key=lambda tie: (-tie.strength, tie.other.casefold(), tie.id)))


def _ties_by(connection: Connection, near: str, far: str, records: Sequence[UUID]) -> list[TieRow]:
    columns = t.tie.c
    other = func.coalesce(t.resident.c.name, t.resident.c.pseudonym, t.organiser.c.name)
    query = (
        select(
            columns.id,
            func.coalesce(t.resident.c.id, t.organiser.c.id),
            other,
            t.resident.c.id.is_(None),
            columns.kind,
            columns.strength,
            columns.since,
            columns.how_known,
        )
        .select_from(t.tie)
        .outerjoin(t.resident, t.joined_to(t.resident, person_of(columns[far])))
        .outerjoin(t.organiser, t.joined_to(t.organiser, columns.organiser_id))
        .where(columns[near].in_(records), t.live(t.tie), other.is_not(None))
        .where(columns.ended_on.is_(None))
    )
    return [TieRow(*row) for row in connection.execute(query)]


def gifts_and_needs(connection: Connection, records: Sequence[UUID]) -> tuple[StatementRow, ...]:
    """What a person offered and asked for, the newest first."""
    columns = t.statement.c
    query = (
        select(columns.id)
        .where(
            columns.subject_id.in_(records),
            columns.kind.in_((StatementKind.GIFT, StatementKind.NEED)),
            t.live(t.statement),
        )
        .order_by(columns.id.desc())
    )
    return statement_rows(connection, connection.execute(query).scalars().all())


def _open_steps(connection: Connection, records: Sequence[UUID]) -> tuple[PromiseRow, ...]:
    columns = t.next_step.c
    return next_steps(connection, columns.subject_id.in_(records), columns.state == StepState.OPEN)


def _open_promises(connection: Connection, records: Sequence[UUID]) -> tuple[PromiseRow, ...]:
    columns = t.commitment.c
    theirs = or_(columns.subject_id.in_(records), columns.to_subject_id.in_(records))
    return commitments(connection, theirs, columns.state == CommitmentState.OPEN)
