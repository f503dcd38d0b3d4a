"""An ask in words: how it stands, for how long nothing was heard, and when it was chased."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.relationship_values import AskState
from organiser_app.language import plural, tr
from organiser_app.store.queries.asks import AskRow
from organiser_app.ui.days import short_day
from organiser_app.ui.tables import Tone

STATE_ICONS = {
    AskState.UNDERWAY: "clock",
    AskState.STALLED: "warning",
    AskState.WON: "check",
    AskState.REFUSED: "close",
}
_LONG_SILENCE = 28
"""After so many days without a word an ask that is open is told in a stronger ink."""

_OPEN = (AskState.UNDERWAY, AskState.STALLED)


def silence_words(ask: AskRow, today: date) -> str:
    """For how long nothing was heard; empty for what is won or refused."""
    if ask.silence is None or ask.state not in _OPEN:
        return ""
    days = ask.silence.days(today)
    if not days:
        return tr("Asked today.") if ask.silence.never_answered else tr("A word came today.")
    if ask.silence.never_answered:
        return plural("No answer yet, {count} day on.", "No answer yet, {count} days on.", days)
    return plural("{count} day since the last word.", "{count} days since the last word.", days)


def chased_words(ask: AskRow, today: date) -> str:
    """When residents asked again since the last word, if they did."""
    if ask.chased_on is None:
        return ""
    return tr("Asked again on {day}.", day=short_day(ask.chased_on, today))


def short_silence(ask: AskRow, today: date) -> tuple[str, Tone]:
    """As a note of a row: days without a word, and how pressing they are."""
    if ask.silence is None or ask.state not in _OPEN:
        return "", Tone.PLAIN
    days = ask.silence.days(today)
    tone = Tone.SOON if days >= _LONG_SILENCE else Tone.PLAIN
    return plural("{count} day", "{count} days", days), tone


def of_whom_words(ask: AskRow) -> str:
    """Of whom it is asked, and for which project and group."""
    for_whom = ", ".join(filter(None, (ask.project, ask.group)))
    if not for_whom:
        return tr("Asked of {whom}.", whom=ask.partner)
    return tr("Asked of {whom}, for {for_whom}.", whom=ask.partner, for_whom=for_whom)


def standing_words(ask: AskRow, today: date) -> str:
    """How it stands and since when."""
    if ask.standing is None:
        return ""
    since = short_day(ask.standing.since, today)
    return {
        AskState.UNDERWAY: tr("Underway since {day}.", day=since),
        AskState.STALLED: tr("Stalled since {day}.", day=since),
        AskState.WON: tr("Won on {day}.", day=since),
        AskState.REFUSED: tr("Refused on {day}.", day=since),
    }[ask.state]


def whole_words(ask: AskRow, today: date) -> str:
    """All of that in a few sentences."""
    told = (
        of_whom_words(ask),
        standing_words(ask, today),
        silence_words(ask, today),
        chased_words(ask, today),
    )
    return " ".join(filter(None, told))
