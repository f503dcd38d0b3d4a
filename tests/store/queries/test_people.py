"""The list of residents."""

from __future__ import annotations

from datetime import timedelta

import pytest

from organiser_app.domain.models import (
    CircleMove,
    Listening,
    Presence,
    Resident,
    SamePerson,
    Statement,
)
from organiser_app.domain.values import Circle
from organiser_app.store.log import Log
from organiser_app.store.queries.people import (
    NameRow,
    PeopleOrder,
    PersonRow,
    names,
    people,
    person_rows,
)
from tests.making import TODAY, making


def listed(log: Log, order: PeopleOrder = PeopleOrder.NAME, words: str = "") -> list[str]:
    with log.reading() as connection:
        return [row.name for row in people(connection, order, words).rows]


def test_a_resident_says_all_that_a_list_shows(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes", door_id=make.door(), keeper_id=make.organiser)
        make.listening(bill, on=TODAY - timedelta(days=9))
        listening = make.listening(bill)
        make.statement(listening, by=bill)
        make.statement(listening)
        make.move(bill, Circle.CONTACT, TODAY - timedelta(days=9))
        make.move(bill, Circle.PARTICIPANT)
    with log.reading() as connection:
        assert people(connection).rows == (
            PersonRow(
                id=bill,
                name="Bill Hughes",
                pseudonymous=False,
                where="14 Kendal Road",
                circle=Circle.PARTICIPANT,
                last_heard=TODAY,
                statements=1,
                keeper="Terri Ashworth",
            ),
        )


def test_a_resident_of_whom_nothing_is_known_has_blanks(log: Log) -> None:
    with making(log) as make:
        man = make.resident(None, pseudonym="the man with the pigeons")
    with log.reading() as connection:
        (row,) = people(connection).rows
    assert row == PersonRow(man, "the man with the pigeons", True, "", None, None, 0)


def test_what_was_deleted_leaves_no_trace_in_the_list(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes")
        make.hide(Resident, make.resident("Joyce Tattersall"))
        listening, gone = make.listening(), make.listening(bill)
        make.hide(Presence, make.put(Presence, listening_id=listening, subject_id=bill))
        make.hide(Statement, make.statement(listening, by=bill))
        make.statement(gone, by=bill)
        make.hide(Listening, gone)
        make.hide(CircleMove, make.move(bill, Circle.LEADER))
    with log.reading() as connection:
        (row,) = people(connection).rows
    assert (row.name, row.last_heard, row.statements, row.circle) == ("Bill Hughes", None, 0, None)


def test_names_run_by_the_alphabet_whatever_their_capitals(log: Log) -> None:
    with making(log) as make:
        for name in ("joyce", "Bill", "Ali", "kasia"):
            make.resident(name)
    assert listed(log) == ["Ali", "Bill", "joyce", "kasia"]


def test_the_last_heard_comes_first_and_the_never_heard_last(log: Log) -> None:
    with making(log) as make:
        make.resident("Never")
        for name, days in [("Long ago", 9), ("Just now", 0)]:
            make.listening(make.resident(name), on=TODAY - timedelta(days=days))
    assert listed(log, PeopleOrder.LAST_HEARD) == ["Just now", "Long ago", "Never"]


@pytest.mark.parametrize("order", PeopleOrder)
def test_pages_of_people_follow_without_gap_or_overlap(log: Log, order: PeopleOrder) -> None:
    with making(log) as make:
        made = {make.resident(f"Bill {number % 2}") for number in range(5)}
        make.listening(*sorted(made)[:2])
    seen = []
    with log.reading() as connection:
        page = people(connection, order, limit=2)
        seen += [row.id for row in page.rows]
        while page.next:
            page = people(connection, order, after=page.next, limit=2)
            seen += [row.id for row in page.rows]
    assert len(seen) == 5
    assert set(seen) == made


def test_people_are_found_by_any_part_of_their_name(log: Log) -> None:
    with making(log) as make:
        make.resident("Bill Hughes")
        make.resident("Joyce Tattersall")
        make.resident(None, pseudonym="the 100% man")
    assert listed(log, words="hug bill") == ["Bill Hughes"]
    assert listed(log, words="TATTER") == ["Joyce Tattersall"]
    assert listed(log, words="%") == ["the 100% man"]
    assert listed(log, words="nobody") == []


def test_rows_of_people_come_in_the_order_asked_for(log: Log) -> None:
    with making(log) as make:
        bill, joyce = make.resident("Bill"), make.resident("Joyce")
    with log.reading() as connection:
        assert [row.id for row in person_rows(connection, [joyce, bill])] == [joyce, bill]


def test_every_name_is_there_for_completion(log: Log) -> None:
    with making(log) as make:
        joyce = make.resident("Joyce Tattersall")
        bill = make.resident("Bill Hughes", door_id=make.door())
        make.hide(Resident, make.resident("Gone"))
    with log.reading() as connection:
        assert names(connection) == (
            NameRow(bill, "Bill Hughes", "14 Kendal Road"),
            NameRow(joyce, "Joyce Tattersall", ""),
        )


@pytest.mark.parametrize("words", ["Élo", "élo", "ÉLODIE mar"])
def test_a_name_of_any_alphabet_is_found_whatever_its_case(log: Log, words: str) -> None:
    with making(log) as make:
        make.resident("Élodie Martin")
        make.resident("Bill Hughes")
    assert listed(log, words=words) == ["Élodie Martin"]


def test_a_record_that_is_read_as_anothers_stands_in_no_list_and_counts_for_the_person(
    log: Log,
) -> None:
    with making(log) as make:
        bill, pigeons = make.resident("Bill"), make.resident("William")
        ann = make.resident("Ann")
        make.put(SamePerson, subject_id=bill, other_subject_id=pigeons, same=True, on=TODAY)
        make.listening(bill, on=TODAY - timedelta(days=9))
        make.listening(ann, on=TODAY - timedelta(days=2))
        make.statement(make.listening(pigeons), by=pigeons)
        make.move(pigeons, Circle.ACTIVE)
    assert listed(log) == ["Ann", "Bill"]
    assert listed(log, PeopleOrder.LAST_HEARD) == ["Bill", "Ann"]
    with log.reading() as connection:
        (row,) = person_rows(connection, [bill])
        assert [each.id for each in names(connection)] == [ann, bill]
    assert (row.last_heard, row.statements, row.circle) == (TODAY, 1, Circle.ACTIVE)


def test_somebody_who_gave_their_name_is_found_by_what_they_were_called_before(log: Log) -> None:
    with making(log) as make:
        make.resident("Jim Fell", pseudonym="the man with the pigeons")
    assert listed(log, words="fell") == listed(log, words="pigeons") == ["Jim Fell"]
