"""Promises that hang on others, one by one as people make them."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.rules.holding import Pledge, holding
from organiser_app.domain.rules.waiting import Outlook, waiting
from organiser_app.domain.values import CommitmentState

BILL, TERRI, ANN, AGAIN = (UUID(int=n) for n in range(1, 5))
OPEN, KEPT, RENEWED = CommitmentState.OPEN, CommitmentState.KEPT, CommitmentState.RENEWED


def pledged(*, bill: CommitmentState = OPEN, terri: CommitmentState = OPEN) -> list[Pledge]:
    """Bill will if Terri does."""
    return [Pledge(BILL, "Bill", bill, on=(TERRI,)), Pledge(TERRI, "Terri", terri)]


def test_one_that_hangs_on_another_waits_until_that_is_kept() -> None:
    assert waiting(pledged())[BILL].to_keep == (TERRI,)
    kept = waiting(pledged(terri=KEPT))[BILL]
    assert kept.kept == (TERRI,)
    assert kept.is_clear


def test_one_that_hangs_on_what_was_given_up_falls_and_says_through_whom() -> None:
    for given_up in (CommitmentState.LAPSED, CommitmentState.RELEASED):
        fallen = waiting(pledged(terri=given_up))[BILL]
        assert fallen.outlook is Outlook.FALLS
        assert fallen.fallen == (TERRI,)


def test_one_that_was_kept_holds_though_what_it_hung_on_did_not() -> None:
    pledges = pledged(bill=KEPT, terri=CommitmentState.LAPSED)
    assert BILL in holding(pledges)
    assert BILL not in waiting(pledges)


def test_two_who_wait_on_each_other_both_hold_and_either_may_begin() -> None:
    mutual = [Pledge(BILL, "Bill", on=(TERRI,)), Pledge(TERRI, "Terri", on=(BILL,))]
    seen = waiting(mutual)
    assert seen[BILL].circle == seen[TERRI].circle == (BILL, TERRI)
    assert seen[BILL].is_clear


def test_a_renewed_one_holds_as_its_renewal_does() -> None:
    renewed = pledged(terri=RENEWED)
    for state, outlook in ((OPEN, Outlook.HOLDS), (CommitmentState.LAPSED, Outlook.FALLS)):
        again = Pledge(AGAIN, "Terri", state, renews=TERRI)
        assert waiting([*renewed, again])[BILL].outlook is outlook
    assert waiting([*renewed, Pledge(AGAIN, "Terri", renews=TERRI)])[BILL].to_keep == (AGAIN,)
    assert waiting(renewed)[BILL].outlook is Outlook.HOLDS


def test_enough_others_are_counted_as_people_and_not_as_promises() -> None:
    wanting = Pledge(BILL, "Bill", at_least=2)
    twice = [Pledge(each, "Terri", joins=BILL) for each in (TERRI, AGAIN)]
    short = waiting([wanting, *twice])[BILL]
    assert short.outlook is Outlook.SHORT
    assert (short.others, short.wanted, short.lacking) == (1, 2, 1)
    assert waiting([wanting, *twice, Pledge(ANN, "Ann", joins=TERRI)])[BILL].is_clear


def test_people_who_all_want_enough_others_hold_together_or_not_at_all() -> None:
    def each_wants(others: int) -> list[Pledge]:
        people = {BILL: "Bill", TERRI: "Terri", ANN: "Ann"}
        return [Pledge(each, name, at_least=others, joins=BILL) for each, name in people.items()]

    assert holding(each_wants(2)) == {BILL, TERRI, ANN}
    assert not holding(each_wants(3))
    assert waiting(each_wants(3))[ANN].others == 2


def test_one_that_hangs_on_what_wants_more_people_is_short_and_has_not_fallen() -> None:
    seen = waiting([Pledge(BILL, "Bill", on=(TERRI,)), Pledge(TERRI, "Terri", at_least=3)])
    assert seen[BILL].outlook is Outlook.SHORT
    assert seen[BILL].fallen == (TERRI,)


def test_what_is_not_in_the_log_is_held_against_nobody() -> None:
    assert waiting([Pledge(BILL, "Bill", on=(TERRI,))])[BILL].is_clear
