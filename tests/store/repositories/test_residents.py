"""Residents by what they are called."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.inputs import PersonInput
from organiser_app.services.same_person import same_person
from organiser_app.store.log import Log
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.residents import resident_meant, residents_called
from tests.making import TODAY, making


def meant(log: Log, name: str, door_id: UUID | None = None) -> UUID:
    work = log.work()
    with work:
        keeper = owner(work.connection).organiser_id
        return resident_meant(work, PersonInput(name=name), door_id, keeper).id


def test_the_name_of_a_record_that_is_read_as_another_s_means_the_person(log: Log) -> None:
    with making(log) as make:
        door = make.door()
        bill = make.resident("Bill Hughes")
        will = make.resident("Will Huges", door_id=door)
    same_person(log.work(), bill, will, TODAY)
    assert meant(log, "Will Huges") == bill
    assert meant(log, "Will", door) == bill


def test_two_records_of_one_person_that_are_called_the_same_are_one(log: Log) -> None:
    with making(log) as make:
        door = make.door()
        bill = make.resident("Bill Hughes", door_id=door)
        again = make.resident("Bill Hughes", door_id=door)
    assert meant(log, "Bill", door) not in (bill, again)
    same_person(log.work(), again, bill, TODAY)
    assert meant(log, "Bill", door) == again
    assert meant(log, "Bill Hughes") == again
    work = log.work()
    with work:
        assert [each.id for each in residents_called(work, "Bill Hughes", None)] == [again]
