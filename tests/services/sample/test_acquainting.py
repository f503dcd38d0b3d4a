"""Ties of the sample were heard of and brought about, and some causes were set aside."""

from __future__ import annotations

from organiser_app.domain import models
from organiser_app.domain.rules.go_back import NOT_NOW, GoBackReason
from organiser_app.services.sample.sizes import EXTENTS, SampleSize
from tests.services.sample.rows import TODAY, gathered, patch_rows


def test_a_tie_is_heard_of_in_a_listening_of_one_of_the_two_since_it_began() -> None:
    rows = patch_rows()
    days = {row["id"]: row["at"].date() for row in rows[models.Listening]}
    present = {(row["listening_id"], row["subject_id"]) for row in rows[models.Presence]}
    heard_of = [row for row in rows[models.Tie] if row.get("listening_id")]
    assert len(heard_of) > 10
    for tie in heard_of:
        assert (tie["listening_id"], tie["subject_id"]) in present
        assert tie["since"] <= days[tie["listening_id"]]


def test_somebody_else_introduced_two_and_few_ties_ended() -> None:
    ties = gathered(EXTENTS[SampleSize.TOWN])[models.Tie]
    introduced = [tie for tie in ties if tie.get("introduced_by_id")]
    ended = [tie for tie in ties if tie.get("ended_on")]
    assert introduced
    for tie in introduced:
        assert tie["introduced_by_id"] not in (tie["subject_id"], tie["other_subject_id"])
    assert 0 < len(ended) < len(ties) / 20
    assert all(tie["since"] <= tie["ended_on"] <= TODAY for tie in ended)


def test_causes_were_set_aside_for_good_and_for_now() -> None:
    rows = gathered(EXTENTS[SampleSize.TOWN])
    steps = {row["id"]: row["subject_id"] for row in rows[models.NextStep]}
    for row in rows[models.GoBackSetAside]:
        assert row["on"] <= TODAY
        assert row["until"] in (None, row["on"] + NOT_NOW)
        if row["reason"] == GoBackReason.STEP:
            assert steps[row["about_id"]] == row["subject_id"]
    asides = rows[models.GoBackSetAside]
    assert {row["reason"] for row in asides} == {GoBackReason.STEP, GoBackReason.UNSEEN}
    assert {row["until"] is None for row in asides} == {True, False}
    assert patch_rows()[models.GoBackSetAside]
