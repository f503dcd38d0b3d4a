"""People among each other, by keyboard: what is typed at the door, and an evening at the table.

What was done is asked of the log afterwards, once the program is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from organiser_app.domain.relationship_values import (
    AskState,
    CompanionKind,
    MeetingState,
    ReferralOutcome,
)
from organiser_app.domain.values import CommitmentState, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.asks import asks
from organiser_app.store.queries.companions import companions
from organiser_app.store.queries.gifts import gifts
from organiser_app.store.queries.likely_same import one_now
from organiser_app.store.queries.meetings import meetings
from organiser_app.store.queries.needs import needs
from organiser_app.store.queries.promises import PromiseRow, commitments
from organiser_app.store.queries.web import web
from tests.journeys.own_log import TODAY, dialog, log_of, take, window_on
from tests.journeys.screen import Home, Program
from tests.making import Maker, making

TWO_DOORS = """\
at: 18 Kendal Road        kind: doorstep     with: Terri Ashworth (new)
need: a lift to the hospital on Tuesdays !4 again
will: Terri brings the list by Thursday
---
at: 14 Kendal Road        kind: doorstep     with: Bill Hughes (new)
gift: can drive a van on Tuesdays
knows: Odette Marsh (sister) !3, Joyce Pell (new)
will: Bill gets three prices by Friday if Terri brings the list"""


def ties(log: Log) -> Mapping[frozenset[str], tuple[tuple[str, ...], int]]:
    """The kinds and the strength of each tie, by the names of the two."""
    found = log.read(lambda connection: web(connection, TODAY))
    names = {person.id: person.name for person in found.people}
    return {
        frozenset((names[tie.one], names[tie.other])): (tie.kinds, tie.strength)
        for tie in found.ties
    }


def promises(log: Log) -> Mapping[str, PromiseRow]:
    """The promises, by who made them."""
    return {row.who: row for row in log.read(commitments)}


def test_what_is_typed_at_the_door_ties_people_and_keeps_gift_need_and_promise(
    home: Home, display: str
) -> None:
    with log_of(home) as log, making(log) as make:
        make.resident("Odette Marsh")
    with window_on(home, display) as program:
        program.press("ctrl+l")
        program.until("keyboard: What was said")
        program.write(TWO_DOORS)
        program.until("Bill Hughes knows Odette Marsh", "if Terri brings the list")
        program.press("ctrl+Return")
        program.until("Listenings saved")
        program.press("ctrl+5")
        program.until("4 residents, 2 ties between them.")
    with log_of(home) as log:
        tied = ties(log)
        assert tied[frozenset(("Bill Hughes", "Odette Marsh"))] == (("sister",), 3)
        assert frozenset(("Bill Hughes", "Joyce Pell")) in tied
        (gift,) = log.read(gifts)
        assert (gift.said.resident, gift.said.text) == (
            "Bill Hughes",
            "can drive a van on Tuesdays",
        )
        (need,) = log.read(needs)
        assert (need.said.resident, need.said.strength) == ("Terri Ashworth", 4)
        assert need.said.asked_before
        made = promises(log)
        assert made["Terri Ashworth"].what == "brings the list"
        assert made["Bill Hughes"].condition == "Terri brings the list"


def test_an_evening_at_the_kitchen_table_needs_no_mouse(home: Home, display: str) -> None:
    with log_of(home) as log, making(log) as make:
        fill_for_the_evening(make)
    with window_on(home, display) as program:
        for doing in (
            introduce_and_refer,
            promise_and_settle,
            ask_and_win,
            plan_and_hold,
            match_side_by_side,
            join_and_take_apart,
        ):
            doing(program)
        program.press("ctrl+z")
        program.until("Taken back: that they are two again", "One person now")
    with log_of(home) as log:
        assert ties(log)[frozenset(("Terri Ashworth", "Odette Marsh"))] == (("gives lifts",), 1)
        (need,) = log.read(needs)
        (referral,) = need.referrals
        assert (referral.partner, referral.outcome) == ("the ferry desk", ReferralOutcome.PASSED_ON)
        made = promises(log)
        assert made["Joyce Pell"].state is CommitmentState.KEPT
        assert made["Bill Hughes"].condition_met
        (asked,) = log.read(lambda connection: asks(connection, TODAY))
        assert (asked.what, asked.state) == ("a bus on Tuesdays", AskState.WON)
        (held,) = log.read(meetings)
        assert (held.who, held.state) == ("Bill Hughes", MeetingState.HELD)
        assert held.listening_id is not None
        (two,) = log.read(companions)
        assert (two.resident, two.companion) == ("Terri Ashworth", "Joyce Pell")
        assert two.kind is CompanionKind.BEFRIENDER
        (one,) = log.read(one_now)
        assert {one.kept.name, one.other.name} == {"Odette Marsh", "Odete Marsh"}


def fill_for_the_evening(make: Maker) -> None:
    """Terri asks for what Odette gives; Odette stands in the log twice."""
    terri = make.resident("Terri Ashworth", door_id=make.door("18"))
    odette = make.resident("Odette Marsh", phone="07700 900123")
    make.resident("Odete Marsh", phone="07700 900123")
    make.resident("Bill Hughes")
    joyce = make.resident("Joyce Pell")
    heard = make.listening(terri, odette, on=TODAY)
    need, gift = StatementKind.NEED, StatementKind.GIFT
    make.statement(heard, "a lift to the hospital on Tuesdays", kind=need, by=terri)
    make.statement(heard, "drives to the hospital on Tuesdays", kind=gift, by=odette)
    make.promise(
        "brings the list", subject_id=joyce, agreed_on=TODAY, due_on=TODAY + timedelta(days=1)
    )


def introduce_and_refer(program: Program) -> None:
    program.press("ctrl+6")
    program.until("keyboard: What may be brought together", "Terri Ashworth")
    program.press("i")
    title = "Introduce Terri Ashworth and Odette Marsh?"
    with dialog(program, title, "tied to each other", "What may be brought together"):
        program.press("Tab")
        program.write("gives lifts")
    program.press("2")
    program.until("keyboard: Needs")
    program.press("r")
    with dialog(program, "To whom is it passed?", "Need passed to a partner", "Needs"):
        program.write("the ferry desk")
        program.press("Tab", "space")
    program.until("the ferry desk")
    program.press("a")
    with dialog(program, "What did the ferry desk do?", "Answer kept", "Needs"):
        program.write("sent")
        program.press("Tab", "Tab")
        program.write("ask the surgery")
    program.until("had to ask again once")


def promise_and_settle(program: Program) -> None:
    program.press("ctrl+8")
    program.until("keyboard: Due", "brings the list")
    program.press("n")
    with dialog(program, "What is promised?", "Promise made", "Due"):
        take(program, "Bill", "In the log by that name: Bill Hughes")
        program.press("Tab", "Tab")
        program.write("gets three prices")
        program.press("Tab", "Tab", "Tab", "Tab", "Tab")
        program.until("keyboard: If")
        program.write("Joyce brings the list")
        program.until("\nJoyce Pell: brings the list\n")  # it is offered soon, not at once
        program.press("Tab")
        program.until("keyboard: Joyce Pell: brings the list")
        program.press("space")
        program.until("keyboard: Hangs on the promise")
    program.press("2")
    program.until("Waits for Joyce Pell (brings the list")
    program.press("1")
    program.until("keyboard: Due")
    program.press("Home", "space")
    program.until("Kept: brings the list")
    program.press("2")
    program.until("Joyce Pell did: nothing holds this up.")


def ask_and_win(program: Program) -> None:
    program.press("ctrl+shift+h")
    program.until("keyboard: Asks", "Nothing was asked of a power holder yet")
    program.press("n")
    with dialog(program, "What do residents ask, and of whom?", "Asked", "Asks"):
        program.write("a bus on Tuesdays")
        program.press("Tab")
        program.write("Larkmoor Council")
    program.until("Asked of Larkmoor Council. Underway since")
    program.press("w")
    with dialog(program, "What happened?", "Kept what happened", "Asks"):
        program.write("it begins in January")
    program.until("Asked of Larkmoor Council. Won on")


def plan_and_hold(program: Program) -> None:
    program.press("ctrl+shift+m")
    program.until("keyboard: Meetings", "Plan a meeting")
    program.press("n")
    with dialog(program, "Which meeting is planned?", "Meeting planned", "Meetings"):
        take(program, "Bill", "Bill Hughes")
        program.press("Tab")
        program.write("tomorrow 6pm")
    program.until("With Bill Hughes", "One-to-one: ")
    program.press("h")
    title = "How was the one-to-one with Bill Hughes?"
    with dialog(program, title, "Held, and saved as a listening", "Meetings"):
        program.write("dream: a shed for the van")
        program.press("shift+Tab")
        program.until("keyboard: When it was")
        program.write("yesterday 6pm")
    program.until("Heard there: Dream: a shed for the van")


def match_side_by_side(program: Program) -> None:
    program.press("ctrl+shift+s")
    program.until("keyboard: Side by side", "Nobody to turn to: Joyce Pell")
    program.press("a")
    with dialog(program, "Who walks beside whom?", "They walk side by side now", "Side by side"):
        take(program, "Terri", "Terri Ashworth")
        program.press("Tab")
        program.until("keyboard: Beside them")
        program.until("Nobody stands out: nobody near the centre shares much.")
        program.press("Down", "Tab")
        program.until("keyboard: Another resident")
        take(program, "Joyce", "Joyce Pell")
        program.press("Tab", "Tab")
        program.until("keyboard: Why these two")
        program.write("both live alone")
    program.until("Terri Ashworth and Joyce Pell")


def join_and_take_apart(program: Program) -> None:
    program.press("ctrl+shift+t")
    program.until("keyboard: The same person twice", "As one person they go by Odette Marsh")
    program.press("s")
    program.until("They are one person now", "They are one person, who goes by Odette Marsh")
    program.press("u")
    program.until("They are two again", "As one person they go by Odette Marsh")
