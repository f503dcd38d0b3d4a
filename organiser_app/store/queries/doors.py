"""The doors of a street as one walks: what came of each, who is known there, what waits there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from organiser_app.domain.clock import day_of
from organiser_app.domain.rules.knocking import on_side, tries_unanswered, warns
from organiser_app.domain.values import (
    AttemptOutcome,
    StatementKind,
    StepState,
    StreetSide,
    WordingPart,
)
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.knocks import stands
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.spans import start_of
from organiser_app.store.queries.texts import Texts, current_texts, text_of
from organiser_app.store.repositories.settings import knock_again_after

_NEED_WAITS = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class StreetRow:
    """A street of the patch; `doors` are all that it has, `knocked` those tried at least once."""

    id: UUID
    name: str
    doors: int
    knocked: int


@dataclass(frozen=True, slots=True)
class Knock:
    """One knock at a door: when, what came of it, who knocked, and what to remember of it."""

    id: UUID
    at: datetime
    outcome: AttemptOutcome
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class DoorRow:
    """A door as a round shows it.

    `here` is the latest knock of this round, `before` the latest of any other time, by whomever;
    `recently_knocked` says that `before` was within the days asked for. `unanswered` counts the
    knocks in a row, up to the latest, that nobody opened to. `step` is the first open next step
    about somebody there, due on `step_due_on`; `need` the latest need told there, of 120 days.
    """

    id: UUID
    label: str
    here: Knock | None
    before: Knock | None
    recently_knocked: bool
    unanswered: int
    do_not_contact_since: date | None
    residents: tuple[str, ...]
    step: str
    step_due_on: date | None
    need: str


def streets(connection: Connection) -> tuple[StreetRow, ...]:
    """Every street of the log, by name."""
    columns = t.street.c
    knocked = (
        select(t.attempt.c.door_id)
        .where(t.attempt.c.door_id == t.door.c.id, stands())
        .correlate(t.door)
        .exists()
    )
    query = (
        select(columns.id, columns.name, func.count(t.door.c.id), func.count().filter(knocked))
        .select_from(t.street)
        .outerjoin(t.door, (t.door.c.street_id == columns.id) & t.live(t.door))
        .where(t.live(t.street))
        .group_by(columns.id)
        .order_by(func.lower(columns.name), columns.id)
    )
    return tuple(StreetRow(*row) for row in connection.execute(query))


def doors_of(
    connection: Connection,
    street_id: UUID,
    side: StreetSide = StreetSide.BOTH,
    round_id: UUID | None = None,
    *,
    today: date,
    within_days: int | None = None,
) -> tuple[DoorRow, ...]:
    """The doors on a side of a street in walking order, seen from a round on the day `today`.

    A knock within the last `within_days` warns; None is what the log's setting says.
    """
    days = knock_again_after(connection) if within_days is None else within_days
    seen = _seen(connection, street_id, round_id, today)
    columns = t.door.c
    query = (
        select(columns.id, columns.label, columns.do_not_contact_since)
        .where(columns.street_id == street_id, t.live(t.door))
        .order_by(columns.position, func.lower(columns.label), columns.id)
    )
    return tuple(
        _door_row(door, seen, today, days)
        for door in connection.execute(query)
        if on_side(door.label, side)
    )


@dataclass(frozen=True, slots=True)
class _Tried:
    """The knocks at one door, the latest first, told apart by the round in hand."""

    here: Any = None
    before: Any = None
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class _Seen:
    """All that is known of the doors of a street, by the door."""

    tried: dict[UUID, _Tried]
    notes: Texts
    residents: dict[UUID, tuple[str, ...]]
    steps: dict[UUID, tuple[str, date | None]]
    needs: dict[UUID, str]


def _seen(connection: Connection, street_id: UUID, round_id: UUID | None, today: date) -> _Seen:
    tried = _tried(connection, street_id, round_id)
    shown = [knock.id for door in tried.values() for knock in (door.here, door.before) if knock]
    return _Seen(
        tried=tried,
        notes=current_texts(connection, shown, [WordingPart.NOTE]),
        residents=_residents(connection, street_id),
        steps=_steps(connection, street_id),
        needs=_needs(connection, street_id, today - _NEED_WAITS),
    )


def _door_row(door: Any, seen: _Seen, today: date, within_days: int) -> DoorRow:
    tried = seen.tried.get(door.id, _Tried())
    before = _knock(tried.before, seen.notes)
    step, due_on = seen.steps.get(door.id, ("", None))
    return DoorRow(
        id=door.id,
        label=door.label,
        here=_knock(tried.here, seen.notes),
        before=before,
        recently_knocked=warns(day_of(before.at) if before else None, today, within_days),
        unanswered=tried.unanswered,
        do_not_contact_since=door.do_not_contact_since,
        residents=seen.residents.get(door.id, ()),
        step=step,
        step_due_on=due_on,
        need=seen.needs.get(door.id, ""),
    )


def _knock(found: Any, notes: Texts) -> Knock | None:
    if found is None:
        return None
    note = text_of(notes, found.id, WordingPart.NOTE).body
    return Knock(found.id, found.at, found.outcome, found.by, note)


def _of_street(street_id: UUID) -> Select[tuple[UUID]]:
    return select(t.door.c.id).where(t.door.c.street_id == street_id, t.live(t.door))


def _tried(connection: Connection, street_id: UUID, round_id: UUID | None) -> dict[UUID, _Tried]:
    columns = t.attempt.c
    query = (
        select(
            columns.id,
            columns.door_id,
            columns.round_id,
            columns.at,
            columns.outcome,
            func.coalesce(t.organiser.c.name, "").label("by"),
        )
        .select_from(t.attempt)
        .outerjoin(t.organiser, t.joined_to(t.organiser, columns.organiser_id))
        .where(columns.door_id.in_(_of_street(street_id)), stands())
        .order_by(columns.at.desc(), columns.id.desc())
    )
    knocks: defaultdict[UUID, list[Any]] = defaultdict(list)
    for knock in connection.execute(query):
        knocks[knock.door_id].append(knock)
    return {door_id: _told_apart(found, round_id) for door_id, found in knocks.items()}


def _told_apart(knocks: Sequence[Any], round_id: UUID | None) -> _Tried:
    here = (knock for knock in knocks if round_id is not None and knock.round_id == round_id)
    before = (knock for knock in knocks if round_id is None or knock.round_id != round_id)
    unanswered = tries_unanswered(knock.outcome for knock in knocks)
    return _Tried(next(here, None), next(before, None), unanswered)


def _residents(connection: Connection, street_id: UUID) -> dict[UUID, tuple[str, ...]]:
    """What those are called who live at each door; of several records, as they go by."""
    columns, person = t.resident.c, t.resident.alias("person")
    query = (
        select(columns.door_id, t.name_of(person))
        .join_from(t.resident, person, t.joined_to(person, person_of(columns.id)))
        .where(columns.door_id.in_(_of_street(street_id)), t.live(t.resident))
        .group_by(columns.door_id, person.c.id)
        .order_by(person.c.id)
    )
    return {door_id: tuple(names) for door_id, names in _by_door(connection.execute(query)).items()}


def _steps(connection: Connection, street_id: UUID) -> dict[UUID, tuple[str, date | None]]:
    """The first open step about each door's residents, or out of a listening at it, by due day."""
    step = t.next_step.c
    door_id = func.coalesce(t.resident.c.door_id, t.listening.c.door_id)
    query = (
        select(door_id, step.what, step.due_on)
        .select_from(t.next_step)
        .outerjoin(t.resident, t.joined_to(t.resident, step.subject_id))
        .outerjoin(t.listening, t.joined_to(t.listening, step.listening_id))
        .where(t.live(t.next_step), step.state == StepState.OPEN)
        .where(door_id.in_(_of_street(street_id)))
        .order_by(step.due_on.is_(None).desc(), step.due_on.desc(), step.id.desc())
    )
    return {door: (what, due_on) for door, what, due_on in connection.execute(query)}


