"""Residents as an address book has them: who agreed to leave this log as a contact, who did not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from organiser_app.domain.rules.likeness import Known
from organiser_app.domain.values import ConsentPurpose
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import Answers, latest_answers
from organiser_app.store.queries.same_people import each_once, person_of


class LeftOut(StrEnum):
    """Why a resident is in no contact file."""

    NO_NAME = "no_name"
    NOT_KEPT = "not_kept"
    NOT_SHARED = "not_shared"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person with all that is written of how to reach them, in all their records.

    The first of each is that of the record by which they go, where it has one.
    """

    id: UUID
    names: tuple[str, ...]
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    addresses: tuple[str, ...]
    doors: tuple[UUID, ...]

    @property
    def known(self) -> Known[UUID]:
        """What the rule of likeness reads of them."""
        return Known(self.id, self.names, self.phones, self.emails, self.doors)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who may leave in a contact file, by name, and who may not and why."""

    agreed: tuple[ContactRow, ...]
    left_out: tuple[tuple[ContactRow, LeftOut], ...]

    def count(self, why: LeftOut) -> int:
        """How many are left out for one reason."""
        return sum(each is why for _, each in self.left_out)


def contacts(connection: Connection) -> Contacts:
    """Everybody, by whether they agreed to be kept and to be shared with the team."""
    answers = latest_answers(connection)
    agreed, left_out = [], []
    for person in contact_rows(connection):
        why = _why_not(person, answers[person.id])
        if why is None:
            agreed.append(person)
        else:
            left_out.append((person, why))
    return Contacts(tuple(agreed), tuple(left_out))


def contact_rows(connection: Connection) -> tuple[ContactRow, ...]:
    """Every person with how to reach them, by name; those without one come last."""
    found: defaultdict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_records()):
        found[row.person].append(row)
    people = (_contact(person, rows) for person, rows in found.items())
    return tuple(sorted(people, key=_by_name))


def _records() -> Any:
    columns = t.resident.c
    person = person_of(columns.id).label("person")
    return (
        select(
            *(columns.id, person, columns.name, columns.phone, columns.email, columns.door_id),
            t.address().label("address"),
        )
        .select_from(t.resident)
        .outerjoin(t.door, t.joined_to(t.door, columns.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(t.live(t.resident))
        .order_by(columns.id != person, columns.id)
    )


def _contact(person: UUID, rows: Iterable[Row[Any]]) -> ContactRow:
    kept = list(rows)
    return ContactRow(
        person,
        each_once(row.name for row in kept),
        each_once(row.phone for row in kept),
        each_once(row.email for row in kept),
        each_once(row.address for row in kept),
        each_once(row.door_id for row in kept),
    )


def _why_not(person: ContactRow, answers: Answers) -> LeftOut | None:
    keep = answers.get(ConsentPurpose.KEEP)
    share = answers.get(ConsentPurpose.SHARE_WITH_TEAM)
    if keep is False:
        return LeftOut.NOT_KEPT
    if share is False:
        return LeftOut.NOT_SHARED
    if keep is None or share is None:
        return LeftOut.NOT_ASKED
    return None if person.names else LeftOut.NO_NAME


def _by_name(person: ContactRow) -> tuple[bool, str, UUID]:
    return not person.names, " ".join(person.names[:1]).casefold(), person.id
