"""What is waiting on whom, as people say it."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.rules.waiting import Outlook, Waiting
from organiser_app.domain.rules.waiting_words import Promised, listed, waiting_words
from organiser_app.domain.values import CommitmentState

BILL, TERRI, ANN = (UUID(int=n) for n in range(1, 4))
LAPSED, RELEASED = CommitmentState.LAPSED, CommitmentState.RELEASED


def said(waits: Waiting, terri: CommitmentState = CommitmentState.OPEN) -> str:
    return waiting_words(
        waits,
        {
            BILL: Promised("Bill", "three prices"),
            TERRI: Promised("Terri", "the list", terri, "Fri 15 May"),
            ANN: Promised("Ann", "the van"),
        },
    )


@pytest.mark.parametrize(
    ("waits", "words"),
    [
        (
            Waiting(BILL, Outlook.HOLDS, to_keep=(TERRI,)),
            "Waits for Terri (the list, by Fri 15 May), not done yet.",
        ),
        (Waiting(BILL, Outlook.HOLDS, kept=(TERRI,)), "Terri did: nothing holds this up."),
        (
            Waiting(BILL, Outlook.HOLDS, kept=(TERRI,), to_keep=(ANN,)),
            "Waits for Ann (the van), not done yet. Terri did.",
        ),
        (
            Waiting(BILL, Outlook.HOLDS, to_keep=(TERRI,), circle=(BILL, TERRI)),
            "Bill and Terri wait on each other: both hold, so either may begin.",
        ),
        (
            Waiting(BILL, Outlook.HOLDS, to_keep=(TERRI,), circle=(BILL, TERRI, ANN)),
            "Bill, Terri and Ann wait on one another: all hold, so any of them may begin.",
        ),
        (
            Waiting(BILL, Outlook.SHORT, others=7, wanted=10),
            "Needs 3 more people; 7 of 10 so far.",
        ),
        (
            Waiting(BILL, Outlook.SHORT, others=2, wanted=2),
            "Enough have joined, but some of them need more people themselves.",
        ),
        (
            Waiting(BILL, Outlook.HOLDS, others=10, wanted=10),
            "10 of 10 others do the same: enough.",
        ),
        (
            Waiting(BILL, Outlook.SHORT, fallen=(TERRI,)),
            "Waits for Terri (the list, by Fri 15 May), which needs more people.",
        ),
        (
            Waiting(BILL, Outlook.FALLS, fallen=(TERRI,)),
            "What Terri promised is off (the list), so this is off too.",
        ),
    ],
)
def test_what_a_promise_waits_for_is_said_in_words(waits: Waiting, words: str) -> None:
    assert said(waits) == words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (LAPSED, "What Terri promised lapsed (the list), so this is off too."),
        (RELEASED, "Terri was let off (the list), so this is off too."),
    ],
)
def test_one_that_falls_says_through_whom_and_how(state: CommitmentState, words: str) -> None:
    assert said(Waiting(BILL, Outlook.FALLS, fallen=(TERRI,)), state) == words


def test_many_names_are_counted_after_the_first() -> None:
    assert listed(["Bill"]) == "Bill"
    assert listed(["Bill", "Terri", "Bill"]) == "Bill and Terri"
    assert listed(["A", "B", "C", "D"]) == "A, B, C and D"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 others"
    assert listed([""]) == "somebody"
