"""A log of many patches: its own, of which some pages then speak alone, and who lives in it.

A nation's log holds a hundred thousand residents. A page that proposes whom to bring together or
to go back to is of use for those whom its reader can reach; beyond `MOST_RESIDENTS` it is of the
log's own patch, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from organiser_app.store.queries import tables as t
from organiser_app.store.repositories.owner import owner

MOST_RESIDENTS = 6_000
"""Above so many residents a log is of many patches, and such pages show its own patch alone."""


@dataclass(frozen=True, slots=True)
class OwnPatch:
    """The patch of whoever keeps the log."""

    id: UUID
    name: str


def own_patch_alone(connection: Connection, most: int | None = None) -> OwnPatch | None:
    """The log's own patch where more than `most` residents, else `MOST_RESIDENTS`, are in it."""
    most = MOST_RESIDENTS if most is None else most
    some = select(t.resident.c.id).where(t.live(t.resident)).limit(most + 1).subquery()
    if (connection.scalar(select(func.count()).select_from(some)) or 0) <= most:
        return None
    patch_id = owner(connection).patch_id
    name = connection.scalar(select(t.patch.c.name).where(t.patch.c.id == patch_id))
    return OwnPatch(patch_id, name or "")


def patch_in_sight(connection: Connection) -> UUID | None:
    """The id of the patch of which such pages speak alone; None where they speak of all."""
    own = own_patch_alone(connection)
    return own.id if own else None


def patch_of(connection: Connection, resident_id: UUID) -> UUID | None:
    """The patch in which a resident lives, where their door is known."""
    there = (
        select(t.street.c.patch_id)
        .join_from(t.resident, t.door, t.door.c.id == t.resident.c.door_id)
        .join(t.street, t.street.c.id == t.door.c.street_id)
    )
    return connection.scalar(there.where(t.resident.c.id == resident_id))


def lives_in(subject: ColumnElement[Any], patch_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    """That a resident has a door in a patch; nothing where no patch is named."""
    return () if patch_id is None else (subject.in_(_living_in(patch_id)),)


def records_of_patch(
    subject: ColumnElement[Any], patch_id: UUID | None
) -> tuple[ColumnElement[bool], ...]:
    """That a record may be of somebody who lives in a patch; nothing where no patch is named.

    Whoever has several records, of which one may lie elsewhere, is never missed: all such records
    pass, and whoever asks sorts out by the person.
    """
    if patch_id is None:
        return ()
    link = t.same_person.c
    linked = (select(link.subject_id), select(link.other_subject_id))
    return (or_(subject.in_(_living_in(patch_id)), *map(subject.in_, linked)),)


def _living_in(patch_id: UUID) -> Select[tuple[UUID]]:
    lives = t.resident.alias()
    return (
        select(lives.c.id)
        .join_from(lives, t.door, t.door.c.id == lives.c.door_id)
        .join(t.street, t.street.c.id == t.door.c.street_id)
        .where(t.street.c.patch_id == patch_id)
    )
