"""Contacts of an address book brought in: who is new, who is there already, and what differs.

Whoever comes in so has agreed to nothing yet, and nothing is recorded that says otherwise. Nobody
keeps them until somebody says so, with the day and the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.domain.change import Change
from organiser_app.domain.contact_inputs import ContactInput
from organiser_app.domain.models import Resident
from organiser_app.domain.rules.addresses import read_address
from organiser_app.domain.rules.likeness import Known, compared
from organiser_app.domain.rules.person_names import name_words
from organiser_app.domain.rules.reach import email_key, phone_numbers
from organiser_app.domain.values import WordingPart
from organiser_app.store.names import folded
from organiser_app.store.queries.contacts import ContactRow, contact_rows
from organiser_app.store.repositories import wordings
from organiser_app.store.repositories.doors import known_doors
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.places import spot_called
from organiser_app.store.unit_of_work import UnitOfWork


class ContactField(StrEnum):
    """What a contact may bring beside the name."""

    PHONE = "phone"
    EMAIL = "email"
    WHERE = "where"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the log and a contact hold different things."""

    field: ContactField
    kept: str
    brought: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A contact beside what the log has of that person.

    `resident` is None where they are new; `like` is then None, or the entry of the same file that
    brings the same person. `fills` are fields that are empty in the log, `differs` those that hold
    something else. `by_name` says that nothing but the name tells who is meant; nothing is then
    taken from the entry. `namesake` is somebody of the log who has the name of an entry that is
    new, and whom it gives another way to reach.
    """

    contact: ContactInput
    resident: ContactRow | None
    like: int | None = None
    fills: tuple[ContactField, ...] = ()
    differs: tuple[Difference, ...] = ()
    by_name: bool = False
    namesake: ContactRow | None = None

    @property
    def is_new(self) -> bool:
        """Whether nobody of the log or of an earlier entry is meant."""
        return self.resident is None and self.like is None


def coming_in(connection: Connection, contacts: Sequence[ContactInput]) -> tuple[Coming, ...]:
    """Each contact beside what the log has; nothing is changed."""
    book = _Book(contact_rows(connection), _streets(connection))
    return tuple(book.look_up(contact) for contact in contacts)


def import_contacts(
    work: UnitOfWork,
    contacts: Sequence[ContactInput],
    *,
    fill: bool = False,
    replacing: Collection[int] = frozenset(),
) -> Change:
    """Put those contacts into the log that it has not.

    With `fill`, fields that are empty in the log are filled for those who are there; only of the
    entries whose numbers are in `replacing` do fields that hold something else give way.
    """
    with work:
        streets = _streets(work.connection)
        made: dict[int, UUID] = {}
        for coming in coming_in(work.connection, contacts):
            if coming.is_new:
                made[coming.contact.number] = _add(work, coming.contact, streets)
            else:
                _bring_up_to_date(work, coming, made, streets, fill=fill, replacing=replacing)
        return work.commit("import_contacts")


class _Book:
    """All people of the log and of the entries before, by what they can be found by."""

    def __init__(self, people: Iterable[ContactRow], streets: Collection[str]) -> None:
        self._streets = streets
        self._people: dict[UUID, ContactRow] = {}
        self._entry_of: dict[UUID, int] = {}
        self._by: defaultdict[str, list[UUID]] = defaultdict(list)
        for person in people:
            self._know(person)

    def look_up(self, contact: ContactInput) -> Coming:
        person, by_name = self._meant(contact)
        if person is None:
            namesake = self._namesake(contact)
            self._know_entry(contact)
            return Coming(contact, None, namesake=namesake)
        brought = {} if by_name else _brought(contact, self._streets)
        kept = _kept(person)
        fills = tuple(field for field, value in brought.items() if value and not kept[field])
        differs = tuple(
            Difference(field, kept[field][0], value)
            for field, value in brought.items()
            if value and kept[field] and not _is_among(field, value, kept[field])
        )
        like = self._entry_of.get(person.id)
        resident = None if like else person
        if like:
            self._know(_filled(person, {field: brought[field] for field in fills}))
        return Coming(contact, resident, like, fills, differs, by_name)

    def _meant(self, contact: ContactInput) -> tuple[ContactRow | None, bool]:
        """Who is meant, and whether by nothing but the name."""
        ours = contact.resident_id
        if ours in self._people:
            return self._people[ours], False
        card = _as_known(contact, self._streets)
        reached = [self._people[each] for key in _keys(card) for each in self._by[key]]
        for person in reached:
            if compared(card, _with_addresses(person)) or _is_called_so(person, contact.name):
                return person, False
        if _keys(card):
            return None, False
        named = (self._people[each] for each in self._by[_name_key(contact.name)])
        return next(iter(named), None), True

    def _namesake(self, contact: ContactInput) -> ContactRow | None:
        """Somebody of the log, and not of the file, who has that name."""
        named = self._by[_name_key(contact.name)]
        return next((self._people[one] for one in named if one not in self._entry_of), None)

    def _know(self, person: ContactRow) -> None:
        self._people[person.id] = person
        for key in (*_keys(_with_addresses(person)), *map(_name_key, person.names)):
            self._by[key].append(person.id)

    def _know_entry(self, contact: ContactInput) -> None:
        """Let a later entry of the file find this one; its id is that of no resident."""
        entry_id = UUID(int=contact.number)
        brought = _brought(contact, self._streets)
        self._entry_of[entry_id] = contact.number
        phones, emails, addresses = ((value,) if value else () for value in brought.values())
        self._know(ContactRow(entry_id, (contact.name,), phones, emails, addresses, ()))


def _filled(person: ContactRow, values: Mapping[ContactField, str]) -> ContactRow:
    """An entry of the file with what a later one fills in, so that a third cannot undo it."""
    phones, emails, addresses = (
        (*values_there, *filter(None, [values.get(field)]))
        for field, values_there in _kept(person).items()
    )
    return replace(person, phones=phones, emails=emails, addresses=addresses)


def _as_known(contact: ContactInput, streets: Collection[str]) -> Known[UUID]:
    brought = _brought(contact, streets)
    phones, emails, where = ((value,) if value else () for value in brought.values())
    return Known(UUID(int=0), (contact.name,), phones, emails, tuple(map(folded, where)))


def _with_addresses(person: ContactRow) -> Known[UUID]:
    """A person of the log as an entry can be held against: by the words of the address."""
    return replace(person.known, doors=tuple(map(folded, person.addresses)))


def _keys(known: Known[UUID]) -> list[str]:
    numbers = (number for phone in known.phones for number in sorted(phone_numbers(phone)))
    return [*numbers, *filter(None, map(email_key, known.emails)), *map(str, known.doors)]


def _is_called_so(person: ContactRow, name: str) -> bool:
    """A name without a word to compare by, such as "24/7", is the same as it is written or not."""
    return not name_words(name).words and folded(name) in map(folded, person.names)


def _name_key(name: str) -> str:
    return " ".join(sorted(name_words(name).words)) or folded(name)


def _brought(contact: ContactInput, streets: Collection[str]) -> dict[ContactField, str]:
    return {
        ContactField.PHONE: contact.phone,
        ContactField.EMAIL: contact.email,
        ContactField.WHERE: _door_in_patch(contact.where, streets),
    }


def _kept(person: ContactRow) -> dict[ContactField, tuple[str, ...]]:
    return {
        ContactField.PHONE: person.phones,
        ContactField.EMAIL: person.emails,
        ContactField.WHERE: person.addresses,
    }


def _is_among(field: ContactField, value: str, kept: Sequence[str]) -> bool:
    if field is ContactField.PHONE and (numbers := phone_numbers(value)):
        return numbers <= {number for each in kept for number in phone_numbers(each)}
    if field is ContactField.EMAIL and (key := email_key(value)):
        return key in map(email_key, kept)
    return folded(value) in map(folded, kept)


def _door_in_patch(where: str, streets: Collection[str]) -> str:
    """The address as the log would write it, if its street is one of the patch, else nothing."""
    for part in (where, *(where.split(",")[::-1])):
        address = read_address(part)
        if address.street and folded(address.street) in streets:
            return f"{address.label}{' ' if address.label[:1].isdigit() else ', '}{address.street}"
    return ""


def _streets(connection: Connection) -> Collection[str]:
    return known_doors(connection, owner(connection).patch_id).keys()


def _add(work: UnitOfWork, contact: ContactInput, streets: Collection[str]) -> UUID:
    brought, patch_id = _brought(contact, streets), owner(work.connection).patch_id
    where = brought[ContactField.WHERE]
    resident = Resident(
        id=work.new_id(),
        name=contact.name,
        phone=contact.phone or None,
        email=contact.email or None,
        door_id=spot_called(work, patch_id, where).door_id if where else None,
    )
    work.add(resident)
    note = "\n".join(filter(None, ("" if where else contact.where, contact.note)))
    if note:
        wordings.write(work, resident.id, WordingPart.NOTE, note, resident.id)
    return resident.id


def _bring_up_to_date(
    work: UnitOfWork,
    coming: Coming,
    made: dict[int, UUID],
    streets: Collection[str],
    *,
    fill: bool,
    replacing: Collection[int],
) -> None:
    """Fill and replace as was chosen; of an entry of the same file, what is empty is filled."""
    resident_id = coming.resident.id if coming.resident else made[coming.like or 0]
    fields = set(coming.fills) if fill or coming.like else set()
    if coming.contact.number in replacing:
        fields.update(each.field for each in coming.differs)
    if not fields:
        return
    resident, brought = get(work, Resident, resident_id), _brought(coming.contact, streets)
    if ContactField.PHONE in fields:
        resident.phone = brought[ContactField.PHONE]
    if ContactField.EMAIL in fields:
        resident.email = brought[ContactField.EMAIL]
    if ContactField.WHERE in fields:
        patch_id = owner(work.connection).patch_id
        resident.door_id = spot_called(work, patch_id, brought[ContactField.WHERE]).door_id
