"""How residents of the sample came into whose keeping: one colleague has left, some move on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.values import OrganiserRole
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.seasons import first_day
from organiser_app.services.sample.sheaf import Row, Sheaf

_HANDED_ON = 0.6
_MOVED_BEFORE = 0.12
_CALLED_SO_STILL = 0.06
_WITH_THEM = 0.15
_FEWEST = 2
_GONE = timedelta(days=24)
_FIRST = "heard them first"
_NEARER = ("lives nearer", "speaks their language", "they get on well", "has more time")
_HANDED_OVER = "handed over at the kitchen table"

Move = tuple[date, UUID, UUID, str]
"""A day, a resident, whose keeping they came into, and why."""


def write_keepers(sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person]) -> None:
    """Each resident's way from keeper to keeper, and the pseudonyms of some who are named now.

    Of those whom the colleague who left kept, some are with somebody else, the rest wait.
    """
    rows = {row["id"]: row for row in sheaf.rows(models.Resident)}
    left = _leaver(sheaf, chance, ground)
    moves: list[Move] = []
    for person in people:
        if person.heard:
            moves += _moves(chance, ground, person, rows[person.id], left)
            _keep_pseudonym(chance, ground, person, rows[person.id])
    for on, subject_id, organiser_id, why in sorted(moves):
        sheaf.add(
            models.KeeperMove, on, subject_id=subject_id, organiser_id=organiser_id, on=on, why=why
        )


def _leaver(sheaf: Sheaf, chance: Chance, ground: Ground) -> tuple[UUID, date] | None:
    """A colleague who is gone, and since when: of many, the one whose work ended first.

    Where the home patch has too few to spare one, it is somebody who was there besides them.
    """
    if len(ground.organisers) > _FEWEST:
        leaver, day = _first_to_end(sheaf, ground)
        on = day + timedelta(days=1)
        if day == date.min or on > ground.today:
            return None
        _organiser(sheaf, leaver)["left_on"] = on
        return leaver, on
    if not ground.is_home:
        return None
    on, begins = ground.today - _GONE, first_day(ground.today)
    names, own = content.places().organisers, _organiser(sheaf, ground.organisers[0])
    taken = {part for row in sheaf.rows(models.Organiser) for part in row["name"].split()}
    first, last = ([n for n in parts if n not in taken] for parts in (names.first, names.last))
    name = f"{chance.pick(first)} {chance.pick(last)}"
    fields = {"host_id": own["host_id"], "name": name, "role": OrganiserRole.TRAINEE}
    return sheaf.add(models.Organiser, begins, **fields, left_on=on), on


def _first_to_end(sheaf: Sheaf, ground: Ground) -> tuple[UUID, date]:
    last = dict.fromkeys(ground.organisers[1:], date.min)
    for model in (models.Listening, models.Attempt, models.Round, models.SafeguardingPassedOn):
        for row in sheaf.rows(model):
            if row["organiser_id"] in last:
                last[row["organiser_id"]] = max(last[row["organiser_id"]], _day_of(row))
    return min(last.items(), key=lambda item: item[1])


def _organiser(sheaf: Sheaf, organiser_id: UUID) -> Row:
    return next(row for row in sheaf.rows(models.Organiser) if row["id"] == organiser_id)


def _day_of(row: Row) -> date:
    moment: date = next(row[key] for key in ("at", "out_at", "on") if key in row)
    return moment.date() if isinstance(moment, datetime) else moment


def _moves(
    chance: Chance, ground: Ground, person: Person, row: Row, left: tuple[UUID, date] | None
) -> Iterator[Move]:
    first, last = min(person.heard).date(), max(person.heard).date()
    others = [each for each in ground.organisers if each != person.keeper]
    beside_them = left is not None and left[0] not in ground.organisers and first < left[1]
    if left is not None and beside_them and chance.odds(_WITH_THEM):
        yield first, person.id, left[0], _FIRST
        if chance.odds(_HANDED_ON):
            yield max(left[1], first), person.id, person.keeper, _HANDED_OVER
        else:
            row["keeper_id"] = left[0]
        return
    if others and last > first and chance.odds(_MOVED_BEFORE):
        yield first, person.id, chance.pick(others), _FIRST
        yield last, person.id, person.keeper, chance.pick(_NEARER)
    else:
        yield first, person.id, person.keeper, _FIRST
    if left is not None and person.keeper == left[0] and chance.odds(_HANDED_ON):
        row["keeper_id"] = chance.pick(others)
        yield max(left[1], last), person.id, row["keeper_id"], _HANDED_OVER


def _keep_pseudonym(chance: Chance, ground: Ground, person: Person, row: Row) -> None:
    """Some were known by what they were called before they gave their name."""
    if person.name is not None and person.thread is None and chance.odds(_CALLED_SO_STILL):
        words = ground.words_in(person.street)
        row["pseudonym"] = chance.say(chance.pick(content.pseudonyms()), words)
