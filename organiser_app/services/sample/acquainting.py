"""How ties of the sample came to be known, and which causes to go back were set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.rules.go_back import NOT_NOW, UNSEEN_AFTER, GoBackReason
from organiser_app.domain.values import Circle, StepState
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.sheaf import Row, Sheaf

_HEARD_OF = 0.35
_INTRODUCED = 0.12
_ENDED = 0.02
_UNSEEN_ASIDE, _STEP_ASIDE = 0.05, 0.04
_FOR_GOOD = 0.4
_A_WEEK = 7


def write_acquainting(sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person]) -> None:
    """Say of ties where they were heard of and who introduced the two; set some causes aside."""
    ties = [row for row in sheaf.rows(models.Tie) if row["other_subject_id"]]
    heard = _heard(sheaf)
    friends = _friends(ties)
    for tie in ties:
        _say_more(chance, tie, heard, friends, ground.today)
    asides = [*_unseen(chance, ground.today, people), *_steps(sheaf, chance, ground.today)]
    for on, subject_id, reason, about_id, until in sorted(asides, key=lambda aside: aside[0]):
        sheaf.add(
            models.GoBackSetAside,
            on,
            subject_id=subject_id,
            reason=str(reason),
            about_id=about_id,
            on=on,
            until=until,
        )


def _heard(sheaf: Sheaf) -> dict[UUID, list[tuple[UUID, date]]]:
    """The listenings of each resident, with their days."""
    days = {row["id"]: row["at"].date() for row in sheaf.rows(models.Listening)}
    found: defaultdict[UUID, list[tuple[UUID, date]]] = defaultdict(list)
    for row in sheaf.rows(models.Presence):
        found[row["subject_id"]].append((row["listening_id"], days[row["listening_id"]]))
    return found


def _friends(ties: list[Row]) -> dict[UUID, list[UUID]]:
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for tie in ties:
        found[tie["subject_id"]].append(tie["other_subject_id"])
        found[tie["other_subject_id"]].append(tie["subject_id"])
    return found


def _say_more(
    chance: Chance,
    tie: Row,
    heard: dict[UUID, list[tuple[UUID, date]]],
    friends: dict[UUID, list[UUID]],
    today: date,
) -> None:
    """Where a tie was heard of, who introduced the two, and that one is no more."""
    one, other = tie["subject_id"], tie["other_subject_id"]
    listenings = [each for each in heard.get(one, ()) if each[1] >= tie["since"]]
    if listenings and chance.odds(_HEARD_OF):
        tie["listening_id"] = chance.pick(listenings)[0]
    thirds = [each for each in friends[one] if each not in (one, other)]
    if thirds and chance.odds(_INTRODUCED):
        tie["introduced_by_id"] = chance.pick(thirds)
    if chance.odds(_ENDED):
        tie["ended_on"] = chance.day(max(tie["since"], today - timedelta(weeks=20)), today)


_Aside = tuple[date, UUID, GoBackReason, UUID | None, date | None]


def _unseen(chance: Chance, today: date, people: list[Person]) -> Iterator[_Aside]:
    """Some who had come nearer and were not seen for weeks were set aside since."""
    for person in people:
        if not person.heard or person.circle is Circle.CONTACT:
            continue
        missed_on = max(person.heard).date() + UNSEEN_AFTER
        if missed_on < today and chance.odds(_UNSEEN_ASIDE):
            on = _lately(chance, missed_on, today)
            yield on, person.id, GoBackReason.UNSEEN, None, _until(chance, on)


def _steps(sheaf: Sheaf, chance: Chance, today: date) -> Iterator[_Aside]:
    """Some steps that are open were put off."""
    for step in sheaf.rows(models.NextStep):
        is_open = step["state"] is StepState.OPEN and step["subject_id"] is not None
        if is_open and chance.odds(_STEP_ASIDE):
            on = _lately(chance, step["agreed_on"], today)
            yield on, step["subject_id"], GoBackReason.STEP, step["id"], _until(chance, on)


def _lately(chance: Chance, begun: date, today: date) -> date:
    """A day of the last week, on which the cause was there."""
    return chance.day(max(begun, today - timedelta(days=_A_WEEK)), today)


def _until(chance: Chance, on: date) -> date | None:
    """Until when it was set aside, some for good."""
    return None if chance.odds(_FOR_GOOD) else on + NOT_NOW
