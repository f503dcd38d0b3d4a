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
_CIRCLES = {Circle.CONTACT: 62, Circle.PARTICIPANT: 22, Circle.ACTIVE: 11, Circle.LEADER: 5}

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
    taken: set[str | None] = {person.name for person in people}
    while len(people) < count:
        street, door = _home(chance, ground, people)
        person = _person(chance, ground, street, door, taken)
        called = person.name or person.pseudonym
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


def _home(chance: Chance, ground: Ground, people: list[Person]) -> tuple[StreetGround, UUID]:
    """A door: now and then that of somebody who is there already."""
    if people and chance.odds(_SHARES_A_DOOR):
        other = chance.pick(people)
        if other.thread is None:
            return other.street, other.door
    sizes = [len(street.doors) for street in ground.streets]
    street = chance.weigh(ground.streets, sizes, 1)[0]
    return street, chance.pick(street.doors)


def _person(
    chance: Chance, ground: Ground, street: StreetGround, door: UUID, taken: set[str | None]
) -> Person:
    is_named = chance.odds(_NAMED)
    circle = chance.weighted(_CIRCLES)
    if not is_named and circle is Circle.LEADER:
        circle = Circle.PARTICIPANT
    themes = [entry.name for entry in content.codebook() if not (entry.wider or entry.archived)]
    return Person(
        name=_name(chance) if is_named else None,
        pseudonym=None if is_named else _pseudonym(chance, ground, street, taken),
        street=street,
        door=door,
        circle=circle,
        cares=tuple(chance.some(themes, _CARES_ABOUT)),
    )


def _pseudonym(chance: Chance, ground: Ground, street: StreetGround, taken: set[str | None]) -> str:
    """What they are called; with their street, where somebody else is called that already."""
    called = ""
    for _ in range(_TRIES):
        called = chance.say(chance.pick(content.pseudonyms()), ground.words_in(street))
        if called not in taken:
            return called
    return called if street.name in called else f"{called}, {street.name}"


def _name(chance: Chance) -> str:
    groups = content.name_groups()
    group = chance.weigh(groups, [group.weight for group in groups], 1)[0]
    return f"{chance.pick(group.first)} {chance.pick(group.last)}"
