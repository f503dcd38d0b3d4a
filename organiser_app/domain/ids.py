"""Identifiers: UUID version 7 (RFC 9562), so that rows lie in the order in which they were made.

Time and chance are given from outside, so that a sample log comes out the same each time.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from uuid import UUID

from organiser_app.domain.clock import Clock, milliseconds

RandomBits = Callable[[int], int]
"""Gives a number of at most so many random bits."""


class Ids:
    """Gives identifiers that rise: milliseconds first, then a counter, then chance."""

    def __init__(self, clock: Clock, random_bits: RandomBits = secrets.randbits) -> None:
        self._clock = clock
        self._random_bits = random_bits
        self._last = 0

    def __call__(self) -> UUID:
        """A fresh identifier, greater than the one before."""
        head = max(milliseconds(self._clock()) << 12, self._last + 1)
        self._last = head
        stamp, counter = head >> 12, head & 0xFFF
        return UUID(
            int=stamp << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | self._random_bits(62)
        )
