"""Rounds and knocks as services look for them: the one in hand, the one to be mended."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, or_, select

from organiser_app.domain.models import (
    Attempt,
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
    street_id: UUID | None,
    place_id: UUID | None,
    at: datetime,
) -> UUID | None:
    """The id of the round on which an organiser was in a street or at a place at that moment."""
    where, there = ("place_id", place_id) if street_id is None else ("street_id", street_id)
    asked = {"organiser": organiser_id, "there": there, "at": at}
    latest: UUID | None = work.connection.scalar(_round_at(where), asked)
    return latest


@cache
def _round_at(where: str) -> Select[UUID]:
    columns = table_of(Round).c
    out = select(columns.id).where(
        columns.deleted.is_(False),
        columns.organiser_id == bindparam("organiser"),
        columns[where] == bindparam("there"),
        columns.out_at <= bindparam("at"),
        or_(columns.back_at.is_(None), columns.back_at >= bindparam("at")),
    )
    return out.order_by(columns.out_at.desc(), columns.id.desc()).limit(1)


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
        columns.round_id.is_not_distinct_from(round_id),
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
    asked = {
        "organiser": organiser_id,
        "door": door_id,
        "round": round_id,
        "at": at,
        "just_before": at - CORRECTED_WITHIN,
        "earliest": at - _WRITTEN_UP_WITHIN,
        "latest": at + _WRITTEN_UP_WITHIN,
    }
    found_id: UUID | None = work.connection.scalar(_likeliest_knock(), asked)
    return None if found_id is None else get(work, Attempt, found_id)


@cache
def _likeliest_knock() -> Select[UUID]:
    columns = table_of(Attempt).c
    listened = columns.outcome == AttemptOutcome.LISTENED
    that_day = columns.at.between(bindparam("earliest"), bindparam("latest"))
    just_before = columns.at.between(bindparam("just_before"), bindparam("at"))
    waiting = select(columns.id).where(
        columns.deleted.is_(False),
        columns.organiser_id == bindparam("organiser"),
        columns.door_id == bindparam("door"),
        columns.round_id.is_not_distinct_from(bindparam("round")),
        columns.listening_id.is_(None),
        columns.outcome != AttemptOutcome.DO_NOT_CONTACT,
        or_(listened & that_day, just_before),
    )
    return waiting.order_by(listened.desc(), columns.at.desc(), columns.id.desc()).limit(1)


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
