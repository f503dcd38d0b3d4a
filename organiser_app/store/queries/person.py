"""One resident, seen whole: who they are, how near, whom they know, what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, select

from organiser_app.domain.values import (
    Circle,
    ConsentPurpose,
    StatementKind,
    StepState,
    WordingPart,
)
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.people import PersonRow, person_rows
from organiser_app.store.queries.promises import PromiseRow, next_steps
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
class ConsentRow:
    """The latest answer of a resident for one purpose."""

    purpose: ConsentPurpose
    given: bool
    on: date
    how: str


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """All that a resident's page shows beside their story.

    `moves`, `gifts_and_needs` begin with the newest, `ties` with the strongest; `next_steps` are
    the open ones, by due day; `consents` are in the order of the purposes, those asked alone.
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
    consents: tuple[ConsentRow, ...]
    next_steps: tuple[PromiseRow, ...]


def person(connection: Connection, resident_id: UUID) -> PersonDetail | None:
    """One resident; None where there is none, or no more."""
    rows = person_rows(connection, [resident_id])
    if not rows:
        return None
    columns = t.resident.c
    pseudonym, phone, email, best_time = connection.execute(
        select(columns.pseudonym, columns.phone, columns.email, columns.best_time).where(
            columns.id == resident_id
        )
    ).one()
    notes = current_texts(connection, [resident_id], (WordingPart.NOTE,))
    return PersonDetail(
        person=rows[0],
        pseudonym=pseudonym or "",
        phone=phone or "",
        email=email or "",
        best_time=best_time or "",
        note=text_of(notes, resident_id, WordingPart.NOTE).body,
        moves=circle_moves(connection, resident_id),
        ties=ties(connection, resident_id),
        gifts_and_needs=_gifts_and_needs(connection, resident_id),
        consents=consents(connection, resident_id),
        next_steps=_open_steps(connection, resident_id),
    )


def circle_moves(connection: Connection, resident_id: UUID) -> tuple[CircleRow, ...]:
    """The moves of a resident, the latest first."""
    columns = t.circle_move.c
    query = (
        select(columns.circle, columns.on, columns.evidence)
        .where(columns.subject_id == resident_id, t.live(t.circle_move))
        .order_by(columns.on.desc(), columns.id.desc())
    )
    return tuple(CircleRow(*row) for row in connection.execute(query))


def ties(connection: Connection, resident_id: UUID) -> tuple[TieRow, ...]:
    """The relationships of a resident, whichever side they were written from, strongest first."""
    seen_from_here = _ties_by(connection, "subject_id", "other_subject_id", resident_id)
    seen_from_there = _ties_by(connection, "other_subject_id", "subject_id", resident_id)
    both = [*seen_from_here, *seen_from_there]
    return tuple(sorted(both, key=lambda tie: (-tie.strength, tie.other.casefold(), tie.id)))


def _ties_by(connection: Connection, near: str, far: str, resident_id: UUID) -> list[TieRow]:
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
        .outerjoin(t.resident, t.joined_to(t.resident, columns[far]))
        .outerjoin(t.organiser, t.joined_to(t.organiser, columns.organiser_id))
        .where(columns[near] == resident_id, t.live(t.tie), other.is_not(None))
    )
    return [TieRow(*row) for row in connection.execute(query)]


def consents(connection: Connection, resident_id: UUID) -> tuple[ConsentRow, ...]:
    """The latest answer for each purpose that the resident was asked about."""
    columns = t.consent.c
    query = (
        select(columns.purpose, columns.given, columns.on, columns.how)
        .where(columns.subject_id == resident_id, t.live(t.consent))
        .order_by(columns.on, columns.id)
    )
    latest = {row.purpose: ConsentRow(*row) for row in connection.execute(query)}
    return tuple(latest[purpose] for purpose in ConsentPurpose if purpose in latest)


def _gifts_and_needs(connection: Connection, resident_id: UUID) -> tuple[StatementRow, ...]:
    columns = t.statement.c
    query = (
        select(columns.id)
        .where(
            columns.subject_id == resident_id,
            columns.kind.in_((StatementKind.GIFT, StatementKind.NEED)),
            t.live(t.statement),
        )
        .order_by(columns.id.desc())
    )
    return statement_rows(connection, connection.execute(query).scalars().all())


def _open_steps(connection: Connection, resident_id: UUID) -> tuple[PromiseRow, ...]:
    columns = t.next_step.c
    return next_steps(
        connection, columns.subject_id == resident_id, columns.state == StepState.OPEN
    )
