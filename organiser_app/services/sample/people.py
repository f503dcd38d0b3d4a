"""The residents of a sample's patch: who lives where, what they care about, how near they come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from organiser_app.domain.values import Circle
from organiser_app.services.sample import content, project_content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground, StreetGround
from organiser_app.services.sample.project_content import Thread

_NAMED = 0.7
_SHARES_A_DOOR = 0.24
_CARES_ABOUT = 3
_TRIES = 3
_MOST_THREADS = 20
_SHARES_A_SURNAME = 0.75
_CIRCLES = {Circle.CONTACT: 52, Circle.PARTICIPANT: 24, Circle.ACTIVE: 15, Circle.LEADER: 9}

_UNMADE = UUID(int=0)


@dataclass(eq=False, slots=True)
class Person:
    """A resident as planned; `id` and `keeper` are given when the row is made."""

    name: str | None
    pseudonym: str | None
    street: StreetGround
    door: UUID
    circle: Circle
    cares: tuple[str, ...]
    thread: Thread | None = None
    id: UUID = _UNMADE
    keeper: UUID = _UNMADE
    heard: list[datetime] = field(default_factory=list)
    may_be_named: bool = False


def make_people(chance: Chance, ground: Ground, count: int) -> list[Person]:
    """So many residents of the patch, those with a thread first."""
    people = _threaded(ground)
    taken = {person.name or "" for person in people}
    while len(people) < count:
        person = _person(chance, ground, people, taken)
        called = person.name or person.pseudonym or ""
        if person.name is None or called not in taken:
            people.append(person)
        taken.add(called)
    return people


def _threaded(ground: Ground) -> list[Person]:
    if not ground.is_home:
        return []
    streets = {street.name: street for street in ground.streets}
    return [
        Person(
            name=thread.name,
            pseudonym=None,
            street=streets[thread.street],
            door=streets[thread.street].doors[2 + 5 * number],
            circle=thread.circle,
            cares=tuple({said.theme: None for heard in thread.heard for said in heard.said}),
            thread=thread,
        )
        for number, thread in enumerate(project_content.threads())
    ]


def _person(chance: Chance, ground: Ground, people: list[Person], taken: set[str]) -> Person:
    with_whom = _housemate(chance, people)
    street, door = (
        (with_whom.street, with_whom.door) if with_whom else _home(chance, ground, people)
    )
    is_named = chance.odds(_NAMED)
    circle = chance.weighted(_CIRCLES)
    if not is_named and circle is Circle.LEADER:
        circle = Circle.PARTICIPANT
    themes = [entry.name for entry in content.codebook() if not (entry.wider or entry.archived)]
    return Person(
        name=_name(chance, with_whom) if is_named else None,
        pseudonym=None if is_named else _pseudonym(chance, ground, street, taken),
        street=street,
        door=door,
        circle=circle,
        cares=tuple(chance.some(themes, _CARES_ABOUT)),
    )


def _housemate(chance: Chance, people: list[Person]) -> Person | None:
    """Now and then somebody who is there already, whose door is shared."""
    if not people or not chance.odds(_SHARES_A_DOOR):
        return None
    other = chance.pick(people)
    return other if other.thread is None else None


def _home(chance: Chance, ground: Ground, people: list[Person]) -> tuple[StreetGround, UUID]:
    """A door of its own, as far as the people of the threads go."""
    sizes = [len(street.doors) for street in ground.streets]
    street = chance.weigh(ground.streets, sizes, 1)[0]
    kept = {person.door for person in people[:_MOST_THREADS] if person.thread is not None}
    return street, chance.pick([door for door in street.doors if door not in kept])


def _name(chance: Chance, with_whom: Person | None) -> str:
    """A first name, and a surname that mostly is that of the household."""
    groups = content.name_groups()
    shared = with_whom.name.split()[-1] if with_whom and with_whom.name else ""
    kin = [group for group in groups if shared in group.last]
    if kin and chance.odds(_SHARES_A_SURNAME):
        return f"{chance.pick(kin[0].first)} {shared}"
    group = chance.weigh(groups, [group.weight for group in groups], 1)[0]
    return f"{chance.pick(group.first)} {chance.pick(group.last)}"


def _pseudonym(chance: Chance, ground: Ground, street: StreetGround, taken: set[str]) -> str:
    """What they are called; with their street, where somebody else is called that already."""
    words = {**ground.words, "street": street.name}
    called = ""
    for _ in range(_TRIES):
        called = chance.say(chance.pick(content.pseudonyms()), words)
        if called not in taken:
            return called
    return called if street.name in called else f"{called}, {street.name}"
