from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

import pytest

from organiser_app.domain.models import GiftMatch
from organiser_app.domain.relationship_values import (
    Attendance,
    CompanionEnd,
    CompanionKind,
    MatchState,
    MeetingKind,
    MeetingState,
    ReferralOutcome,
)
from organiser_app.domain.values import (
    Circle,
    CommitmentState,
    ContributionKind,
    ListeningKind,
    StatementKind,
)
from organiser_app.store.log import Log
from organiser_app.store.queries.doings import (
    BesideEntry,
    GaveEntry,
    JoinedEntry,
    KeeperEntry,
    MeetingEntry,
    MetBesideEntry,
    NeedMetEntry,
    ReferralEntry,
)
from organiser_app.store.queries.gave_and_asked import CameOf, Settled
from organiser_app.store.queries.need_ways import MatchRow, ReferralRow
from organiser_app.store.queries.organisers import KeeperRow
from organiser_app.store.queries.person import CircleRow
from organiser_app.store.queries.story import (
    CircleEntry,
    ListeningEntry,
    PromiseEntry,
    StoryEntry,
    story,
)
from organiser_app.ui.pages.people.story import story_rows
from organiser_app.ui.pages.people.words import standing
from organiser_app.ui.tables import StoryDelegate, StoryRow
from organiser_app.ui.theme import theme_for
from tests.making import TODAY, making

WIDTH = 420


def listened(
    on: date = TODAY,
    *,
    where: str = "14 Kendal Road",
    people: int = 1,
    unnamed: int = 0,
    note: str = "",
) -> ListeningEntry:
    return ListeningEntry(
        on=on,
        listening_id=UUID(int=1),
        kind=ListeningKind.DOORSTEP,
        where=where,
        organiser="Ada",
        people=people,
        unnamed=unnamed,
        note=note,
        statements=(),
    )


def shown(*entries: StoryEntry) -> list[StoryRow]:
    return story_rows(entries, TODAY)


def test_each_month_is_headed_once() -> None:
    rows = shown(listened(), listened(TODAY - timedelta(days=1)), listened(date(2025, 12, 24)))
    assert [row.title for row in rows if row.heading] == ["March 2026", "December 2025"]
    assert [row.date for row in rows if not row.heading][-1] == "24 Dec 2025"


def test_a_listening_says_where_it_was_who_else_was_there_and_what_was_noted() -> None:
    row = shown(listened(people=3, note="The bell does not ring."))[1]
    assert row.title == "Doorstep listening, 14 Kendal Road"
    assert row.under == "with 2 others. The bell does not ring."


def test_those_who_are_not_in_the_log_are_counted_among_the_others() -> None:
    assert shown(listened(people=2, unnamed=3))[1].under == "with 4 others"
    assert shown(listened(unnamed=1))[1].under == "with 1 other"


def test_a_listening_with_no_place_is_named_by_its_kind_alone() -> None:
    assert shown(listened(where=""))[1].title == "Doorstep listening"


def test_a_move_tells_its_evidence() -> None:
    move = CircleEntry(TODAY, CircleRow(Circle.LEADER, TODAY, "chaired the kitchen meeting"))
    row = shown(move)[1]
    assert (row.title, row.under) == ("Became a leader", "Evidence: chaired the kitchen meeting")


