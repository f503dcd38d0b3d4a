"""What goes on a round sheet, and what never does."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.errors import NotFound
from organiser_app.domain.models import Door, Resident, Street
from organiser_app.domain.sheets import RoundSheet, SheetDoor
from organiser_app.domain.values import AttemptOutcome, ConsentPurpose, StreetSide, WordingPart
from organiser_app.services.residents import record_consent
from organiser_app.services.sheets import round_sheet
from organiser_app.store.log import Log
from tests.making import TODAY, making

BEFORE = TODAY - timedelta(days=18)


def kendal(log: Log, *labels: str) -> dict[str, UUID]:
    """Kendal Road with doors of those labels."""
    with making(log) as make:
        street = make.put(Street, patch_id=make.patch, name="Kendal Road")
        return {
            label: make.put(Door, street_id=street, label=label, position=at)
            for at, label in enumerate(labels)
        }


def knocked(log: Log, door: UUID, outcome: AttemptOutcome, on: date, note: str = "") -> None:
    with making(log) as make:
        attempt = make.attempt(door, outcome, on)
        if note:
            make.wording(attempt, note, WordingPart.NOTE)


def lives(log: Log, door: UUID, name: str | None, pseudonym: str | None = None) -> UUID:
    with making(log) as make:
        return make.put(Resident, name=name, pseudonym=pseudonym, door_id=door)


def agrees(
    log: Log, resident: UUID, *purposes: ConsentPurpose, given: bool = True, on: date = TODAY
) -> None:
    for purpose in purposes:
        record_consent(log.work(), resident, purpose, given=given, on=on)


def sheet(log: Log, street: str = "kendal road", side: StreetSide = StreetSide.BOTH) -> RoundSheet:
    return log.read(lambda connection: round_sheet(connection, street, side, today=TODAY))


def names(log: Log) -> list[tuple[str, ...]]:
    return [door.names for door in sheet(log).doors]


def test_the_doors_of_a_side_stand_in_the_order_of_the_walk(log: Log) -> None:
    kendal(log, "1", "2", "3", "4", "4A")
    assert [door.label for door in sheet(log, side=StreetSide.EVEN).doors] == ["2", "4", "4A"]
    assert sheet(log).street == "Kendal Road"
    assert (sheet(log).patch, sheet(log).organiser) == ("Larkmoor", "Terri Ashworth")


def test_what_came_of_the_last_knock_is_said_and_when(log: Log) -> None:
    doors = kendal(log, "1")
    knocked(log, doors["1"], AttemptOutcome.REFUSED, BEFORE)
    knocked(log, doors["1"], AttemptOutcome.NO_ANSWER, TODAY)
    assert sheet(log).doors == (SheetDoor("1", outcome=AttemptOutcome.NO_ANSWER, on=TODAY),)


def test_of_a_note_only_a_time_to_come_back_is_printed(log: Log) -> None:
    doors = kendal(log, "1", "2", "3")
    knocked(log, doors["1"], AttemptOutcome.COME_BACK, TODAY, "after seven")
    knocked(log, doors["2"], AttemptOutcome.COME_BACK, TODAY, "after her chemo")
    knocked(log, doors["3"], AttemptOutcome.NO_ANSWER, TODAY, "after seven")
    assert [door.when for door in sheet(log).doors] == ["after seven", "", ""]


def test_of_a_door_that_asked_for_no_contact_nothing_else_is_printed(log: Log) -> None:
    doors = kendal(log, "1")
    resident = lives(log, doors["1"], "Bill Hughes")
    agrees(log, resident, ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM)
    knocked(log, doors["1"], AttemptOutcome.LISTENED, BEFORE)
    with making(log) as make:
        door = make._work.session.get(Door, doors["1"])
        assert door is not None
        door.do_not_contact_since = TODAY
    assert sheet(log).doors == (SheetDoor("1", do_not_contact=True),)


def test_only_who_agreed_to_be_kept_and_shared_with_the_team_is_named(log: Log) -> None:
    doors = kendal(log, "1", "2", "3", "4")
    agreed = (ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM)
    for label, purposes in {"1": agreed, "2": agreed[:1], "3": agreed[1:], "4": ()}.items():
        agrees(log, lives(log, doors[label], f"Bill Hughes {label}"), *purposes)
    assert names(log) == [("Bill",), (), (), ()]


def test_who_withdrew_is_named_no_more_and_who_agreed_again_is(log: Log) -> None:
    doors = kendal(log, "1", "2")
    for label, last in (("1", False), ("2", True)):
        resident = lives(log, doors[label], "Terri Bell")
        agrees(log, resident, ConsentPurpose.KEEP)
        share = ConsentPurpose.SHARE_WITH_TEAM
        agrees(log, resident, share, given=not last, on=BEFORE)
        agrees(log, resident, share, given=last, on=TODAY)
    assert names(log) == [(), ("Terri",)]


def test_neither_a_pseudonym_nor_a_surname_is_ever_printed(log: Log) -> None:
    doors = kendal(log, "1")
    for name, pseudonym in (("Ann Lee", "the runner"), (None, "the gardener"), ("Mrs Cole", None)):
        resident = lives(log, doors["1"], name, pseudonym)
        agrees(log, resident, ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM)
    assert names(log) == [("Ann",)]


def test_a_street_that_is_not_there_is_said_with_those_that_are(log: Log) -> None:
    kendal(log, "1")
    with pytest.raises(NotFound, match="The streets are: Kendal Road"):
        sheet(log, "Elm Walk")
