"""What the page of promises reads: in which order, narrowed how, and what waits on whom."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from organiser_app.domain.models import CommitmentCondition, SamePerson
from organiser_app.domain.relationship_values import AskedHow, ConditionKind
from organiser_app.domain.rules.waiting import Outlook
from organiser_app.domain.values import CommitmentState, StatementKind, StepState
from organiser_app.store.log import Log
from organiser_app.store.queries.promise_page import (
    EVERY_PROMISE,
    PromiseFilter,
    WaitingPromises,
    due,
    open_promises,
    projects_promised,
    promise_counts,
    settled,
    waiting_promises,
)
from organiser_app.store.queries.promises import commitments
from tests.making import TODAY, Maker, making

KEPT, RENEWED = CommitmentState.KEPT, CommitmentState.RENEWED


def day(days: int) -> Any:
    return TODAY + timedelta(days=days)


def whats(log: Log, **wanted: Any) -> list[str]:
    page = log.read(lambda connection: due(connection, PromiseFilter(**wanted)))
    return [row.promise.what for row in page.rows]


def waits(log: Log) -> WaitingPromises:
    return log.read(lambda connection: waiting_promises(connection, EVERY_PROMISE))


def enough(make: Maker, promise: UUID, others: int) -> None:
    kind = ConditionKind.AT_LEAST
    make.put(CommitmentCondition, commitment_id=promise, kind=kind, at_least=others)


def test_what_is_due_stands_by_day_promises_and_steps_alike_and_no_day_last(log: Log) -> None:
    with making(log) as make:
        make.promise("no day")
        make.step("in two", due_on=day(2))
        make.promise("late", due_on=day(-3))
        make.step("later", due_on=day(9))
        make.promise("kept", state=KEPT, due_on=day(-1))
        make.step("done", state=StepState.DONE)
    assert whats(log) == ["late", "in two", "later", "no day"]


def test_what_is_due_comes_in_pages_with_nothing_twice_or_left_out(log: Log) -> None:
    with making(log) as make:
        for n in range(7):
            make.promise(f"promise {n}", due_on=day(n % 3) if n % 4 else None)
            make.step(f"step {n}", due_on=day(n % 2))
    whole = whats(log)
    found: list[str] = []
    key = None
    while True:
        page = log.read(partial(due, wanted=EVERY_PROMISE, after=key, limit=3))
        found += [row.promise.what for row in page.rows]
        key = page.next
        if key is None:
            break
    assert found == whole
    assert len(set(found)) == 14


def test_a_list_is_narrowed_to_words_a_person_a_project_or_how_it_was_asked(log: Log) -> None:
    with making(log) as make:
        bill, terri = make.resident("Bill Hughes"), make.resident("Terri")
        kitchen = make.project("Kitchen")
        make.promise("three prices", subject_id=bill, to_subject_id=terri)
        make.promise("bring the list", subject_id=terri, asked=AskedHow.OFFERED)
        make.step("ring back", subject_id=bill)
        make.step("paint the hall", project_id=kitchen)
    assert whats(log, words="hughes prices") == ["three prices"]
    assert whats(log, words="kitchen") == ["paint the hall"]
    assert whats(log, words="100%") == []
    assert set(whats(log, person_id=bill)) == {"three prices", "ring back"}
    assert set(whats(log, person_id=terri)) == {"three prices", "bring the list"}
    assert whats(log, project_id=kitchen) == ["paint the hall"]
    assert whats(log, asked=AskedHow.OFFERED) == ["bring the list"]
    assert whats(log, person_id=make.organiser) == ["ring back", "paint the hall"]
    assert log.read(projects_promised) == ((kitchen, "Kitchen"),)


def test_a_list_is_narrowed_to_a_theme_by_where_it_was_promised(log: Log) -> None:
    with making(log) as make:
        damp, listening = make.theme("damp"), make.listening()
        make.statement(listening, themes=[damp])
        kitchen = make.project("Kitchen")
        dream = make.statement(make.listening(), kind=StatementKind.DREAM, themes=[damp])
        make.born(kitchen, dream)
        make.promise("photos", listening_id=listening)
        make.promise("cook", project_id=kitchen)
        make.promise("sing")
        make.step("ring back", listening_id=listening)
    assert set(whats(log, theme_id=damp)) == {"photos", "cook"}


def test_to_whom_it_was_promised_is_a_name_whoever_they_are(log: Log) -> None:
    with making(log) as make:
        make.promise("a", to_subject_id=make.resident("Terri"))
        make.promise("b", to_organiser_id=make.organiser)
        make.promise("c", to_whom="the street")
        make.promise("d")
    made_to = {row.what: row.to_whom for row in log.read(commitments)}
    assert made_to == {"a": "Terri", "b": "Terri Ashworth", "c": "the street", "d": ""}


def test_a_promise_whose_other_was_kept_after_a_renewal_has_its_condition_met(log: Log) -> None:
    with making(log) as make:
        terri = make.promise("the list", state=RENEWED)
        again = make.promise("the list", state=RENEWED, renews_id=terri)
        bill = make.promise("three prices")
        make.hangs(bill, terri)
    assert met(log, bill) is False
    with making(log) as make:
        make.promise("the list", state=KEPT, renews_id=again)
    assert met(log, bill) is True


def met(log: Log, promise_id: UUID) -> bool | None:
    (row,) = [row for row in log.read(commitments) if row.id == promise_id]
    return row.condition_met


def test_what_waits_names_those_for_whom_and_keeps_circles_together(log: Log) -> None:
    with making(log) as make:
        bill, terri = make.promise("cook", due_on=day(1)), make.promise("shop", due_on=day(9))
        make.hangs(bill, terri)
        make.hangs(terri, bill)
        other = make.promise("wash up", due_on=day(3))
        make.hangs(other, bill)
        words = make.promise("sing", condition="it is dry", due_on=day(2))
        make.promise("nothing hangs here")
    seen = waits(log)
    assert [row.id for row in seen.rows] == [bill, terri, words, other]
    assert seen.waits[other].to_keep == (bill,)
    assert set(seen.waits[bill].circle) == {bill, terri}
    assert words not in seen.waits
    assert seen.others.keys() == {bill, terri}
    first = log.read(partial(waiting_promises, wanted=EVERY_PROMISE, limit=1))
    assert (len(first.rows), first.more, seen.more) == (1, True, False)


def test_two_records_of_one_person_are_one_of_the_people_who_do_the_same(log: Log) -> None:
    with making(log) as make:
        terri, twin = make.resident("Terri"), make.resident("T. Ashworth")
        bill = make.promise("come along", subject_id=make.resident())
        enough(make, bill, 2)
        for person in (terri, twin):
            make.promise("come along", subject_id=person, joins_id=bill)
    assert waits(log).waits[bill].others == 2
    with making(log) as make:
        make.put(SamePerson, subject_id=terri, other_subject_id=twin, same=True, on=TODAY)
    one = waits(log).waits[bill]
    assert (one.outlook, one.others, one.lacking) == (Outlook.SHORT, 1, 1)


def test_what_was_deleted_neither_hangs_nor_holds_up(log: Log) -> None:
    with making(log) as make:
        terri, bill = make.promise("the list", state=CommitmentState.LAPSED), make.promise("cook")
        make.hangs(bill, terri)
    assert waits(log).waits[bill].outlook is Outlook.FALLS
    with making(log) as make:
        condition = log.read(
            lambda c: c.exec_driver_sql("SELECT id FROM commitment_condition").scalar()
        )
        make.hide(CommitmentCondition, UUID(condition))
    assert waits(log).rows == ()


def test_what_was_settled_comes_latest_first_with_what_came_in_its_place(log: Log) -> None:
    with making(log) as make:
        first = make.promise("list", state=RENEWED, settled_on=day(-9))
        second = make.promise("list", state=RENEWED, settled_on=day(-5), renews_id=first)
        third = make.promise("list", state=KEPT, settled_on=day(-2), renews_id=second)
        step = make.step("ring", state=StepState.DROPPED, settled_on=day(-3))
        make.promise("open")
    page = log.read(lambda connection: settled(connection, EVERY_PROMISE))
    assert [row.promise.id for row in page.rows] == [third, step, second, first]
    assert [len(row.renewals) for row in page.rows] == [0, 0, 1, 2]
    before = [row.in_place_of.id if row.in_place_of else None for row in page.rows]
    assert before == [second, None, first, None]
    pages = [
        log.read(partial(settled, wanted=EVERY_PROMISE, after=key, limit=2))
        for key in (None, (day(-3), step))
    ]
    assert [row.promise.id for page in pages for row in page.rows] == [third, step, second, first]


def test_the_head_counts_what_is_open_late_soon_waiting_and_held_up(log: Log) -> None:
    with making(log) as make:
        make.promise("late", due_on=day(-1))
        make.step("soon", due_on=day(7))
        terri = make.promise("the list", due_on=day(8))
        make.hangs(make.promise("cook"), terri)
        gone = make.promise("shop", state=CommitmentState.RELEASED)
        make.hangs(make.promise("wash"), gone)
        one, other = make.promise("a"), make.promise("b")
        make.hangs(one, other)
        make.hangs(other, one)
    counts = log.read(lambda connection: promise_counts(connection, TODAY))
    assert (counts.open, counts.late, counts.due_soon) == (7, 1, 1)
    assert (counts.waiting, counts.held_up) == (1, 1)


@pytest.mark.parametrize(("words", "found"), [("ter list", 1), ("prices", 0), ("", 2)])
def test_another_promise_is_found_by_who_and_what(log: Log, words: str, found: int) -> None:
    with making(log) as make:
        make.promise("bring the list", subject_id=make.resident("Terri"))
        own = make.promise("three prices", subject_id=make.resident())
        make.promise("cook", condition="Terri brings the list")
        make.promise("the list", state=KEPT, promised_by="Terri")
    assert len(log.read(lambda connection: open_promises(connection, words, own))) == found
