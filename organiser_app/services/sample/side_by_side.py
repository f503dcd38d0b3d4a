"""Who walks beside whom in a sample, how often they met, and what they said of it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.relationship_values import CompanionEnd, CompanionKind
from organiser_app.domain.rules.depth import MOST
from organiser_app.domain.values import Circle
from organiser_app.paths import resource
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.sheaf import Sheaf

_ONE_IN = 24
_BY_ORGANISER = 0.2
_ENDED = 0.3
_MEETS_EVERY = 11
_EARLY = 21
_MINUTES = (20, 30, 45, 60, 90)
_KINDS = {CompanionKind.BEFRIENDER: 6, CompanionKind.MENTOR: 3, CompanionKind.KEY_WORKER: 1}
_ENDS = {CompanionEnd.AS_HOPED: 3, CompanionEnd.FRIENDS_NOW: 3, CompanionEnd.MOVED_ON: 2}


@dataclass(frozen=True, slots=True)
class CompanionWords:
    """What is written of two who walk side by side, with `[this|that]` left to chance."""

    why: tuple[str, ...]
    together: tuple[str, ...]
    how_ended: tuple[str, ...]


@cache
def companion_words() -> CompanionWords:
    """The sentences of `resources/sample/companions.toml`."""
    read = tomllib.loads(resource("sample", "companions.toml").read_text(encoding="utf-8"))
    return CompanionWords(**{name: tuple(sentences) for name, sentences in read.items()})


def write_companions(sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person]) -> None:
    """One resident in two dozen has somebody beside them, begun after they were first heard."""
    heard = [person for person in people if person.heard]
    near = [person for person in heard if person.circle in (Circle.ACTIVE, Circle.LEADER)]
    count = max(2, len(heard) // _ONE_IN)
    far = [person for person in heard if person not in near]
    for resident in sorted(chance.some(far, count), key=_first_heard):
        fitting = [person for person in near if person.door != resident.door]
        beside = None if chance.odds(_BY_ORGANISER) or not fitting else chance.pick(fitting)
        _write_two(sheaf, chance, ground.today, resident, beside)


def _first_heard(person: Person) -> tuple[date, UUID]:
    return min(person.heard).date(), person.id


def _write_two(
    sheaf: Sheaf, chance: Chance, today: date, resident: Person, beside: Person | None
) -> None:
    begun = min(_first_heard(resident)[0] + timedelta(days=_EARLY), today)
    ended = chance.day(begun, today) if chance.odds(_ENDED) else None
    kind = chance.weighted(_KINDS) if beside else CompanionKind.KEY_WORKER
    words = companion_words()
    row = sheaf.add(
        models.Companionship,
        begun,
        subject_id=resident.id,
        other_subject_id=beside.id if beside else None,
        organiser_id=None if beside else resident.keeper,
        kind=kind,
        why=chance.say(chance.pick(words.why), {}),
        begun_on=begun,
        ended_on=ended,
        ended=chance.weighted(_ENDS) if ended else None,
        how_ended=chance.say(chance.pick(words.how_ended), {}) if ended else "",
    )
    days = _days(chance, begun, ended or today)
    for day in days:
        sheaf.add(
            models.CompanionMeeting,
            day,
            companionship_id=row,
            subject_id=resident.id,
            on=day,
            minutes=chance.pick(_MINUTES),
            what=chance.say(chance.pick(words.together), {}),
        )
    for number, day in enumerate(days[2::5]):
        sheaf.add(
            models.DepthReading,
            day,
            companionship_id=row,
            subject_id=resident.id,
            on=day,
            **_answers(chance, number),
        )


def _days(chance: Chance, begun: date, until: date) -> Sequence[date]:
    days, day = [], begun
    while day <= until:
        days.append(day)
        day += timedelta(days=chance.between(_MEETS_EVERY // 2, 2 * _MEETS_EVERY))
    return days


def _answers(chance: Chance, number: int) -> dict[str, int]:
    """Each reading is mostly a little above the one before."""
    parts = ("time_together", "feeling", "confiding", "give_and_take")
    risen = {part: number + chance.between(0, 2) - chance.between(0, 1) for part in parts}
    return {part: min(MOST, max(0, answer)) for part, answer in risen.items()}
