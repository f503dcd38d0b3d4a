"""The doors that the log has, street by street, so that none is made twice."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.models import Door, Street, table_of
from organiser_app.store.names import folded


def known_doors(connection: Connection, patch_id: UUID) -> dict[str, set[str]]:
    """The folded labels of the doors of each street of a patch, by its folded name."""
    door, street = table_of(Door), table_of(Street)
    query = (
        select(street.c.name, door.c.label)
        .join_from(door, street, street.c.id == door.c.street_id)
        .where(street.c.patch_id == patch_id)
        .where(street.c.deleted.is_(False), door.c.deleted.is_(False))
    )
    known: defaultdict[str, set[str]] = defaultdict(set)
    for name, label in connection.execute(query):
        known[folded(name)].add(folded(label))
    return known
