"""What today asks for."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain.models import (
    CircleMove,
    Commitment,
    Listening,
    NextStep,
    Resident,
    Statement,
)
from organiser_app.domain.rules.go_back import GoBackReason
from organiser_app.domain.values import Circle, CommitmentState, StatementKind, StepState
from organiser_app.store.log import Log
from organiser_app.store.queries.today import (
    GoBack,
    PromisesTally,
    WeekHeard,
    go_back,
    how_many_due,
    promises_due,
    promises_tally,
    week_heard,
)
from tests.making import Maker, making

TODAY = date(2026, 5, 14)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def asked(log: Log, limit: int = 50) -> GoBack:
    with log.reading() as connection:
        return go_back(connection, TODAY, limit)


def reasons(log: Log) -> list[tuple[str, GoBackReason]]:
    return [(row.name, row.reason) for row in asked(log).rows]


def strong_concern(make: Maker, by: UUID, on: date) -> UUID:
    return make.statement(make.listening(by, on=on), by=by, strength=5)


def test_an_empty_log_asks_for_nothing(log: Log) -> None:
    assert asked(log) == GoBack((), 0)
    with log.reading() as connection:
        assert promises_due(connection, TODAY) == ()
        assert promises_tally(connection, TODAY) == PromisesTally(0, 0)
        assert week_heard(connection, TODAY).statements == 0


def test_a_next_step_is_a_reason_with_its_day_and_their_words(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes", door_id=make.door())
        make.move(bill, Circle.CONTACT)
        listening = make.listening(bill, on=days(-4))
        make.statement(listening, "a van", by=bill)
        make.statement(
            listening, "damp", by=bill, strength=4, quote="They said it was condensation."
        )
        step = make.step(
            "ring back",
            subject_id=bill,
            listening_id=listening,
            agreed_on=days(-4),
            due_on=days(-2),
        )
    (row,) = asked(log).rows
    assert (row.name, row.where, row.circle) == ("Bill Hughes", "14 Kendal Road", Circle.CONTACT)
    assert (row.reason, row.due_on, row.since) == (GoBackReason.STEP, days(-2), days(-4))
    assert (row.detail, row.record_id, row.waits) == ("ring back", step, False)
    assert (row.words, row.verbatim) == ("They said it was condensation.", True)


def test_a_promise_of_theirs_is_asked_after_once_its_day_is_near(log: Log) -> None:
    with making(log) as make:
        make.promise(subject_id=make.resident("Near"), due_on=days(7))
        make.promise(subject_id=make.resident("Far"), due_on=days(8))
        make.promise(subject_id=make.resident("Open"), agreed_on=days(-13))
        make.promise(subject_id=make.resident("Kept"), due_on=TODAY, state=CommitmentState.KEPT)
    assert reasons(log) == [("Near", GoBackReason.PROMISE)]


def test_a_strong_concern_is_a_reason_until_somebody_was_back(log: Log) -> None:
    with making(log) as make:
        waiting, seen_again = make.resident("Waiting"), make.resident("Seen again")
        concern = strong_concern(make, waiting, days(-19))
        strong_concern(make, seen_again, days(-19))
        make.listening(seen_again, on=days(-3))
        strong_concern(make, make.resident("Too soon"), days(-13))
        strong_concern(make, make.resident("Long past"), days(-121))
    (row,) = asked(log).rows
    assert (row.name, row.reason, row.since) == (
        "Waiting",
        GoBackReason.STRONG_CONCERN,
        days(-19),
    )
    assert (row.record_id, row.words) == (concern, "damp in the back bedroom")


def test_a_gift_that_fits_a_need_is_a_reason(log: Log) -> None:
    with making(log) as make:
        money = make.theme("money")
        shahida, pauline, bill = (make.resident(name) for name in ("Shahida", "Pauline", "Bill"))
        gift = StatementKind.GIFT
        for person in (shahida, bill):
            listening = make.listening(person, on=days(-3))
            make.statement(listening, "did accounts", kind=gift, by=person, themes=[money])
        need = make.listening(pauline, on=days(-5))
        make.statement(need, "forms", kind=StatementKind.NEED, by=pauline, themes=[money])
        make.tie(pauline, bill)
    (row,) = asked(log).rows
    assert (row.name, row.reason, row.detail, row.words) == (
        "Shahida",
        GoBackReason.GIFT_FITS,
        "forms",
        "did accounts",
    )


def test_somebody_who_had_come_near_is_missed_after_eight_weeks(log: Log) -> None:
    with making(log) as make:
        for name, circle, ago in [
            ("Missed", Circle.ACTIVE, 56),
            ("Seen", Circle.ACTIVE, 55),
            ("Met once", Circle.CONTACT, 90),
        ]:
            person = make.resident(name, keeper_id=make.organiser)
            make.move(person, Circle.PARTICIPANT, days(-100))
            make.move(person, circle, days(-90))
            make.listening(person, on=days(-ago))
        make.move(make.resident("Never heard", keeper_id=make.organiser), Circle.LEADER, days(-90))
    assert reasons(log) == [("Missed", GoBackReason.UNSEEN)]


def test_the_order_is_what_was_promised_then_how_long(log: Log) -> None:
    with making(log) as make:
        strong_concern(make, make.resident("Concern"), days(-30))
        make.step(subject_id=make.resident("Next week"), due_on=days(6))
        make.step(subject_id=make.resident("Late"), due_on=days(-1))
        make.step(subject_id=make.resident("Can wait"), due_on=days(30))
    found = asked(log)
    assert [row.name for row in found.rows] == ["Late", "Next week", "Concern", "Can wait"]
    assert [row.waits for row in found.rows] == [False, False, False, True]
    assert [row.name for row in asked(log, limit=1).rows] == ["Late"]
    assert asked(log, limit=1).total == 4


def test_what_was_deleted_or_settled_is_no_reason(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill")
        make.hide(NextStep, make.step(subject_id=bill, due_on=TODAY))
        make.step(subject_id=bill, due_on=TODAY, state=StepState.DONE)
        make.hide(Commitment, make.promise(subject_id=bill, due_on=TODAY))
        make.hide(Statement, strong_concern(make, bill, days(-20)))
        make.hide(CircleMove, make.move(bill, Circle.LEADER, days(-90)))
        gone = make.resident("Gone")
        make.step(subject_id=gone, due_on=TODAY)
        make.promise(subject_id=gone, due_on=TODAY)
        make.move(gone, Circle.LEADER, days(-90))
        strong_concern(make, gone, days(-60))
        make.hide(Resident, gone)
    assert asked(log) == GoBack((), 0)


def test_a_deleted_listening_does_not_count_as_going_back(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill")
        strong_concern(make, bill, days(-20))
        make.hide(Listening, make.listening(bill, on=days(-2)))
    assert reasons(log) == [("Bill", GoBackReason.STRONG_CONCERN)]


def test_promises_and_steps_due_run_by_their_day(log: Log) -> None:
    with making(log) as make:
        bill, kitchen = make.resident("Bill Hughes"), make.project("Kitchen")
        make.promise("surveyor’s date", promised_by="Wenbury Homes", due_on=days(-2))
        make.promise("prices", subject_id=bill, due_on=days(1), project_id=kitchen)
        make.step("ring Bill", subject_id=bill, due_on=days(-3))
        make.promise("far off", due_on=days(8))
        make.promise("no day")
        make.promise("kept", due_on=TODAY, state=CommitmentState.KEPT)
        make.hide(Commitment, make.promise("gone", due_on=TODAY))
        make.hide(NextStep, make.step("gone too", due_on=TODAY))
    with log.reading() as connection:
        due = promises_due(connection, TODAY)
        assert how_many_due(connection, TODAY) == len(due)
    assert [(row.who, row.what, row.project, row.is_late(TODAY)) for row in due] == [
        ("Terri Ashworth", "ring Bill", "", True),
        ("Wenbury Homes", "surveyor’s date", "", True),
        ("Bill Hughes", "prices", "Kitchen", False),
    ]


def test_promises_are_tallied_for_the_month(log: Log) -> None:
    with making(log) as make:
        make.promise()
        make.step()
        make.promise(state=CommitmentState.KEPT, settled_on=TODAY.replace(day=1))
        make.step(state=StepState.DONE, settled_on=TODAY)
        make.promise(state=CommitmentState.KEPT, settled_on=date(2026, 4, 30))
        make.promise(state=CommitmentState.LAPSED, settled_on=TODAY)
        make.hide(NextStep, make.step())
    with log.reading() as connection:
        assert promises_tally(connection, TODAY) == PromisesTally(open=2, kept_this_month=2)


def test_the_week_begins_on_monday(log: Log) -> None:
    monday = date(2026, 5, 11)
    with making(log) as make:
        make.statement(make.listening(on=monday - timedelta(days=1)))
        heard = make.listening(on=monday)
        make.statement(heard)
        make.statement(heard, kind=StatementKind.LOVE)
        make.listening(on=TODAY)
        make.statement(make.listening(on=days(1)))
    with log.reading() as connection:
        week = week_heard(connection, TODAY)
    expected = dict.fromkeys(StatementKind, 0) | {StatementKind.CONCERN: 1, StatementKind.LOVE: 1}
    assert week == WeekHeard(monday, 2, 2, tuple(expected.items()))
