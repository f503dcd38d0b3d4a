"""Who else in the log is likely the person of whom somebody has to be sure: whoever withdraws."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from organiser_app.store.queries.likely_same import likely_rows
from organiser_app.store.queries.same_people import records_of


def likely_theirs(connection: Connection, resident_id: UUID) -> int:
    """How many other people of the log are likely the same person as a resident.

    It looks through all residents, as the page of duplicates does: half a second in a town's log.
    """
    records = frozenset(records_of(connection, resident_id))
    found = likely_rows(connection, among=records)
    return len({each.id for row in found for each in (row.one, row.other)} - records)
