"""Weeks and rounds, counted: noughts too, and never what is not over."""

from __future__ import annotations

from datetime import date, timedelta

from organiser_app.domain.figures import Period
from organiser_app.domain.models import Attempt, Listening, Round, Statement
from organiser_app.domain.values import AttemptOutcome
from organiser_app.store.log import Log
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.variation import Tally, tallies_by_round, tallies_by_week
from tests.making import making, noon

MONDAY = date(2026, 3, 2)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def by_week(log: Log, period: Period, span: Span | None = None) -> tuple[Tally, ...]:
    return log.read(lambda connection: tallies_by_week(connection, period, span or Span()))


def test_a_week_counts_five_different_things(log: Log) -> None:
    with making(log) as make:
        bill, terri = make.resident(), make.resident("Terri")
        fourteen, sixteen = make.door("14"), make.door("16")
        first = make.listening(bill, on=MONDAY)
        second = make.listening(on=MONDAY + 6 * DAY)
        make.statement(first, by=bill)
        make.statement(first)
        make.statement(second, by=terri)
        make.attempt(fourteen, AttemptOutcome.NO_ANSWER, MONDAY)
        make.attempt(fourteen, AttemptOutcome.LISTENED, MONDAY + DAY)
        make.attempt(sixteen, AttemptOutcome.NO_ANSWER, MONDAY)
    (week,) = by_week(log, Period(MONDAY, MONDAY + 6 * DAY))
    assert week == Tally(
        on=MONDAY, listenings=2, statements=3, residents=2, doors=2, attempts=3, answered=1
    )


def test_a_week_without_anything_is_nought_and_one_cut_off_is_not_whole(log: Log) -> None:
    with making(log) as make:
        make.listening(on=MONDAY + 15 * DAY)
        make.listening(on=MONDAY)
    found = by_week(log, Period(MONDAY + DAY, MONDAY + 15 * DAY))
    assert [(week.on, week.whole, week.listenings) for week in found] == [
        (MONDAY, False, 0),
        (MONDAY + WEEK, True, 0),
        (MONDAY + 2 * WEEK, False, 1),
    ]


def test_a_sunday_is_the_last_day_of_its_week(log: Log) -> None:
    with making(log) as make:
        make.listening(on=MONDAY - DAY)
        make.listening(on=MONDAY)
    found = by_week(log, Period(MONDAY - WEEK, MONDAY + 6 * DAY))
    assert [(week.on, week.listenings) for week in found] == [(MONDAY - WEEK, 1), (MONDAY, 1)]


def test_a_period_that_ends_before_it_begins_has_no_week(log: Log) -> None:
    assert by_week(log, Period(MONDAY + 3 * DAY, MONDAY + DAY)) == ()


def test_what_was_removed_counts_nowhere(log: Log) -> None:
    with making(log) as make:
        kept, gone = make.listening(on=MONDAY), make.listening(on=MONDAY)
        make.statement(gone)
        make.hide(Statement, make.statement(kept))
        make.hide(Listening, gone)
        make.hide(Attempt, make.attempt(make.door(), AttemptOutcome.LISTENED, MONDAY))
    (week,) = by_week(log, Period(MONDAY, MONDAY + 6 * DAY))
    assert week == Tally(on=MONDAY, listenings=1)


def test_the_weeks_of_a_wave_hold_its_listenings_alone(log: Log) -> None:
    with making(log) as make:
        spring = make.wave("Spring", MONDAY, MONDAY + 6 * DAY)
        other = make.wave("Other", MONDAY, MONDAY + 6 * DAY)
        make.listening(on=MONDAY, wave_id=spring)
        make.listening(on=MONDAY, wave_id=other)
    (week,) = by_week(log, Period(MONDAY, MONDAY + 6 * DAY), Span(wave_id=spring))
    assert week.listenings == 1


def test_a_round_counts_what_came_of_it_and_stands_by_its_day(log: Log) -> None:
    with making(log) as make:

        def out(day: date, **fields: object) -> object:
            return make.put(
                Round, patch_id=make.patch, organiser_id=make.organiser, out_at=noon(day), **fields
            )

        second, first = out(MONDAY + DAY), out(MONDAY)
        back, still_out = (
            out(MONDAY + WEEK, back_at=noon(MONDAY + WEEK)),
            out(MONDAY + WEEK),
        )
        door = make.door()
        for outing, outcome in (
            (first, AttemptOutcome.REFUSED),
            (first, AttemptOutcome.REFUSED),
            (second, AttemptOutcome.NO_ANSWER),
            (still_out, AttemptOutcome.LISTENED),
        ):
            make.put(
                Attempt,
                door_id=door,
                round_id=outing,
                organiser_id=make.organiser,
                at=noon(MONDAY),
                outcome=outcome,
            )
        make.statement(make.listening(round_id=back, on=MONDAY + WEEK))
    found = log.read(
        lambda connection: tallies_by_round(
            connection, Period(MONDAY, MONDAY + WEEK), MONDAY + WEEK
        )
    )
    assert found == (
        Tally(on=MONDAY, doors=1, attempts=2, answered=1),
        Tally(on=MONDAY + DAY, doors=1, attempts=1),
        Tally(on=MONDAY + WEEK, listenings=1, statements=1),
    )
