"""Doors, attempts, listenings, statements and residents are five counts, and never one another."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from organiser_app.domain.figures import FiveCounts, Period
from organiser_app.domain.inputs import PersonInput, StatementInput
from organiser_app.domain.models import Listening
from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import AttemptOutcome, StatementKind
from organiser_app.services.listenings import record_listening
from organiser_app.services.rounds import begin_round, end_round, knock
from organiser_app.services.statistics import statistics
from organiser_app.store.log import Log
from organiser_app.store.queries.rounds import rounds
from tests.making import making
from tests.services.test_listenings import a_listening, rows
from tests.services.test_rounds import seen, street_of
from tests.store_fixtures import START, SettableClock

FIVE = FiveCounts(doors=3, attempts=5, listenings=2, statements=4, residents=1)


def said(*words: str) -> tuple[StatementInput, ...]:
    return tuple(StatementInput(kind=StatementKind.LOVE, words=each) for each in words)


def walked(log: Log, clock: SettableClock) -> UUID:
    """A round of 3 doors, 5 attempts, 2 listenings, 4 statements, 1 resident."""
    street = street_of(log, ("1", "2", "3", "4"))
    round_id = begin_round(log.work(), RoundInput(street="Kendal Road")).record_id
    assert round_id
    doors = [door.id for door in seen(log, street)]
    for at, outcome in ((0, AttemptOutcome.NO_ANSWER), (1, AttemptOutcome.REFUSED)):
        knock(log.work(), doors[at], outcome, round_id=round_id)
    clock.advance(minutes=20)
    knock(log.work(), doors[0], AttemptOutcome.NO_ANSWER, round_id=round_id)
    knock(log.work(), doors[2], AttemptOutcome.LISTENED, round_id=round_id)
    for words in (said("Friday lunch", "the hall"), said("the bus", "the park")):
        clock.advance(minutes=10)
        heard = a_listening(
            where="3 Kendal Road",
            at=clock(),
            people=(PersonInput(name="Bill Hughes"),),
            statements=words,
        )
        record_listening(log.work(), heard)
    end_round(log.work(), round_id)
    return round_id


def in_statistics(log: Log) -> FiveCounts:
    day = START.date()
    figures = log.read(lambda connection: statistics(connection, Period(day, day)))
    return FiveCounts(
        figures.doors.knocked,
        figures.doors.attempts,
        figures.listenings,
        figures.statements,
        figures.residents_heard,
    )


def test_five_counts_of_a_round_and_of_a_day_all_differ(
    owned_log: Log, clock: SettableClock
) -> None:
    walked(owned_log, clock)
    (row,) = owned_log.read(rounds)
    assert row.counts == FIVE
    assert in_statistics(owned_log) == FIVE


def test_a_removed_listening_goes_out_of_all_five_at_once(
    owned_log: Log, clock: SettableClock
) -> None:
    walked(owned_log, clock)
    with making(owned_log) as make:
        for listening in rows(owned_log, Listening):
            make.hide(Listening, listening.id)
    left = FiveCounts(doors=2, attempts=3, listenings=0, statements=0, residents=0)
    assert owned_log.read(rounds)[0].counts == left
    assert in_statistics(owned_log) == left


def test_rounds_are_found_by_day_street_and_organiser_the_latest_first(
    owned_log: Log, clock: SettableClock
) -> None:
    first = walked(owned_log, clock)
    clock.advance(days=3)
    place = RoundInput(place="school gate")
    second = begin_round(owned_log.work(), place).record_id
    both = owned_log.read(rounds)
    assert [(row.id, row.where) for row in both] == [
        (second, "school gate"),
        (first, "Kendal Road"),
    ]
    assert both[0].back_at is None
    assert both[0].counts == FiveCounts(0, 0, 0, 0, 0)
    day = Period(START.date(), START.date() + timedelta(days=1))
    with owned_log.reading() as connection:
        assert [row.id for row in rounds(connection, period=day)] == [first]
        assert [row.id for row in rounds(connection, limit=1)] == [second]
        assert rounds(connection, street_id=first) == ()
        assert rounds(connection, organiser_id=first) == ()
