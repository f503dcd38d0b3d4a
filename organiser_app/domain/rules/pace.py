"""How a wave goes towards a target: where a steady pace would have brought it, and where it leads.

All days are counted whole: the first day of a wave counts, and so do its last and the present one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WEEK = 7
WEEKS_LOOKED_AT = 4
WEEKS_BEFORE_IT_SAYS = 2


@dataclass(frozen=True, slots=True)
class Projection:
    """What `count` will be reached on the last day, by how many `weeks` it was reckoned."""

    count: int
    weeks: int


def expected(target: int, begins: date, ends: date, day: date) -> float:
    """What a steady pace from nought to `target` has brought by the evening of `day`."""
    gone, whole = (day - begins).days + 1, (ends - begins).days + 1
    return target * min(max(gone / whole, 0.0), 1.0)


def projected(
    so_far: int, whole_weeks: Sequence[int], begins: date, ends: date, day: date
) -> Projection | None:
    """Where the pace of the last whole weeks, four at most, leads by the last day; linear.

    `whole_weeks` holds the count of each whole week so far, in order. In the first two weeks, and
    while there are fewer than two whole ones, nothing is foretold; nor is it on or after the end.
    """
    early = (day - begins).days < WEEKS_BEFORE_IT_SAYS * WEEK
    if early or day >= ends or len(whole_weeks) < WEEKS_BEFORE_IT_SAYS:
        return None
    last = whole_weeks[-WEEKS_LOOKED_AT:]
    a_day = sum(last) / (WEEK * len(last))
    return Projection(round(so_far + a_day * (ends - day).days), len(last))
