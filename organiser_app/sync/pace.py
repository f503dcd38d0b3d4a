"""How often a turn is taken: by the timer, sooner when the folder changed, later when it failed."""

from __future__ import annotations

from datetime import timedelta

USUAL = timedelta(minutes=1)
USUAL_AT_A_HUB = timedelta(minutes=5)
"""A turn there is a login, of which a hub of a whole programme would have a hundred a second."""
LONGEST = timedelta(minutes=30)
SETTLING = timedelta(seconds=3)
"""How long after the folder changed a turn begins: what is being written is let come whole."""


def next_turn_after(failures: int, usual: timedelta = USUAL) -> timedelta:
    """How long to wait after a turn, when the last `failures` of them went wrong.

    Each doubles the wait, up to half an hour.
    """
    return min(LONGEST, usual * 2 ** min(failures, 16)) if failures else usual
