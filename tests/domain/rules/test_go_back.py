"""Whom to go back to, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.rules.go_back import (
    Cause,
    GoBackReason,
    Offer,
    SetAside,
    can_wait,
    concern_waits,
    fitting,
    in_order,
    not_set_aside,
    offer_waits,
    unanswered,
    unasked,
    unseen,
)

TODAY = date(2026, 5, 14)
BILL, JOYCE, KASIA, TERRI = (UUID(int=number) for number in range(1, 5))


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def cause(
    who: UUID, reason: GoBackReason, due: int | None = None, since: int = -1, detail: str = ""
) -> Cause:
    return Cause(who, reason, days(since), None if due is None else days(due), detail)


def offer(who: UUID, *themes: str, words: str = "") -> Offer:
    return Offer(who, who, words, TODAY, frozenset(themes))


def test_what_was_promised_comes_before_what_only_waits() -> None:
    waits = cause(BILL, GoBackReason.STRONG_CONCERN, since=-90)
    late = cause(JOYCE, GoBackReason.STEP, due=-2)
    assert in_order([waits, late], TODAY) == [late, waits]


def test_promises_run_by_their_day_and_those_without_one_come_after() -> None:
    some_day = cause(BILL, GoBackReason.STEP, since=-30)
    soon = cause(JOYCE, GoBackReason.PROMISE, due=1)
    late = cause(KASIA, GoBackReason.STEP, due=-2)
    assert in_order([some_day, soon, late], TODAY) == [late, soon, some_day]


def test_of_those_who_wait_the_longest_comes_first() -> None:
    short = cause(BILL, GoBackReason.STRONG_CONCERN, since=-14)
    long = cause(JOYCE, GoBackReason.UNSEEN, since=-80)
    middle = cause(KASIA, GoBackReason.GIFT_FITS, since=-20)
    assert in_order([short, long, middle], TODAY) == [long, middle, short]


def test_what_has_more_than_a_week_comes_last() -> None:
    far = cause(BILL, GoBackReason.STEP, due=8)
    waits = cause(JOYCE, GoBackReason.UNSEEN, since=-60)
    assert in_order([far, waits], TODAY) == [waits, far]
    assert can_wait(far, TODAY)
    assert not can_wait(cause(BILL, GoBackReason.STEP, due=7), TODAY)
    assert not can_wait(waits, TODAY)


def test_a_resident_is_named_once_for_the_most_pressing_cause() -> None:
    far = cause(BILL, GoBackReason.STEP, due=20)
    near = cause(BILL, GoBackReason.STEP, due=3)
    waits = cause(BILL, GoBackReason.UNSEEN, since=-99)
    assert in_order([waits, far, near], TODAY) == [near]


def test_nobody_is_nobody() -> None:
    assert in_order([], TODAY) == []
    assert fitting([], [], frozenset()) == []


@pytest.mark.parametrize(
    ("strength", "heard", "back", "waits"),
    [
        (5, -14, None, True),
        (5, -13, None, False),
        (4, -60, None, False),
        (None, -60, None, False),
        (5, -30, -30, True),
        (5, -30, -29, False),
        (5, -30, -40, True),
    ],
)
def test_a_strong_concern_waits_when_nobody_came_back_in_a_fortnight(
    strength: int | None, heard: int, back: int | None, waits: bool
) -> None:
    back_on = None if back is None else days(back)
    assert concern_waits(strength, days(heard), back_on, TODAY) is waits


@pytest.mark.parametrize(("heard", "gone"), [(-55, False), (-56, True), (-400, True)])
def test_a_resident_is_unseen_after_eight_weeks(heard: int, gone: bool) -> None:
    assert unseen(days(heard), TODAY) is gone


def test_a_gift_fits_a_need_with_which_it_shares_a_theme() -> None:
    gift, need = offer(BILL, "money", "people"), offer(JOYCE, "money", words="help with forms")
    (found,) = fitting([gift], [need], frozenset())
    assert (found.resident_id, found.reason, found.detail) == (
        BILL,
        GoBackReason.GIFT_FITS,
        "help with forms",
    )


def test_the_first_need_that_a_gift_fits_stands_for_all() -> None:
    needs = [offer(JOYCE, "food", words="one"), offer(KASIA, "food", words="two")]
    found = fitting([offer(BILL, "food"), offer(TERRI, "food")], needs, frozenset())
    assert [(each.resident_id, each.detail) for each in found] == [(BILL, "one"), (TERRI, "one")]


@pytest.mark.parametrize(
    ("gift", "need"),
    [
        (offer(BILL, "food"), offer(JOYCE, "traffic")),
        (offer(BILL), offer(JOYCE)),
        (offer(BILL, "food"), offer(BILL, "food")),
        (offer(BILL, "food"), offer(KASIA, "food")),
    ],
    ids=["other themes", "no theme", "their own need", "they know each other"],
)
def test_a_gift_that_fits_nobody_new_is_no_cause(gift: Offer, need: Offer) -> None:
    assert fitting([gift], [need], frozenset({frozenset({BILL, KASIA})})) == []


def test_a_gift_fits_the_next_need_where_the_first_was_passed_over() -> None:
    gift = offer(BILL, "food")
    needs = [offer(JOYCE, "food", words="one"), offer(KASIA, "food", words="two")]
    (found,) = fitting([gift], needs, frozenset(), frozenset({(JOYCE, BILL)}))
    assert (found.detail, found.need_id, found.about_id) == ("two", KASIA, KASIA)


def test_of_causes_that_are_as_old_the_more_telling_stands() -> None:
    offered = cause(BILL, GoBackReason.OFFERED, since=-20)
    fits = cause(BILL, GoBackReason.GIFT_FITS, since=-20)
    assert in_order([offered, fits], TODAY) == [fits]


@pytest.mark.parametrize(
    ("heard", "back", "waits"),
    [
        (-14, None, True),
        (-13, None, False),
        (-56, None, True),
        (-57, None, False),
        (-20, -20, True),
        (-20, -19, False),
        (-20, -30, True),
    ],
)
def test_an_offer_waits_between_two_and_eight_weeks_when_nobody_came_back(
    heard: int, back: int | None, waits: bool
) -> None:
    back_on = None if back is None else days(back)
    assert offer_waits(days(heard), back_on, TODAY) is waits


def test_a_promise_without_a_day_is_asked_after_in_a_fortnight() -> None:
    assert unasked(days(-14), None, TODAY)
    assert unasked(days(-400), days(-400), TODAY)
    assert not unasked(days(-13), None, TODAY)
    assert not unasked(days(-30), days(-29), TODAY)


def test_a_partner_has_three_weeks_to_answer() -> None:
    assert unanswered(days(-21), TODAY)
    assert not unanswered(days(-20), TODAY)


def aside(of: Cause, ago: int = 0, until: date | None = None) -> SetAside:
    return SetAside(of.resident_id, of.reason, of.about_id, days(-ago), until)


def left(causes: list[Cause], *set_aside: SetAside) -> list[Cause]:
    return list(not_set_aside(causes, set_aside, TODAY))


def test_a_cause_that_is_set_aside_lets_the_next_of_the_same_resident_show() -> None:
    late = cause(BILL, GoBackReason.STEP, due=-2)
    waits = cause(BILL, GoBackReason.UNSEEN, since=-60)
    assert in_order(left([late, waits], aside(late)), TODAY) == [waits]


def test_not_now_holds_until_its_day_and_for_good_is_for_good() -> None:
    waits = cause(BILL, GoBackReason.UNSEEN, since=-60)
    assert left([waits], aside(waits, 13, days(1))) == []
    assert left([waits], aside(waits, 14, TODAY)) == [waits]
    assert left([waits], aside(waits, 59)) == []


def test_another_record_or_resident_or_beginning_is_another_cause() -> None:
    step = Cause(BILL, GoBackReason.STEP, days(-9), record_id=KASIA)
    another = Cause(BILL, GoBackReason.STEP, days(-9), record_id=TERRI)
    joyce = Cause(JOYCE, GoBackReason.STEP, days(-9), record_id=KASIA)
    assert left([step, another, joyce], aside(step)) == [another, joyce]
    unseen_again = cause(BILL, GoBackReason.UNSEEN, since=-57)
    assert left([unseen_again], aside(unseen_again, 58)) == [unseen_again]
