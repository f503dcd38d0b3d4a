"""Who is likely in the log twice, who is one person now, and two side by side."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.models import Consent, Resident
from organiser_app.domain.rules.likeness import Shared
from organiser_app.domain.rules.person_names import Names
from organiser_app.domain.values import ConsentPurpose
from organiser_app.services.same_person import not_same_after_all, same_person, two_people
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.likely_same import Pair, likely_rows, one_now, pair
from tests.making import TODAY, making

MOBILE = "07700 900123"


@pytest.fixture
def twice(log: Log) -> tuple[UUID, UUID]:
    """Bill, who is known well, and a W. Hughes from a list at the hall."""
    with making(log) as make:
        door = make.door("14")
        jotted = make.resident("Hughes, W.", phone="+44 7700 900123")
        bill = make.resident("Bill Hughes", phone=MOBILE, door_id=door)
        make.resident("Mary Hughes", phone=MOBILE, door_id=door)
        make.statement(make.listening(bill), "damp", by=bill, quote="It is damp.")
        make.put(Consent, subject_id=bill, purpose=ConsentPurpose.KEEP, given=True, on=TODAY)
        make.tie(bill, make.resident("Terri"))
    return bill, jotted


def likely(log: Log) -> list[frozenset[UUID]]:
    return [frozenset({row.one.id, row.other.id}) for row in log.read(likely_rows)]


def seen(log: Log, one: UUID, other: UUID) -> Pair:
    found = log.read(lambda connection: pair(connection, one, other))
    assert found is not None
    return found


def test_a_pair_says_who_and_why(log: Log, twice: tuple[UUID, UUID]) -> None:
    (row,) = log.read(likely_rows)
    assert {row.one.id, row.other.id} == set(twice)
    assert {row.one.name, row.other.name} == {"Bill Hughes", "Hughes, W."}
    assert {row.one.where, row.other.where} == {"14 Kendal Road", ""}
    assert (row.shared, row.names) == ((Shared.MOBILE,), Names.LIKE)


def test_who_is_gone_is_nobody_s_double(log: Log, twice: tuple[UUID, UUID]) -> None:
    with making(log) as make:
        make.hide(Resident, twice[0])
    assert likely(log) == []
    assert log.read(lambda connection: pair(connection, *twice)) is None


def test_a_pair_that_was_told_apart_is_not_asked_about_again(
    log: Log, twice: tuple[UUID, UUID]
) -> None:
    two_people(log.work(), *twice, TODAY)
    assert likely(log) == []
    undo(log.work())
    assert likely(log) == [frozenset(twice)]


def test_telling_apart_holds_for_whoever_is_read_as_either(
    log: Log, twice: tuple[UUID, UUID]
) -> None:
    bill, jotted = twice
    with making(log) as make:
        billy = make.resident("Billy Hughes", phone=MOBILE)
    two_people(log.work(), bill, jotted, TODAY)
    same_person(log.work(), billy, bill, TODAY)
    assert likely(log) == []


def test_one_person_is_in_the_other_list_and_back_once_taken_apart(
    log: Log, twice: tuple[UUID, UUID]
) -> None:
    bill, jotted = twice
    same_person(log.work(), bill, jotted, TODAY)
    assert likely(log) == []
    (row,) = log.read(one_now)
    assert (row.kept.id, row.other.id, row.on) == (bill, jotted, TODAY)
    not_same_after_all(log.work(), bill, jotted)
    assert log.read(one_now) == ()
    assert likely(log) == [frozenset(twice)]


def test_what_is_kept_of_any_record_of_a_person_makes_them_alike(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes")
        will = make.resident("Will Hughes", phone=MOBILE)
        other = make.resident("William Hughes", phone=MOBILE, email="w@example.org")
    same_person(log.work(), bill, will, TODAY)
    assert likely(log) == [frozenset({bill, other})]


def test_side_by_side_the_fuller_stands_first_with_all_that_is_known(
    log: Log, twice: tuple[UUID, UUID]
) -> None:
    bill, jotted = twice
    both = seen(log, jotted, bill)
    assert (both.one.id, both.other.id, both.linked) == (bill, jotted, False)
    assert both.one.phones == (MOBILE,)
    assert both.one.where == ("14 Kendal Road",)
    assert [said.quote for said in both.one.said_last] == ["It is damp."]
    assert (both.one.statements, both.one.last_heard) == (1, TODAY)
    assert [tie.other for tie in both.one.ties] == ["Terri"]
    assert [consent.given for consent in both.one.consents] == [True]
    assert (both.other.statements, both.other.last_heard, both.other.where) == (0, None, ())


def test_of_two_known_alike_the_older_stands_first(log: Log) -> None:
    with making(log) as make:
        older, newer = make.resident("Bill"), make.resident("Will")
    assert seen(log, newer, older).one.id == older


def test_two_records_of_one_person_are_seen_each_by_itself(
    log: Log, twice: tuple[UUID, UUID]
) -> None:
    bill, jotted = twice
    same_person(log.work(), jotted, bill, TODAY)
    both = seen(log, jotted, bill)
    assert both.linked
    assert (both.one.names, both.other.names) == (("Hughes, W.",), ("Bill Hughes",))


def test_a_person_of_two_records_shows_what_both_hold(log: Log, twice: tuple[UUID, UUID]) -> None:
    bill, jotted = twice
    same_person(log.work(), bill, jotted, TODAY)
    with making(log) as make:
        other = make.resident("W Hughes")
    both = seen(log, other, jotted)
    assert both.one.names == ("Bill Hughes", "Hughes, W.")
    assert both.one.phones == (MOBILE, "+44 7700 900123")
