"""A door says in one line what came of it, what to remember, and who is known there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.values import AttemptOutcome
from organiser_app.store.queries.doors import DoorRow, Knock
from organiser_app.ui.pages.listen.door_lines import door_line, full_address

TODAY = date(2026, 5, 14)
NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
BARE = DoorRow(
    id=UUID(int=1),
    label="14",
    here=None,
    before=None,
    recently_knocked=False,
    unanswered=0,
    do_not_contact_since=None,
    residents=(),
    step="",
    step_due_on=None,
    need="",
)


def knock(outcome: AttemptOutcome, days: int = 0, note: str = "") -> Knock:
    return Knock(UUID(int=2), NOON - timedelta(days=days), outcome, "Sandra Pell", note)


def test_a_door_that_nobody_tried_says_who_is_known_there() -> None:
    door = replace(BARE, residents=("Pauline Fisk",), need="someone to ring the council")
    assert door_line(BARE, TODAY).in_words() == "Door 14, not yet tried"
    assert door_line(door, TODAY).under == "Pauline Fisk, need still open"


def test_what_came_of_the_last_time_is_said_where_it_should_be_known() -> None:
    unsafe = replace(BARE, before=knock(AttemptOutcome.UNSAFE, 40, "two dogs"))
    quiet = replace(BARE, before=knock(AttemptOutcome.NO_ANSWER, 40))
    assert door_line(unsafe, TODAY).under == "Unsafe, 4 Apr, two dogs"
    assert door_line(quiet, TODAY).under == ""


@pytest.mark.parametrize(
    ("tries", "here", "under"),
    [
        (1, False, ""),
        (2, False, "No answer 2 times"),
        (2, True, ""),
        (3, True, "Third time: leave a card"),
        (5, True, "5 times: leave a card"),
    ],
)
def test_a_card_is_left_at_the_third_try(tries: int, here: bool, under: str) -> None:
    last = knock(AttemptOutcome.NO_ANSWER)
    door = replace(BARE, unanswered=tries, here=last if here else None)
    assert door_line(door, TODAY).under == under


def test_a_note_of_this_round_comes_before_the_card() -> None:
    noted = knock(AttemptOutcome.NO_ANSWER, note="curtains open")
    door = replace(BARE, unanswered=3, here=noted)
    assert door_line(door, TODAY).under == "curtains open"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Knocked today by Sandra Pell"),
        (1, "Knocked yesterday by Sandra Pell"),
        (3, "Knocked 3 days ago by Sandra Pell"),
    ],
)
def test_a_door_knocked_lately_says_when_and_by_whom(days: int, words: str) -> None:
    before = knock(AttemptOutcome.NO_ANSWER, days)
    door = replace(BARE, recently_knocked=True, before=before)
    line = door_line(door, TODAY)
    assert (line.lately, line.under) == (words, words)
    assert door_line(replace(door, here=before), TODAY).lately == ""


def test_a_door_that_asked_for_no_contact_says_since_when() -> None:
    door = replace(BARE, do_not_contact_since=date(2026, 3, 3), residents=("Bill",))
    line = door_line(door, TODAY)
    assert line.barred
    assert line.in_words() == "Door 14, Do not contact, Asked on 3 Mar"


def test_a_door_is_named_as_people_say_it() -> None:
    assert full_address("14", "Kendal Road") == "14 Kendal Road"
    assert full_address("Flat 6", "Elm House") == "Flat 6, Elm House"
