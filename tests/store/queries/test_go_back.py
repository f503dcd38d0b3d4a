"""What gives cause to go back to somebody, and what sets a cause aside."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain.models import (
    GiftMatch,
    GoBackSetAside,
    Organiser,
    Partner,
    Referral,
    SamePerson,
)
from organiser_app.domain.relationship_values import MatchState, ReferralOutcome
from organiser_app.domain.rules.go_back import GoBackReason
from organiser_app.domain.values import Circle, StatementKind
from organiser_app.services.going_back import go_back_later, go_back_no_more
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.today import GoBackRow, go_back
from tests.making import Maker, making

TODAY = date(2026, 5, 14)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def asked(log: Log, today: date = TODAY) -> tuple[GoBackRow, ...]:
    return log.read(lambda connection: go_back(connection, today)).rows


def reasons(log: Log) -> list[tuple[str, GoBackReason]]:
    return [(row.name, row.reason) for row in asked(log)]


def said(make: Maker, by: UUID, kind: StatementKind, ago: int = 20, **fields: object) -> UUID:
    heard = make.listening(by, on=days(-ago))
    return make.statement(heard, "can drive a van", kind=kind, by=by, **fields)  # type: ignore[arg-type] # fields of a row


def test_help_that_was_offered_and_not_taken_up_is_a_cause(log: Log) -> None:
    gift = StatementKind.GIFT
    with making(log) as make:
        waiting = make.resident("Waiting")
        offer = said(make, waiting, gift)
        said(make, make.resident("Too soon"), gift, 13)
        said(make, make.resident("Long ago"), gift, 57)
        said(make, make.resident("Withdrawn"), gift, offered_until=days(-1))
        seen = make.resident("Seen again")
        said(make, seen, gift)
        make.listening(seen, on=days(-3))
        helped = said(make, make.resident("Taken up"), gift)
        need = said(make, make.resident("In need"), StatementKind.NEED)
        make.put(GiftMatch, need_id=need, gift_id=helped, state=MatchState.HELPED, on=days(-5))
    (row,) = asked(log)
    assert (row.name, row.reason, row.since) == ("Waiting", GoBackReason.OFFERED, days(-20))
    assert (row.words, row.about_id) == ("can drive a van", offer)


def test_a_promise_without_a_day_and_a_reminder_are_asked_after(log: Log) -> None:
    with making(log) as make:
        make.promise("the key", subject_id=make.resident("Undated"), agreed_on=days(-14))
        asked_after = make.resident("Asked after")
        make.promise(subject_id=asked_after, agreed_on=days(-20))
        make.listening(asked_after, on=days(-2))
        reminded = make.resident("Reminded")
        make.promise(subject_id=reminded, remind_on=TODAY, due_on=days(30), agreed_on=days(-1))
        make.promise(subject_id=make.resident("Not yet"), remind_on=days(1), due_on=days(30))
    assert reasons(log) == [
        ("Undated", GoBackReason.PROMISE),
        ("Reminded", GoBackReason.REMINDER),
    ]


def test_what_an_organiser_promised_a_resident_is_a_cause(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill")
        make.promise("ring", organiser_id=make.organiser, to_subject_id=bill, due_on=days(2))
    (row,) = asked(log)
    assert (row.name, row.reason, row.detail) == ("Bill", GoBackReason.STEP, "ring")


def test_what_a_colleague_said_they_would_do_is_told_as_theirs(log: Log) -> None:
    with making(log) as make:
        ruth = make.put(Organiser, name="Ruth")
        bill, joan, ray = (make.resident(name) for name in ("Bill", "Joan", "Ray"))
        make.step("ring back", organiser_id=ruth, subject_id=bill)
        make.promise("a key", organiser_id=ruth, to_subject_id=joan)
        make.step("ring back", subject_id=ray)
    told = {row.name: row.colleague for row in asked(log)}
    assert told == {"Bill": "Ruth", "Joan": "Ruth", "Ray": ""}


def test_a_keeper_who_left_and_nobody_are_causes_for_those_who_had_come_near(log: Log) -> None:
    with making(log) as make:
        ada = make.put(Organiser, name="Ada", left_on=days(-30))
        leaving = make.put(Organiser, name="Joe", left_on=days(1))
        for name, keeper, circle in [
            ("Kept by Ada", ada, Circle.PARTICIPANT),
            ("Met by Ada", ada, Circle.CONTACT),
            ("Kept by Joe", leaving, Circle.LEADER),
            ("Nobody’s", None, Circle.ACTIVE),
            ("Nobody’s, further off", None, Circle.PARTICIPANT),
        ]:
            make.move(make.resident(name, keeper_id=keeper), circle, days(-40))
    rows = asked(log)
    assert [(row.name, row.reason, row.detail) for row in rows] == [
        ("Nobody’s", GoBackReason.NO_KEEPER, ""),
        ("Kept by Ada", GoBackReason.KEEPER_LEFT, "Ada"),
    ]
    assert (rows[1].since, rows[1].about_id) == (days(-30), ada)


def test_a_partner_who_does_not_answer_is_a_cause(log: Log) -> None:
    waiting, helped = ReferralOutcome.WAITING, ReferralOutcome.HELPED
    with making(log) as make:
        council = make.put(Partner, name="Wenbury Homes")
        for name, ago, outcome in [
            ("Waiting", 21, waiting),
            ("Too soon", 20, waiting),
            ("Helped", 60, helped),
        ]:
            who = make.resident(name)
            make.put(
                Referral,
                statement_id=said(make, who, StatementKind.NEED),
                subject_id=who,
                partner_id=council,
                on=days(-ago),
                outcome=outcome,
            )
    (row,) = asked(log)
    assert (row.name, row.reason, row.detail) == (
        "Waiting",
        GoBackReason.REFERRAL,
        "Wenbury Homes",
    )


def test_a_need_that_was_met_and_a_pair_that_was_settled_fit_no_gift(log: Log) -> None:
    with making(log) as make:
        money = [make.theme("money")]
        offer = said(make, make.resident("Bill"), StatementKind.GIFT, 3, themes=money)
        met = {"themes": money, "met_on": days(-1)}
        said(make, make.resident("Met"), StatementKind.NEED, 3, **met)
    assert asked(log) == ()
    with making(log) as make:
        need = said(make, make.resident("Waits"), StatementKind.NEED, 3, themes=money)
    assert reasons(log) == [("Bill", GoBackReason.GIFT_FITS)]
    with making(log) as make:
        make.put(GiftMatch, need_id=need, gift_id=offer, state=MatchState.SET_ASIDE, on=days(-1))
    assert asked(log) == ()


def test_a_dismissed_cause_lets_the_next_show_and_can_be_taken_back(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill")
        make.step("ring", subject_id=bill, due_on=days(-1))
        make.step("call by", subject_id=bill, due_on=days(1))
    (row,) = asked(log)
    assert row.detail == "ring"
    go_back_no_more(log.work(), bill, row.reason, row.about_id, TODAY)
    (row,) = asked(log)
    assert row.detail == "call by"
    go_back_later(log.work(), bill, row.reason, row.about_id, TODAY)
    assert asked(log) == ()
    assert asked(log, days(14))[0].detail == "call by"
    undo(log.work())
    undo(log.work())
    assert asked(log)[0].detail == "ring"


def test_another_need_shows_where_one_was_dismissed(log: Log) -> None:
    with making(log) as make:
        money = [make.theme("money")]
        bill = make.resident("Bill")
        said(make, bill, StatementKind.GIFT, 3, themes=money)
        said(make, make.resident("One"), StatementKind.NEED, 3, themes=money)
    (row,) = asked(log)
    go_back_no_more(log.work(), bill, row.reason, row.about_id, TODAY)
    assert asked(log) == ()
    with making(log) as make:
        said(make, make.resident("Two"), StatementKind.NEED, 3, themes=money)
    assert reasons(log) == [("Bill", GoBackReason.GIFT_FITS)]


def test_somebody_unseen_shows_again_once_they_were_seen_and_missed_anew(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill", keeper_id=make.organiser)
        make.move(bill, Circle.ACTIVE, days(-90))
        make.listening(bill, on=days(-60))
    (row,) = asked(log)
    go_back_no_more(log.work(), bill, row.reason, row.about_id, TODAY)
    assert asked(log, days(100)) == ()
    with making(log) as make:
        make.listening(bill, on=days(10))
    assert asked(log, days(65)) == ()
    assert [each.reason for each in asked(log, days(66))] == [GoBackReason.UNSEEN]


def test_what_a_newer_version_set_aside_hides_nothing(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill")
        make.step(subject_id=bill, due_on=TODAY)
        make.put(GoBackSetAside, subject_id=bill, reason="holiday", on=TODAY)
    assert len(asked(log)) == 1


def test_records_of_one_person_are_gone_back_to_as_that_person(log: Log) -> None:
    with making(log) as make:
        bill, again = make.resident("Bill Hughes"), make.resident("Bill H.")
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=TODAY)
        heard = make.listening(again, on=days(-20))
        make.statement(heard, "damp", by=again, strength=5)
        make.step("ring", subject_id=again, due_on=TODAY)
        make.step("call by", subject_id=bill, due_on=days(1))
    (row,) = asked(log)
    assert (row.resident_id, row.name, row.detail) == (bill, "Bill Hughes", "ring")
    assert row.words == "damp"
    go_back_no_more(log.work(), bill, row.reason, row.about_id, TODAY)
    assert asked(log)[0].detail == "call by"


def test_a_person_who_was_heard_by_another_record_was_seen(log: Log) -> None:
    with making(log) as make:
        keeper = make.organiser
        bill, again = make.resident("Bill", keeper_id=keeper), make.resident("B", keeper_id=keeper)
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=TODAY)
        make.move(bill, Circle.ACTIVE, days(-90))
        make.listening(bill, on=days(-60))
        make.statement(make.listening(bill, on=days(-70)), by=bill, strength=5)
        make.listening(again, on=days(-3))
    assert asked(log) == ()
