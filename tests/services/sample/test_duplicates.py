"""Residents of the sample who stand in it twice."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import pytest

from organiser_app.domain import models
from organiser_app.domain.rules.likeness import Known, likely_same
from organiser_app.services.sample.sizes import EXTENTS, SampleSize
from tests.services.sample.rows import TODAY, Rows, gathered, patch_rows


def known(row: dict[str, object]) -> Known[UUID]:
    phone, door = row.get("phone"), row["door_id"]
    return Known(
        row["id"],  # type: ignore[arg-type] # the id of a row
        tuple(filter(None, (row["name"],))),  # type: ignore[arg-type] # a name, where there is one
        tuple(filter(None, (phone,))),  # type: ignore[arg-type] # a number, where there is one
        (),
        tuple(filter(None, (door,))),
    )


def test_a_few_pairs_wait_one_is_one_person_and_one_is_two() -> None:
    rows = patch_rows()
    links = rows[models.SamePerson]
    assert Counter(link["same"] for link in links) == {True: 1, False: 1}
    settled = {frozenset({link["subject_id"], link["other_subject_id"]}) for link in links}
    likely = {found.pair for found in likely_same(map(known, rows[models.Resident]))}
    assert settled <= likely
    assert 2 <= len(likely - settled) <= 6


@pytest.mark.parametrize("size", [SampleSize.PATCH, SampleSize.TOWN])
def test_whoever_stands_twice_was_met_again_later_and_is_there_before(size: SampleSize) -> None:
    rows: Rows = patch_rows() if size is SampleSize.PATCH else gathered(EXTENTS[size])
    ids = {row["id"] for row in rows[models.Resident]}
    assert len(ids) == len(rows[models.Resident])
    for link in rows[models.SamePerson]:
        assert {link["subject_id"], link["other_subject_id"]} <= ids
        assert link["subject_id"] != link["other_subject_id"]
        assert link["on"] <= TODAY
