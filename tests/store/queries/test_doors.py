"""A street as a round sees it: what came of each door, who is known there, what waits there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Attempt, Door, Organiser, Resident, Round, Street
from organiser_app.domain.values import (
    AttemptOutcome,
    StatementKind,
    StepState,
    StreetSide,
    WordingPart,
)
from organiser_app.services.settings import leave_doors_alone_for
from organiser_app.store.log import Log
from organiser_app.store.queries.doors import DoorRow, doors_of, streets
from tests.making import TODAY, Maker, making, noon


class _Street:
    """Kendal Road, with the doors of `labels`, and knocks at them some days ago."""

    def __init__(self, make: Maker, labels: tuple[str, ...] = ("1",)) -> None:
        self._make = make
        self.id = make.put(Street, patch_id=make.patch, name="Kendal Road")
        self.doors = [
            make.put(Door, street_id=self.id, label=label, position=at)
            for at, label in enumerate(labels)
        ]

    def knock(self, outcome: AttemptOutcome, days: int = 0, at: int = 0, **given: Any) -> UUID:
        fields = {"organiser_id": self._make.organiser, **given}
        moment = noon(TODAY - timedelta(days=days))
        return self._make.put(Attempt, door_id=self.doors[at], at=moment, outcome=outcome, **fields)


def seen(log: Log, street: UUID, **asked: Any) -> tuple[DoorRow, ...]:
    with log.reading() as connection:
        return doors_of(connection, street, **{"today": TODAY, **asked})


def door(log: Log, street: UUID, **asked: Any) -> DoorRow:
    (found,) = seen(log, street, **asked)
    return found


def a_round(make: Maker, street: UUID) -> UUID:
    return make.put(
        Round,
        patch_id=make.patch,
        street_id=street,
        organiser_id=make.organiser,
        out_at=noon(TODAY),
    )


def test_streets_say_how_many_doors_they_have_and_how_many_were_tried(log: Log) -> None:
    with making(log) as make:
        street = _Street(make, ("1", "2", "3"))
        for at in (0, 0, 2):
            street.knock(AttemptOutcome.NO_ANSWER, at=at)
        make.hide(Door, street.doors[1])
        make.put(Street, patch_id=make.patch, name="Elm Close")
    found = log.read(streets)
    assert [(row.name, row.doors, row.knocked) for row in found] == [
        ("Elm Close", 0, 0),
        ("Kendal Road", 2, 2),
    ]


@pytest.mark.parametrize(
    ("side", "labels"),
    [
        (StreetSide.BOTH, ["1", "2", "3A", "The Lodge"]),
        (StreetSide.ODD, ["1", "3A", "The Lodge"]),
        (StreetSide.EVEN, ["2", "The Lodge"]),
    ],
)
def test_the_doors_of_a_side_come_as_one_walks(
    log: Log, side: StreetSide, labels: list[str]
) -> None:
    with making(log) as make:
        street = _Street(make, ("1", "2", "3A", "The Lodge")).id
        make.door("9", "Elm Close")
    assert [row.label for row in seen(log, street, side=side)] == labels


def test_the_knock_of_this_round_is_told_from_the_one_before(log: Log) -> None:
    with making(log) as make:
        street = _Street(make)
        sam = make.put(Organiser, name="Sam Okoro")
        street.knock(AttemptOutcome.REFUSED, 90)
        before = street.knock(AttemptOutcome.COME_BACK, 20, organiser_id=sam)
        make.wording(before, "After seven", WordingPart.NOTE)
        going = a_round(make, street.id)
        street.knock(AttemptOutcome.NO_ANSWER, round_id=going)
    found = door(log, street.id, round_id=going)
    assert found.here
    assert (found.here.outcome, found.here.by, found.here.note) == (
        AttemptOutcome.NO_ANSWER,
        "Terri Ashworth",
        "",
    )
    assert found.before
    assert (found.before.outcome, found.before.by, found.before.note) == (
        AttemptOutcome.COME_BACK,
        "Sam Okoro",
        "After seven",
    )
    assert not found.recently_knocked
    later = door(log, street.id)
    assert (later.here, later.before) == (None, found.here)


@pytest.mark.parametrize(("days", "warned"), [(1, True), (14, True), (15, False)])
def test_a_door_knocked_lately_by_anybody_warns(log: Log, days: int, warned: bool) -> None:
    with making(log) as make:
        street = _Street(make)
        street.knock(AttemptOutcome.VACANT, days, organiser_id=make.put(Organiser, name="Sam"))
    assert door(log, street.id).recently_knocked is warned


def test_for_how_long_a_door_is_left_alone_can_be_set(log: Log) -> None:
    with making(log) as make:
        street = _Street(make)
        street.knock(AttemptOutcome.NO_ANSWER, 20)
    assert door(log, street.id, within_days=20).recently_knocked
    leave_doors_alone_for(log, 30)
    assert door(log, street.id).recently_knocked
    leave_doors_alone_for(log, 0)
    assert not door(log, street.id).recently_knocked
    for days in (-1, 367):
        with pytest.raises(InvalidInput, match="from 0 to 366"):
            leave_doors_alone_for(log, days)


def test_the_knock_of_the_round_in_hand_does_not_warn_of_itself(log: Log) -> None:
    with making(log) as make:
        street = _Street(make)
        going = a_round(make, street.id)
        street.knock(AttemptOutcome.NO_ANSWER, round_id=going)
    assert not door(log, street.id, round_id=going).recently_knocked
    assert door(log, street.id).recently_knocked


def test_tries_without_an_answer_are_counted_in_a_row(log: Log) -> None:
    with making(log) as make:
        street = _Street(make)
        street.knock(AttemptOutcome.NO_ANSWER, 60)
        street.knock(AttemptOutcome.SHORT_CHAT, 50)
        street.knock(AttemptOutcome.NO_ANSWER, 30)
        street.knock(AttemptOutcome.NO_ANSWER, 20)
        going = a_round(make, street.id)
    assert door(log, street.id, round_id=going).unanswered == 2
    with making(log) as make:
        make.put(
            Attempt,
            door_id=street.doors[0],
            organiser_id=make.organiser,
            round_id=going,
            at=noon(TODAY),
            outcome=AttemptOutcome.NO_ANSWER,
        )
    assert door(log, street.id, round_id=going).unanswered == 3


def test_who_is_known_at_a_door_is_named(log: Log) -> None:
    with making(log) as make:
        street = _Street(make)
        for name in ("Bill Hughes", "Terri Ashworth", "Gone Away"):
            gone = make.resident(name, door_id=street.doors[0])
        make.hide(Resident, gone)
        make.resident(None, pseudonym="the man with the pigeons", door_id=street.doors[0])
    assert door(log, street.id).residents == (
        "Bill Hughes",
        "Terri Ashworth",
        "the man with the pigeons",
    )


def test_the_first_open_step_about_a_door_is_shown(log: Log) -> None:
    with making(log) as make:
        street = _Street(make)
        bill = make.resident(door_id=street.doors[0])
        nobody = make.listening(door_id=street.doors[0])
        make.step("bring the form", subject_id=bill, due_on=TODAY + timedelta(days=9))
        make.step("ring back", listening_id=nobody, due_on=TODAY + timedelta(days=2))
        make.step("look in", subject_id=bill)
        make.step("done", subject_id=bill, due_on=TODAY, state=StepState.DONE)
    found = door(log, street.id)
    assert (found.step, found.step_due_on) == ("ring back", TODAY + timedelta(days=2))


def test_the_latest_need_told_at_a_door_is_shown_for_some_months(log: Log) -> None:
    with making(log) as make:
        street = _Street(make, ("1", "2", "3"))
        bill = make.resident(door_id=street.doors[0])
        old = make.listening(bill, on=TODAY - timedelta(days=200), door_id=street.doors[1])
        make.statement(old, "a lift", kind=StatementKind.NEED)
        for days, words in ((90, "help with a form"), (10, "someone to ring the council")):
            elsewhere = make.listening(bill, on=TODAY - timedelta(days=days))
            make.statement(elsewhere, words, kind=StatementKind.NEED, by=bill)
        nobody = make.listening(on=TODAY - timedelta(days=9), door_id=street.doors[2])
        make.statement(nobody, "a bench", kind=StatementKind.NEED)
        make.statement(nobody, "the hall", kind=StatementKind.LOVE)
    assert [row.need for row in seen(log, street.id)] == [
        "someone to ring the council",
        "",
        "a bench",
    ]
