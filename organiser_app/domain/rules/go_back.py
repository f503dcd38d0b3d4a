"""Whom to go back to, and why: what was promised comes first, then whoever has waited longest.

The store gathers what gives cause; here it is decided which of it counts, which cause stands for
a resident who has several, and in which order the residents come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

STRONGEST = 5
CONCERN_WAITS = timedelta(days=14)
UNSEEN_AFTER = timedelta(weeks=8)
NEAR = timedelta(days=7)
OFFER_WAITS, OFFER_HOLDS = timedelta(weeks=2), timedelta(weeks=8)
REFERRAL_WAITS = timedelta(weeks=3)
NOT_NOW = timedelta(weeks=2)


class GoBackReason(StrEnum):
    """Why somebody should go back to a resident; of two that are as old, the first counts.

    The words stand in logs, where a cause was set aside, so they never change.
    """

    STEP = "step"
    PROMISE = "promise"
    REMINDER = "reminder"
    REFERRAL = "referral"
    GIFT_FITS = "gift_fits"
    OFFERED = "offered"
    STRONG_CONCERN = "strong_concern"
    KEEPER_LEFT = "keeper_left"
    NO_KEEPER = "no_keeper"
    UNSEEN = "unseen"


_RANK = {reason: place for place, reason in enumerate(GoBackReason)}
_PROMISED = frozenset({GoBackReason.STEP, GoBackReason.PROMISE, GoBackReason.REMINDER})


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause to go back to a resident.

    `due_on` is the day that was named, of a step or a promise; `since` the day from which they
    have waited; `detail` what was agreed, the need that a gift fits, or who left or does not
    answer; `record_id` the step, promise, statement, referral or organiser that gives the cause,
    if any does; `need_id` the need that a gift fits; `colleague` whoever gave their word, where it
    was another than the one who writes this log.
    """

    resident_id: UUID
    reason: GoBackReason
    since: date
    due_on: date | None = None
    detail: str = ""
    record_id: UUID | None = None
    need_id: UUID | None = None
    colleague: str = ""

    @property
    def promised(self) -> bool:
        """Whether somebody gave their word."""
        return self.reason in _PROMISED

    @property
    def about_id(self) -> UUID | None:
        """The record by which the cause is another than one that was set aside."""
        return self.need_id or self.record_id


@dataclass(frozen=True, slots=True)
class SetAside:
    """A cause that was set aside on a day: for good, or until a day on which it shows again."""

    resident_id: UUID
    reason: GoBackReason
    about_id: UUID | None
    on: date
    until: date | None

    def holds(self, today: date) -> bool:
        """Whether it is not over yet."""
        return self.until is None or today < self.until


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


def not_set_aside(
    causes: Iterable[Cause], set_aside: Iterable[SetAside], today: date
) -> Iterator[Cause]:
    """The causes that nobody has set aside, or not since they began; another record shows again."""
    latest: dict[tuple[UUID, GoBackReason, UUID | None], date] = {}
    for each in set_aside:
        if each.holds(today):
            key = (each.resident_id, each.reason, each.about_id)
            latest[key] = max(each.on, latest.get(key, each.on))
    for cause in causes:
        on = latest.get((cause.resident_id, cause.reason, cause.about_id))
        if on is None or cause.since > on:
            yield cause


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


def _order(today: date) -> Callable[[Cause], tuple[bool, bool, date, date, int, str]]:
    def order(cause: Cause) -> tuple[bool, bool, date, date, int, str]:
        named = cause.due_on or date.max
        return (
            can_wait(cause, today),
            not cause.promised,
            named if cause.promised else cause.since,
            cause.since,
            _RANK[cause.reason],
            cause.resident_id.hex,
        )

    return order


def concern_waits(strength: int | None, heard_on: date, back_on: date | None, today: date) -> bool:
    """Whether a concern of the greatest strength was left alone for a fortnight."""
    if strength != STRONGEST or (back_on is not None and back_on > heard_on):
        return False
    return today - heard_on >= CONCERN_WAITS


def unasked(made_on: date, back_on: date | None, today: date) -> bool:
    """Whether a promise without a day was made a fortnight ago, and nobody has been back since."""
    return today - made_on >= OFFER_WAITS and (back_on is None or back_on <= made_on)


def offer_waits(heard_on: date, back_on: date | None, today: date) -> bool:
    """Whether help was offered two to eight weeks ago, and nobody has been back since."""
    return unasked(heard_on, back_on, today) and today - heard_on <= OFFER_HOLDS


def unanswered(referred_on: date, today: date) -> bool:
    """Whether a partner has not answered for three weeks."""
    return today - referred_on >= REFERRAL_WAITS


def unseen(last_heard: date, today: date) -> bool:
    """Whether nobody has heard a resident for eight weeks."""
    return today - last_heard >= UNSEEN_AFTER


def fitting(
    gifts: Iterable[Offer],
    needs: Iterable[Offer],
    tied: frozenset[frozenset[UUID]],
    passed_over: frozenset[tuple[UUID, UUID]] = frozenset(),
) -> list[Cause]:
    """Residents whose gift shares a theme with the need of another whom they do not know yet.

    Of several needs that a gift fits, the first of `needs` stands for all. `passed_over` are pairs
    of a need with a gift, or with whoever offers it, that were settled or set aside.
    """
    waiting = list(needs)
    causes = []
    for gift in gifts:
        open_to = (
            need
            for need in waiting
            if _fits(gift, need, tied) and not _passed_over(gift, need, passed_over)
        )
        need = next(open_to, None)
        if need is not None:
            causes.append(
                Cause(
                    gift.resident_id,
                    GoBackReason.GIFT_FITS,
                    since=gift.on,
                    detail=need.words,
                    record_id=gift.statement_id,
                    need_id=need.statement_id,
                )
            )
    return causes


def _passed_over(gift: Offer, need: Offer, pairs: frozenset[tuple[UUID, UUID]]) -> bool:
    by_gift, by_person = (
        (need.statement_id, gift.statement_id),
        (need.statement_id, gift.resident_id),
    )
    return by_gift in pairs or by_person in pairs


def _fits(gift: Offer, need: Offer, tied: frozenset[frozenset[UUID]]) -> bool:
    pair = frozenset({gift.resident_id, need.resident_id})
    return len(pair) > 1 and pair not in tied and bool(gift.themes & need.themes)
