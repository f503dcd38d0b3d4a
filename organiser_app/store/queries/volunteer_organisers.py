"""Who carries what: volunteer organisers, and the residents who lead a group or a project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from organiser_app.domain.rules.carrying import Load, TooMuch, too_much
from organiser_app.domain.values import (
    CommitmentState,
    ListeningKind,
    OrganiserRole,
    StepState,
)
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps
from organiser_app.store.queries.same_people import goes_by_itself, person_of, records_of

_PAID = (OrganiserRole.PAID, OrganiserRole.TEAM_LEAD, OrganiserRole.TRAINEE)
_KEPT_SHOWN = 50


@dataclass(frozen=True, slots=True)
class CarrierRow:
    """Somebody unpaid who carries something, or might.

    A volunteer organiser has an `organiser_id`; `resident_id` is the resident who they are, None
    where the log does not know that. `last_one_to_one` is the day of their last one-to-one with
    somebody paid.
    """

    organiser_id: UUID | None
    resident_id: UUID | None
    name: str
    load: Load
    last_one_to_one: date | None

    @property
    def id(self) -> UUID:
        """What they are known by in a list: the organiser, or else the resident."""
        known = self.organiser_id or self.resident_id
        assert known is not None  # noqa: S101 (a carrier is one or both)
        return known

    @property
    def too_much(self) -> tuple[TooMuch, ...]:
        """In what they carry too much."""
        return too_much(self.load)


@dataclass(frozen=True, slots=True)
class Led:
    """A group or a project that somebody leads, and their part in it."""

    id: UUID
    name: str
    role: str
    is_group: bool


@dataclass(frozen=True, slots=True)
class KeptResident:
    """A resident whom a volunteer keeps."""

    id: UUID
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class CarrierDetail:
    """All that one of them carries: open things by their day, and the first of those they keep."""

    row: CarrierRow
    open: tuple[PromiseRow, ...]
    led: tuple[Led, ...]
    kept: tuple[KeptResident, ...]


@dataclass(frozen=True, slots=True)
class _Who:
    organiser_id: UUID | None
    resident_id: UUID | None
    name: str


def carriers(connection: Connection, today: date) -> tuple[CarrierRow, ...]:
    """Everybody of that sort: who carries too much, who carries something, who carries nothing."""
    led = _led(connection)
    loads = _Loads(connection, today, led)
    rows = [loads.of(who) for who in _everybody(connection, {who for who, _ in led})]
    return tuple(sorted(rows, key=_by_load))


def carrier(connection: Connection, row: CarrierRow) -> CarrierDetail:
    """All that one of them carries."""
    records = records_of(connection, row.resident_id) if row.resident_id else ()
    return CarrierDetail(
        row=row,
        open=_open(connection, row.organiser_id, records),
        led=tuple(led for _, led in _led(connection, records)),
        kept=_kept(connection, row.organiser_id),
    )


def _by_load(row: CarrierRow) -> tuple[bool, bool, str]:
    return not row.too_much, row.load.is_nothing, row.name.casefold()


def _everybody(connection: Connection, leading: set[UUID]) -> Iterator[_Who]:
    """Volunteer organisers, then residents who lead and are none."""
    volunteers = connection.execute(_volunteers()).all()
    for row in volunteers:
        yield _Who(row.id, row.resident_id, row.name)
    known = {row.resident_id for row in volunteers}
    query = select(t.resident.c.id, t.name_of(t.resident)).where(
        t.live(t.resident), t.resident.c.id.in_(leading - known)
    )
    for resident_id, name in connection.execute(query):
        yield _Who(None, resident_id, name)


def _volunteers() -> Any:
    columns = t.organiser.c
    return (
        select(columns.id, columns.name, t.resident.c.id.label("resident_id"))
        .outerjoin_from(
            t.organiser, t.resident, t.joined_to(t.resident, person_of(columns.subject_id))
        )
        .where(t.live(t.organiser), columns.role == OrganiserRole.VOLUNTEER)
        .where(columns.left_on.is_(None))
        .order_by(func.lower(columns.name), columns.id)
    )


class _Loads:
    """Counts what is carried, all at once, and looks up what falls to each."""

    def __init__(
        self, connection: Connection, today: date, led: Sequence[tuple[UUID, Led]]
    ) -> None:
        self._kept = _counted(
            connection, t.resident, t.resident.c.keeper_id, goes_by_itself(t.resident)
        )
        step, promise = t.next_step.c, t.commitment.c
        steps_open = step.state == StepState.OPEN
        made_open = promise.state == CommitmentState.OPEN
        self._by_organiser = [
            _both(connection, t.next_step, step.organiser_id, steps_open, step.due_on < today),
            _both(
                connection, t.commitment, promise.organiser_id, made_open, promise.due_on < today
            ),
        ]
        self._by_resident = _both(
            connection,
            t.commitment,
            person_of(promise.subject_id),
            made_open,
            promise.due_on < today,
        )
        self._led = Counter(who for who, _ in led)
        self._met = _last_one_to_ones(connection)

    def of(self, who: _Who) -> CarrierRow:
        """What falls to one of them."""
        found = [each(who.organiser_id) for each in self._by_organiser]
        found.append(self._by_resident(who.resident_id))
        load = Load(
            kept=self._kept.get(who.organiser_id, 0),
            open=sum(still_open for still_open, _ in found),
            late=sum(late for _, late in found),
            led=self._led[who.resident_id] if who.resident_id else 0,
        )
        last = self._met.get(who.resident_id) if who.resident_id else None
        return CarrierRow(who.organiser_id, who.resident_id, who.name, load, last)


_Counts = Callable[[UUID | None], tuple[int, int]]


def _both(
    connection: Connection,
    table: FromClause,
    key: ColumnElement[Any],
    is_open: ColumnElement[bool],
    is_late: ColumnElement[bool],
) -> _Counts:
    """How many rows are open of each, and how many of these are late."""
    still_open = _counted(connection, table, key, is_open)
    late = _counted(connection, table, key, is_open & is_late)
    return lambda who: (still_open.get(who, 0), late.get(who, 0))


def _counted(
    connection: Connection, table: FromClause, key: ColumnElement[Any], which: ColumnElement[bool]
) -> dict[UUID | None, int]:
    query = select(key, func.count()).select_from(table).where(t.live(table), which)
    return dict(connection.execute(query.where(key.is_not(None)).group_by(key)).all())


def _led(connection: Connection, records: tuple[UUID, ...] | None = None) -> list[tuple[UUID, Led]]:
    """What each resident leads: projects, and groups.

    Of one person alone where the `records` of that person are named.
    """
    projects, groups = _project_members(), _group_members()
    if records is not None:
        projects = projects.where(t.project_member.c.subject_id.in_(records))
        groups = groups.where(t.group_member.c.subject_id.in_(records))
    found: dict[tuple[UUID, UUID], Led] = {}
    for row in connection.execute(projects):
        found.setdefault((row.who, row.id), Led(row.id, row.name, row.role, is_group=False))
    for row in connection.execute(groups):
        found.setdefault((row.who, row.id), Led(row.id, row.name, row.role, is_group=True))
    return [(who, led) for (who, _), led in found.items()]


def _project_members() -> Any:
    member = t.project_member.c
    return (
        select(
            person_of(member.subject_id).label("who"), t.project.c.id, t.project.c.name, member.role
        )
        .join_from(t.project_member, t.project, t.joined_to(t.project, member.project_id))
        .where(t.live(t.project_member), member.subject_id.is_not(None), member.leads)
        .where(member.left_on.is_(None), t.project.c.ended_on.is_(None))
        .order_by(func.lower(t.project.c.name), member.id)
    )


def _group_members() -> Any:
    member = t.group_member.c
    return (
        select(person_of(member.subject_id).label("who"), t.group.c.id, t.group.c.name, member.role)
        .join_from(t.group_member, t.group, t.joined_to(t.group, member.group_id))
        .where(t.live(t.group_member), member.subject_id.is_not(None), member.leads)
        .where(member.left_on.is_(None), t.group.c.ended_on.is_(None))
        .order_by(func.lower(t.group.c.name), member.id)
    )


def _last_one_to_ones(connection: Connection) -> dict[UUID, date]:
    """The day of each resident's last one-to-one with an organiser who is no volunteer."""
    columns = t.listening.c
    person = person_of(t.presence.c.subject_id)
    query = (
        select(person, func.max(func.substr(columns.at, 1, 10)))
        .join_from(t.presence, t.listening, t.joined_to(t.listening, t.presence.c.listening_id))
        .join(t.organiser, t.organiser.c.id == columns.organiser_id)
        .where(t.live(t.presence), columns.kind == ListeningKind.ONE_TO_ONE)
        .where(t.organiser.c.role.in_(_PAID))
        .group_by(person)
    )
    return {who: date.fromisoformat(day) for who, day in connection.execute(query)}


