"""Rounds of a sample's patch: a street's doors, knock by knock, and who is heard there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.values import AttemptOutcome, ListeningKind
from organiser_app.services.sample.acquaintance import Acquaintance
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground, StreetGround
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.project_content import HeardOnce
from organiser_app.services.sample.seasons import hour
from organiser_app.services.sample.sheaf import Row, Sheaf

HEARD_PER_ROUND = 3
_OTHER_KNOCKS_PER_HEARD = 2.4
_ANONYMOUS = 0.12
_HOUSEHOLD_JOINS = 0.6
_WHEN_NOT_HEARD = {
    AttemptOutcome.NO_ANSWER: 60,
    AttemptOutcome.SHORT_CHAT: 17,
    AttemptOutcome.COME_BACK: 9,
    AttemptOutcome.REFUSED: 9,
    AttemptOutcome.VACANT: 2.5,
    AttemptOutcome.DO_NOT_CONTACT: 2,
    AttemptOutcome.UNSAFE: 0.5,
}
_ALONE = 3
"""One round in so many is walked by two."""
_FOR_GOOD = (AttemptOutcome.VACANT, AttemptOutcome.DO_NOT_CONTACT)


@dataclass(eq=False, slots=True)
class Hearing:
    """A listening as planned: when, how, where, who; and its words, where they are written out.

    `knock` is the row of the attempt that it comes of, which is to name it.
    """

    at: datetime
    kind: ListeningKind
    organiser: UUID
    people: list[Person] = field(default_factory=list)
    street: StreetGround | None = None
    door: UUID | None = None
    place: UUID | None = None
    round_id: UUID | None = None
    wave_id: UUID | None = None
    script: HeardOnce | None = None
    knock: Row | None = None


class Rounds:
    """Makes the rounds of a patch one after another, remembering doors that are closed for good."""

    def __init__(
        self, sheaf: Sheaf, chance: Chance, ground: Ground, acquaintance: Acquaintance
    ) -> None:
        self._sheaf = sheaf
        self._chance = chance
        self._ground = ground
        self._acquaintance = acquaintance
        self._closed: dict[UUID, AttemptOutcome] = {}

    def go_out(self, day: date) -> list[Hearing]:
        """One round on that day, with its attempts, and the listenings that came of it."""
        street = self._street()
        out_at = hour(self._chance, day, today=self._ground.today)
        wave = self._ground.wave_on(day)
        found = self._found(street)
        hearings = []
        organiser = self._chance.pick(self._ground.organisers)
        knocks = self._knocks(street, list(found))
        at = out_at
        round_id = self._round(street, out_at, len(knocks), organiser)
        for door in knocks:
            at += timedelta(minutes=self._chance.between(2, 5))
            knock = self._attempt(street, door, at, round_id, organiser, heard=door in found)
            if door in found:
                hearings.append(
                    Hearing(
                        at=at,
                        kind=ListeningKind.DOORSTEP,
                        organiser=organiser,
                        people=found[door],
                        street=street,
                        door=door,
                        round_id=round_id,
                        wave_id=wave.id if wave else None,
                        knock=knock,
                    )
                )
                at += timedelta(minutes=self._chance.between(6, 14))
        return hearings

    def _street(self) -> StreetGround:
        streets = self._ground.streets
        weights = [0.5 + self._acquaintance.waiting_in(street) for street in streets]
        return self._chance.weigh(streets, weights, 1)[0]

    def _found(self, street: StreetGround) -> dict[UUID, list[Person]]:
        """The doors at which somebody will speak, and who; nobody known where it is anonymous."""
        found: dict[UUID, list[Person]] = {}
        wanted = self._chance.between(HEARD_PER_ROUND - 1, HEARD_PER_ROUND + 1)
        for _ in range(wanted):
            person = None
            if not self._chance.odds(_ANONYMOUS):
                person = self._acquaintance.stranger(street)
            if person is None:
                found.setdefault(self._chance.pick(street.doors), [])
                continue
            others = self._acquaintance.household(person)
            joining = [other for other in others if self._chance.odds(_HOUSEHOLD_JOINS)]
            found.setdefault(person.door, []).extend([person, *joining])
        for door in found:
            if self._closed.pop(door, None) is AttemptOutcome.DO_NOT_CONTACT:
                street.leave_alone(door, None)
        return found

    def _knocks(self, street: StreetGround, heard: list[UUID]) -> list[UUID]:
        """The doors of the round as one walks: a stretch of the street and those heard at."""
        length = round(len(heard) * _OTHER_KNOCKS_PER_HEARD)
        start = self._chance.between(0, max(0, len(street.doors) - length))
        stretch = {
            door for door in street.doors[start : start + length] if door not in self._closed
        }
        walked = stretch.union(heard)
        return [door for door in street.doors if door in walked]

    def _round(self, street: StreetGround, out_at: datetime, knocks: int, organiser: UUID) -> UUID:
        wave = self._ground.wave_on(out_at.date())
        expected = out_at + timedelta(minutes=120)
        back_at = out_at + timedelta(minutes=6 * knocks + self._chance.between(30, 50))
        round_id = self._sheaf.add(
            models.Round,
            out_at,
            patch_id=self._ground.patch_id,
            street_id=street.id,
            wave_id=wave.id if wave else None,
            organiser_id=organiser,
            out_at=out_at,
            expected_back_at=expected,
            back_at=back_at,
        )
        others = [other for other in self._ground.organisers if other != organiser]
        if others and knocks % _ALONE == 0:
            self._sheaf.add(
                models.RoundCompanion, out_at, round_id=round_id, organiser_id=others[0]
            )
        return round_id

    def _attempt(
        self,
        street: StreetGround,
        door: UUID,
        at: datetime,
        round_id: UUID,
        organiser: UUID,
        *,
        heard: bool,
    ) -> Row:
        outcome = AttemptOutcome.LISTENED if heard else self._chance.weighted(_WHEN_NOT_HEARD)
        if outcome in _FOR_GOOD:
            self._closed[door] = outcome
        if outcome is AttemptOutcome.DO_NOT_CONTACT:
            street.leave_alone(door, at.date())
        return self._sheaf.begin(
            models.Attempt,
            at,
            door_id=door,
            round_id=round_id,
            organiser_id=organiser,
            at=at,
            outcome=outcome,
            listening_id=None,
        )
