"""A listening at a door belongs to the round and to the knock that led to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from organiser_app.domain.inputs import PersonInput, StatementInput
from organiser_app.domain.models import Attempt, Listening
from organiser_app.domain.values import AttemptOutcome, ListeningKind, StatementKind
from organiser_app.services.listenings import record_capture, record_listening
from organiser_app.services.rounds import end_round, knock
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.rounds import RoundCounts, round_counts
from tests.making import making
from tests.services.test_listenings import a_listening, rows
from tests.services.test_rounds import begun, seen, street_of
from tests.store_fixtures import START, SettableClock

NEED = StatementInput(kind=StatementKind.NEED, words="someone to ring the council")


def heard(log: Log, label: str = "1", **given: Any) -> UUID:
    from_door = {"at": log.clock(), "where": f"{label} Kendal Road"}
    change = record_listening(log.work(), a_listening(**{**from_door, **given}))
    assert change.record_id
    return change.record_id


def counts(log: Log, round_id: UUID) -> RoundCounts:
    return log.read(lambda connection: round_counts(connection, round_id))


def test_a_listening_in_the_street_of_the_round_is_of_the_round(owned_log: Log) -> None:
    street_of(owned_log)
    round_id = begun(owned_log)
    listening = heard(owned_log)
    heard(owned_log, where="9 Elm Close")
    assert [each.round_id for each in rows(owned_log, Listening)] == [round_id, None]
    assert [each.round_id for each in rows(owned_log, Attempt)] == [round_id, None]
    assert rows(owned_log, Attempt)[0].listening_id == listening


def test_what_is_written_up_later_is_of_the_round_it_was_heard_on(
    owned_log: Log, clock: SettableClock
) -> None:
    round_id = begun(owned_log)
    clock.advance(hours=2)
    end_round(owned_log.work(), round_id)
    clock.advance(hours=1)
    for minutes in (-5, 30, 150):
        heard(owned_log, at=START + timedelta(minutes=minutes))
    assert [each.round_id for each in rows(owned_log, Listening)] == [None, round_id, None]


def test_a_round_to_a_place_has_the_listenings_there(owned_log: Log) -> None:
    round_id = begun(owned_log, street="", place="school gate")
    heard(owned_log, where="School gate", kind=ListeningKind.STREET)
    heard(owned_log, where="hall", kind=ListeningKind.STREET)
    assert [each.round_id for each in rows(owned_log, Listening)] == [round_id, None]
    assert counts(owned_log, round_id) == RoundCounts(0, 0, 1, 0, 0, 0, 0)


def test_the_knock_noted_as_listened_is_the_one_of_the_listening(
    owned_log: Log, clock: SettableClock
) -> None:
    street = street_of(owned_log)
    round_id = begun(owned_log)
    door = seen(owned_log, street)[0].id
    knock(owned_log.work(), door, AttemptOutcome.LISTENED, round_id=round_id)
    clock.advance(minutes=40)
    listening = heard(owned_log)
    (attempt,) = rows(owned_log, Attempt)
    assert (attempt.listening_id, attempt.at) == (listening, START)
    undo(owned_log.work())
    (attempt,) = rows(owned_log, Attempt)
    assert (attempt.listening_id, attempt.outcome) == (None, AttemptOutcome.LISTENED)


def test_two_listenings_saved_at_once_do_not_share_a_knock(owned_log: Log) -> None:
    street = street_of(owned_log)
    round_id = begun(owned_log)
    door = seen(owned_log, street)[0].id
    knock(owned_log.work(), door, AttemptOutcome.LISTENED, round_id=round_id)
    twice = [a_listening(where="1 Kendal Road", at=owned_log.clock()) for _ in range(2)]
    record_capture(owned_log.work(), twice)
    listened = {each.listening_id for each in rows(owned_log, Attempt)}
    assert listened == {each.id for each in rows(owned_log, Listening)}
    assert len(listened) == 2


def test_a_short_chat_that_became_a_listening_is_one_knock(
    owned_log: Log, clock: SettableClock
) -> None:
    street = street_of(owned_log)
    round_id = begun(owned_log)
    door = seen(owned_log, street)[0].id
    knock(owned_log.work(), door, AttemptOutcome.SHORT_CHAT, round_id=round_id)
    clock.advance(minutes=3)
    heard(owned_log)
    assert [each.outcome for each in rows(owned_log, Attempt)] == [AttemptOutcome.LISTENED]
    undo(owned_log.work())
    assert [each.outcome for each in rows(owned_log, Attempt)] == [AttemptOutcome.SHORT_CHAT]


def test_nobody_in_an_hour_before_was_a_knock_of_its_own(
    owned_log: Log, clock: SettableClock
) -> None:
    street = street_of(owned_log)
    round_id = begun(owned_log)
    knock(
        owned_log.work(),
        seen(owned_log, street)[0].id,
        AttemptOutcome.NO_ANSWER,
        round_id=round_id,
    )
    clock.advance(hours=1)
    heard(owned_log)
    assert [each.outcome for each in rows(owned_log, Attempt)] == [
        AttemptOutcome.NO_ANSWER,
        AttemptOutcome.LISTENED,
    ]


def test_a_second_listening_at_a_door_is_a_second_knock(owned_log: Log) -> None:
    round_id = begun(owned_log)
    heard(owned_log)
    heard(owned_log)
    found = counts(owned_log, round_id)
    assert (found.doors, found.attempts, found.listenings) == (1, 2, 2)


@pytest.mark.parametrize("outcome", [AttemptOutcome.LISTENED, AttemptOutcome.DO_NOT_CONTACT])
def test_a_knock_that_led_to_a_listening_stays_one(owned_log: Log, outcome: AttemptOutcome) -> None:
    street = street_of(owned_log)
    round_id = begun(owned_log)
    heard(owned_log)
    door = seen(owned_log, street)[0].id
    knock(owned_log.work(), door, outcome, round_id=round_id)
    assert [each.outcome for each in rows(owned_log, Attempt)] == [AttemptOutcome.LISTENED]
    asked_off = seen(owned_log, street)[0].do_not_contact_since is not None
    assert asked_off is (outcome is AttemptOutcome.DO_NOT_CONTACT)


def test_a_wish_for_no_contact_is_not_written_over_by_a_listening(owned_log: Log) -> None:
    street = street_of(owned_log)
    round_id = begun(owned_log)
    door = seen(owned_log, street)[0].id
    knock(owned_log.work(), door, AttemptOutcome.DO_NOT_CONTACT, round_id=round_id)
    heard(owned_log)
    assert [each.outcome for each in rows(owned_log, Attempt)] == [
        AttemptOutcome.DO_NOT_CONTACT,
        AttemptOutcome.LISTENED,
    ]
    assert seen(owned_log, street)[0].do_not_contact_since is not None


def test_a_removed_listening_takes_its_knock_out_of_the_counts(owned_log: Log) -> None:
    street = street_of(owned_log)
    round_id = begun(owned_log)
    heard(owned_log, people=(PersonInput(name="Bill Hughes"),), statements=(NEED,))
    assert counts(owned_log, round_id) == RoundCounts(1, 1, 1, 1, 1, 3, 1)
    with making(owned_log) as make:
        make.hide(Listening, rows(owned_log, Listening)[0].id)
    assert counts(owned_log, round_id) == RoundCounts(0, 0, 0, 0, 0, 3, 0)
    assert seen(owned_log, street, round_id)[0].here is None
    knock(owned_log.work(), seen(owned_log, street)[0].id, AttemptOutcome.LISTENED)
    assert seen(owned_log, street)[0].before is not None
