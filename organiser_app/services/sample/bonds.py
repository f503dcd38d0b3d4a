"""How residents come nearer: their circles with evidence, what they agreed to, whom they know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.values import Circle, ConsentPurpose
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.sheaf import Row, Sheaf

_ASKED = {
    ConsentPurpose.SHARE_WITH_TEAM: (0.75, 0.85),
    ConsentPurpose.SHARE_WITH_PARTNERS: (0.35, 0.4),
}
"""For each purpose, how often it is asked and, where asked, agreed to."""

_WITHDRAWN = 0.03
_SOON_AFTER = timedelta(days=14)
_SAME_STREET = 0.62
_KNOWS_MANY = {Circle.CONTACT: 1, Circle.PARTICIPANT: 2, Circle.ACTIVE: 4, Circle.LEADER: 7}
_STRENGTHS = (45, 35, 20)
_TRIES_PER_TIE = 4


def write_circles(sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person]) -> None:
    """Each resident's moves from the outermost ring to where they are now."""
    evidence = content.bonds().evidence
    moves = []
    for person in people:
        if person.heard:
            days = _move_days(chance, person, ground.today)
            for circle, day in zip(_rings(person.circle), days, strict=True):
                shown = chance.say(chance.pick(evidence[circle]), ground.words_in(person.street))
                moves.append((day, person.id, circle, shown))
    for day, subject_id, circle, shown in sorted(moves):
        sheaf.add(
            models.CircleMove, day, subject_id=subject_id, circle=circle, on=day, evidence=shown
        )


def _rings(circle: Circle) -> tuple[Circle, ...]:
    rings = tuple(Circle)
    return rings[: rings.index(circle) + 1]


def _move_days(chance: Chance, person: Person, today: date) -> list[date]:
    """The first ring when they were first heard, the others until a little after they were last."""
    first, last = min(person.heard).date(), max(person.heard).date()
    until = min(last + _SOON_AFTER, today)
    later = [chance.day(first, until) for _ in _rings(person.circle)[1:]]
    return [first, *sorted(later)]


def write_consents(sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person]) -> None:
    """What each resident who was heard agreed to, and now and then took back."""
    consents = [
        (day, person.id, purpose, given)
        for person in people
        if person.heard
        for day, purpose, given in _answers(chance, person, ground.today)
    ]
    words = content.bonds().consent
    for day, subject_id, purpose, given in sorted(consents):
        how = words.how if given else (*words.how, *words.withdrawn)
        sheaf.add(
            models.Consent,
            day,
            subject_id=subject_id,
            purpose=purpose,
            given=given,
            on=day,
            how=chance.say(chance.pick(how), {}),
        )


def _answers(
    chance: Chance, person: Person, today: date
) -> Iterator[tuple[date, ConsentPurpose, bool]]:
    first = min(person.heard).date()
    yield first, ConsentPurpose.KEEP, True
    if person.may_be_named:
        yield first, ConsentPurpose.QUOTE_BY_NAME, True
    for purpose, (asked, agreed) in _ASKED.items():
        if chance.odds(asked):
            given = chance.odds(agreed)
            yield chance.pick(person.heard).date(), purpose, given
            if given and chance.odds(_WITHDRAWN):
                yield chance.day(today - timedelta(days=20), today), purpose, False


class Ties:
    """Draws ties of a patch until there are as many as are wanted."""

    def __init__(self, sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person]) -> None:
        self._sheaf = sheaf
        self._chance = chance
        self._ground = ground
        self._people = people
        self._known: set[tuple[UUID, UUID]] = set()
        self._drawn: list[tuple[date, Row]] = []
        self._weighted = [person for person in people for _ in range(_KNOWS_MANY[person.circle])]
        self._by_street: defaultdict[UUID, list[Person]] = defaultdict(list)
        for person in self._weighted:
            self._by_street[person.street.id].append(person)

    def write(self, count: int) -> None:
        """At most `count` ties, each written down once both of the two were heard."""
        self._draw(count)
        for on, fields in sorted(self._drawn, key=lambda drawn: drawn[0]):
            self._sheaf.add(models.Tie, on, **fields)

    def _draw(self, count: int) -> None:
        """First those of households and of keepers, then those of neighbours and friends."""
        left = count
        for first, second in self._households():
            left -= self._tie(first, second, content.bonds().ties.family, strength=3)
        left -= self._keepers()
        for _ in range(max(0, left) * _TRIES_PER_TIE):
            if left <= 0:
                return
            first = self._chance.pick(self._people)
            near = self._chance.odds(_SAME_STREET)
            others = self._by_street[first.street.id] if near else self._weighted
            left -= self._tie(first, self._chance.pick(others), content.bonds().ties.kinds)

    def _households(self) -> Iterator[tuple[Person, Person]]:
        by_door: defaultdict[UUID, list[Person]] = defaultdict(list)
        for person in self._people:
            by_door[person.door].append(person)
        for sharing in by_door.values():
            yield from ((sharing[0], other) for other in sharing[1:])

    def _tie(
        self, first: Person, second: Person, kinds: tuple[str, ...], strength: int | None = None
    ) -> int:
        """Tie two residents, unless they are one or tied already; how many ties were made."""
        pair = (min(first.id, second.id), max(first.id, second.id))
        if first is second or pair in self._known:
            return 0
        self._known.add(pair)
        self._add(
            first,
            second,
            kind=self._chance.pick(kinds),
            strength=strength or self._chance.weigh((1, 2, 3), _STRENGTHS, 1)[0],
            since=self._since(),
            other_subject_id=second.id,
        )
        return 1

    def _keepers(self) -> int:
        """Organisers' own ties with those who have come nearer."""
        near = [p for p in self._people if p.heard and p.circle is not Circle.CONTACT]
        for person in near:
            self._add(
                person,
                kind=self._chance.pick(content.bonds().ties.keeper),
                strength=self._chance.between(1, 3),
                since=min(person.heard).date(),
                organiser_id=person.keeper,
            )
        return len(near)

    def _since(self) -> date:
        return self._ground.today - timedelta(days=self._chance.between(60, 365 * 22))

    def _add(
        self,
        *people: Person,
        kind: str,
        strength: int,
        since: date,
        other_subject_id: UUID | None = None,
        organiser_id: UUID | None = None,
    ) -> None:
        heard = [min(person.heard).date() for person in people if person.heard]
        fields: Row = {
            "subject_id": people[0].id,
            "other_subject_id": other_subject_id,
            "organiser_id": organiser_id,
            "kind": kind,
            "strength": strength,
            "since": since,
            "how_known": self._chance.pick(content.bonds().ties.how_known),
        }
        self._drawn.append((max(heard, default=self._ground.today), fields))
