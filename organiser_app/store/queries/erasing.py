"""What erasing a resident removes, and what stays because it concerns others too.

It is counted by the very gathering of rows by which erasing goes, so that what is said before it
is what is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    column,
    exists,
    func,
    or_,
    select,
    table,
)

from organiser_app.store.concerning import gathered
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.likely_theirs import likely_theirs
from organiser_app.store.queries.said_by import involves
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.queries.texts import stands

_GONE = select(table("gone", column("row_id")).c.row_id)


@dataclass(frozen=True, slots=True)
class Erasing:
    """How many rows of each sort erasing a resident removes, over all records of the person.

    `listenings` are those in which nobody else was, `notes` and reflections those about them and
    about several people, `agreed` promises and next steps. Three things stay and name them no more:
    `listenings_with_others`, `introduced`, ties of two others whom they brought together, and
    `organises`, whether they are an organiser too. `likely_theirs` are other records of which
    nobody has said yet that they are of the same person, though they likely are: those stay whole.
    """

    records: int
    statements: int
    listenings: int
    notes: int
    ties: int
    agreed: int
    consents: int
    listenings_with_others: int
    introduced: int
    organises: bool
    likely_theirs: int


def what_erasing_removes(connection: Connection, resident_id: UUID) -> Erasing:
    """What erasing a resident would remove now; nothing is changed by asking."""
    records = records_of(connection, resident_id)
    with gathered(connection, numbers_to_erase(connection, records)):
        return _counted(connection, records, likely_theirs(connection, resident_id))


def numbers_to_erase(connection: Connection, records: Sequence[UUID]) -> tuple[UUID, ...]:
    """The numbers that stand for a person, and for what was heard with nobody else there.

    Of what is said in such a listening it is often not written whose it is. By the listening's own
    number it goes here and in every other log, with the promises and steps that name nobody.
    """
    alone = _alone(records)
    agreed = (
        _ids(connection, select(each.c.id).where(each.c.listening_id.in_(alone), _of_nobody(each)))
        for each in (t.next_step, t.commitment)
    )
    heard = _ids(connection, alone)
    return (*records, *heard, *(row_id for ids in agreed for row_id in ids))


def _alone(records: Sequence[UUID]) -> Select[Any]:
    """The listenings of a person in which, as far as the log knows, nobody else was heard."""
    listening = t.listening.c
    elsewhere = (
        exists().where(
            each.c.listening_id == listening.id, each.c.subject_id.not_in(records), t.live(each)
        )
        for each in (t.presence, t.statement, t.next_step, t.commitment)
    )
    return select(listening.id).where(
        involves(records), listening.unnamed_present == 0, ~or_(*elsewhere)
    )


def _of_nobody(agreed: FromClause) -> ColumnElement[bool]:
    named = [name for name in ("subject_id", "to_subject_id") if name in agreed.c]
    return ~or_(*(agreed.c[name].is_not(None) for name in named))


def _counted(connection: Connection, records: Sequence[UUID], likely: int) -> Erasing:
    tie, organiser = t.tie, t.organiser
    return Erasing(
        records=len(records),
        statements=_going(connection, t.statement),
        listenings=_going(connection, t.listening),
        notes=_notes(connection),
        ties=_going(connection, tie),
        agreed=_going(connection, t.next_step) + _going(connection, t.commitment),
        consents=_going(connection, t.consent),
        listenings_with_others=_count(
            connection, t.listening, involves(records), t.listening.c.id.not_in(_GONE)
        ),
        introduced=_count(
            connection, tie, tie.c.introduced_by_id.in_(records), tie.c.id.not_in(_GONE)
        ),
        organises=_count(connection, organiser, organiser.c.subject_id.in_(records)) > 0,
        likely_theirs=likely,
    )


def _notes(connection: Connection) -> int:
    """The texts that go and are no words of a statement."""
    wording = t.wording.c
    said = select(t.statement.c.id)
    query = (
        select(func.count())
        .select_from(t.wording)
        .where(wording.id.in_(_GONE), wording.of_id.not_in(said), stands())
    )
    return connection.execute(query).scalar_one()


def _going(connection: Connection, of: FromClause) -> int:
    return _count(connection, of, of.c.id.in_(_GONE))


def _count(connection: Connection, of: FromClause, *which: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(of).where(t.live(of), *which)
    return connection.execute(query).scalar_one()


def _ids(connection: Connection, query: Select[Any]) -> Sequence[UUID]:
    return connection.execute(query).scalars().all()
