"""What a colleague wrote down apart in the sample neighbourhood, as after a merge."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.models import Door, Patch, Place, Street, table_of
from organiser_app.domain.values import AttemptOutcome, PlaceKind
from organiser_app.store.log import Log
from organiser_app.store.queries.doors import streets
from organiser_app.store.queries.home import home
from tests.making import Maker, making

_LABELS = ("2", "4", "6", "8", "No 10", "12")
_OUTCOMES = (AttemptOutcome.NO_ANSWER, AttemptOutcome.LISTENED, AttemptOutcome.COME_BACK)


def write_places_twice(log: Log) -> None:
    """A second patch with two of the streets, doors of a third street twice, a hall and a theme."""
    known = log.read(streets)
    own = log.read(home)
    place, labels = (
        log.read(_a_place),
        log.read(lambda connection: _labels(connection, known[2].id)),
    )
    with making(log) as make:
        other = make.put(Patch, name=own.patch)
        for street in known[:2]:
            _doors(make, make.put(Street, patch_id=other, name=street.name), _LABELS)
        _doors(make, known[2].id, [f"No. {label}" for label in labels[:4]])
        make.put(Street, patch_id=make.patch, name=f"{known[3].name}s")
        make.put(
            Place,
            patch_id=make.patch,
            name=f"The {place[0]}",
            kind=PlaceKind.HALL,
            postcode="WM4 2QT",
            latitude=place[1],
            longitude=place[2],
        )
        make.theme("Housings", description="damp, repairs, rent")


def _doors(make: Maker, street: UUID, labels: list[str] | tuple[str, ...]) -> None:
    for number, label in enumerate(labels):
        door = make.put(Door, street_id=street, label=label, position=number)
        make.attempt(door, _OUTCOMES[number % len(_OUTCOMES)])


def _labels(connection: Connection, street_id: UUID) -> list[str]:
    door = table_of(Door).c
    query = select(door.label).where(door.street_id == street_id).order_by(door.position)
    return list(connection.scalars(query))


def _a_place(connection: Connection) -> tuple[str, float | None, float | None]:
    place = table_of(Place).c
    query = select(place.name, place.latitude, place.longitude, place.kind).order_by(place.id)
    rows = connection.execute(query).all()
    found = next((row for row in rows if row.kind is PlaceKind.HALL), rows[0])
    return found.name, found.latitude, found.longitude
