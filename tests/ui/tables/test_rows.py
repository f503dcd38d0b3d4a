"""Every row says itself whole, in words, to those who do not see it."""

from __future__ import annotations

import pytest

from organiser_app.domain.values import Circle, QuotePermission, StatementKind
from organiser_app.ui.tables import (
    GoBackRow,
    MemberLine,
    Move,
    PersonRow,
    PromiseRow,
    RankRow,
    Row,
    SimpleRow,
    StatementRow,
    StoryRow,
    StoryWords,
    Tone,
)
from organiser_app.ui.tables.follow_row import FollowRow

SAID = "They said it was condensation."

ROWS: list[tuple[Row, str]] = [
    (
        StatementRow(
            "1",
            StatementKind.CONCERN,
            SAID,
            verbatim=True,
            themes=("housing",),
            strength=5,
            place="14 Kendal Road",
            date="7 May",
            permission=QuotePermission.UNNAMED,
        ),
        "Concern: “They said it was condensation.”, housing, strength 5 of 5, 14 Kendal Road, "
        "7 May, May quote, no name",
    ),
    (
        StatementRow("2", StatementKind.GIFT, "can drive a van on Tuesdays"),
        "Gift: can drive a van on Tuesdays",
    ),
    (
        GoBackRow(
            "3",
            "Bill Hughes",
            "14 Kendal Road",
            Circle.CONTACT,
            SAID,
            due="2 days late",
            reason="You said you would ring back",
            act="Ring",
            act_icon="phone",
        ),
        "Bill Hughes, 14 Kendal Road, contact, “They said it was condensation.”, 2 days late, "
        "You said you would ring back, Ring",
    ),
    (
        PromiseRow("4", "Bill", "three prices", "Fri 15 May", condition="if Terri brings the list"),
        "Bill: three prices, Fri 15 May, if Terri brings the list, open",
    ),
    (
        PromiseRow(
            "9",
            "Bill",
            "three prices",
            under="to Terri",
            waits="Bill and Terri wait on each other.",
            waits_tone=Tone.GOOD,
            ring_above=True,
            ring_below=True,
        ),
        "Bill: three prices, to Terri, Bill and Terri wait on each other., open",
    ),
    (
        FollowRow("10", "Damp", 6, 2, 1, 1, 12, "6 of 9 kept", "2 in part, 1 lapsed"),
        "Damp, 6 of 9 kept, 2 in part, 1 lapsed",
    ),
    (PersonRow("5", "Terri", "neighbour", tie=2), "Terri, neighbour, tie strength 2 of 3"),
    (SimpleRow("6", "Street listening", note="5 lines"), "Street listening, 5 lines"),
    (
        MemberLine(
            "m1",
            "Gwen Parry",
            handed="pack of 3 May",
            gap="Changes from before 3 May never came: ask for a pack with everything.",
            questions=("3 disagreements", "1 perhaps the same"),
        ),
        "Gwen Parry, pack of 3 May, Changes from before 3 May never came: ask for a pack with"
        " everything., 3 disagreements, 1 perhaps the same",
    ),
    (
        MemberLine("m2", "Joan Attwater", "this log", waits="never handed in", gone=True),
        "Joan Attwater, this log, never handed in",
    ),
    (
        RankRow("7", 1, "3", Move.UP, "Damp", 72, 72, StatementKind.CONCERN),
        "1, before that 3, Damp, 72 statements",
    ),
    (
        StoryRow("8", "Doorstep", date="2 October", said=(StoryWords(SAID, StatementKind.LOVE),)),
        "Doorstep, 2 October, Love: “They said it was condensation.”",
    ),
]


@pytest.mark.parametrize(("row", "words"), ROWS, ids=lambda value: type(value).__name__)
def test_a_row_says_itself_whole(row: Row, words: str) -> None:
    assert row.in_words() == words


def test_quotation_marks_are_not_doubled() -> None:
    row = StatementRow("1", StatementKind.LOVE, '"Friday lunch."', verbatim=True)
    assert row.in_words() == "Love: “Friday lunch.”"
