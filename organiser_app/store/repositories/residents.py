"""Residents by what they are called: a name is a hint, and never more than that.

Where a record is read as another's, its name means the person, by whom they go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, or_, select, true

from organiser_app.domain.inputs import PersonInput
from organiser_app.domain.models import Resident, table_of
from organiser_app.store.names import called_as_given, folded
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.repositories.finding import get
from organiser_app.store.unit_of_work import UnitOfWork

_Query = Select[UUID, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Called:
    """A resident and what they are called: their name, or else their pseudonym."""

    id: UUID
    name: str


def resident_meant(
    work: UnitOfWork, person: PersonInput, door_id: UUID | None, keeper_id: UUID
) -> Called:
    """The resident whom a line means, made where they are new, in the keeping of `keeper_id`.

    A name means whoever is called so at the door, be it by their first name alone; else a name of
    several words means the one resident who has it. Anybody else is somebody new: two people made
    one by mistake is worse than one person kept as two, which is put right later.
    """
    if person.resident_id is not None:
        resident = get(work, Resident, person.resident_id)
        return Called(resident.id, resident.name or resident.pseudonym or "")
    known = None if person.is_new else _known(work, person.name, door_id)
    if known is not None:
        return known
    made = work.write(Resident, name=person.name, door_id=door_id, keeper_id=keeper_id)
    return Called(made, person.name)


def residents_called(work: UnitOfWork, name: str, door_id: UUID | None) -> list[Called]:
    """Who in the log is called so: the one at the door, be it by first name, else all by full name.

    Nobody is made.
    """
    here = one_called(_asked(work, _at_door(), door=door_id), name) if door_id else None
    if here:
        return [here]
    anywhere = _asked(work, _anywhere(plain=name.isascii()), name=folded(name))
    return list({person.id: person for person in reversed(anywhere)}.values())[::-1]


def residents_by_first_name(work: UnitOfWork, name: str) -> list[Called]:
    """Who in the log has this as their first name, or as the whole of it."""
    said = folded(name)
    if len(said.split()) != 1:
        return []
    everybody = _asked(work, _residents(true()))
    return [each for each in everybody if said in _full_and_first(folded(each.name))]


def one_called(people: Sequence[Called], who: str) -> Called | None:
    """The one of `people` whom `who` names, in full or by first name."""
    said = folded(who)
    named = [person for person in people if said in _full_and_first(folded(person.name))]
    return _only_one(named)


def _only_one(people: Sequence[Called]) -> Called | None:
    """The one person whom all of these records mean, by the oldest of them."""
    return people[0] if len({person.id for person in people}) == 1 else None


def _full_and_first(name: str) -> tuple[str, str]:
    return name, name.split(" ", maxsplit=1)[0]


def _known(work: UnitOfWork, name: str, door_id: UUID | None) -> Called | None:
    here = _asked(work, _at_door(), door=door_id) if door_id else []
    at_door = one_called(here, name)
    if at_door is not None or len(name.split()) == 1:  # a patch has many a Bill
        return at_door
    return _only_one(_asked(work, _anywhere(plain=name.isascii()), name=folded(name)))


def _asked(work: UnitOfWork, query: _Query, **given: object) -> list[Called]:
    found = work.connection.execute(query, given)
    return [Called(row.id, row.name or row.pseudonym or "") for row in found]


@cache
def _at_door() -> _Query:
    return _residents(table_of(Resident).c.door_id == bindparam("door"))


@cache
def _anywhere(*, plain: bool) -> _Query:
    columns = table_of(Resident).c
    names = (columns.name, columns.pseudonym)
    return _residents(or_(*(called_as_given(name, plain=plain) for name in names)))


def _residents(where: ColumnElement[bool]) -> _Query:
    columns = table_of(Resident).c
    person = person_of(columns.id).label("id")
    kept = select(person, columns.name, columns.pseudonym).where(columns.deleted.is_(False))
    return kept.where(where).order_by(columns.id)
