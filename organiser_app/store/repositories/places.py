"""Doors, streets and places by what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from organiser_app.domain.models import Door, Place, Street, Wave, table_of
from organiser_app.domain.rules.addresses import read_address, walking_position
from organiser_app.store.names import called
from organiser_app.store.repositories.finding import first_id
from organiser_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was: at a door, at a place, or nowhere in particular."""

    door_id: UUID | None = None
    place_id: UUID | None = None


def spot_called(work: UnitOfWork, patch_id: UUID, where: str) -> Spot:
    """The door or place that `where` names, made where it is new."""
    address = read_address(where)
    if address.street:
        street_id = street_called(work, patch_id, address.street)
        return Spot(door_id=door_called(work, street_id, address.label))
    if address.place:
        return Spot(place_id=place_called(work, patch_id, address.place))
    return Spot()


def street_called(work: UnitOfWork, patch_id: UUID, name: str) -> UUID:
    """The id of the street of that name, whatever its case."""
    columns = table_of(Street).c
    return first_id(work, Street, columns.patch_id == patch_id, called(columns.name, name)) or _add(
        work, Street(id=work.new_id(), patch_id=patch_id, name=name)
    )


def door_called(work: UnitOfWork, street_id: UUID, label: str) -> UUID:
    """The id of the door of that label on a street."""
    columns = table_of(Door).c
    known = first_id(work, Door, columns.street_id == street_id, called(columns.label, label))
    if known is not None:
        return known
    position = walking_position(label)
    return _add(work, Door(id=work.new_id(), street_id=street_id, label=label, position=position))


def place_called(work: UnitOfWork, patch_id: UUID, name: str) -> UUID:
    """The id of the place of that name, whatever its case."""
    columns = table_of(Place).c
    return first_id(work, Place, columns.patch_id == patch_id, called(columns.name, name)) or _add(
        work, Place(id=work.new_id(), patch_id=patch_id, name=name)
    )


def area_called(work: UnitOfWork, patch_id: UUID, name: str) -> UUID:
    """The id of the area of that name: a place that came from no line of an imported file."""
    columns = table_of(Place).c
    ours = columns.patch_id == patch_id, columns.source.is_(None)
    return first_id(work, Place, *ours, called(columns.name, name)) or _add(
        work, Place(id=work.new_id(), patch_id=patch_id, name=name)
    )


def wave_on(work: UnitOfWork, patch_id: UUID, day: date) -> UUID | None:
    """The id of the listening campaign that runs on a day."""
    columns = table_of(Wave).c
    return first_id(
        work, Wave, columns.patch_id == patch_id, columns.begins_on <= day, columns.ends_on >= day
    )


def _add(work: UnitOfWork, record: Street | Door | Place) -> UUID:
    work.add(record)
    return record.id
