"""What a row of follow-through shows, as strings and numbers only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FollowRow:
    """What became of the promises of one sort, as counts that a bar is drawn of.

    The bar is to the scale of `most`. `rate` and `counts` are the same in words; without a `key`
    nothing lies behind it that could be opened.
    """

    key: str
    title: str
    kept: int
    part_kept: int
    lapsed: int
    released: int
    most: int
    rate: str
    counts: str

    def in_words(self) -> str:
        """The row as one sentence."""
        return ", ".join(part for part in (self.title, self.rate, self.counts) if part)
