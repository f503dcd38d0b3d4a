"""The listenings of a sample's year, in the order in which they happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from organiser_app.domain import models
from organiser_app.domain.values import AttemptOutcome, Circle, ListeningKind, PlaceKind
from organiser_app.services.sample.acquaintance import Acquaintance
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.project_content import HeardOnce
from organiser_app.services.sample.rounds import HEARD_PER_ROUND, Hearing, Rounds
from organiser_app.services.sample.seasons import hour, outing_days
from organiser_app.services.sample.sheaf import Sheaf

_DOORSTEPS = 0.47
_OTHERS = {
    ListeningKind.STREET: 30,
    ListeningKind.ONE_TO_ONE: 25,
    ListeningKind.PHONE: 22,
    ListeningKind.GROUP: 13,
    ListeningKind.HOUSE_MEETING: 10,
}
_STRANGERS = {
    ListeningKind.STREET: 0.5,
    ListeningKind.ONE_TO_ONE: 0.05,
    ListeningKind.PHONE: 0.05,
    ListeningKind.GROUP: 0.4,
    ListeningKind.HOUSE_MEETING: 0.3,
}
_HOW_MANY = {
    ListeningKind.STREET: (0, 2),
    ListeningKind.ONE_TO_ONE: (1, 1),
    ListeningKind.PHONE: (1, 1),
    ListeningKind.GROUP: (3, 6),
    ListeningKind.HOUSE_MEETING: (5, 8),
}
_WHERE = {
    ListeningKind.STREET: (
        PlaceKind.SCHOOL_GATE,
        PlaceKind.SHOP,
        PlaceKind.PARK,
        PlaceKind.OTHER,
    ),
    ListeningKind.ONE_TO_ONE: (PlaceKind.HALL, PlaceKind.PUB, PlaceKind.PARK),
    ListeningKind.GROUP: (PlaceKind.HALL, PlaceKind.HALL, PlaceKind.PUB),
}


def plan_year(
    sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person], count: int
) -> list[Hearing]:
    """About `count` listenings over the year, and the rounds and attempts that led to them."""
    acquaintance = Acquaintance(chance, people)
    rounds = Rounds(sheaf, chance, ground, acquaintance)
    days = _days(chance, ground, people, count)
    hearings = []
    for day, kind, person, script in days:
        if person is not None and script is not None:
            hearing = _scripted(sheaf, chance, ground, person, script=script, day=day)
            hearing.people += _company(acquaintance, person, script)
            held = [hearing]
        elif kind is ListeningKind.DOORSTEP:
            held = rounds.go_out(day)
        else:
            held = [_elsewhere(chance, ground, acquaintance, kind, day)]
        for hearing in held:
            for heard in hearing.people:
                acquaintance.meet(heard, hearing.at)
        hearings.extend(held)
    for person in acquaintance.met:
        person.circle = _reached(person)
    return sorted(hearings, key=lambda hearing: hearing.at)


def _reached(person: Person) -> Circle:
    """How near somebody came: no nearer than they were heard often, unless it is written so."""
    if person.thread is not None:
        return person.circle
    rings = tuple(Circle)
    return rings[min(rings.index(person.circle), len(person.heard) - 1)]


Plan = tuple[date, ListeningKind, Person | None, HeardOnce | None]


def _days(chance: Chance, ground: Ground, people: list[Person], count: int) -> list[Plan]:
    rounds = round(count * _DOORSTEPS / HEARD_PER_ROUND)
    plans: list[Plan] = [
        (day, ListeningKind.DOORSTEP, None, None)
        for day in outing_days(chance, ground.today, rounds)
    ]
    plans += [
        (day, chance.weighted(_OTHERS), None, None)
        for day in outing_days(chance, ground.today, count - round(count * _DOORSTEPS))
    ]
    plans += _scripts(people, ground.today)
    return sorted(plans, key=lambda plan: plan[0])


def _scripts(people: list[Person], today: date) -> Iterator[Plan]:
    for person in people:
        if person.thread is not None:
            for script in person.thread.heard:
                yield today - timedelta(days=script.days), script.kind, person, script


def _scripted(
    sheaf: Sheaf, chance: Chance, ground: Ground, person: Person, *, script: HeardOnce, day: date
) -> Hearing:
    at = hour(chance, day, today=ground.today)
    wave = ground.wave_on(day)
    is_at_place = script.place is not None
    hearing = Hearing(
        at=at,
        kind=script.kind,
        organiser=ground.organisers[0],
        people=[person],
        street=person.street,
        door=None if is_at_place or script.kind is ListeningKind.PHONE else person.door,
        place=ground.places[script.place] if script.place is not None else None,
        wave_id=wave.id if wave else None,
        script=script,
    )
    if script.kind is ListeningKind.DOORSTEP:
        person.street.leave_alone(person.door, None)
        hearing.knock = sheaf.begin(
            models.Attempt,
            at,
            door_id=person.door,
            organiser_id=hearing.organiser,
            at=at,
            outcome=AttemptOutcome.LISTENED,
            round_id=None,
            listening_id=None,
        )
    return hearing


def _company(acquaintance: Acquaintance, person: Person, script: HeardOnce) -> list[Person]:
    """Others at a meeting that is written out."""
    fewest, _ = _HOW_MANY.get(script.kind, (1, 1))
    friends = (acquaintance.friend() for _ in range(fewest - 1))
    return list({friend: None for friend in friends if friend not in (None, person)})


def _elsewhere(
    chance: Chance, ground: Ground, acquaintance: Acquaintance, kind: ListeningKind, day: date
) -> Hearing:
    """A listening that is no doorstep: in the street, at a table, on the phone."""
    people = _people(chance, acquaintance, kind)
    if not people:
        kind = ListeningKind.STREET
    wave = ground.wave_on(day)
    host = people[0] if people else None
    at_home = kind is ListeningKind.HOUSE_MEETING and host is not None
    places = _WHERE.get(kind, ())
    return Hearing(
        at=hour(chance, day, today=ground.today),
        kind=kind,
        organiser=chance.pick(ground.organisers),
        people=people,
        street=host.street if host else None,
        door=host.door if at_home and host else None,
        place=ground.places[chance.pick(places)] if places else None,
        wave_id=wave.id if wave else None,
    )


def _people(chance: Chance, acquaintance: Acquaintance, kind: ListeningKind) -> list[Person]:
    """Who is there: some known already, some met for the first time, each but once."""
    there: dict[Person, None] = {}
    for _ in range(chance.between(*_HOW_MANY[kind])):
        is_new = chance.odds(_STRANGERS[kind])
        person = acquaintance.any_stranger() if is_new else acquaintance.friend()
        if person is not None:
            there[person] = None
    return list(there)
