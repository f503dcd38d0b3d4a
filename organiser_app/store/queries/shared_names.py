"""The residents of a street who agreed to be kept and to be shared with the team, by their door."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.values import ConsentPurpose
from organiser_app.store.queries import tables as t

_BOTH = frozenset({ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM})


def shared_names(connection: Connection, street_id: UUID) -> dict[UUID, tuple[str, ...]]:
    """The names of those who gave one, by the door; the latest answer of each purpose counts."""
    columns = t.resident.c
    query = (
        select(columns.id, columns.door_id, columns.name)
        .join_from(t.resident, t.door, t.joined_to(t.door, columns.door_id))
        .where(t.door.c.street_id == street_id, t.live(t.resident), columns.name.is_not(None))
        .order_by(columns.id)
    )
    residents = connection.execute(query).all()
    agreed = _agreed(connection, street_id)
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for resident in residents:
        if resident.id in agreed:
            found[resident.door_id].append(resident.name)
    return {door_id: tuple(names) for door_id, names in found.items()}


def _agreed(connection: Connection, street_id: UUID) -> set[UUID]:
    """Who of the street agreed to both, and withdrew neither."""
    columns = t.consent.c
    query = (
        select(columns.subject_id, columns.purpose, columns.given)
        .join_from(t.consent, t.resident, t.joined_to(t.resident, columns.subject_id))
        .join(t.door, t.joined_to(t.door, t.resident.c.door_id))
        .where(t.door.c.street_id == street_id, t.live(t.consent), columns.purpose.in_(_BOTH))
        .order_by(columns.on, columns.id)
    )
    latest = {(row.subject_id, row.purpose): row.given for row in connection.execute(query)}
    given: defaultdict[UUID, set[ConsentPurpose]] = defaultdict(set)
    for (subject_id, purpose), agreed in latest.items():
        if agreed:
            given[subject_id].add(purpose)
    return {subject_id for subject_id, purposes in given.items() if purposes >= _BOTH}
