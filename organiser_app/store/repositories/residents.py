"""Residents by what they are called: a name is a hint, and never more than that."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, or_

from organiser_app.domain.inputs import PersonInput
from organiser_app.domain.models import Resident, table_of
from organiser_app.store.repositories.finding import found, get
from organiser_app.store.unit_of_work import UnitOfWork


def resident_meant(work: UnitOfWork, person: PersonInput, door_id: UUID | None) -> Resident:
    """The resident whom a line means, made where they are new.

    A full name that one resident alone has means that resident; a first name means the one who
    lives at the door. Anybody else is somebody new: two people made one by mistake is worse than
    one person kept as two, which is put right later.
    """
    if person.resident_id is not None:
        return get(work, Resident, person.resident_id)
    known = [] if person.is_new else _known(work, person.name, door_id)
    if len(known) == 1:
        return known[0]
    resident = Resident(id=work.new_id(), name=person.name, door_id=door_id)
    work.add(resident)
    return resident


def one_called(people: Sequence[Resident], who: str) -> Resident | None:
    """The one of `people` whom `who` names, in full or by first name."""
    said = who.casefold()
    named = [person for person in people if said in (_full(person), _full(person).split(" ")[0])]
    return named[0] if len(named) == 1 else None


def _known(work: UnitOfWork, name: str, door_id: UUID | None) -> list[Resident]:
    columns = table_of(Resident).c
    same = func.lower(func.coalesce(columns.name, columns.pseudonym)) == name.lower()
    by_full_name = found(work, Resident, or_(same, func.lower(columns.pseudonym) == name.lower()))
    if by_full_name or door_id is None:
        return by_full_name
    at_door = found(work, Resident, columns.door_id == door_id)
    here = one_called(at_door, name)
    return [here] if here else []


def _full(person: Resident) -> str:
    return (person.name or person.pseudonym or "").casefold()
