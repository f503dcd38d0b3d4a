from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.figures import Period
from organiser_app.domain.models import Consent, GiftMatch, Partner, Referral, SamePerson
from organiser_app.domain.relationship_values import MatchState, ReferralOutcome
from organiser_app.domain.rules.need_flow import Stop
from organiser_app.domain.values import ConsentPurpose, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.filters import EVERY_STATEMENT
from organiser_app.store.queries.gifts import gift_matches
from organiser_app.store.queries.need_counts import need_figures
from organiser_app.store.queries.need_flow import flow_of_needs
from organiser_app.store.queries.needs import needs
from organiser_app.ui.need_words import days_words, figures_sentence
from tests.making import TODAY, Maker, making


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def need(make: Maker, words: str, days: int, by: UUID | None = None, **fields: object) -> UUID:
    heard = make.listening(on=ago(days))
    return make.statement(heard, words, kind=StatementKind.NEED, by=by, **fields)  # type: ignore[arg-type]  # a column's value


def refer(make: Maker, of: UUID, partner: UUID, days: int, **fields: object) -> UUID:
    return make.put(Referral, statement_id=of, partner_id=partner, on=ago(days), **fields)


@pytest.fixture
def patch(log: Log) -> dict[str, UUID]:
    """Three needs: one met, one that bounced, one asked before; and a love."""
    with making(log) as make:
        bill = make.resident("Bill Hughes")
        desk, landlord = make.put(Partner, name="desk"), make.put(Partner, name="landlord")
        met = need(make, "a lift", 60, bill, met_on=ago(50), satisfied=5)
        bounced = need(make, "the lock mended", 40, bill, themes=[make.theme("damp")])
        again = need(make, "company", 10, asked_before=True)
        first = refer(
            make, bounced, desk, 38, outcome=ReferralOutcome.PASSED_ON, answered_on=ago(30)
        )
        refer(make, bounced, landlord, 30, from_referral_id=first)
        make.statement(make.listening(), "the hall", kind=StatementKind.LOVE)
    return {"Bill": bill, "met": met, "bounced": bounced, "again": again}


def test_the_needs_that_wait_come_first_the_longest_first(log: Log, patch: dict[str, UUID]) -> None:
    waiting = log.read(needs)
    assert [row.id for row in waiting] == [patch["bounced"], patch["again"]]
    assert [row.days(TODAY) for row in waiting] == [40, 10]
    with_whom = waiting[0].with_whom
    assert with_whom is not None
    assert (with_whom.partner, waiting[0].bounces) == ("landlord", 1)
    whole = log.read(lambda connection: needs(connection, met=True))
    assert [row.id for row in whole][2:] == [patch["met"]]


def test_the_figures_count_waiting_failure_demand_bounces_and_how_well(
    log: Log, patch: dict[str, UUID]
) -> None:
    figures = log.read(lambda connection: need_figures(connection, TODAY))
    assert (figures.needs, figures.waiting, figures.met) == (3, 2, 1)
    assert (figures.median_wait, figures.median_to_met) == (25, 10)
    assert figures.failure_demand == pytest.approx(1 / 3)
    assert (figures.referrals, figures.bounces, figures.bounced_needs) == (2, 1, 1)
    assert figures.mean_satisfied == 5
    assert patch


def test_the_page_of_needs_and_the_flow_count_the_same_needs_as_waiting(log: Log) -> None:
    with making(log) as make:
        heard, desk = make.listening(), make.put(Partner, name="desk")
        outcomes = (
            None,
            ReferralOutcome.WAITING,
            ReferralOutcome.TURNED_AWAY,
            ReferralOutcome.TURNED_AWAY,
            ReferralOutcome.WITHDRAWN,
        )
        for outcome in outcomes:
            need = make.statement(heard, kind=StatementKind.NEED)
            if outcome:
                make.put(Referral, statement_id=need, partner_id=desk, on=TODAY, outcome=outcome)
    figures = log.read(lambda connection: need_figures(connection, TODAY))
    flow = log.read(lambda connection: flow_of_needs(connection, TODAY)).inside
    ends: Counter[Stop] = Counter()
    for arrow in flow.arrows:
        ends[arrow.end.stop] += arrow.count
    assert (figures.waiting, figures.turned_away, figures.no_longer_asked) == (2, 2, 1)
    assert [ends[each] for each in (Stop.WAITING, Stop.TURNED_AWAY, Stop.WITHDRAWN)] == [2, 2, 1]
    assert figures_sentence(figures) == (
        "2 needs wait, half of them for 0 days or longer, 2 were turned away,"
        " 1 is no longer asked for, had to ask again 2 times"
    )


