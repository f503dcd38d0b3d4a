"""The residents of a street who agreed to be kept and to be shared with the team, by their door.

Several records of one person are one name, that of the record by which they go where it is there;
what they agreed to is their latest answer in any of them.
"""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import kept_and_shared_with_team
from organiser_app.store.queries.same_people import person_of


def shared_names(connection: Connection, street_id: UUID) -> dict[UUID, tuple[str, ...]]:
    """The names of those who gave one, by the door; the latest answer of each purpose counts."""
    columns = t.resident.c
    person = person_of(columns.id).label("person")
    query = (
        select(columns.id, person, columns.door_id, columns.name)
        .join_from(t.resident, t.door, t.joined_to(t.door, columns.door_id))
        .where(t.door.c.street_id == street_id, t.live(t.resident), columns.name.is_not(None))
        .order_by(columns.id != person, columns.id)
    )
    residents = connection.execute(query).all()
    agreed = kept_and_shared_with_team(
        connection, list({resident.person for resident in residents})
    )
    found: defaultdict[UUID, dict[UUID, str]] = defaultdict(dict)
    for resident in residents:
        if resident.person in agreed:
            found[resident.door_id].setdefault(resident.person, resident.name)
    return {door_id: tuple(names.values()) for door_id, names in found.items()}
