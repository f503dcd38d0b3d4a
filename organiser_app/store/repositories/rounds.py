"""Rounds and knocks as services look for them: the one in hand, the one to be mended."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, or_, select

from organiser_app.domain.models import (
    Attempt,
    Door,
    Listening,
    Organiser,
    Resident,
    Round,
    table_of,
)
from organiser_app.domain.rules.knocking import CORRECTED_WITHIN
from organiser_app.domain.values import AttemptOutcome, OrganiserRole
from organiser_app.store.names import called
from organiser_app.store.repositories.finding import first, found, get
from organiser_app.store.repositories.owner import Owner
from organiser_app.store.unit_of_work import UnitOfWork

_WRITTEN_UP_WITHIN = timedelta(hours=12)


def round_on(work: UnitOfWork, organiser_id: UUID) -> Round | None:
    """The round that an organiser is out on, if they are."""
    columns = table_of(Round).c
    return first(work, Round, columns.organiser_id == organiser_id, columns.back_at.is_(None))


def round_at(
    work: UnitOfWork,
    organiser_id: UUID,
    street_id: UUID | ScalarSelect[UUID] | None,
    place_id: UUID | None,
    at: datetime,
) -> UUID | None:
    """The id of the round on which an organiser was in a street or at a place at that moment."""
    columns = table_of(Round).c
    there = columns.place_id == place_id if street_id is None else columns.street_id == street_id
    out = select(columns.id).where(
        columns.deleted.is_(False),
        columns.organiser_id == organiser_id,
        there,
        columns.out_at <= at,
        or_(columns.back_at.is_(None), columns.back_at >= at),
    )
    latest: UUID | None = work.connection.scalar(
        out.order_by(columns.out_at.desc(), columns.id.desc()).limit(1)
    )
    return latest


def street_of(door_id: UUID) -> ScalarSelect[UUID]:
    """The street of a door, as a part of a query."""
    columns = table_of(Door).c
    return select(columns.street_id).where(columns.id == door_id).scalar_subquery()


def knock_just_now(
    work: UnitOfWork, organiser_id: UUID, door_id: UUID, round_id: UUID | None, at: datetime
) -> Attempt | None:
    """The last knock of an organiser at a door in a round, if it was within a few minutes."""
    columns = table_of(Attempt).c
    lately = found(
        work,
        Attempt,
        columns.organiser_id == organiser_id,
        columns.door_id == door_id,
        _of_round(round_id),
        columns.at.between(at - CORRECTED_WITHIN, at),
        _stands(),
    )
    return max(lately, key=lambda knock: (knock.at, knock.id), default=None)


def knock_to_be_heard(
    work: UnitOfWork, organiser_id: UUID, door_id: UUID, round_id: UUID | None, at: datetime
) -> Attempt | None:
    """The knock of which a listening at `at` came, where that was noted but not written up yet.

    It is one where somebody was listened to on that day, or whatever was noted just before.
    """
    columns = table_of(Attempt).c
    listened = columns.outcome == AttemptOutcome.LISTENED
    that_day = columns.at.between(at - _WRITTEN_UP_WITHIN, at + _WRITTEN_UP_WITHIN)
    waiting = select(columns.id).where(
        columns.deleted.is_(False),
        columns.organiser_id == organiser_id,
        columns.door_id == door_id,
        _of_round(round_id),
        columns.listening_id.is_(None),
        columns.outcome != AttemptOutcome.DO_NOT_CONTACT,
        or_(listened & that_day, columns.at.between(at - CORRECTED_WITHIN, at)),
    )
    likeliest = waiting.order_by(listened.desc(), columns.at.desc(), columns.id.desc()).limit(1)
    found_id: UUID | None = work.connection.scalar(likeliest)
    return None if found_id is None else get(work, Attempt, found_id)


def companion_called(work: UnitOfWork, owned: Owner, name: str) -> tuple[UUID | None, UUID | None]:
    """Who goes along: an organiser's id, or a resident's, made a volunteer where they are new.

    Of two residents with one name neither is guessed.
    """
    organiser = first(work, Organiser, called(table_of(Organiser).c.name, name))
    if organiser is not None:
        return organiser.id, None
    columns = table_of(Resident).c
    named = found(work, Resident, or_(called(columns.name, name), called(columns.pseudonym, name)))
    if len(named) == 1:
        return None, named[0].id
    return _volunteer(work, owned, name), None


def _of_round(round_id: UUID | None) -> ColumnElement[bool]:
    column = table_of(Attempt).c.round_id
    return column.is_(None) if round_id is None else column == round_id


def _stands() -> ColumnElement[bool]:
    """The listening that came of a knock, if any did, was not removed, and so neither was it."""
    listening, of = table_of(Listening), table_of(Attempt).c.listening_id
    kept = select(listening.c.id).where(listening.c.id == of, listening.c.deleted.is_(False))
    return or_(of.is_(None), kept.exists())


def _volunteer(work: UnitOfWork, owned: Owner, name: str) -> UUID:
    own = work.session.get(Organiser, owned.organiser_id)
    host_id = own.host_id if own else None
    made = Organiser(id=work.new_id(), name=name, host_id=host_id, role=OrganiserRole.VOLUNTEER)
    work.add(made)
    return made.id