def test_a_promise_says_by_when_on_what_it_hangs_and_what_became_of_it(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill = make.resident()
        make.promise(
            "three prices",
            subject_id=bill,
            due_on=TODAY,
            condition="Terri brings the list",
            state=CommitmentState.PART_KEPT,
        )
    (entry,) = owned_log.read(lambda connection: story(connection, bill))
    assert isinstance(entry, PromiseEntry)
    row = shown(entry)[1]
    assert row.title == "Promised: three prices"
    assert (row.under, row.met) == ("by 2 Mar, if Terri brings the list", "part kept")


def test_very_words_stand_with_their_permission_and_a_note_of_them_without(
    owned_log: Log,
) -> None:
    with making(owned_log) as make:
        bill = make.resident()
        listening = make.listening(bill)
        make.statement(listening, "likes the hall", kind=StatementKind.LOVE, by=bill)
        make.statement(listening, "damp", quote="It runs down the wall", by=bill)
    entries = owned_log.read(lambda connection: story(connection, bill))
    said = story_rows(entries, TODAY)[1].said
    assert [(one.words, one.verbatim, one.permission is None) for one in said] == [
        ("likes the hall", False, True),
        ("It runs down the wall", True, False),
    ]


@pytest.mark.usefixtures("dressed")
def test_a_long_note_and_a_long_title_take_more_lines() -> None:
    theme, delegate = theme_for(), StoryDelegate()
    short = StoryRow("1", "Listening by phone", date="2 Mar", under="with 1 other")
    noted = StoryRow("2", short.title, date=short.date, under="She was on her own all day. " * 4)
    titled = StoryRow("3", "Promised: " + "three prices " * 8, date=short.date, under=short.under)
    height = delegate.height(theme, short, WIDTH)
    assert delegate.height(theme, noted, WIDTH) >= height + 16
    assert delegate.height(theme, titled, WIDTH) == height + 20


@pytest.mark.usefixtures("dressed")
def test_what_became_of_something_undated_has_a_line_of_its_own() -> None:
    theme, delegate = theme_for(), StoryDelegate()
    bare, settled = StoryRow("1", "Agreed: ring"), StoryRow("2", "Agreed: ring", met="done")
    assert delegate.height(theme, settled, WIDTH) == delegate.height(theme, bare, WIDTH) + 16


BESIDE = CompanionKind.BEFRIENDER
WAITING = ReferralOutcome.WAITING
NEED = UUID(int=2)
COUNCIL = ReferralRow(UUID(int=1), NEED, "the council", TODAY, WAITING, None, "they will write")
LIFT = MatchRow(UUID(int=3), NEED, UUID(int=4), "Bill", "Ann", MatchState.INTRODUCED, TODAY)


@pytest.mark.parametrize(
    ("entry", "title", "under"),
    [
        (
            JoinedEntry(TODAY, "Friday lunch", "cooks", left=False, is_project=False),
            "Joined Friday lunch",
            "cooks",
        ),
        (
            JoinedEntry(TODAY, "Friday lunch", "cooks", left=True, is_project=False),
            "Left Friday lunch",
            "",
        ),
        (
            MeetingEntry(TODAY, MeetingKind.HOUSE_MEETING, MeetingState.HELD, "the hall", None),
            "House meeting, the hall",
            "they were the host",
        ),
        (
            MeetingEntry(TODAY, MeetingKind.GROUP, MeetingState.HELD, "", Attendance.STAYED_AWAY),
            "Meeting of a group",
            "did not come",
        ),
        (
            MeetingEntry(TODAY, MeetingKind.ONE_TO_ONE, MeetingState.PLANNED, "", None),
            "One-to-one",
            "planned",
        ),
        (
            BesideEntry(TODAY, BESIDE, "Ann", "both keep pigeons"),
            "Walks side by side with Ann, befriender",
            "both keep pigeons",
        ),
        (
            BesideEntry(TODAY, BESIDE, "Ann", "", ended=True, how=CompanionEnd.FRIENDS_NOW),
            "Walks no more side by side with Ann, befriender",
            "they are friends now",
        ),
        (MetBesideEntry(TODAY, "Ann", 120, "tea"), "Met with Ann", "2 hours, tea"),
        (
            ReferralEntry(TODAY, "a ramp", COUNCIL),
            "Need passed to the council: a ramp",
            "no answer yet. they will write",
        ),
        (NeedMetEntry(TODAY, "a ramp", 4), "Need met: a ramp", "4 of 5, they said"),
        (NeedMetEntry(TODAY, "a ramp", None), "Need met: a ramp", ""),
        (
            GaveEntry(TODAY, ContributionKind.HOURS, "cooking", 90, "Kitchen"),
            "Gave to Kitchen",
            "90 minutes, cooking",
        ),
        (
            GaveEntry(TODAY, ContributionKind.SPACE, "front room", 0, "Kitchen", times=4),
            "Gave to Kitchen 4 times",
            "space, front room",
        ),
        (
            KeeperEntry(TODAY, KeeperRow("Nadia", TODAY, "lives nearer")),
            "Came into the keeping of Nadia",
            "lives nearer",
        ),
        (KeeperEntry(TODAY, KeeperRow("", TODAY, "")), "Kept by nobody", ""),
    ],
)
def test_what_was_done_with_them_is_said_in_words(
    entry: StoryEntry, title: str, under: str
) -> None:
    row = shown(entry)[1]
    assert (row.title, row.under, row.date) == (title, under, "2 Mar")
    assert row.icon or row.kind


def test_a_gift_that_helped_says_so_and_one_that_waits_how_far_it_is(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill, ann = make.resident("Bill"), make.resident("Ann")
        heard = make.listening()
        need = make.statement(heard, "a lift", kind=StatementKind.NEED, by=bill)
        gift = make.statement(heard, "a van", kind=StatementKind.GIFT, by=ann)
        make.put(GiftMatch, need_id=need, gift_id=gift, state=MatchState.HELPED, on=TODAY)
    told = {}
    for who in (bill, ann):
        entries = owned_log.read(partial(story, resident_id=who))
        (row,) = (row for row in shown(*entries) if row.met)
        told[who] = (row.title, row.met)
    assert told == {
        bill: ("Ann could help: a lift", "helped"),
        ann: ("Gift set beside a need of Bill: a van", "helped"),
    }


@pytest.mark.parametrize(
    ("came", "words"),
    [
        (CameOf(), ""),
        (CameOf(Settled(met_on=TODAY), (COUNCIL,)), "met 2 Mar"),
        (CameOf(Settled(offered_until=TODAY)), "offered no more since 2 Mar"),
        (CameOf(referrals=(COUNCIL,)), "with the council since 2 Mar, no answer yet"),
        (CameOf(referrals=(COUNCIL,), matches=(LIFT,)), "introduced to Ann"),
        (CameOf(matches=(replace(LIFT, state=MatchState.HELPED),)), "helped by Ann"),
        (CameOf(matches=(replace(LIFT, state=MatchState.FELL_THROUGH),)), ""),
    ],
)
def test_a_gift_or_need_says_how_it_stands(came: CameOf, words: str) -> None:
    assert standing(NEED, came, TODAY) == words


def test_a_gift_that_helped_names_whom() -> None:
    came = CameOf(matches=(replace(LIFT, state=MatchState.HELPED),))
    assert standing(LIFT.gift_id, came, TODAY) == "helped Bill"
