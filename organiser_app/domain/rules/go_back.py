"""Whom to go back to, and why: what was promised comes first, then whoever has waited longest.

The store gathers what gives cause; here it is decided which of it counts, which cause stands for
a resident who has several, and in which order the residents come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

STRONGEST = 5
CONCERN_WAITS = timedelta(days=14)
UNSEEN_AFTER = timedelta(weeks=8)
NEAR = timedelta(days=7)


class GoBackReason(StrEnum):
    """Why somebody should go back to a resident."""

    STEP = "step"
    PROMISE = "promise"
    GIFT_FITS = "gift_fits"
    STRONG_CONCERN = "strong_concern"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause to go back to a resident.

    `due_on` is the day that was named, of a step or a promise; `since` the day from which they
    have waited; `detail` what was agreed, or the need that a gift fits; `record_id` the step,
    promise or statement that gives the cause, or the resident where it is none of these.
    """

    resident_id: UUID
    reason: GoBackReason
    since: date
    due_on: date | None = None
    detail: str = ""
    record_id: UUID | None = None

    @property
    def promised(self) -> bool:
        """Whether somebody gave their word."""
        return self.reason in (GoBackReason.STEP, GoBackReason.PROMISE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A gift offered or a need told: whose, what, when, and under which themes."""

    resident_id: UUID
    statement_id: UUID
    words: str
    on: date
    themes: frozenset[str]


def can_wait(cause: Cause, today: date) -> bool:
    """Whether the day that was named is further off than a week."""
    return cause.due_on is not None and cause.due_on > today + NEAR


def in_order(causes: Iterable[Cause], today: date) -> list[Cause]:
    """One cause for each resident, the most pressing, and the residents in order.

    First what was promised, by the day that was named; then the rest, by how long they have
    waited; last what can wait for more than a week.
    """
    order = _order(today)
    first: dict[UUID, Cause] = {}
    for cause in sorted(causes, key=order):
        first.setdefault(cause.resident_id, cause)
    return list(first.values())


def _order(today: date) -> Callable[[Cause], tuple[bool, bool, date, date, str]]:
    def order(cause: Cause) -> tuple[bool, bool, date, date, str]:
        named = cause.due_on or date.max
        return (
            can_wait(cause, today),
            not cause.promised,
            named if cause.promised else cause.since,
            cause.since,
            cause.resident_id.hex,
        )

    return order


def concern_waits(strength: int | None, heard_on: date, back_on: date | None, today: date) -> bool:
    """Whether a concern of the greatest strength was left alone for a fortnight."""
    if strength != STRONGEST or (back_on is not None and back_on > heard_on):
        return False
    return today - heard_on >= CONCERN_WAITS


def unseen(last_heard: date, today: date) -> bool:
    """Whether nobody has heard a resident for eight weeks."""
    return today - last_heard >= UNSEEN_AFTER


def fitting(
    gifts: Iterable[Offer], needs: Iterable[Offer], tied: frozenset[frozenset[UUID]]
) -> list[Cause]:
    """Residents whose gift shares a theme with the need of another whom they do not know yet.

    Of several needs that a gift fits, the first of `needs` stands for all.
    """
    waiting = list(needs)
    causes = []
    for gift in gifts:
        need = next((need for need in waiting if _fits(gift, need, tied)), None)
        if need is not None:
            causes.append(
                Cause(
                    gift.resident_id,
                    GoBackReason.GIFT_FITS,
                    since=gift.on,
                    detail=need.words,
                    record_id=gift.statement_id,
                )
            )
    return causes


def _fits(gift: Offer, need: Offer, tied: frozenset[frozenset[UUID]]) -> bool:
    pair = frozenset({gift.resident_id, need.resident_id})
    return len(pair) > 1 and pair not in tied and bool(gift.themes & need.themes)
