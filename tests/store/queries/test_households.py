"""Residents who share a door."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.models import Door, Resident, SamePerson
from organiser_app.store.log import Log
from organiser_app.store.queries.households import lives_with
from organiser_app.store.queries.same_people import records_of
from tests.making import TODAY, making


def household(log: Log, resident: UUID) -> list[str]:
    with log.reading() as connection:
        return [mate.name for mate in lives_with(connection, records_of(connection, resident))]


def test_whoever_shares_a_door_lives_together_and_nobody_with_themselves(log: Log) -> None:
    with making(log) as make:
        door = make.door()
        bill, ann = (make.resident(name, door_id=door) for name in ("Bill", "ann"))
        make.resident(None, pseudonym="the lodger", door_id=door)
        make.resident("Next door", door_id=make.door("16"))
        alone = make.resident("Nowhere")
        make.hide(Resident, make.resident("Gone", door_id=door))
    assert household(log, bill) == ["ann", "the lodger"]
    assert household(log, ann) == ["Bill", "the lodger"]
    assert household(log, alone) == []


def test_records_of_one_person_are_one_in_the_household(log: Log) -> None:
    with making(log) as make:
        door = make.door()
        bill, again = (make.resident(name, door_id=door) for name in ("Bill", "Bill H"))
        ann = make.resident("Ann", door_id=door)
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=TODAY)
    assert household(log, ann) == ["Bill"]
    assert household(log, again) == ["Ann"]


def test_nobody_shares_a_door_that_was_removed(log: Log) -> None:
    with making(log) as make:
        door = make.door()
        bill, _ = (make.resident(name, door_id=door) for name in ("Bill", "Ann"))
        make.hide(Door, door)
    assert household(log, bill) == []
