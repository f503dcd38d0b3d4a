"""What a record is called, whatever it is: for the few words that tell of a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, literal, select

from organiser_app.domain.values import CommitmentState, StepState, WordingPart
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.texts import current_texts, text_of

_BY_NAME = (t.organiser, t.partner, t.project, t.group, t.theme, t.wave, t.place, t.street, t.patch)
_BY_WHAT = (t.commitment, t.next_step, t.ask)
_OF_TWO = (t.tie, t.companionship)


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its names: of a tie those of two people, of most things one.

    `state` is how a promise or a next step stands now, None of all else; `keeper` is who keeps a
    resident, empty of all else.
    """

    names: tuple[str, ...] = ()
    state: CommitmentState | StepState | None = None
    keeper: str = ""


NAMELESS = Named()


def named(connection: Connection, record_id: UUID) -> Named:
    """What a record is called now, be it hidden or not; `NAMELESS` where it has no name.

    The names are asked of the log each time and kept nowhere, so that none outlives an erasure.
    """
    for query in _questions(record_id):
        row = connection.execute(query).one_or_none()
        if row is not None:
            *names, state = row
            return Named(tuple(filter(None, names)), state, _keeper_of(connection, record_id))
    words = text_of(
        current_texts(connection, (record_id,), (WordingPart.WORDS,)), record_id, WordingPart.WORDS
    )
    return Named((words.body,)) if words.body else NAMELESS


def _keeper_of(connection: Connection, record_id: UUID) -> str:
    keeper = t.organiser.c
    query = select(keeper.name).join(t.resident, t.resident.c.keeper_id == keeper.id)
    return connection.scalar(query.where(t.resident.c.id == record_id)) or ""


def _questions(record_id: UUID) -> Iterator[Select[Any]]:
    """What to ask of each table until one holds the record: its names, then its state."""
    yield _asked(t.resident, record_id, t.name_of(t.resident))
    for table in _BY_WHAT:
        state = literal(None) if table is t.ask else table.c.state
        yield _asked(table, record_id, table.c.what, state=state)
    for table in _BY_NAME:
        yield _asked(table, record_id, table.c.name)
    for table in _OF_TWO:
        yield _of_two(table, record_id)
    yield _of_one_person(record_id)
    yield _asked(t.door, record_id, t.address()).join(t.street, t.street.c.id == t.door.c.street_id)
    yield _listened(record_id)
    yield _met(record_id)


def _asked(
    table: FromClause,
    record_id: UUID,
    *names: ColumnElement[str],
    state: ColumnElement[Any] | None = None,
) -> Select[Any]:
    columns: list[ColumnElement[Any]] = [*names, literal(None) if state is None else state]
    return select(*columns).select_from(table).where(table.c.id == record_id)


def _of_two(table: FromClause, record_id: UUID) -> Select[Any]:
    """A resident, and the resident or organiser at the other end."""
    other = t.resident.alias("other")
    other_name = func.coalesce(other.c.name, other.c.pseudonym, t.organiser.c.name, "")
    return (
        _asked(table, record_id, t.name_of(t.resident), other_name)
        .join(t.resident, t.resident.c.id == table.c.subject_id)
        .outerjoin(other, other.c.id == table.c.other_subject_id)
        .outerjoin(t.organiser, t.organiser.c.id == table.c.organiser_id)
    )


def _of_one_person(record_id: UUID) -> Select[Any]:
    """Two records of which it was said whether they are of one person."""
    other, link = t.resident.alias("other"), t.same_person
    return (
        _asked(link, record_id, t.name_of(t.resident), t.name_of(other))
        .join(t.resident, t.resident.c.id == link.c.subject_id)
        .join(other, other.c.id == link.c.other_subject_id)
    )


def _listened(record_id: UUID) -> Select[Any]:
    """Where a listening was."""
    return (
        _asked(t.listening, record_id, t.whereabouts())
        .outerjoin(t.place, t.place.c.id == t.listening.c.place_id)
        .outerjoin(t.door, t.door.c.id == t.listening.c.door_id)
        .outerjoin(t.street, t.street.c.id == t.door.c.street_id)
    )


def _met(record_id: UUID) -> Select[Any]:
    """Whose meeting it is: of a group, with a resident or at theirs."""
    whose = func.coalesce(t.group.c.name, t.resident.c.name, t.resident.c.pseudonym, "")
    return (
        _asked(t.meeting, record_id, whose)
        .outerjoin(t.group, t.group.c.id == t.meeting.c.group_id)
        .outerjoin(t.resident, t.resident.c.id == t.meeting.c.subject_id)
    )
