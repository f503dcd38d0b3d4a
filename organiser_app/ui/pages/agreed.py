"""Promises and steps as rows to tick: what is open by its day, what was settled by its word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from organiser_app.domain.rules.waiting import Outlook, Waiting
from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.language import tr
from organiser_app.services.promises import settle_commitment
from organiser_app.services.steps import settle_step
from organiser_app.store.queries.promise_page import DuePromise
from organiser_app.store.queries.promises import Agreed
from organiser_app.store.queries.promises import PromiseRow as Promise
from organiser_app.ui.days import due, short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.promise_words import state_word, what_it_waits_for
from organiser_app.ui.tables import PromiseRow, Tone

_KEPT = (CommitmentState.KEPT, StepState.DONE)


def promise_row(promise: Promise, today: date, *, steps_named: bool = False) -> PromiseRow:
    """A promise as a list shows it; a step says whose it is only with `steps_named`."""
    named = steps_named or promise.record is Agreed.COMMITMENT
    words, tone = _when(promise, today)
    condition = tr("if {condition}", condition=promise.condition) if promise.condition else ""
    return PromiseRow(
        key=str(promise.id),
        who=promise.who if named else "",
        what=promise.what,
        due=words,
        tone=tone,
        condition=condition,
        met=tr("done") if promise.condition_met else "",
        done=promise.state in _KEPT,
        over=not promise.is_open and promise.state not in _KEPT,
    )


def due_row(due: DuePromise, today: date) -> PromiseRow:
    """What is due, with what holds it up, and that its reminder has come while it is not late."""
    row = with_what_holds_it_up(promise_row(due.promise, today, steps_named=True), due, today)
    remind_on = due.promise.remind_on
    if remind_on is None or remind_on > today or due.promise.is_late(today):
        return row
    reminder = tr("your reminder of {day}", day=short_day(remind_on, today))
    return replace(row, under=tr("your reminder for today") if remind_on == today else reminder)


def with_what_holds_it_up(row: PromiseRow, due: DuePromise, today: date) -> PromiseRow:
    """The row with the promises through which it can't be kept, where there are any."""
    waits = due.waits
    if waits is None or waits.outlook is Outlook.HOLDS:
        return row
    words = what_it_waits_for(waits, due.others, today)
    return replace(row, waits=words, waits_tone=waits_tone(waits))


def waits_tone(waits: Waiting | None) -> Tone:
    """How pressing it is what a promise waits for."""
    if waits is None:
        return Tone.PLAIN
    if waits.outlook is not Outlook.HOLDS:
        return Tone.SOON
    return Tone.GOOD if waits.is_clear else Tone.PLAIN


def settle(desk: Desk, promise: Promise) -> None:
    """Tick what is open, or open again what was settled in whatever way."""
    today = desk.today
    settled = not promise.is_open
    if promise.record is Agreed.NEXT_STEP:
        desk.change(settle_step, promise.id, StepState.OPEN if settled else StepState.DONE, today)
    else:
        state = CommitmentState.OPEN if settled else CommitmentState.KEPT
        desk.change(settle_commitment, promise.id, state, today)


def _when(promise: Promise, today: date) -> tuple[str, Tone]:
    if promise.is_open:
        return due(promise.due_on, today)
    word = state_word(promise.state)
    if promise.settled_on is None:
        return word, Tone.PLAIN
    return f"{word} {short_day(promise.settled_on, today)}", Tone.PLAIN
