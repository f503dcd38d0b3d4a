"""Who of a sample's patch is known to its organisers so far, and who is still to be met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from organiser_app.domain.values import Circle
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import StreetGround
from organiser_app.services.sample.people import Person

_PULL = {Circle.CONTACT: 1, Circle.PARTICIPANT: 3, Circle.ACTIVE: 6, Circle.LEADER: 10}
"""How much oftener than a contact somebody is met again."""


class Acquaintance:
    """Residents still to be met, by street, and those known, with those who come often first."""

    def __init__(self, chance: Chance, people: Sequence[Person]) -> None:
        self._chance = chance
        self._waiting: defaultdict[UUID, list[Person]] = defaultdict(list)
        self._likely: list[Person] = []
        self.met: list[Person] = []
        for person in chance.some(people, len(people)):
            if person.thread is None:
                self._waiting[person.street.id].append(person)

    def waiting_in(self, street: StreetGround) -> int:
        """How many of that street are still to be met."""
        return len(self._waiting[street.id])

    def stranger(self, street: StreetGround) -> Person | None:
        """Somebody of that street who has not been met."""
        waiting = self._waiting[street.id]
        return waiting.pop() if waiting else None

    def any_stranger(self) -> Person | None:
        """Somebody of the patch who has not been met."""
        streets = [waiting for waiting in self._waiting.values() if waiting]
        return self._chance.pick(streets).pop() if streets else None

    def friend(self) -> Person | None:
        """Somebody who is known, likely one who comes often."""
        return self._chance.pick(self._likely) if self._likely else None

    def meet(self, person: Person, at: datetime) -> None:
        """Note that somebody was heard."""
        if not person.heard:
            self.met.append(person)
            self._likely.extend([person] * _PULL[person.circle])
        person.heard.append(at)

    def household(self, person: Person) -> list[Person]:
        """Those who share a door with somebody and have not been met, taken from the waiting."""
        waiting = self._waiting[person.street.id]
        sharing = [other for other in waiting if other.door == person.door]
        self._waiting[person.street.id] = [other for other in waiting if other.door != person.door]
        return sharing
