"""Residents by what they are called: a name is a hint, and never more than that."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_

from organiser_app.domain.inputs import PersonInput
from organiser_app.domain.models import Resident, table_of
from organiser_app.store.names import called, folded
from organiser_app.store.repositories.finding import found, get
from organiser_app.store.unit_of_work import UnitOfWork


def resident_meant(
    work: UnitOfWork, person: PersonInput, door_id: UUID | None, keeper_id: UUID
) -> Resident:
    """The resident whom a line means, made where they are new, in the keeping of `keeper_id`.

    A name means whoever is called so at the door, be it by their first name alone; else a name of
    several words means the one resident who has it. Anybody else is somebody new: two people made
    one by mistake is worse than one person kept as two, which is put right later.
    """
    if person.resident_id is not None:
        return get(work, Resident, person.resident_id)
    known = None if person.is_new else _known(work, person.name, door_id)
    if known is not None:
        return known
    resident = Resident(id=work.new_id(), name=person.name, door_id=door_id, keeper_id=keeper_id)
    work.add(resident)
    return resident


def one_called(people: Sequence[Resident], who: str) -> Resident | None:
    """The one of `people` whom `who` names, in full or by first name."""
    said = folded(who)
    named = [person for person in people if said in (_full(person), _full(person).split(" ")[0])]
    return named[0] if len(named) == 1 else None


def _known(work: UnitOfWork, name: str, door_id: UUID | None) -> Resident | None:
    columns = table_of(Resident).c
    here = found(work, Resident, columns.door_id == door_id) if door_id else []
    at_door = one_called(here, name)
    if at_door is not None or len(name.split()) == 1:  # a patch has many a Bill
        return at_door
    named = or_(called(columns.name, name), called(columns.pseudonym, name))
    anywhere = found(work, Resident, named)
    return anywhere[0] if len(anywhere) == 1 else None


def _full(person: Resident) -> str:
    return folded(person.name or person.pseudonym or "")
