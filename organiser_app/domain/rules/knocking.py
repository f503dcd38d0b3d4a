"""When to think twice at a door: it was knocked lately, or nobody opened time after time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from organiser_app.domain.rules.addresses import number_of
from organiser_app.domain.values import AttemptOutcome, StreetSide

KNOCK_AGAIN_AFTER_DAYS = 14
"""How long a door is left alone where the log does not say otherwise."""
CARD_AT_TRY = 3
"""Nobody having answered so many times in a row, a card is left."""
CORRECTED_WITHIN = timedelta(minutes=5)
"""How long after a knock another key at the same door mends its outcome."""


def warns(last_at: date | None, today: date, within_days: int = KNOCK_AGAIN_AFTER_DAYS) -> bool:
    """Whether a door last knocked on the day `last_at` should be left alone on `today`.

    The day `within_days` after the knock still warns, the next one does not; nought never warns.
    A knock of a later day, from a log whose clock runs ahead, warns too.
    """
    if last_at is None or within_days <= 0:
        return False
    return (today - last_at).days <= within_days


def tries_unanswered(outcomes: Iterable[AttemptOutcome]) -> int:
    """How many knocks in a row nobody answered, up to the last; `outcomes` begin with the last."""
    tries = 0
    for outcome in outcomes:
        if outcome is not AttemptOutcome.NO_ANSWER:
            break
        tries += 1
    return tries


def on_side(label: str, side: StreetSide) -> bool:
    """Whether a door is on that side, by its number; a door without one is on both."""
    number = number_of(label)
    if side is StreetSide.BOTH or number is None:
        return True
    return number % 2 == (1 if side is StreetSide.ODD else 0)