def _needs(connection: Connection, street_id: UUID, since: date) -> dict[UUID, str]:
    """The words of the latest need told by each door's residents, or by nobody named at it."""
    said = t.statement
    told = (
        select(said.c.id, said.c.subject_id, t.listening.c.door_id)
        .join_from(said, t.listening, t.joined_to(t.listening, said.c.listening_id))
        .where(t.live(said), said.c.kind == StatementKind.NEED)
        .where(t.listening.c.at >= start_of(since))
        .order_by(t.listening.c.at, said.c.id)
    )
    by_name = told.add_columns(t.resident.c.door_id.label("home")).join(
        t.resident, t.joined_to(t.resident, said.c.subject_id)
    )
    doors = _of_street(street_id)
    latest = {
        row.home: row.id
        for row in connection.execute(by_name.where(t.resident.c.door_id.in_(doors)))
    }
    unnamed = told.where(said.c.subject_id.is_(None), t.listening.c.door_id.in_(doors))
    for row in connection.execute(unnamed):
        latest.setdefault(row.door_id, row.id)
    words = current_texts(connection, list(latest.values()), [WordingPart.WORDS])
    return {door: text_of(words, each, WordingPart.WORDS).body for door, each in latest.items()}


def _by_door(rows: Iterable[Any]) -> dict[UUID, list[str]]:
    grouped: defaultdict[UUID, list[str]] = defaultdict(list)
    for door_id, name in rows:
        grouped[door_id].append(name)
    return grouped
