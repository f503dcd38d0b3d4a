"""Keepers of the sample: each resident's way, and a colleague who left somebody waiting."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

import pytest

from organiser_app.domain import models
from organiser_app.services.sample.sizes import EXTENTS, SampleSize
from tests.services.sample.rows import TODAY, Rows, gathered, patch_rows


def gone(rows: Rows) -> dict[UUID, Any]:
    return {o["id"]: o["left_on"] for o in rows[models.Organiser] if o.get("left_on")}


@pytest.fixture(scope="module", params=[SampleSize.PATCH, SampleSize.TOWN])
def rows(request: pytest.FixtureRequest) -> Rows:
    if request.param is SampleSize.PATCH:
        return patch_rows()
    return gathered(EXTENTS[request.param])


def test_the_latest_move_of_each_resident_led_to_their_keeper(rows: Rows) -> None:
    latest: dict[UUID, UUID] = {}
    for move in sorted(rows[models.KeeperMove], key=lambda row: (row["on"], row["id"])):
        latest[move["subject_id"]] = move["organiser_id"]
    keepers = {row["id"]: row["keeper_id"] for row in rows[models.Resident]}
    assert latest
    assert {each: keepers[each] for each in latest} == latest


def test_a_colleague_left_and_some_whom_they_kept_wait_for_another(rows: Rows) -> None:
    left = gone(rows)
    waiting = [row for row in rows[models.Resident] if row["keeper_id"] in left]
    handed_on = [move for move in rows[models.KeeperMove] if "kitchen table" in move["why"]]
    assert left
    assert waiting
    assert handed_on
    assert all(day <= TODAY for day in left.values())


def test_nobody_comes_into_the_keeping_of_somebody_who_left(rows: Rows) -> None:
    left = gone(rows)
    for move in rows[models.KeeperMove]:
        assert move["on"] <= TODAY
        if move["organiser_id"] in left:
            assert move["on"] <= left[move["organiser_id"]]


def test_nobody_who_left_listened_or_knocked_afterwards(rows: Rows) -> None:
    left = gone(rows)
    worked = defaultdict(list)
    for model in (models.Listening, models.Attempt):
        for row in rows[model]:
            worked[row["organiser_id"]].append(row["at"].date())
    for organiser, day in left.items():
        assert all(each < day for each in worked[organiser])
