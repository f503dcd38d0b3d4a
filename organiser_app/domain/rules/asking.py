"""How an ask stands, since when, how long nothing was heard, and that beside how it stood before.

An ask is known by its moves alone, in the order of their days. The first is the asking. A later
one is a chase, where residents asked again and no answer came, or else a word from those who were
asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from organiser_app.domain.relationship_values import AskState
from organiser_app.domain.rules.calendar_words import long_month
from organiser_app.language import tr


@dataclass(frozen=True, slots=True)
class Move:
    """Something happened on a day, after which the ask stands as `state` says.

    `again` where it is a chase.
    """

    on: date
    state: AskState
    what: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How an ask stands, the day on which it came to stand so, and what was said then."""

    state: AskState
    since: date
    said: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """The day of the last word, else of the asking, and whether it was the asking."""

    since: date
    never_answered: bool

    def days(self, today: date) -> int:
        """For how many days nothing was heard."""
        return max(0, (today - self.since).days)


def standing(moves: Sequence[Move], day: date) -> Standing | None:
    """How an ask stood at the end of a day; None where it had not been asked by then.

    `said` is what was last said of it while it stood so. Moves are in the order of their days.
    """
    made = [move for move in moves if move.on <= day]
    if not made:
        return None
    state, since, said = made[-1].state, made[-1].on, ""
    for move in reversed(made):
        if move.state is not state:
            break
        since, said = move.on, said or ("" if move.again else move.what)
    return Standing(state, since, said)


def silence(moves: Sequence[Move], day: date) -> Silence | None:
    """Since when nothing was heard, as of a day; None where it had not been asked by then."""
    made = [move for move in moves if move.on <= day]
    if not made:
        return None
    words = [made[0].on, *(move.on for move in made[1:] if not move.again)]
    return Silence(words[-1], never_answered=len(words) == 1)


def last_chased(moves: Sequence[Move], day: date) -> date | None:
    """The day of the last chase up to `day`, if there was one since the last word."""
    made = [move for move in moves if move.on <= day]
    return made[-1].on if made and made[-1].again else None


def last_time_this_time(moves: Sequence[Move], then: date, now: date) -> str:
    """How an ask stood at the end of one day and of a later one, in a few short sentences.

    "Last time: refused in March. This time: won in May. A date for the lifts." Empty where it had
    not been asked by the later day.
    """
    before, after = standing(moves, then), standing(moves, now)
    if after is None:
        return ""
    if before is None:
        return tr("Not asked last time. This time: {now}.", now=_told(after, now))
    first = tr("Last time: {then}.", then=_dated(before, now))
    if before.state is after.state and before.since == after.since:
        return f"{first} {tr('This time: still {state}.', state=state_word(after.state))}"
    return f"{first} {tr('This time: {now}.', now=_told(after, now))}"


def state_word(state: AskState) -> str:
    """How an ask stands, in a word."""
    return {
        AskState.UNDERWAY: tr("underway"),
        AskState.WON: tr("won"),
        AskState.STALLED: tr("stalled"),
        AskState.REFUSED: tr("refused"),
    }[state]


def _told(stood: Standing, seen_on: date) -> str:
    """How it stands since when, and what was said then as a sentence of its own."""
    said = " ".join(stood.said.split()).rstrip(" .")
    dated = _dated(stood, seen_on)
    return f"{dated}. {said[:1].upper()}{said[1:]}" if said else dated


def _dated(stood: Standing, seen_on: date) -> str:
    """The word for the state and its month, with the year where it is another than that seen."""
    month = long_month(stood.since)
    if stood.since.year != seen_on.year:
        month = f"{month} {stood.since.year}"
    word = state_word(stood.state)
    if stood.state in (AskState.WON, AskState.REFUSED):
        return tr("{state} in {month}", state=word, month=month)
    return tr("{state} since {month}", state=word, month=month)
