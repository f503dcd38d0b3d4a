"""What is known of several residents at once, as the rule of five lines wants it.

Each sort of thing is asked for once, for all of them: a keeper may hand over hundreds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, or_, select

from organiser_app.domain.rules.five_lines import Heard, Life, Open, asked_for, in_our_words
from organiser_app.domain.values import (
    CommitmentState,
    StatementKind,
    StepState,
)
from organiser_app.language import tr
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import shared_with_team
from organiser_app.store.queries.people import person_by_record, person_rows
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps
from organiser_app.store.queries.same_people import goes_by_itself, person_of
from organiser_app.store.queries.statements import StatementRow, statement_rows


def lives(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Life]:
    """What may be told of each resident, but for their last contact, which is yet to be worded.

    Who is named in it besides them agreed to be shared with the team, and gave their name.
    """
    person = person_by_record(connection, ids)
    reached, moves = _reached(connection, person), _latest_moves(connection, person)
    heard, agreed = _heard(connection, person), _agreed(connection, person)
    settled = _settled(connection, [one.id for rows in heard.values() for one in rows])
    mates, known = _housemates(connection, person), _tied(connection, person)
    kept_here = _kept_by_somebody_here(connection, ids)
    told: dict[UUID, Life] = {}
    for row in person_rows(connection, ids):
        said = heard[row.id]
        told[row.id] = Life(
            name="" if row.pseudonymous else row.name,
            where=row.where,
            circle=row.circle,
            keeper=row.keeper if row.id in kept_here else "",
            lives_with=tuple(mates[row.id]),
            introducers=tuple(known[row.id]),
            said=tuple(_as_heard(one) for one in said if one.kind is not StatementKind.GIFT),
            gave=tuple(_gave(said, settled)),
            open_things=(*agreed[row.id], *_asked(said, settled)),
            **reached[row.id],
            **moves.get(row.id, {}),
        )
    return told


def _reached(connection: Connection, person: Mapping[UUID, UUID]) -> dict[UUID, dict[str, Any]]:
    """By what they are called and how they are found: the first that a record of theirs holds."""
    columns = t.resident.c
    query = select(
        columns.id, columns.pseudonym, columns.best_time, columns.phone, columns.email
    ).where(columns.id.in_(person), t.live(t.resident))
    by_record = {row.id: row for row in connection.execute(query)}
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for record, who in person.items():
        if record in by_record:
            found[who].append(by_record[record])
    return {
        who: {
            "pseudonym": _first(row.pseudonym for row in rows),
            "best_time": _first(row.best_time for row in rows),
            "reached": tuple(
                filter(None, (_first(row.phone for row in rows), _first(row.email for row in rows)))
            ),
        }
        for who, rows in found.items()
    }


def _first(values: Iterable[str | None]) -> str:
    return next(filter(None, values), "")


def _latest_moves(
    connection: Connection, person: Mapping[UUID, UUID]
) -> dict[UUID, dict[str, Any]]:
    move = t.circle_move.c
    query = (
        select(move.subject_id, move.on, move.evidence)
        .where(move.subject_id.in_(person), t.live(t.circle_move))
        .order_by(move.on, move.id)
    )
    return {
        person[row.subject_id]: {"circle_since": row.on, "evidence": row.evidence}
        for row in connection.execute(query)
    }


def _heard(
    connection: Connection, person: Mapping[UUID, UUID]
) -> defaultdict[UUID, list[StatementRow]]:
    """What they said, the newest first."""
    columns = t.statement.c
    query = (
        select(columns.id)
        .where(columns.subject_id.in_(person), t.live(t.statement))
        .order_by(columns.id.desc())
    )
    said: defaultdict[UUID, list[StatementRow]] = defaultdict(list)
    for row in statement_rows(connection, connection.execute(query).scalars().all()):
        if row.resident_id is not None:
            said[person[row.resident_id]].append(row)
    return said


def _settled(connection: Connection, statement_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Needs that were met, and gifts that are offered no more."""
    columns = t.statement.c
    over = or_(columns.met_on.is_not(None), columns.offered_until.is_not(None))
    query = select(columns.id).where(columns.id.in_(statement_ids), over)
    return frozenset(connection.execute(query).scalars())


def _as_heard(row: StatementRow) -> Heard:
    strength = row.strength or 0
    return Heard(row.kind, row.words, row.quote, row.permission, strength, row.said_on, row.themes)


def _gave(said: Iterable[StatementRow], settled: frozenset[UUID]) -> Iterator[str]:
    """What they still offer, in the organiser's words for it."""
    for row in said:
        words = in_our_words(_as_heard(row))
        if row.kind is StatementKind.GIFT and words and row.id not in settled:
            yield words


