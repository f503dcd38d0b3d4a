from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.values import Circle, CommitmentState, ListeningKind, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.person import CircleRow
from organiser_app.store.queries.story import (
    CircleEntry,
    ListeningEntry,
    PromiseEntry,
    StoryEntry,
    story,
)
from organiser_app.ui.pages.people.story import story_rows
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
