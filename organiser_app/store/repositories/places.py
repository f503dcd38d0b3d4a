"""Doors, streets and places by what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import Select, bindparam

from organiser_app.domain.models import Door, Place, Street, Wave, table_of
from organiser_app.domain.rules.addresses import read_address, walking_position
from organiser_app.store.names import called, called_as_given, folded
from organiser_app.store.repositories.finding import oldest_id
from organiser_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was: at a door in its street, at a place, or nowhere in particular."""

    door_id: UUID | None = None
    street_id: UUID | None = None
    place_id: UUID | None = None


def spot_called(work: UnitOfWork, patch_id: UUID, where: str) -> Spot:
    """The door or place that `where` names, made where it is new."""
    address = read_address(where)
    if address.street:
        street_id = street_called(work, patch_id, address.street)
        return Spot(door_called(work, street_id, address.label), street_id)
    if address.place:
        return Spot(place_id=place_called(work, patch_id, address.place))
    return Spot()


def street_called(work: UnitOfWork, patch_id: UUID, name: str) -> UUID:
    """The id of the street of that name, whatever its case."""
    known = _known(work, Street, patch_id, name)
    return known or work.write(Street, patch_id=patch_id, name=name)


def door_called(work: UnitOfWork, street_id: UUID, label: str) -> UUID:
    """The id of the door of that label on a street."""
    return _known(work, Door, street_id, label) or work.write(
        Door, street_id=street_id, label=label, position=walking_position(label)
    )


def place_called(work: UnitOfWork, patch_id: UUID, name: str) -> UUID:
    """The id of the place of that name, whatever its case."""
    known = _known(work, Place, patch_id, name)
    return known or work.write(Place, patch_id=patch_id, name=name)


def area_called(work: UnitOfWork, patch_id: UUID, name: str) -> UUID:
    """The id of the area of that name: a place that came from no line of an imported file."""
    columns = table_of(Place).c
    ours = columns.patch_id == patch_id, columns.source.is_(None)
    known: UUID | None = work.connection.scalar(oldest_id(Place, *ours, called(columns.name, name)))
    return known or work.write(Place, patch_id=patch_id, name=name)


def wave_on(work: UnitOfWork, patch_id: UUID, day: date) -> UUID | None:
    """The id of the listening campaign that runs on a day."""
    known: UUID | None = work.connection.scalar(_wave_on(), {"patch": patch_id, "day": day})
    return known


_WITHIN = {Street: ("patch_id", "name"), Place: ("patch_id", "name"), Door: ("street_id", "label")}


def _known(
    work: UnitOfWork, model: type[Street | Place | Door], within: UUID, name: str
) -> UUID | None:
    query = _called(model, plain=name.isascii())
    known: UUID | None = work.connection.scalar(query, {"within": within, "name": folded(name)})
    return known


@cache
def _called(model: type[Street | Place | Door], *, plain: bool) -> Select[UUID]:
    columns = table_of(model).c
    within, name = _WITHIN[model]
    return oldest_id(
        model,
        columns[within] == bindparam("within"),
        called_as_given(columns[name], plain=plain),
    )


@cache
def _wave_on() -> Select[UUID]:
    columns = table_of(Wave).c
    return oldest_id(
        Wave,
        columns.patch_id == bindparam("patch"),
        columns.begins_on <= bindparam("day"),
        columns.ends_on >= bindparam("day"),
    )
