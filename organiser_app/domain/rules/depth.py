"""How deep a relationship is, from a transaction to a tie that changes something.

It is told twice: by four short answers, and by what the records show. The four are the parts of
which Granovetter says that a tie's strength is made: the time spent together, the feeling, the
confiding in each other, and what each does for the other ("The Strength of Weak Ties", American
Journal of Sociology 78, 1973, p. 1361). The questions are our own, and so are the bounds between
the depths: they are a way to speak about a relationship, and no measure to compare people by.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

MOST = 3
"""The highest answer to a question."""

_FAMILIAR, _TRUSTED, _CHANGING = 3, 6, 9
_FEW, _SEVERAL, _LONG = 3, 6, 90


class Depth(IntEnum):
    """How deep a relationship is; a greater one holds what a lesser one does."""

    TRANSACTION = 0
    FAMILIAR = 1
    TRUSTED = 2
    CHANGING = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """One reading: four answers from 0 to 3."""

    time_together: int
    feeling: int
    confiding: int
    give_and_take: int

    @property
    def total(self) -> int:
        """The sum of the four, from 0 to 12."""
        return self.time_together + self.feeling + self.confiding + self.give_and_take


@dataclass(frozen=True, slots=True)
class Shown:
    """What the records show of two people since they began to walk side by side.

    `days` lie between their first and their last meeting; `given` and `received` count what the
    companion and the resident kept or gave: promises kept, gifts taken up.
    """

    meetings: int = 0
    days: int = 0
    given: int = 0
    received: int = 0
    came_nearer: bool = False


def told_depth(answers: Answers) -> Depth:
    """The depth that four answers tell; nothing is changing in which only one of two gives."""
    if answers.total < _FAMILIAR:
        return Depth.TRANSACTION
    if answers.total < _TRUSTED:
        return Depth.FAMILIAR
    both_give = answers.give_and_take > 1
    return Depth.CHANGING if answers.total >= _CHANGING and both_give else Depth.TRUSTED


def shown_depth(shown: Shown) -> Depth:
    """The depth that the records show, which is at most what was written down."""
    if shown.meetings < _FEW:
        return Depth.TRANSACTION
    if shown.meetings < _SEVERAL or shown.days < _LONG:
        return Depth.FAMILIAR
    moved = shown.came_nearer or bool(shown.given and shown.received)
    return Depth.CHANGING if moved else Depth.TRUSTED
