"""The rows of a sample as tests look at them: by table, with words and dates at hand."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from organiser_app.domain.models import Synced, Wording
from organiser_app.domain.values import WordingPart
from organiser_app.services.sample.sizes import EXTENTS, Extent, SampleSize
from organiser_app.services.sample.stream import sample_rows

TODAY = date(2026, 5, 14)
SEED = 7
SMALL = Extent(2, 5, 70, 7, 1.5, 2.0)
"""Two small patches, with every project between them."""

Rows = dict[type[Synced], list[dict[str, Any]]]


def gathered(extent: Extent, seed: int = SEED, today: date = TODAY) -> Rows:
    """All rows of a sample, by table."""
    rows: defaultdict[type[Synced], list[dict[str, Any]]] = defaultdict(list)
    for model, batch in sample_rows(extent, seed, today):
        rows[model].extend(batch)
    return rows


@cache
def patch_rows() -> Rows:
    """The rows of the sample patch; not to be altered."""
    return gathered(EXTENTS[SampleSize.PATCH])


def words(rows: Rows, part: WordingPart) -> dict[UUID, str]:
    """The long texts of that part, by the record that they belong to."""
    return {row["of_id"]: row["body"] for row in rows[Wording] if row["part"] is part}