def _open(
    connection: Connection, organiser_id: UUID | None, records: tuple[UUID, ...]
) -> tuple[PromiseRow, ...]:
    promised, step = t.commitment.c, t.next_step.c
    theirs: ColumnElement[bool] = promised.subject_id.in_(records)
    if organiser_id is not None:
        theirs = theirs | (promised.organiser_id == organiser_id)
    found = list(commitments(connection, theirs, promised.state == CommitmentState.OPEN))
    if organiser_id is not None:
        own = step.organiser_id == organiser_id
        found += next_steps(connection, own, step.state == StepState.OPEN)
    return tuple(sorted(found, key=lambda row: (row.due_on or date.max, row.id)))


def _kept(connection: Connection, organiser_id: UUID | None) -> tuple[KeptResident, ...]:
    if organiser_id is None:
        return ()
    name = t.name_of(t.resident)
    query = (
        select(t.resident.c.id, name, t.address())
        .select_from(t.resident)
        .outerjoin(t.door, t.joined_to(t.door, t.resident.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(t.resident.c.keeper_id == organiser_id, t.live(t.resident))
        .where(goes_by_itself(t.resident))
        .order_by(func.lower(name), t.resident.c.id)
        .limit(_KEPT_SHOWN)
    )
    return tuple(KeptResident(*row) for row in connection.execute(query))
