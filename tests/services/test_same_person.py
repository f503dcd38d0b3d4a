"""Records become one person, are taken apart, and are said to be of two."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from uuid import UUID

import pytest

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.models import Resident, SamePerson
from organiser_app.services.same_person import not_same_after_all, same_person, two_people
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log
from organiser_app.store.queries.likely_same import one_now
from organiser_app.store.queries.people import people as people_page
from organiser_app.store.queries.person import person
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.queries.story import story
from tests.making import TODAY, making

Records = list[UUID]


@pytest.fixture
def records(log: Log) -> Records:
    with making(log) as make:
        return [make.resident(name) for name in ("Bill", "Will", "William", "W.", "Billy", "Wm")]


def of(log: Log, *asked: UUID) -> list[tuple[UUID, ...]]:
    return log.read(lambda connection: [records_of(connection, each) for each in asked])


def link(log: Log, kept: UUID, other: UUID) -> Change:
    return same_person(log.work(), kept, other, TODAY)


def test_a_record_is_read_as_the_one_that_is_kept(log: Log, records: Records) -> None:
    bill, will, *_ = records
    assert link(log, bill, will).record_id == bill
    assert of(log, bill, will) == [(bill, will), (bill, will)]


def test_whoever_was_read_as_the_one_that_is_folded_goes_along(log: Log, records: Records) -> None:
    bill, will, william, wm, *_ = records
    link(log, will, william)
    link(log, wm, bill)
    link(log, bill, william)  # each means the person: wm's bill, and will's william
    assert set(of(log, bill)[0]) == {bill, will, william, wm}
    assert {found[0] for found in of(log, bill, will, william, wm)} == {wm}


def test_taking_apart_gives_each_their_own_again(log: Log, records: Records) -> None:
    bill, will, william, wm, *_ = records
    link(log, will, william)
    link(log, bill, wm)
    link(log, bill, will)
    not_same_after_all(log.work(), bill, will)
    assert of(log, bill, william) == [(bill, wm), (will, william)]


def test_a_record_in_the_middle_takes_its_own_along(log: Log, records: Records) -> None:
    bill, will, william, wm, *_ = records
    link(log, william, wm)
    link(log, will, william)
    link(log, bill, will)
    not_same_after_all(log.work(), bill, william)
    assert of(log, bill, wm) == [(bill, will), (william, wm)]
    link(log, bill, william)
    not_same_after_all(log.work(), bill, will)
    assert set(of(log, bill)[0]) == {bill, william, wm}


def test_a_link_that_was_undone_takes_nobody_along(log: Log, records: Records) -> None:
    bill, will, william, *_ = records
    link(log, will, william)
    undo(log.work())
    link(log, bill, will)
    link(log, bill, william)
    not_same_after_all(log.work(), bill, will)
    assert of(log, will, william) == [(will,), (bill, william)]


def test_linking_and_taking_apart_can_be_undone_and_redone(log: Log, records: Records) -> None:
    bill, will, william, *_ = records
    link(log, will, william)
    before = of(log, *records)
    link(log, bill, will)
    linked = of(log, *records)
    not_same_after_all(log.work(), bill, will)
    assert of(log, *records) == before
    undo(log.work())
    assert of(log, *records) == linked
    undo(log.work())
    assert of(log, *records) == before
    redo(log.work())
    assert of(log, *records) == linked


def test_there_are_no_loops_and_nobody_is_one_with_themselves(log: Log, records: Records) -> None:
    bill, will, *_ = records
    link(log, bill, will)
    for kept, other in ((will, bill), (bill, will), (bill, bill)):
        with pytest.raises(InvalidInput, match="one person already"):
            link(log, kept, other)


def test_who_is_not_in_the_log_is_nobody_s_double(log: Log, records: Records) -> None:
    bill, will, *_ = records
    with making(log) as make:
        make.hide(Resident, will)
    with pytest.raises(NotFound):
        link(log, bill, will)


def test_two_people_are_no_one_to_take_apart(log: Log, records: Records) -> None:
    bill, will, *_ = records
    with pytest.raises(InvalidInput, match="two people already"):
        not_same_after_all(log.work(), bill, will)


def test_one_person_cannot_be_said_to_be_two_before_they_are_taken_apart(
    log: Log, records: Records
) -> None:
    bill, will, *_ = records
    link(log, bill, will)
    with pytest.raises(InvalidInput, match="Take them apart"):
        two_people(log.work(), will, bill, TODAY)


def test_saying_that_two_are_two_links_nobody(log: Log, records: Records) -> None:
    bill, will, *_ = records
    two_people(log.work(), bill, will, TODAY)
    assert of(log, bill, will) == [(bill,), (will,)]


def told(log: Log, records: Sequence[UUID]) -> object:
    """All that is read of everybody."""
    return log.read(
        lambda connection: (
            people_page(connection).rows,
            one_now(connection),
            [(person(connection, each), story(connection, each)) for each in records],
        )
    )


def _step(log: Log, chance: random.Random, records: Sequence[UUID]) -> None:
    one, other = chance.sample(list(records), 2)
    acts: list[Callable[[], Change]] = [
        lambda: link(log, one, other),
        lambda: not_same_after_all(log.work(), one, other),
        lambda: two_people(log.work(), one, other, TODAY),
        lambda: undo(log.work()),
    ]
    with suppress(InvalidInput):
        chance.choices(acts, (6, 2, 1, 1))[0]()


@pytest.mark.parametrize("seed", range(5))
def test_linking_two_and_taking_them_apart_leaves_everything_as_it_was(
    log: Log, records: Records, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 (nothing is secret)
    with making(log) as make:
        for each in records:
            make.statement(make.listening(each), f"said by {each}", by=each)
        make.tie(records[0], records[1])
    for _ in range(8):
        _step(log, chance, records)
        one, other = chance.sample(records, 2)
        one, other = (found[0] for found in of(log, one, other))
        if one != other:
            before = told(log, records)
            link(log, one, other)
            not_same_after_all(log.work(), one, other)
            assert told(log, records) == before


def test_no_row_ever_passes_from_one_resident_to_another(log: Log, records: Records) -> None:
    bill, will, william, *_ = records
    with making(log) as make:
        make.statement(make.listening(will), "the lift is broken", by=will)
    count = "SELECT subject_id, count(*) FROM statement GROUP BY subject_id"
    with log.reading() as connection:
        before = connection.exec_driver_sql(count).all()
    link(log, bill, will)
    link(log, william, bill)
    with log.reading() as connection:
        assert connection.exec_driver_sql(count).all() == before
        links = f"SELECT count(*) FROM {SamePerson.__tablename__} WHERE NOT deleted"
        assert connection.exec_driver_sql(links).scalar() == 2
