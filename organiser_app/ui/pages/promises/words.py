"""A promise as each of the lists shows it: what else is known of it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from organiser_app.language import plural, tr
from organiser_app.store.queries.promise_page import (
    DuePromise,
    PromiseCounts,
    SettledPromise,
    WaitingPromises,
)
from organiser_app.store.queries.promises import Agreed
from organiser_app.store.queries.promises import PromiseRow as Promise
from organiser_app.ui.days import dated, short_day
from organiser_app.ui.pages.agreed import promise_row, waits_tone, with_what_holds_it_up
from organiser_app.ui.promise_words import asked_word, state_word, what_it_waits_for
from organiser_app.ui.tables import PromiseRow

_DOT = "  ·  "


def due_row(due: DuePromise, today: date) -> PromiseRow:
    """What is due, with all else that is known of it, and what holds it up where anything does."""
    return with_what_holds_it_up(_open_row(due.promise, today), due, today)


def waiting_rows(seen: WaitingPromises, today: date) -> list[PromiseRow]:
    """The promises that hang on something, with what each waits for; a ring joins a circle."""
    rows = [_waiting_row(promise, seen, today) for promise in seen.rows]
    rings = [_ring(seen, promise) for promise in seen.rows]
    joined = [one is not None and one == after for one, after in pairwise(rings)]
    above, below = [False, *joined], [*joined, False]
    return [
        replace(row, ring_above=above[place], ring_below=below[place])
        for place, row in enumerate(rows)
    ]


def settled_row(settled: SettledPromise, today: date) -> PromiseRow:
    """What became of a promise, with the reason, and what came in its place."""
    promise = settled.promise
    row = promise_row(promise, today, steps_named=True)
    parts = [promise.reason, _instead(settled, today), *_known(promise, today)]
    return replace(row, under=_DOT.join(part for part in parts if part))


def in_a_sentence(counts: PromiseCounts) -> str:
    """How things stand, for the head of the page."""
    if not counts.open:
        return tr("Nothing is open.")
    parts = [
        plural("{count} open", "{count} open", counts.open),
        plural("{count} late", "{count} late", counts.late),
        plural("{count} due in a week", "{count} due in a week", counts.due_soon),
    ]
    if counts.waiting:
        parts.append(plural("{count} waits on others", "{count} wait on others", counts.waiting))
    if counts.held_up:
        parts.append(plural("{count} is held up", "{count} are held up", counts.held_up))
    return f"{', '.join(parts)}."


def _open_row(promise: Promise, today: date) -> PromiseRow:
    row = promise_row(promise, today, steps_named=True)
    return replace(row, under=_DOT.join(_known(promise, today)))


def _known(promise: Promise, today: date) -> Iterator[str]:
    if promise.record is Agreed.NEXT_STEP:
        yield tr("next step")
        if promise.resident:
            yield tr("about {name}", name=promise.resident)
    if promise.to_whom:
        yield tr("to {name}", name=promise.to_whom)
    if promise.project:
        yield promise.project
    if promise.asked is not None:
        yield asked_word(promise.asked)
    if promise.remind_on is not None and promise.is_open:
        yield tr("remind {day}", day=dated(promise.remind_on, today))


def _waiting_row(promise: Promise, seen: WaitingPromises, today: date) -> PromiseRow:
    waits = seen.waits.get(promise.id)
    words = what_it_waits_for(waits, seen.others, today)
    row = _open_row(promise, today)
    return replace(row, met="", waits=words, waits_tone=waits_tone(waits))


def _ring(seen: WaitingPromises, promise: Promise) -> object:
    """What those of one circle have in common; None where a promise is in none."""
    waits = seen.waits.get(promise.id)
    return waits.circle if waits and waits.circle else None


def _instead(settled: SettledPromise, today: date) -> str:
    """The renewals that came after, and the one before."""
    if settled.renewals:
        return _renewed(settled.renewals, today)
    before = settled.in_place_of
    if before is None:
        return ""
    if before.due_on is None:
        return tr("renewed once already")
    return tr("first promised by {day}", day=short_day(before.due_on, today))


def _renewed(renewals: Sequence[Promise], today: date) -> str:
    days = [short_day(each.due_on, today) if each.due_on else tr("no day") for each in renewals]
    last = renewals[-1]
    to = tr("renewed to {days}", days=tr(", then ").join(days))
    return (
        to if last.is_open else tr("{renewed}: {state}", renewed=to, state=state_word(last.state))
    )
