"""The people of a log who have several records, to read rows of any of these as theirs.

There are few of them, so that they are read once and looked up, where asking the database for
each row would take long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from organiser_app.store.queries import tables as t


@dataclass(frozen=True, slots=True)
class Persons:
    """Which record a person goes by, and when those of several records were last heard.

    `patch_id` is the patch of whose residents alone is asked, None where it is of all.
    """

    goes_by: dict[UUID, UUID]
    heard: dict[UUID, date]
    patch_id: UUID | None = None

    def of(self, resident_id: UUID) -> UUID:
        """The record by which the person of a record goes; mostly that very record."""
        return self.goes_by.get(resident_id, resident_id)

    def last_heard(self, resident_id: UUID, by_record: date | None) -> date | None:
        """When a person was last heard, of whose record alone that is `by_record`."""
        return self.heard.get(self.of(resident_id), by_record)

    def records_of(self, people: Iterable[UUID]) -> list[UUID]:
        """All records of some people, by the record that each goes by."""
        wanted = set(people)
        others = [record for record, person in self.goes_by.items() if person in wanted]
        return [*wanted, *others]


def persons(connection: Connection, patch_id: UUID | None = None) -> Persons:
    """The people of several records, as the links between these stand now; of one patch, or all."""
    link = t.same_person.c
    stands = (link.same, t.live(t.same_person))
    goes_by: dict[UUID, UUID] = {}
    query = select(link.other_subject_id, link.subject_id).where(*stands)
    for other, person in connection.execute(query):
        goes_by[other] = min(person, goes_by.get(other, person))
    return Persons(goes_by, _heard(connection, goes_by) if goes_by else {}, patch_id)


def _heard(connection: Connection, goes_by: dict[UUID, UUID]) -> dict[UUID, date]:
    link, presence = t.same_person.c, t.presence.c
    linked = or_(
        presence.subject_id.in_(select(link.subject_id).where(t.live(t.same_person))),
        presence.subject_id.in_(select(link.other_subject_id).where(t.live(t.same_person))),
    )
    query = (
        select(presence.subject_id, func.max(func.substr(t.listening.c.at, 1)))
        .join_from(t.presence, t.listening, t.joined_to(t.listening, presence.listening_id))
        .where(linked, t.live(t.presence))
        .group_by(presence.subject_id)
    )
    days: defaultdict[UUID, list[date]] = defaultdict(list)
    for record, last in connection.execute(query):
        days[goes_by.get(record, record)].append(date.fromisoformat(last[:10]))
    several = set(goes_by.values())
    return {person: max(found) for person, found in days.items() if person in several}
