"""The promises of a sample: they hang on one another in every way, by people who are there."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from organiser_app.domain import models
from organiser_app.domain.rules.holding import Pledge
from organiser_app.domain.rules.waiting import Outlook, Waiting, waiting
from organiser_app.domain.values import CommitmentState
from organiser_app.services.sample.promising import promise_sets
from tests.services.sample.rows import SMALL, TODAY, Rows, gathered, patch_rows


def waits(rows: Rows) -> list[Waiting]:
    """What every open promise of the sample waits for, by the rule that the window goes by."""
    hangs = rows[models.CommitmentCondition]
    pledges = [
        Pledge(
            row["id"],
            promiser=row["subject_id"] or row["organiser_id"] or row["promised_by"],
            state=row["state"],
            on=tuple(
                each["on_id"]
                for each in hangs
                if each["commitment_id"] == row["id"] and each.get("on_id")
            ),
            at_least=max(
                (each.get("at_least") or 0 for each in hangs if each["commitment_id"] == row["id"]),
                default=0,
            ),
            joins=row.get("joins_id"),
            renews=row.get("renews_id"),
        )
        for row in rows[models.Commitment]
    ]
    return list(waiting(pledges).values())


def test_promises_hang_on_one_another_in_every_way() -> None:
    found = waits(patch_rows())
    assert {one.outlook for one in found} == set(Outlook)
    assert {len(one.circle) for one in found} >= {0, 2, 3}
    assert any(one.wanted and not one.lacking for one in found)
    assert any(one.lacking == 3 for one in found)
    assert any(one.kept and one.is_clear for one in found)


def test_a_renewal_says_what_the_first_said_and_comes_after_it() -> None:
    promises = {row["id"]: row for row in patch_rows()[models.Commitment]}
    renewals = [row for row in promises.values() if row.get("renews_id")]
    assert {row["state"] for row in renewals} >= {CommitmentState.OPEN, CommitmentState.RENEWED}
    for row in renewals:
        first = promises[row["renews_id"]]
        assert first["state"] is CommitmentState.RENEWED
        assert (first["what"], first["subject_id"]) == (row["what"], row["subject_id"])
        assert first["settled_on"] == row["agreed_on"]
    renewed = [row for row in promises.values() if row["state"] is CommitmentState.RENEWED]
    assert len(renewals) == len(renewed)


def test_how_most_were_asked_is_written_and_some_are_made_to_somebody() -> None:
    promises = patch_rows()[models.Commitment]
    asked = Counter(row.get("asked") for row in promises)
    assert len(asked) == 5
    assert asked[None] < len(promises) / 3
    for column in ("to_subject_id", "to_organiser_id", "to_group_id"):
        assert any(row.get(column) for row in promises)


def test_nobody_promises_before_they_were_heard_of_or_is_reminded_too_late() -> None:
    for row in patch_rows()[models.Commitment]:
        assert row["agreed_on"] <= TODAY
        assert not row.get("remind_on") or row["remind_on"] <= row["due_on"]
        assert not row["settled_on"] or row["settled_on"] <= TODAY + timedelta(days=0)


def test_a_small_patch_elsewhere_has_a_share_of_the_sets() -> None:
    assert gathered(SMALL)[models.CommitmentCondition]
    assert len({one.about for one in promise_sets()}) == len(promise_sets())
