"""Residents of whom nobody is known to whom they could turn, and who could walk beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Subquery,
    and_,
    func,
    or_,
    select,
    union,
)

from organiser_app.domain.relationship_values import Attendance, GiftKind, MeetingState
from organiser_app.domain.rules.companions import Candidate, Suggested, suggest
from organiser_app.domain.values import StatementKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.own_patch import (
    lives_in,
    own_patch_alone,
    patch_in_sight,
    patch_of,
    records_of_patch,
)
from organiser_app.store.queries.people import circles_of
from organiser_app.store.queries.same_people import goes_by_itself, person_of, records_of

SEEN_LATELY = timedelta(weeks=12)
DO_THINGS_TOGETHER = 2
"""The strength from which a tie is somebody to turn to."""


@dataclass(frozen=True, slots=True)
class AloneRow:
    """A resident with nobody to turn to; `last_heard` is None before any listening."""

    id: UUID
    name: str
    where: str
    last_heard: date | None
    open_needs: int


@dataclass(frozen=True, slots=True)
class AloneHere:
    """Those who have nobody; `patch` names the one of which they are, where that is not all."""

    rows: tuple[AloneRow, ...] = ()
    patch: str = ""


def alone_here(connection: Connection, today: date) -> AloneHere:
    """The residents with nobody to turn to, in a log of many patches of its own alone."""
    own = own_patch_alone(connection)
    return (
        AloneHere(alone(connection, today, own.id), own.name)
        if own
        else AloneHere(alone(connection, today))
    )


def alone(
    connection: Connection, today: date, patch_id: UUID | None = None
) -> tuple[AloneRow, ...]:
    """The residents with nobody to turn to, as far as the log knows; of one patch, or of all.

    They have no tie to another resident of strength 2 or 3, nobody walks beside them, and nobody
    has listened to them for twelve weeks. Those with open needs come first, then those who have
    have waited longest. Of whom nobody has heard or met yet nothing can be said: whoever came into
    the log from an address book is not among them.
    """
    heard, needs = _last_heard(patch_id), _open_needs(patch_id)
    seen_since = (today - SEEN_LATELY).isoformat()
    waiting = func.coalesce(needs.c.count, 0)
    query = (
        select(t.resident.c.id, t.name_of(t.resident), t.address(), heard.c.on, waiting)
        .select_from(t.resident)
        .outerjoin(t.door, t.joined_to(t.door, t.resident.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .outerjoin(heard, heard.c.person == t.resident.c.id)
        .outerjoin(needs, needs.c.person == t.resident.c.id)
        .where(
            t.live(t.resident),
            goes_by_itself(t.resident),
            *lives_in(t.resident.c.id, patch_id),
            t.resident.c.id.not_in(_tied(patch_id)),
            t.resident.c.id.not_in(_walked_beside()),
            t.resident.c.id.in_(_met(patch_id)),
            or_(heard.c.on.is_(None), heard.c.on < seen_since),
        )
        .order_by(waiting == 0, heard.c.on, t.resident.c.id)
    )
    return tuple(
        AloneRow(id_, name, where, date.fromisoformat(last) if last else None, count)
        for id_, name, where, last, count in connection.execute(query)
    )


def who_could_walk_beside(connection: Connection, resident_id: UUID) -> tuple[Suggested, ...]:
    """The few residents whom the rule would ask first, with its reasons.

    In a log of many patches, of those who live in the same patch.
    """
    near = patch_of(connection, resident_id) if patch_in_sight(connection) else None
    found = _candidates(connection, resident_id, near)
    known = {candidate.resident_id: candidate for candidate in found}
    resident = known.get(resident_id)
    return suggest(resident, known.values()) if resident else ()


def _last_heard(patch_id: UUID | None) -> Subquery:
    listened = t.listening
    person = person_of(t.presence.c.subject_id).label("person")
    return (
        select(person, func.max(func.date(listened.c.at)).label("on"))
        .join_from(t.presence, listened, t.joined_to(listened, t.presence.c.listening_id))
        .where(t.live(t.presence), *records_of_patch(t.presence.c.subject_id, patch_id))
        .group_by(person)
        .subquery()
    )


def _met(patch_id: UUID | None) -> CompoundSelect[Any]:
    """Those who were at a listening, said or promised something, or met somebody."""
    meeting, guest = t.meeting, t.meeting_guest
    held = (meeting.c.state == MeetingState.HELD, t.live(meeting))
    came = (guest.c.attendance == Attendance.CAME, t.live(guest), *held)
    there, pair = t.companion_meeting, t.companionship
    with_whom = t.joined_to(pair, there.c.companionship_id)
    ways = (
        (t.presence.c.subject_id, t.presence, (t.live(t.presence),)),
        (t.statement.c.subject_id, t.statement, (t.live(t.statement),)),
        (t.commitment.c.subject_id, t.commitment, (t.live(t.commitment),)),
        (meeting.c.subject_id, meeting, held),
        (guest.c.subject_id, guest.join(meeting, guest.c.meeting_id == meeting.c.id), came),
        *(
            (column, there.join(pair, with_whom), (t.live(there),))
            for column in (pair.c.subject_id, pair.c.other_subject_id)
        ),
    )
    queries = (
        select(person_of(who))
        .select_from(source)
        .where(who.is_not(None), *conditions, *records_of_patch(who, patch_id))
        for who, source, conditions in ways
    )
    return union(*queries)


def _open_needs(patch_id: UUID | None) -> Subquery:
    said = t.statement.c
    person = person_of(said.subject_id).label("person")
    open_need = (said.kind == StatementKind.NEED, said.met_on.is_(None), t.live(t.statement))
    query = select(person, func.count().label("count")).where(*open_need)
    query = query.where(said.subject_id.is_not(None), *records_of_patch(said.subject_id, patch_id))
    return query.group_by(person).subquery()


def _tied(patch_id: UUID | None) -> CompoundSelect[Any]:
    tie = t.tie.c
    standing = (
        tie.other_subject_id.is_not(None),
        tie.strength >= DO_THINGS_TOGETHER,
        tie.ended_on.is_(None),
        t.live(t.tie),
    )
    here, there = (
        select(person_of(end)).where(*standing, *records_of_patch(end, patch_id))
        for end in (tie.subject_id, tie.other_subject_id)
    )
    return here.union(there)


def _walked_beside() -> Select[Any]:
    beside = t.companionship.c
    return select(person_of(beside.subject_id)).where(
        beside.ended_on.is_(None), t.live(t.companionship)
    )


def _candidates(
    connection: Connection, resident_id: UUID, patch_id: UUID | None
) -> list[Candidate]:
    """Everybody as the rule sees them, but that ties are told of `resident_id` alone."""
    found = connection.execute(
        select(
            t.resident.c.id,
            t.name_of(t.resident).label("name"),
            t.resident.c.door_id,
            t.door.c.street_id,
        )
        .select_from(t.resident)
        .outerjoin(t.door, t.joined_to(t.door, t.resident.c.door_id))
        .where(
            t.live(t.resident),
            goes_by_itself(t.resident),
            *lives_in(t.resident.c.id, patch_id),
        )
    ).all()
    circles = circles_of(connection, [row.id for row in found])
    themes, ties = _themes(connection, patch_id), _ties(connection, resident_id)
    giving, beside = _giving_time(connection, patch_id), _beside(connection)
    return [
        Candidate(
            resident_id=row.id,
            name=row.name,
            street_id=row.street_id,
            door_id=row.door_id,
            circle=circles.get(row.id),
            themes=frozenset(themes.get(row.id, ())),
            ties=ties if row.id == resident_id else frozenset(),
            gives_time=row.id in giving,
            beside=beside.get(row.id, 0),
        )
        for row in found
    ]


def _themes(connection: Connection, patch_id: UUID | None) -> dict[UUID, set[str]]:
    query = (
        select(person_of(t.statement.c.subject_id), t.theme.c.name)
        .join_from(t.statement, t.statement_theme, _of_statement())
        .join(t.theme, t.joined_to(t.theme, t.statement_theme.c.theme_id))
        .where(t.live(t.statement), t.statement.c.subject_id.is_not(None))
        .where(*records_of_patch(t.statement.c.subject_id, patch_id))
    )
    return _gathered(connection.execute(query).all())


def _ties(connection: Connection, resident_id: UUID) -> frozenset[UUID]:
    """Whom a resident knows."""
    tie, own = t.tie.c, records_of(connection, resident_id)
    stands = (t.live(t.tie), tie.other_subject_id.is_not(None), tie.ended_on.is_(None))
    there = select(person_of(tie.other_subject_id)).where(tie.subject_id.in_(own), *stands)
    here = select(person_of(tie.subject_id)).where(tie.other_subject_id.in_(own), *stands)
    return frozenset(connection.scalars(there.union(here)))


def _giving_time(connection: Connection, patch_id: UUID | None) -> frozenset[UUID]:
    said = t.statement.c
    query = select(person_of(said.subject_id)).where(
        said.kind == StatementKind.GIFT,
        said.gift_kind.in_((GiftKind.TIME, GiftKind.KNOWLEDGE)),
        said.offered_until.is_(None),
        t.live(t.statement),
        *records_of_patch(said.subject_id, patch_id),
    )
    return frozenset(connection.scalars(query))


def _beside(connection: Connection) -> dict[UUID, int]:
    beside = t.companionship.c
    who = person_of(beside.other_subject_id)
    query = (
        select(who, func.count())
        .where(t.live(t.companionship), beside.ended_on.is_(None))
        .where(beside.other_subject_id.is_not(None))
        .group_by(who)
    )
    return dict(tuple(row) for row in connection.execute(query))


def _of_statement() -> ColumnElement[bool]:
    return and_(t.statement_theme.c.statement_id == t.statement.c.id, t.live(t.statement_theme))


def _gathered(pairs: Sequence[Any]) -> dict[UUID, set[Any]]:
    gathered: defaultdict[UUID, set[Any]] = defaultdict(set)
    for key, value in pairs:
        gathered[key].add(value)
    return gathered