def test_days_are_told_whole() -> None:
    assert [days_words(days) for days in (0.5, 1, 138.5)] == ["1 day", "1 day", "139 days"]


def test_figures_of_nothing_are_none_and_not_nought(log: Log) -> None:
    with making(log):
        pass
    figures = log.read(lambda connection: need_figures(connection, TODAY))
    assert (figures.needs, figures.median_wait, figures.mean_satisfied) == (0, None, None)
    assert figures.failure_demand is None


def test_the_flow_follows_each_need_and_can_be_narrowed(log: Log, patch: dict[str, UUID]) -> None:
    flow = log.read(lambda connection: flow_of_needs(connection, TODAY)).inside
    assert (flow.needs, flow.people, flow.bounces) == (3, 2, 1)
    via = next(arrow for arrow in flow.arrows if arrow.start.name == "desk")
    assert (via.end.name, via.need_ids, via.median_days) == ("landlord", (patch["bounced"],), 8)
    ends = {arrow.end.stop for arrow in flow.arrows}
    assert {Stop.MET, Stop.WAITING} <= ends
    lately = replace(EVERY_STATEMENT, period=Period(ago(20), TODAY))
    narrow = log.read(lambda connection: flow_of_needs(connection, TODAY, lately)).inside
    assert [arrow.need_ids for arrow in narrow.arrows] == [(patch["again"],)]


def test_a_neighbours_gift_is_a_step_on_the_way_unless_it_was_set_aside(
    log: Log, patch: dict[str, UUID]
) -> None:
    with making(log) as make:
        gift = make.statement(make.listening(), "rings people", kind=StatementKind.GIFT)
        other = make.statement(make.listening(), "visits", kind=StatementKind.GIFT)
        pair = {"need_id": patch["again"], "on": ago(2)}
        make.put(GiftMatch, gift_id=gift, state=MatchState.INTRODUCED, **pair)
        make.put(GiftMatch, gift_id=other, state=MatchState.SET_ASIDE, **pair)
    flow = log.read(lambda connection: flow_of_needs(connection, TODAY)).inside
    steps = [arrow for arrow in flow.arrows if arrow.end.stop is Stop.NEIGHBOUR]
    assert [arrow.need_ids for arrow in steps] == [(patch["again"],)]


def offer(make: Maker, words: str, by: UUID, theme: UUID) -> UUID:
    heard = make.listening(by, on=ago(5))
    return make.statement(heard, words, kind=StatementKind.GIFT, by=by, themes=[theme])


def test_nobody_who_withdrew_and_nobody_found_to_be_the_same_is_matched(log: Log) -> None:
    with making(log) as make:
        food = make.theme("food")
        ann, bea, cat, ann_again = (make.resident(name) for name in ("Ann", "Bea", "Cat", "Anne"))
        wanted = need(make, "a hot meal", 9, ann, themes=[food])
        offer(make, "cooks too much", ann_again, food)
        offer(make, "cooks for fifty", bea, food)
        fits = offer(make, "cooks on Fridays", cat, food)
        make.put(SamePerson, subject_id=ann, other_subject_id=ann_again, same=True, on=TODAY)
        make.put(Consent, subject_id=bea, purpose=ConsentPurpose.KEEP, given=False, on=TODAY)
    found = log.read(lambda connection: gift_matches(connection, TODAY)).proposals
    assert [(one.need.id, one.gift.id) for one in found] == [(wanted, fits)]
    assert found[0].fit.in_words() == "both about food"


def test_those_who_live_near_or_know_each_other_are_said_to(log: Log) -> None:
    with making(log) as make:
        food = make.theme("food")
        ann = make.resident("Ann", door_id=make.door("14"))
        bea = make.resident("Bea", door_id=make.door("Flat 2", "Kendal Road"))
        make.tie(bea, ann)
        need(make, "a hot meal", 9, ann, themes=[food])
        offer(make, "cooks too much", bea, food)
    (found,) = log.read(lambda connection: gift_matches(connection, TODAY)).proposals
    assert found.fit.in_words() == (
        "both about food; both on Kendal Road; they know each other already"
    )
