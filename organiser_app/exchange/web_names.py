"""What people are called in a file of the web: by default a number, and no name.

Whoever did not agree to be shared with partners is a number in every file. Streets, keepers and
the kinds of ties, which are free text, never leave: with them a number would soon be a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from organiser_app.language import tr
from organiser_app.store.queries.web import WebPerson


class NamesTold(StrEnum):
    """What a file tells of who people are."""

    NUMBERS = "numbers"
    PSEUDONYMS = "pseudonyms"
    NAMES = "names"


def called_in_file(people: Iterable[WebPerson], told: NamesTold) -> dict[UUID, str]:
    """What each is called, no two alike; numbers are given in the order of `people`."""
    called: dict[UUID, str] = {}
    taken: set[str] = set()
    residents = organisers = 0
    for person in people:
        if person.organiser:
            organisers += 1
            wanted = tr("Organiser {number}", number=organisers)
        else:
            residents += 1
            wanted = tr("Resident {number}", number=residents)
        if is_named(person, told):
            wanted = person.name
        called[person.id] = _unlike(wanted, taken)
        taken.add(called[person.id])
    return called


def is_named(person: WebPerson, told: NamesTold) -> bool:
    """Whether a file tells somebody's name or pseudonym; an organiser's never."""
    if person.organiser or not person.may_leave or not person.name:
        return False
    return told is NamesTold.NAMES or (told is NamesTold.PSEUDONYMS and person.pseudonymous)


def _unlike(wanted: str, taken: set[str]) -> str:
    """The name, with a number where another goes by the same."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted} ({number})"
    return name
