"""Rounds begin and end, and each knock is kept once, mended, or taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import checked
from organiser_app.domain.models import Attempt, Organiser, Round, Wave
from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import AttemptOutcome, OrganiserRole, StreetSide
from organiser_app.services.doors import add_doors, lift_do_not_contact
from organiser_app.services.rounds import (
    begin_round,
    end_round,
    knock,
    knock_doors,
    note_on_attempt,
)
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log
from organiser_app.store.queries.doors import DoorRow, doors_of
from organiser_app.store.queries.rounds import RoundInHand, round_counts, round_in_hand
from tests.making import making
from tests.services.test_listenings import rows
from tests.store_fixtures import START, SettableClock

TODAY = START.date()


def begun(log: Log, **given: Any) -> UUID:
    change = begin_round(log.work(), RoundInput(**{"street": "Kendal Road", **given}))
    assert change.record_id
    return change.record_id


def street_of(log: Log, labels: tuple[str, ...] = ("1", "2", "3")) -> UUID:
    street_id = add_doors(log.work(), "Kendal Road", labels).record_id
    assert street_id
    return street_id


def seen(log: Log, street: UUID, round_id: UUID | None = None) -> list[DoorRow]:
    today = log.clock().date()
    return list(
        log.read(lambda connection: doors_of(connection, street, round_id=round_id, today=today))
    )


def in_hand(log: Log) -> RoundInHand:
    found = log.read(round_in_hand)
    assert found
    return found


def test_a_round_is_in_hand_from_its_begin_to_its_end(owned_log: Log, clock: SettableClock) -> None:
    assert owned_log.read(round_in_hand) is None
    back = START + timedelta(hours=2)
    round_id = begun(owned_log, side=StreetSide.EVEN, expected_back_at=back)
    on = in_hand(owned_log)
    assert (on.id, on.street, on.side) == (round_id, "Kendal Road", StreetSide.EVEN)
    assert (on.place, on.out_at, on.expected_back_at) == ("", START, back)
    clock.advance(minutes=110)
    end_round(owned_log.work(), round_id)
    assert owned_log.read(round_in_hand) is None
    assert rows(owned_log, Round)[0].back_at == clock()
    undo(owned_log.work())
    assert in_hand(owned_log).id == round_id


def test_a_round_can_go_to_a_place(owned_log: Log) -> None:
    begun(owned_log, street="", place="school gate")
    on = in_hand(owned_log)
    assert (on.street_id, on.street, on.place) == (None, "", "school gate")


@pytest.mark.parametrize("where", ["", "Kendal Road"])
def test_a_round_goes_to_a_street_or_to_a_place(where: str) -> None:
    with pytest.raises(InvalidInput, match="street or the place"):
        checked(lambda: RoundInput(street=where, place=where))


def test_a_round_goes_to_the_street_that_is_there_however_it_is_typed(owned_log: Log) -> None:
    street = street_of(owned_log)
    begun(owned_log, street="  KENDAL   road ")
    assert in_hand(owned_log).street_id == street


def test_one_round_is_on_at_a_time(owned_log: Log) -> None:
    first = begun(owned_log)
    with pytest.raises(InvalidInput, match="on already"):
        begun(owned_log)
    end_round(owned_log.work(), first)
    with pytest.raises(InvalidInput, match="ended already"):
        end_round(owned_log.work(), first)
    assert begun(owned_log) != first


def test_nobody_expects_to_be_back_before_they_went(owned_log: Log) -> None:
    with pytest.raises(InvalidInput, match="past already"):
        begun(owned_log, expected_back_at=START)
    assert rows(owned_log, Round) == []


def test_a_round_is_of_the_wave_that_runs_on_its_day(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.wave("Winter", TODAY - timedelta(days=60), TODAY - timedelta(days=1))
        make.wave("Spring", TODAY, TODAY + timedelta(days=60))
    begun(owned_log)
    assert in_hand(owned_log).wave == "Spring"
    assert [wave.name for wave in rows(owned_log, Wave)] == ["Winter", "Spring"]


def test_who_goes_along_is_an_organiser_a_resident_or_a_new_volunteer(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.put(Organiser, name="Sam Okoro", role=OrganiserRole.PAID)
        make.resident("Bill Hughes")
    begun(owned_log, companions=("sam okoro", "Bill Hughes", "Sandra Pell", "sandra pell", "Ada"))
    assert in_hand(owned_log).companions == ("Sam Okoro", "Bill Hughes", "Sandra Pell")
    roles = {each.name: each.role for each in rows(owned_log, Organiser)}
    assert roles["Sandra Pell"] is OrganiserRole.VOLUNTEER
    assert len(roles) == 3


def test_of_two_residents_with_one_name_neither_is_taken_along(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.resident("Bill Hughes")
        make.resident("Bill Hughes")
    begun(owned_log, companions=("Bill Hughes",))
    assert [each.name for each in rows(owned_log, Organiser)] == ["Ada", "Bill Hughes"]


def test_taking_back_a_round_takes_back_whom_it_made(owned_log: Log) -> None:
    begun(owned_log, companions=("Sandra Pell",))
    undo(owned_log.work())
    assert owned_log.read(round_in_hand) is None
    assert [each.name for each in rows(owned_log, Organiser)] == ["Ada"]
    redo(owned_log.work())
    assert in_hand(owned_log).companions == ("Sandra Pell",)


def test_a_knock_is_kept_with_its_round_and_its_note(owned_log: Log) -> None:
    street = street_of(owned_log)
    round_id = begun(owned_log)
    door = seen(owned_log, street)[1]
    note = "Works nights, try a weekend"
    knock(owned_log.work(), door.id, AttemptOutcome.SHORT_CHAT, round_id=round_id, note=note)
    here = seen(owned_log, street, round_id)[1].here
    assert here
    assert (here.outcome, here.at, here.by, here.note) == (
        AttemptOutcome.SHORT_CHAT,
        START,
        "Ada",
        note,
    )
    undo(owned_log.work())
    assert seen(owned_log, street, round_id)[1].here is None


def test_another_key_within_minutes_mends_the_knock(owned_log: Log, clock: SettableClock) -> None:
    street = street_of(owned_log)
    round_id = begun(owned_log)
    door = seen(owned_log, street)[0].id
    knock(owned_log.work(), door, AttemptOutcome.NO_ANSWER, round_id=round_id)
    clock.advance(minutes=4)
    knock(owned_log.work(), door, AttemptOutcome.REFUSED, round_id=round_id)
    assert [each.outcome for each in rows(owned_log, Attempt)] == [AttemptOutcome.REFUSED]
    undo(owned_log.work())
    assert [each.outcome for each in rows(owned_log, Attempt)] == [AttemptOutcome.NO_ANSWER]
    clock.advance(minutes=6)
    knock(owned_log.work(), door, AttemptOutcome.LISTENED, round_id=round_id)
    counts = owned_log.read(lambda connection: round_counts(connection, round_id))
    assert (counts.doors, counts.attempts, counts.doors_total, counts.conversations) == (1, 2, 3, 1)


def test_a_knock_of_another_round_is_not_mended(owned_log: Log) -> None:
    street = street_of(owned_log)
    door = seen(owned_log, street)[0].id
    for _ in range(2):
        round_id = begun(owned_log)
        knock(owned_log.work(), door, AttemptOutcome.NO_ANSWER, round_id=round_id)
        end_round(owned_log.work(), round_id)
    knock(owned_log.work(), door, AttemptOutcome.NO_ANSWER)
    assert len(rows(owned_log, Attempt)) == 3


def test_a_block_of_doors_is_one_change(owned_log: Log) -> None:
    street = street_of(owned_log, ("1", "2", "3", "4"))
    round_id = begun(owned_log)
    doors = [door.id for door in seen(owned_log, street)]
    knock(owned_log.work(), doors[2], AttemptOutcome.DO_NOT_CONTACT)
    knock_doors(owned_log.work(), doors, AttemptOutcome.VACANT, round_id=round_id)
    came = [door.here and door.here.outcome for door in seen(owned_log, street, round_id)]
    assert came == [AttemptOutcome.VACANT, AttemptOutcome.VACANT, None, AttemptOutcome.VACANT]
    undo(owned_log.work())
    assert not any(door.here for door in seen(owned_log, street, round_id))


def test_a_block_of_doors_that_want_no_contact_is_refused(owned_log: Log) -> None:
    street = street_of(owned_log, ("1",))
    (door,) = seen(owned_log, street)
    knock(owned_log.work(), door.id, AttemptOutcome.DO_NOT_CONTACT)
    with pytest.raises(InvalidInput, match="may be knocked at"):
        knock_doors(owned_log.work(), [door.id], AttemptOutcome.NO_ANSWER, round_id=None)


def test_do_not_contact_stands_through_later_knocks_until_it_is_lifted(
    owned_log: Log, clock: SettableClock
) -> None:
    street = street_of(owned_log, ("1",))
    door = seen(owned_log, street)[0].id
    knock(owned_log.work(), door, AttemptOutcome.DO_NOT_CONTACT)
    clock.advance(days=40)
    for outcome in (AttemptOutcome.DO_NOT_CONTACT, AttemptOutcome.LISTENED):
        knock(owned_log.work(), door, outcome)
        assert seen(owned_log, street)[0].do_not_contact_since == TODAY
    lift_do_not_contact(owned_log.work(), door)
    assert seen(owned_log, street)[0].do_not_contact_since is None
    undo(owned_log.work())
    assert seen(owned_log, street)[0].do_not_contact_since == TODAY


def test_a_wish_for_no_contact_stands_when_the_knock_is_mended_and_goes_on_purpose_alone(
    owned_log: Log,
) -> None:
    street = street_of(owned_log, ("1",))
    door = seen(owned_log, street)[0].id
    knock(owned_log.work(), door, AttemptOutcome.DO_NOT_CONTACT)
    knock(owned_log.work(), door, AttemptOutcome.COME_BACK)
    assert seen(owned_log, street)[0].do_not_contact_since == TODAY
    lift_do_not_contact(owned_log.work(), door)
    assert seen(owned_log, street)[0].do_not_contact_since is None


def test_a_note_on_a_knock_can_be_written_anew(owned_log: Log) -> None:
    street = street_of(owned_log, ("1",))
    attempt = knock(owned_log.work(), seen(owned_log, street)[0].id, AttemptOutcome.COME_BACK)
    assert attempt.record_id
    for note in ("After seven", "After eight "):
        note_on_attempt(owned_log.work(), attempt.record_id, note)
    before = seen(owned_log, street)[0].before
    assert before
    assert before.note == "After eight"
    undo(owned_log.work())
    before = seen(owned_log, street)[0].before
    assert before
    assert before.note == "After seven"
