"""The places of a patch by name, and when residents may use them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.store.queries import tables as t
from organiser_app.store.repositories.owner import owner


@dataclass(frozen=True, slots=True)
class PlaceTimes:
    """A place, and in words when residents may use it."""

    id: UUID
    name: str
    open_when: str


def place_times(connection: Connection, patch_id: UUID) -> tuple[PlaceTimes, ...]:
    """Every place of a patch, by name."""
    place = t.place.c
    query = select(place.id, place.name, place.open_when).where(
        t.live(t.place), place.patch_id == patch_id
    )
    rows = (PlaceTimes(*row) for row in connection.execute(query))
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.id)))


def own_places(connection: Connection) -> tuple[PlaceTimes, ...]:
    """The places of the patch whose log this is."""
    return place_times(connection, owner(connection).patch_id)
