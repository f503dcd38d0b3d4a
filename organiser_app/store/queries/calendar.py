"""What is agreed for a day, as a calendar takes it: next steps, promises, and planned meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, Table, func, or_, select

from organiser_app.domain.relationship_values import MeetingKind, MeetingState
from organiser_app.domain.rules.naming import KnownNames
from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import kept_and_shared_with_team
from organiser_app.store.queries.meetings import MeetingRow, meetings
from organiser_app.store.queries.promises import Agreed, PromiseRow, commitments, next_steps
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.spans import start_of
from organiser_app.store.versions import TWINS, fields_of

_AFTER_THE_STAMP_OF_AN_ID = 80
_STAMP_BYTES = 6
SETTLED_SINCE = timedelta(days=30)
"""What was settled longer ago than this is in no calendar any more."""


class CalendarKind(StrEnum):
    """What stands on a day."""

    NEXT_STEP = "next_step"
    PROMISE = "promise"
    MEETING = "meeting"


class Standing(StrEnum):
    """Whether it is still to come."""

    OPEN = "open"
    DONE = "done"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One thing agreed for a day, or (a meeting) a moment.

    `what` are the words that were agreed on, or the group that meets; `who` is the resident whom
    it is about, who promised, or with whom the meeting is, `by_organiser` the organiser who
    promised. `at_home` says that `where` is somebody's door. `made_at` and `changed_at` are when
    the record was made and last changed.
    """

    id: UUID
    kind: CalendarKind
    on: date
    at: datetime | None
    what: str
    who: str
    by_organiser: str
    to_whom: str
    where: str
    at_home: bool
    project: str
    meeting: MeetingKind | None
    standing: Standing
    made_at: datetime
    changed_at: datetime


def calendar_rows(connection: Connection, today: date) -> tuple[CalendarRow, ...]:
    """All that is agreed for a day and open, and what was settled of late, by day."""
    since = today - SETTLED_SINCE
    rows = [*_agreed(connection, since), *_meetings(connection, since)]
    return tuple(sorted(rows, key=lambda row: (row.on, row.at or start_of(row.on), row.id)))


def names_known(connection: Connection) -> KnownNames:
    """All that the records of residents, organisers and bodies are called by.

    What the residents go by who did not agree to be kept and shared is told apart, but where an
    organiser has the same name: organisers are named.
    """
    residents, organisers, pseudonyms, bodies = (
        _texts_of(connection, table, field)
        for table, field in (
            (t.resident, "name"),
            (t.organiser, "name"),
            (t.resident, "pseudonym"),
            (t.partner, "name"),
        )
    )
    withheld = tuple(name for name in _not_agreed(connection) if name not in organisers)
    return KnownNames((*residents, *organisers), pseudonyms, bodies, withheld)


def _not_agreed(connection: Connection) -> tuple[str, ...]:
    """The names and pseudonyms, in all their records, of who did not agree to both."""
    agreed, columns = kept_and_shared_with_team(connection), t.resident.c
    query = select(person_of(columns.id), columns.name, columns.pseudonym).where(t.live(t.resident))
    return tuple(
        name
        for person, *names in connection.execute(query)
        for name in names
        if name and person not in agreed
    )


def _texts_of(connection: Connection, table: Table, field: str) -> tuple[str, ...]:
    query = select(table.c[field]).where(t.live(table), table.c[field].is_not(None))
    return tuple(connection.execute(query.distinct()).scalars())


def _agreed(connection: Connection, since: date) -> list[CalendarRow]:
    step, promise = t.next_step.c, t.commitment.c
    steps = next_steps(
        connection,
        step.due_on.is_not(None),
        or_(step.state == StepState.OPEN, step.settled_on >= since),
    )
    promises = commitments(
        connection,
        promise.due_on.is_not(None),
        or_(promise.state == CommitmentState.OPEN, promise.settled_on >= since),
    )
    changed = _changed(connection, t.next_step) | _changed(connection, t.commitment)
    return [_agreed_row(row, changed[row.id]) for row in (*steps, *promises)]


def _agreed_row(row: PromiseRow, changed: datetime) -> CalendarRow:
    is_step = row.record is Agreed.NEXT_STEP
    promised_by = "" if is_step or row.organiser_id else row.who
    assert row.due_on is not None  # noqa: S101 - the query asked for those with a day
    return CalendarRow(
        id=row.id,
        kind=CalendarKind.NEXT_STEP if is_step else CalendarKind.PROMISE,
        on=row.due_on,
        at=None,
        what=row.what,
        who=row.resident or promised_by,
        by_organiser=row.who if row.organiser_id and not is_step else "",
        to_whom=row.to_whom,
        where="",
        at_home=False,
        project=row.project,
        meeting=None,
        standing=_STANDING[row.state],
        made_at=_made(row.id),
        changed_at=changed,
    )


_STANDING = {
    StepState.OPEN: Standing.OPEN,
    StepState.DONE: Standing.DONE,
    StepState.DROPPED: Standing.CALLED_OFF,
    CommitmentState.OPEN: Standing.OPEN,
    CommitmentState.KEPT: Standing.DONE,
    CommitmentState.PART_KEPT: Standing.DONE,
    CommitmentState.LAPSED: Standing.CALLED_OFF,
    CommitmentState.RENEWED: Standing.CALLED_OFF,
    CommitmentState.RELEASED: Standing.CALLED_OFF,
    MeetingState.PLANNED: Standing.OPEN,
    MeetingState.HELD: Standing.DONE,
    MeetingState.CALLED_OFF: Standing.CALLED_OFF,
}


def _meetings(connection: Connection, since: date) -> list[CalendarRow]:
    columns = t.meeting.c
    coming = or_(columns.state == MeetingState.PLANNED, columns.at >= start_of(since))
    at_homes = select(columns.id).where(columns.door_id.is_not(None))
    at_home = set(connection.execute(at_homes).scalars())
    changed = _changed(connection, t.meeting)
    return [
        _meeting_row(row, changed[row.id], at_home=row.id in at_home)
        for row in meetings(connection, t.live(t.meeting), coming)
    ]


def _meeting_row(row: MeetingRow, changed: datetime, *, at_home: bool) -> CalendarRow:
    return CalendarRow(
        id=row.id,
        kind=CalendarKind.MEETING,
        on=row.at.date(),
        at=row.at,
        what=row.group,
        who=row.who,
        by_organiser="",
        to_whom="",
        where=row.where,
        at_home=at_home,
        project="",
        meeting=row.kind,
        standing=_STANDING[row.state],
        made_at=_made(row.id),
        changed_at=changed,
    )


def _made(row_id: UUID) -> datetime:
    return _moment(row_id.int >> _AFTER_THE_STAMP_OF_AN_ID)


def _changed(connection: Connection, table: Table) -> dict[UUID, datetime]:
    """When each row was last changed: the latest version of any field of it begins with that."""
    twin = TWINS[table.name]
    latest = func.max(*(twin.c[field] for field in fields_of(table)))
    query = select(twin.c.id, latest)
    return {
        UUID(row_id): _moment(int.from_bytes(version[:_STAMP_BYTES], "big"))
        for row_id, version in connection.execute(query)
    }


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
