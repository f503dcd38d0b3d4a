from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.models import Ask, AskStatement, Partner, ProjectStatement, table_of
from organiser_app.domain.need_inputs import AnswerInput, MetInput, NeedStoryInput, ReferralInput
from organiser_app.domain.relationship_values import ReferralOutcome
from organiser_app.domain.values import StatementKind
from organiser_app.services.needs import meet_need, reopen_need, tell_need
from organiser_app.services.referrals import answer_referral, refer_need
from organiser_app.store.log import Log
from organiser_app.store.queries.needs import NeedRow, need_rows
from tests.making import TODAY, making


@pytest.fixture
def need(log: Log) -> UUID:
    """Bill's need of somebody to ring the council."""
    with making(log) as make:
        bill = make.resident()
        listening = make.listening(bill, on=TODAY - timedelta(days=30))
        return make.statement(
            listening, "someone to ring the council", kind=StatementKind.NEED, by=bill
        )


def told(log: Log, need: UUID) -> NeedRow:
    (row,) = log.read(lambda connection: need_rows(connection, [need]))
    return row


def test_a_need_is_met_on_a_day_and_as_well_as_the_resident_says(log: Log, need: UUID) -> None:
    change = meet_need(log.work(), need, MetInput(on=TODAY, satisfied=4))
    assert change.intention == "meet_need"
    assert (told(log, need).met_on, told(log, need).satisfied) == (TODAY, 4)
    assert told(log, need).days(TODAY) == 30


def test_a_need_that_comes_back_is_open_again(log: Log, need: UUID) -> None:
    meet_need(log.work(), need, MetInput(on=TODAY, satisfied=2))
    reopen_need(log.work(), need)
    assert (told(log, need).met_on, told(log, need).satisfied) == (None, None)


def test_only_a_need_can_be_met(log: Log) -> None:
    with making(log) as make:
        love = make.statement(make.listening(), "the hall", kind=StatementKind.LOVE)
    with pytest.raises(InvalidInput, match="Only a need"):
        meet_need(log.work(), love, MetInput(on=TODAY))
    with pytest.raises(NotFound):
        meet_need(log.work(), UUID(int=5), MetInput(on=TODAY))


def refer(log: Log, need: UUID, partner: str, *, after: UUID | None = None, ago: int = 0) -> UUID:
    refer_need(
        log.work(),
        ReferralInput(
            need_id=need, partner=partner, on=TODAY - timedelta(days=ago), from_referral_id=after
        ),
    )
    return told(log, need).referrals[-1].id


def test_a_partner_who_is_named_again_is_the_same(log: Log, need: UUID) -> None:
    refer(log, need, "The repairs desk", ago=9)
    refer(log, need, "the  repairs desk")
    with log.reading() as connection:
        partners = connection.execute(table_of(Partner).select()).all()
    assert [partner.name for partner in partners] == ["The repairs desk"]
    with_whom = told(log, need).with_whom
    assert with_whom is not None
    assert with_whom.on == TODAY


def test_a_need_that_a_partner_sends_on_has_bounced(log: Log, need: UUID) -> None:
    first = refer(log, need, "repairs desk", ago=20)
    second = refer(log, need, "landlord", after=first, ago=5)
    one, other = told(log, need).referrals
    assert (one.outcome, one.answered_on) == (
        ReferralOutcome.PASSED_ON,
        TODAY - timedelta(days=5),
    )
    assert (other.id, other.from_referral_id) == (second, first)
    assert told(log, need).bounces == 1


def test_what_a_partner_said_of_it_stands_when_the_need_is_passed_on_later(
    log: Log, need: UUID
) -> None:
    first = refer(log, need, "repairs desk", ago=20)
    turned = AnswerInput(outcome=ReferralOutcome.TURNED_AWAY, on=TODAY - timedelta(days=15))
    answer_referral(log.work(), first, turned)
    refer(log, need, "landlord", after=first)
    assert told(log, need).referrals[0].outcome is ReferralOutcome.TURNED_AWAY


def test_a_need_is_not_passed_on_from_the_referral_of_another(log: Log, need: UUID) -> None:
    with making(log) as make:
        other = make.statement(make.listening(), "a lift", kind=StatementKind.NEED)
    theirs = refer(log, other, "the bus company")
    with pytest.raises(InvalidInput, match="another need"):
        refer(log, need, "landlord", after=theirs)


def test_a_partner_who_helps_may_meet_the_need_and_an_answer_can_be_taken_back(
    log: Log, need: UUID
) -> None:
    referral = refer(log, need, "advice centre", ago=3)
    helped = AnswerInput(
        outcome=ReferralOutcome.HELPED, on=TODAY, came_of_it="Rang for her", met=True
    )
    answer_referral(log.work(), referral, helped)
    row = told(log, need)
    assert (row.met_on, row.referrals[0].came_of_it) == (TODAY, "Rang for her")
    answer_referral(log.work(), referral, AnswerInput(outcome=ReferralOutcome.WAITING, on=TODAY))
    assert told(log, need).referrals[0].answered_on is None


@pytest.mark.parametrize("before", [TODAY, TODAY - timedelta(days=2)])
def test_a_need_stays_met_on_the_earlier_day_when_a_partner_s_answer_is_said_again(
    log: Log, need: UUID, before: date
) -> None:
    """Whether the day that was told first was the earlier or the later."""
    (referral, days) = refer(log, need, "advice centre", ago=9), {TODAY, TODAY - timedelta(days=2)}
    for on, satisfied in ((before, 3), *((day, None) for day in days - {before})):
        answer_referral(
            log.work(),
            referral,
            AnswerInput(outcome=ReferralOutcome.HELPED, on=on, met=True, satisfied=satisfied),
        )
    assert (told(log, need).met_on, told(log, need).satisfied) == (min(days), 3)


@pytest.mark.parametrize(("days", "before", "stays"), [(0, 2, 5), (3, 2, 2), (3, None, 5)])
def test_how_well_a_need_was_met_is_what_was_said_of_the_earlier_day(
    log: Log, need: UUID, days: int, before: int | None, stays: int
) -> None:
    meet_need(log.work(), need, MetInput(on=TODAY - timedelta(days=days), satisfied=before))
    referral = refer(log, need, "advice centre")
    well = AnswerInput(outcome=ReferralOutcome.HELPED, on=TODAY, met=True, satisfied=5)
    answer_referral(log.work(), referral, well)
    assert told(log, need).satisfied == stays


def test_nobody_who_turned_them_away_met_a_need() -> None:
    with pytest.raises(ValueError, match="somebody who helped"):
        AnswerInput(outcome=ReferralOutcome.TURNED_AWAY, on=TODAY, met=True)


def test_a_need_is_told_as_a_story_that_a_project_and_an_ask_answer_once(
    log: Log, need: UUID
) -> None:
    with making(log) as make:
        project = make.project()
        council = make.put(Partner, name="council")
        ask = make.put(Ask, patch_id=make.patch, partner_id=council, what="Ring back")
    story = NeedStoryInput(story="As a tenant, I need an answer.", project_id=project, ask_id=ask)
    tell_need(log.work(), need, story)
    tell_need(log.work(), need, story)
    assert told(log, need).story == "As a tenant, I need an answer."
    with log.reading() as connection:
        for model in (ProjectStatement, AskStatement):
            links = connection.execute(table_of(model).select()).all()
            assert [link.statement_id for link in links] == [need]