def _asked(said: Iterable[StatementRow], settled: frozenset[UUID]) -> Iterator[Open]:
    """What they asked for and did not get."""
    for row in said:
        if row.kind is StatementKind.NEED and row.id not in settled:
            yield Open(asked_for(_as_heard(row)))


def _agreed(connection: Connection, person: Mapping[UUID, UUID]) -> defaultdict[UUID, list[Open]]:
    """Open next steps with them, and open promises by them and to them."""
    step, promise = t.next_step.c, t.commitment.c
    things: defaultdict[UUID, list[Open]] = defaultdict(list)
    for row in next_steps(connection, step.subject_id.in_(person), step.state == StepState.OPEN):
        things[person[_resident(row)]].append(Open(row.what, row.due_on))
    to = dict(
        connection.execute(
            select(promise.id, promise.to_subject_id).where(promise.to_subject_id.in_(person))
        ).all()
    )
    theirs = or_(promise.subject_id.in_(person), promise.to_subject_id.in_(person))
    for row in commitments(connection, theirs, promise.state == CommitmentState.OPEN):
        for record in {row.resident_id, to.get(row.id)}:
            if record is not None and record in person:
                words = _promised(row, own=record == row.resident_id)
                things[person[record]].append(Open(words, row.due_on))
    return things


def _resident(row: PromiseRow) -> UUID:
    assert row.resident_id is not None  # noqa: S101 (it was looked for by that)
    return row.resident_id


def _promised(promise: PromiseRow, *, own: bool) -> str:
    if own:
        return tr("they promised: {what}", what=promise.what)
    who = promise.who or tr("somebody")
    return tr("{who} promised: {what}", who=who, what=promise.what)


def _housemates(
    connection: Connection, person: Mapping[UUID, UUID]
) -> defaultdict[UUID, list[str]]:
    mine, other = t.resident.alias("mine"), t.resident
    query = (
        select(mine.c.id, other.c.id, other.c.name)
        .join_from(mine, t.door, t.joined_to(t.door, mine.c.door_id))
        .join(other, other.c.door_id == t.door.c.id)
        .where(mine.c.id.in_(person), t.live(mine), t.live(other), goes_by_itself(other))
        .order_by(func.lower(other.c.name), other.c.id)
    )
    return _who_may_be_named(connection, person, connection.execute(query).all())


def _tied(connection: Connection, person: Mapping[UUID, UUID]) -> defaultdict[UUID, list[str]]:
    """Whom they know, the strongest tie first, whichever side it was written from.

    A volunteer organiser who left is none of them: they introduce nobody.
    """
    tie, other = t.tie.c, t.resident
    found: list[Any] = []
    for near, far in (
        (tie.subject_id, tie.other_subject_id),
        (tie.other_subject_id, tie.subject_id),
    ):
        query = (
            select(near, other.c.id, other.c.name, tie.strength)
            .join_from(t.tie, other, t.joined_to(other, person_of(far)))
            .where(near.in_(person), t.live(t.tie), tie.ended_on.is_(None))
            .where(other.c.id.not_in(_organised_once()))
        )
        found += connection.execute(query).all()
    found.sort(key=lambda row: (-row[3], (row[2] or "").casefold(), row[1]))
    return _who_may_be_named(connection, person, [row[:3] for row in found])


def _kept_by_somebody_here(connection: Connection, ids: Sequence[UUID]) -> frozenset[UUID]:
    """Those whose keeper organises here still: one who left introduces nobody."""
    columns = t.resident.c
    query = (
        select(columns.id)
        .join_from(t.resident, t.organiser, t.joined_to(t.organiser, columns.keeper_id))
        .where(columns.id.in_(ids), t.organiser.c.left_on.is_(None))
    )
    return frozenset(connection.execute(query).scalars())


def _organised_once() -> Select[Any]:
    """The residents who were organisers, and left."""
    columns = t.organiser.c
    return select(person_of(columns.subject_id)).where(
        columns.subject_id.is_not(None), columns.left_on.is_not(None), t.live(t.organiser)
    )


def _who_may_be_named(
    connection: Connection, person: Mapping[UUID, UUID], others: Sequence[Any]
) -> defaultdict[UUID, list[str]]:
    """Of the others of each: those who agreed to be shared, by name; a pseudonym tells too much."""
    shared = shared_with_team(connection, list({other for _, other, _ in others}))
    named: defaultdict[UUID, list[str]] = defaultdict(list)
    for record, other, name in others:
        who = person[record]
        if name and other in shared and person.get(other) != who and name not in named[who]:
            named[who].append(name)
    return named
