"""How much one person carries: when it is too much, and when it is nothing.

The bounds are this program's own rule of thumb, told in words wherever they are used: they are
what two people who know the patch might say to each other, and no measure from a study.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_KEPT = 25
"""Residents with whom one volunteer can keep up."""

MOST_OPEN = 8
"""Next steps and promises that one person can have open."""

MOST_LATE = 2
"""Of these, how many may be late."""

MOST_LED = 2
"""Groups and projects that one person can lead."""


class TooMuch(StrEnum):
    """In what somebody carries too much."""

    KEPT = "kept"
    OPEN = "open"
    LATE = "late"
    LED = "led"


@dataclass(frozen=True, slots=True)
class Load:
    """What one person carries, in counts; `open` holds steps and promises, `late` those of them."""

    kept: int = 0
    open: int = 0
    late: int = 0
    led: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether they keep nobody, owe nothing and lead nothing."""
        return not (self.kept or self.open or self.led)


def too_much(load: Load) -> tuple[TooMuch, ...]:
    """In what `load` is over the bounds; empty where it is not."""
    over = {
        TooMuch.KEPT: load.kept > MOST_KEPT,
        TooMuch.OPEN: load.open > MOST_OPEN,
        TooMuch.LATE: load.late > MOST_LATE,
        TooMuch.LED: load.led > MOST_LED,
    }
    return tuple(each for each, is_over in over.items() if is_over)
