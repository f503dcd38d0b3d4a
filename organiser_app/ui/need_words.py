"""Needs, gifts, referrals and introductions in the words of the window."""

from __future__ import annotations

import math
from datetime import date

from organiser_app.domain.need_figures import NeedFigures
from organiser_app.domain.relationship_values import GiftKind, MatchState, ReferralOutcome
from organiser_app.domain.rules.need_flow import FlowArrow, Stop
from organiser_app.language import plural, tr
from organiser_app.store.queries.gifts import GiftRow
from organiser_app.store.queries.need_ways import ReferralRow
from organiser_app.store.queries.needs import NeedRow
from organiser_app.ui.days import short_day


def gift_kind_word(kind: GiftKind) -> str:
    """What sort of thing is offered."""
    return {
        GiftKind.SKILL: tr("skill"),
        GiftKind.TOOL: tr("tool"),
        GiftKind.TIME: tr("time"),
        GiftKind.SPACE: tr("space"),
        GiftKind.KNOWLEDGE: tr("knowledge"),
    }[kind]


def outcome_word(outcome: ReferralOutcome) -> str:
    """What a partner did with a need."""
    return {
        ReferralOutcome.WAITING: tr("no answer yet"),
        ReferralOutcome.HELPED: tr("helped"),
        ReferralOutcome.PART_HELPED: tr("helped in part"),
        ReferralOutcome.PASSED_ON: tr("sent them on to somebody else"),
        ReferralOutcome.TURNED_AWAY: tr("turned them away"),
        ReferralOutcome.NO_ANSWER: tr("never answered"),
        ReferralOutcome.WITHDRAWN: tr("no longer asked for"),
    }[outcome]


def match_word(state: MatchState) -> str:
    """What came of an introduction."""
    return {
        MatchState.INTRODUCED: tr("introduced"),
        MatchState.HELPED: tr("helped"),
        MatchState.FELL_THROUGH: tr("fell through"),
        MatchState.SET_ASIDE: tr("set aside"),
    }[state]


def satisfied_words(satisfied: int) -> str:
    """How well a need was met, in the resident's judgement."""
    return {
        1: tr("1, it did not help"),
        2: tr("2, hardly"),
        3: tr("3, in part"),
        4: tr("4, well"),
        5: tr("5, as they had hoped"),
    }[satisfied]


def days_words(days: float) -> str:
    """A number of days in words; a half is told as the next whole day."""
    return plural("{count} day", "{count} days", math.floor(days + 0.5))


def again_words(bounces: int) -> str:
    """How often helpers left residents to ask again."""
    return plural("had to ask again once", "had to ask again {count} times", bounces)


def arrow_words(arrow: FlowArrow) -> str:
    """How many needs went along an arrow, and how long half of them had stood where it begins."""
    days = days_words(arrow.median_days)
    if arrow.count == 1:
        return tr("1 need, {days}", days=days)
    if arrow.end.stop is Stop.WAITING:
        return tr("{count} needs, half {days} or longer", count=arrow.count, days=days)
    return tr("{count} needs, half within {days}", count=arrow.count, days=days)


def with_whom_words(need: NeedRow, today: date) -> str:
    """Who has a need now: a partner, a neighbour who was introduced, whoever helped, or nobody."""
    waits = need.with_whom
    if waits is not None:
        return tr("{partner}, since {day}", partner=waits.partner, day=short_day(waits.on, today))
    return helped_words(need) or tr("nobody has it yet")


def helped_words(need: NeedRow) -> str:
    """Who was introduced to whoever has the need, or has helped; empty where nobody was or has."""
    open_ = [one for one in need.introduced if one.state is MatchState.INTRODUCED]
    if open_:
        return tr("introduced to {name}", name=open_[-1].gives or tr("a neighbour"))
    helper = _helper(need)
    return tr("helped by {name}", name=helper) if helper else ""


def _helper(need: NeedRow) -> str:
    """The partner or the neighbour who helped last, though the need waits; empty for nobody."""
    helped = (ReferralOutcome.HELPED, ReferralOutcome.PART_HELPED)
    partners = [
        (one.answered_on or one.on, one.partner) for one in need.referrals if one.outcome in helped
    ]
    neighbours = [
        (one.settled_on or one.on, one.gives or tr("a neighbour"))
        for one in need.introduced
        if one.state is MatchState.HELPED
    ]
    return max((*partners, *neighbours), default=(None, ""))[1]


def referral_words(referral: ReferralRow, today: date) -> str:
    """A referral in one line: to whom, when, and what came of it."""
    came = outcome_word(referral.outcome)
    when = short_day(referral.on, today)
    told = tr("{day}: passed to {partner}, {came}", day=when, partner=referral.partner, came=came)
    return f"{told}. {referral.came_of_it}".strip() if referral.came_of_it else told


def taken_up_words(gift: GiftRow) -> str:
    """Whether anybody made use of a gift."""
    if not gift.taken_up:
        return tr("not taken up yet")
    taken = plural("taken up once", "taken up {count} times", gift.taken_up)
    if not gift.helped:
        return taken
    return tr("{taken}, helped {helped}", taken=taken, helped=gift.helped)


def figures_sentence(figures: NeedFigures) -> str:
    """How the needs of the patch stand, in one sentence."""
    if not figures.needs:
        return tr("No need was told yet.")
    parts = [plural("{count} need waits", "{count} needs wait", figures.waiting)]
    if figures.median_wait is not None:
        days = days_words(figures.median_wait)
        one = figures.waiting == 1
        parts.append(
            tr("for {days}", days=days)
            if one
            else tr("half of them for {days} or longer", days=days)
        )
    if figures.turned_away:
        parts.append(
            plural("{count} was turned away", "{count} were turned away", figures.turned_away)
        )
    if figures.no_longer_asked:
        parts.append(
            plural(
                "{count} is no longer asked for",
                "{count} are no longer asked for",
                figures.no_longer_asked,
            )
        )
    if figures.asked_before and figures.failure_demand is not None:
        share = f"{figures.failure_demand * 100:.0f}"
        parts.append(tr("{percent}% of all had been asked before", percent=share))
    if figures.bounces:
        parts.append(again_words(figures.bounces))
    return ", ".join(parts)
