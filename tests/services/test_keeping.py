"""Residents pass from keeper to keeper in one change, and nobody silently."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.models import KeeperMove, Organiser, Resident, SamePerson
from organiser_app.services.keeping import change_keeper
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log
from organiser_app.store.queries.organisers import keeper_moves, kept_by, organisers
from tests.making import TODAY, making


@pytest.fixture
def colleague(log: Log) -> UUID:
    """Nadia, who organises beside Terri, whose log it is."""
    with making(log) as make:
        return make.put(Organiser, name="Nadia Karim")


def kept(log: Log, organiser_id: UUID | None) -> set[UUID]:
    return set(log.read(lambda connection: kept_by(connection, organiser_id)))


def test_several_pass_to_another_keeper_in_one_change_that_can_be_undone(
    log: Log, colleague: UUID
) -> None:
    with making(log) as make:
        own = make.organiser
        bill, joyce = (make.resident(name, keeper_id=own) for name in ("Bill", "Joyce"))
    change_keeper(log.work(), (bill, joyce), colleague, TODAY, " lives nearer ")
    assert kept(log, colleague) == {bill, joyce}
    moves = log.read(lambda connection: keeper_moves(connection, (bill,)))
    assert [(move.organiser, move.on, move.why) for move in moves] == [
        ("Nadia Karim", TODAY, "lives nearer")
    ]
    undo(log.work())
    assert kept(log, own) == {bill, joyce}
    assert log.read(lambda connection: keeper_moves(connection, (bill, joyce))) == ()
    redo(log.work())
    assert kept(log, colleague) == {bill, joyce}


def test_whoever_is_in_that_keeping_already_is_passed_over(log: Log, colleague: UUID) -> None:
    with making(log) as make:
        bill = make.resident("Bill", keeper_id=colleague)
        joyce = make.resident("Joyce", keeper_id=make.organiser)
    change = change_keeper(log.work(), (bill, joyce), colleague, TODAY)
    assert change.record_id == joyce
    assert log.read(lambda connection: keeper_moves(connection, (bill,))) == ()
    with pytest.raises(InvalidInput, match="already"):
        change_keeper(log.work(), (bill, joyce), colleague, TODAY)


def test_all_records_of_a_person_pass_together_and_one_move_is_written(
    log: Log, colleague: UUID
) -> None:
    with making(log) as make:
        bill, pigeons = make.resident("Bill"), make.resident(None, pseudonym="pigeons")
        make.put(SamePerson, subject_id=bill, other_subject_id=pigeons, same=True, on=TODAY)
    change_keeper(log.work(), (bill,), colleague, TODAY)
    work = log.work()
    with work:
        keepers = {work.session.get(Resident, each).keeper_id for each in (bill, pigeons)}  # type: ignore[union-attr] # both are there
    assert keepers == {colleague}
    assert len(log.read(lambda connection: keeper_moves(connection, (bill, pigeons)))) == 1


def test_a_resident_may_be_kept_by_nobody(log: Log, colleague: UUID) -> None:
    with making(log) as make:
        bill = make.resident("Bill", keeper_id=colleague)
    change_keeper(log.work(), (bill,), None, TODAY)
    assert kept(log, None) == {bill}
    (move,) = log.read(lambda connection: keeper_moves(connection, (bill,)))
    assert move.organiser == ""


def test_nobody_comes_into_the_keeping_of_somebody_who_left(log: Log) -> None:
    with making(log) as make:
        gone = make.put(Organiser, name="Nadia", left_on=TODAY)
        bill = make.resident("Bill")
    with pytest.raises(InvalidInput, match="Nadia has left"):
        change_keeper(log.work(), (bill,), gone, TODAY)


def test_a_resident_who_is_gone_stops_the_whole_change(log: Log, colleague: UUID) -> None:
    with making(log) as make:
        bill, gone = make.resident("Bill"), make.resident("Gone")
        make.hide(Resident, gone)
    with pytest.raises(NotFound):
        change_keeper(log.work(), (bill, gone), colleague, TODAY)
    assert kept(log, colleague) == set()


def test_the_list_of_organisers_counts_people_and_marks_who_is_gone(
    log: Log, colleague: UUID
) -> None:
    with making(log) as make:
        own = make.organiser
        gone = make.put(Organiser, name="Ada", left_on=TODAY)
        bill, pigeons = (make.resident(name, keeper_id=gone) for name in ("Bill", "Pigeons"))
        make.put(SamePerson, subject_id=bill, other_subject_id=pigeons, same=True, on=TODAY)
        make.hide(KeeperMove, make.put(KeeperMove, subject_id=bill, on=TODAY))
    rows = log.read(organisers)
    assert [(row.name, row.keeps, row.own) for row in rows] == [
        ("Nadia Karim", 0, False),
        ("Terri Ashworth", 0, True),
        ("Ada", 1, False),
    ]
    assert [row.id for row in rows] == [colleague, own, gone]
    assert rows[2].left_on == TODAY
    assert log.read(lambda connection: keeper_moves(connection, (bill,))) == ()
