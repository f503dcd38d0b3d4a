"""What became of the needs and gifts of the sample: some of everything, and in the right order."""

from __future__ import annotations

from collections import Counter

from organiser_app.domain import models
from organiser_app.domain.relationship_values import GiftKind, MatchState, ReferralOutcome
from organiser_app.domain.rules.need_story import names_in, read_story
from organiser_app.domain.values import StatementKind, WordingPart
from tests.services.sample.rows import TODAY, patch_rows, words


def test_gifts_are_of_every_kind_and_some_are_not_sorted_yet() -> None:
    gifts = [row for row in patch_rows()[models.Statement] if row["kind"] is StatementKind.GIFT]
    kinds = Counter(row["gift_kind"] for row in gifts)
    assert set(kinds) == {*GiftKind, None}
    assert any(row["offered_until"] for row in gifts)


def test_needs_are_met_after_they_were_heard_and_only_those_are_judged() -> None:
    rows = patch_rows()
    heard = {row["id"]: row["at"].date() for row in rows[models.Listening]}
    needs = [row for row in rows[models.Statement] if row["kind"] is StatementKind.NEED]
    met = [row for row in needs if row["met_on"]]
    assert 20 < len(met) < len(needs) - 20
    assert all(heard[row["listening_id"]] <= row["met_on"] <= TODAY for row in met)
    assert all(row["satisfied"] is None for row in needs if row["met_on"] is None)
    assert len({row["satisfied"] for row in met}) >= 4


def test_referrals_have_every_outcome_and_a_bounce_leads_to_a_later_one() -> None:
    rows = patch_rows()[models.Referral]
    assert {row["outcome"] for row in rows} == set(ReferralOutcome)
    by_id = {row["id"]: row for row in rows}
    bounced = [row for row in rows if row["from_referral_id"]]
    assert bounced
    for row in bounced:
        before = by_id[row["from_referral_id"]]
        assert before["outcome"] is ReferralOutcome.PASSED_ON
        assert before["statement_id"] == row["statement_id"]
        assert before["answered_on"] <= row["on"]
    for row in rows:
        assert (row["answered_on"] is None) == (row["outcome"] is ReferralOutcome.WAITING)


def test_matches_are_in_each_state_and_join_two_who_are_tied() -> None:
    rows = patch_rows()
    said = {row["id"]: row for row in rows[models.Statement]}
    ties = {row["id"]: {row["subject_id"], row["other_subject_id"]} for row in rows[models.Tie]}
    assert {row["state"] for row in rows[models.GiftMatch]} == set(MatchState)
    for row in rows[models.GiftMatch]:
        need, gift = said[row["need_id"]], said[row["gift_id"]]
        assert (need["kind"], gift["kind"]) == (StatementKind.NEED, StatementKind.GIFT)
        assert need["subject_id"] != gift["subject_id"]
        if row["tie_id"]:
            assert ties[row["tie_id"]] == {need["subject_id"], gift["subject_id"]}


def test_stories_can_be_read_back_and_name_nobody() -> None:
    rows = patch_rows()
    stories = words(rows, WordingPart.NEED_STORY)
    called = [row["name"] or row["pseudonym"] for row in rows[models.Resident]]
    assert len(stories) >= 4
    for story in stories.values():
        assert read_story(story) is not None
        assert names_in(story, called) == ()
