"""What came of a knock: its word, its one key, and the ink it is written in."""

from __future__ import annotations

from organiser_app.domain.values import AttemptOutcome
from organiser_app.language import tr

OUTCOME_KEYS = {
    AttemptOutcome.LISTENED: "L",
    AttemptOutcome.SHORT_CHAT: "S",
    AttemptOutcome.NO_ANSWER: "N",
    AttemptOutcome.REFUSED: "R",
    AttemptOutcome.COME_BACK: "C",
    AttemptOutcome.VACANT: "V",
    AttemptOutcome.UNSAFE: "U",
    AttemptOutcome.DO_NOT_CONTACT: "D",
}
"""One key for each outcome, in the order of the legend."""

_INKS = {
    AttemptOutcome.LISTENED: "accent",
    AttemptOutcome.SHORT_CHAT: "accent",
    AttemptOutcome.COME_BACK: "soon",
    AttemptOutcome.UNSAFE: "danger",
    AttemptOutcome.DO_NOT_CONTACT: "danger",
}


def outcome_word(outcome: AttemptOutcome) -> str:
    """What came of a knock, as a row of doors says it."""
    return {
        AttemptOutcome.LISTENED: tr("Listened"),
        AttemptOutcome.SHORT_CHAT: tr("Short chat"),
        AttemptOutcome.REFUSED: tr("Refused"),
        AttemptOutcome.NO_ANSWER: tr("No answer"),
        AttemptOutcome.VACANT: tr("Vacant"),
        AttemptOutcome.COME_BACK: tr("Come back"),
        AttemptOutcome.UNSAFE: tr("Unsafe"),
        AttemptOutcome.DO_NOT_CONTACT: tr("Do not contact"),
    }[outcome]


def outcome_ink(outcome: AttemptOutcome) -> str:
    """The name of the theme's ink for an outcome; no meaning hangs on it alone."""
    return _INKS.get(outcome, "muted")
