"""Residents of a sample who stand in its log twice: met again by somebody who did not know them.

Of the few pairs of a patch some are likely and wait for somebody to look, one was found to be one
person, and one to be two. Nobody is added: of those who were met without a name some turn out to
be somebody who was there already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.rules.short_names import forms_of
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.sheaf import Row, Sheaf

_ONE_IN = 100
_FEWEST = 5
_LATER = timedelta(days=2)


def write_duplicates(sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person]) -> None:
    """One pair for a hundred residents, five at least; of the first two it was found what is so."""
    rows = {row["id"]: row for row in sheaf.rows(models.Resident)}
    heard = [person for person in people if person.heard and person.thread is None]
    known = [person for person in heard if person.name and rows[person.id].get("phone")]
    count = max(_FEWEST, len(people) // _ONE_IN)
    pairs = _paired(chance, sheaf, known, [person for person in heard if not person.name], count)
    for number, (person, again) in enumerate(pairs):
        _jot_down(chance, rows[person.id], rows[again.id], number)
    for number, (person, again) in enumerate(pairs[:2]):
        _found(sheaf, ground.today, person, again, same=number == 0)


def _paired(
    chance: Chance,
    sheaf: Sheaf,
    known: Sequence[Person],
    unnamed: Sequence[Person],
    count: int,
) -> list[tuple[Person, Person]]:
    """Somebody who is known, and somebody met without a name whom nothing ties to them."""
    tied: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for tie in sheaf.rows(models.Tie):
        if other := tie.get("other_subject_id"):
            tied[tie["subject_id"]].add(other)
            tied[other].add(tie["subject_id"])
    free = [person for person in chance.some(list(unnamed), count) if not tied[person.id]]
    free += [person for person in unnamed if person not in free]
    pairs = []
    for person in chance.some(list(known), count):
        fitting = (
            other for other in free if other.id not in tied[person.id] and other.door != person.door
        )
        if again := next(fitting, None):
            free.remove(again)
            pairs.append((person, again))
    return pairs


def _jot_down(chance: Chance, row: Row, again: Row, number: int) -> None:
    """Write who was met again as somebody who did not know them would."""
    again["name"] = _jotted(chance, row["name"], number)
    again["pseudonym"] = None
    if number % 2:
        again["door_id"] = row["door_id"]
    if number != 1:
        again["phone"] = row["phone"].replace("07", "+44 7", 1)


def _jotted(chance: Chance, name: str, number: int) -> str:
    """A name as it stands on a list: the initial, the surname first, or a short form."""
    first, _, last = name.rpartition(" ")
    forms = sorted(forms_of(first.casefold()) - {first.casefold()})
    ways = (f"{last}, {first[0]}.", f"{first[0]} {last}", f"{last}, {first}")
    if forms and number >= len(ways):
        return f"{chance.pick(forms).title()} {last}"
    return ways[number % len(ways)]


def _found(sheaf: Sheaf, today: date, person: Person, again: Person, *, same: bool) -> None:
    on = min(max(*person.heard, *again.heard).date() + _LATER, today)
    sheaf.add(
        models.SamePerson, on, subject_id=person.id, other_subject_id=again.id, same=same, on=on
    )
