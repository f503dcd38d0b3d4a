"""Households: residents who share a door. They are read off the doors, and never stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import goes_by_itself


@dataclass(frozen=True, slots=True)
class Housemate:
    """A resident who shares a door with the one who is looked at."""

    id: UUID
    name: str


def lives_with(connection: Connection, records: Sequence[UUID]) -> tuple[Housemate, ...]:
    """Those who share a door with a person, by name; `records` are all records of the person."""
    mine, other = t.resident.alias("mine"), t.resident
    door = t.joined_to(t.door, mine.c.door_id)
    query = (
        select(other.c.id, t.name_of(other))
        .distinct()
        .join_from(mine, t.door, door)
        .join(other, other.c.door_id == t.door.c.id)
        .where(mine.c.id.in_(records), t.live(mine))
        .where(other.c.id.not_in(records), t.live(other), goes_by_itself(other))
    )
    found = (Housemate(*row) for row in connection.execute(query))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))
