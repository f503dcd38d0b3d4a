"""People who walk side by side, in the words of the window."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.relationship_values import CompanionEnd, CompanionKind
from organiser_app.domain.rules.companions import Reason, Suggested
from organiser_app.domain.rules.depth import Depth, Shown
from organiser_app.language import plural, tr
from organiser_app.store.queries.companions import CompanionRow
from organiser_app.ui.days import short_day


def kind_word(kind: CompanionKind) -> str:
    """In what part somebody walks beside a resident."""
    return {
        CompanionKind.MENTOR: tr("mentor"),
        CompanionKind.BEFRIENDER: tr("befriender"),
        CompanionKind.KEY_WORKER: tr("key worker"),
    }[kind]


def end_word(ended: CompanionEnd) -> str:
    """How walking side by side ended."""
    return {
        CompanionEnd.AS_HOPED: tr("It came to the end that was hoped for"),
        CompanionEnd.FRIENDS_NOW: tr("They are friends now, and need no match"),
        CompanionEnd.MOVED_ON: tr("One of them moved away, or on"),
        CompanionEnd.DRIFTED_APART: tr("They drifted apart"),
        CompanionEnd.STOPPED: tr("One of them stopped it"),
    }[ended]


def depth_word(depth: Depth) -> str:
    """How deep a relationship is."""
    return {
        Depth.TRANSACTION: tr("a transaction"),
        Depth.FAMILIAR: tr("familiar faces"),
        Depth.TRUSTED: tr("a relationship of trust"),
        Depth.CHANGING: tr("a tie that changes something"),
    }[depth]


def shown_words(shown: Shown) -> str:
    """What the records show of two people, as one sentence."""
    parts = [plural("met {count} time", "met {count} times", shown.meetings)]
    if shown.days:
        parts.append(plural("over {count} day", "over {count} days", shown.days))
    if shown.given:
        parts.append(
            plural("{count} promise or gift given", "{count} promises or gifts given", shown.given)
        )
    if shown.received:
        parts.append(plural("{count} given back", "{count} given back", shown.received))
    if shown.came_nearer:
        parts.append(tr("came nearer to the centre"))
    return ", ".join(parts)


def reason_words(suggested: Suggested) -> str:
    """Why somebody could walk beside a resident, the weightiest reason first."""
    words = {
        Reason.KNOWN: tr("they know each other"),
        Reason.THEMES: tr("both spoke of {themes}", themes=", ".join(suggested.themes[:3])),
        Reason.STREET: tr("same street"),
        Reason.GIVES_TIME: tr("offered time"),
        Reason.NEAR_THE_CENTRE: tr("near the centre"),
    }
    return "; ".join(words[reason] for reason in suggested.reasons)


def row_words(row: CompanionRow, today: date) -> str:
    """As what, and since when or until when; of an organiser who left, when."""
    if row.ended_on is not None:
        return tr(
            "{kind}, until {day}", kind=kind_word(row.kind), day=short_day(row.ended_on, today)
        )
    since = tr("{kind} since {day}", kind=kind_word(row.kind), day=short_day(row.begun_on, today))
    if row.left_on is None:
        return since
    return tr("{what}, left {day}", what=since, day=short_day(row.left_on, today))


def last_met_words(row: CompanionRow, today: date) -> str:
    """When the two met last."""
    if row.last_met is None:
        return tr("not met yet")
    return tr("last met {day}", day=short_day(row.last_met, today))
