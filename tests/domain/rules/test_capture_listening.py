"""What quick capture says of the listening itself: who else was there, language, road, reflection.

And what it keeps nowhere: a safeguarding worry.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from organiser_app.domain.inputs import PersonInput
from organiser_app.domain.rules.quick_capture import ParsedListening, parse, render
from organiser_app.domain.values import EntryRoad, QuotePermission

NOW = datetime(2026, 5, 7, 18, 4, tzinfo=ZoneInfo("Europe/London"))


def read(text: str) -> ParsedListening:
    (parsed,) = parse(text, NOW).listenings
    return parsed


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("3 others", 3),
        ("three others", 3),
        ("Two other people", 2),
        ("1 other", 1),
        ("12 residents", 12),
        ("2 others and 3 more", 5),
    ],
)
def test_people_who_are_only_counted_are_counted(words: str, count: int) -> None:
    parsed = read(f"with: Bill Hughes (new), Terri, {words}")
    assert [person.name for person in parsed.listening.people] == ["Bill Hughes", "Terri"]
    assert parsed.listening.unnamed_present == count
    assert (parsed.listening.note, parsed.problems) == ("", ())


@pytest.mark.parametrize(
    ("words", "count"),
    [("her husband", 1), ("two kids", 2), ("the two children", 2), ("a friend", 1)],
)
def test_what_says_more_than_a_number_is_counted_and_stays_in_the_note(
    words: str, count: int
) -> None:
    parsed = read(f"with: Terri, {words}")
    assert (parsed.listening.unnamed_present, parsed.listening.note) == (count, f"with {words}")
    assert all(problem.notice for problem in parsed.problems)


@pytest.mark.parametrize("words", ["several others", "a couple", "her family", "42"])
def test_where_no_number_is_said_nobody_is_counted(words: str) -> None:
    parsed = read(f"with: Terri, {words}")
    assert (parsed.listening.unnamed_present, parsed.listening.note) == (0, f"with {words}")


def test_more_people_than_there_can_be_stay_in_the_note() -> None:
    heard = read("with: 900 others, 100 others").listening
    assert (heard.unnamed_present, heard.note) == (900, "with 100 others")


def test_somebody_who_is_called_like_a_number_is_written_in_marks() -> None:
    heard = read('with: "3 Others", Terri').listening
    assert heard.people == (PersonInput(name="3 Others"), PersonInput(name="Terri"))
    assert read(render(heard, NOW)).listening == heard


def test_the_language_is_that_of_the_listening() -> None:
    parsed = read("at: hall    language: Bengali\nlove: the park")
    assert (parsed.listening.language, parsed.listening.note) == ("Bengali", "")
    assert parsed.problems == ()


def test_what_was_heard_just_now_is_entered_at_the_door_and_what_is_older_later() -> None:
    assert read("love: the park").listening.entered is EntryRoad.AT_THE_DOOR
    assert read("when: 17:50").listening.entered is EntryRoad.AT_THE_DOOR
    assert read("when: yesterday 17:50").listening.entered is EntryRoad.LATER


@pytest.mark.parametrize(
    ("words", "road"),
    [
        ("paper", EntryRoad.PAPER),
        ("from paper", EntryRoad.PAPER),
        ("Later", EntryRoad.LATER),
        ("on the spot", EntryRoad.AT_THE_DOOR),
    ],
)
def test_how_it_was_entered_may_be_said(words: str, road: EntryRoad) -> None:
    parsed = read(f"entered: {words}")
    assert parsed.listening.entered is road
    assert parsed.problems == ()


def test_a_road_that_is_none_stays_in_the_note_and_is_pointed_at() -> None:
    parsed = read("entered: by pigeon")
    assert parsed.listening.note == "entered: by pigeon"
    assert [str(each) for each in parsed.problems] == [
        'Line 1: "by pigeon" does not say how it was entered. It stays in the note.'
    ]


def test_a_road_said_in_the_text_goes_before_that_of_the_whole() -> None:
    capture = parse("entered: later\n---\nlove: bins", NOW, entered=EntryRoad.PAPER)
    roads = [each.listening.entered for each in capture.listenings]
    assert roads == [EntryRoad.LATER, EntryRoad.PAPER]


def test_a_reflection_is_kept_apart_from_note_and_statements() -> None:
    heard = read("love: the park\nreflection: I talked\n  too much\nshe was tired").listening
    assert heard.reflection == "I talked\ntoo much"
    assert heard.note == "she was tired"
    assert [said.words for said in heard.statements] == ["the park"]


def test_a_reflection_keeps_its_paragraphs() -> None:
    heard = read("reflection: one\n\nreflection: two").listening
    assert heard.reflection == "one\n\ntwo"
    assert read(render(heard, NOW)).listening == heard


@pytest.mark.parametrize("value", ["They rang (may quote)", '"They rang" (may quote)'])
def test_a_quote_may_have_a_word_of_its_own(value: str) -> None:
    (said,) = read(f"concern: damp\nquote: {value}").listening.statements
    assert (said.quote, said.permission) == ("They rang", QuotePermission.UNNAMED)


def test_a_bracket_in_a_quote_that_is_no_permission_stays_in_its_words() -> None:
    (said,) = read("concern: damp\nquote: They rang (twice)").listening.statements
    assert (said.quote, said.permission) == ("They rang (twice)", QuotePermission.ASK_FIRST)


def test_a_quote_without_a_statement_stays_in_the_note() -> None:
    parsed = read("quote: They rang")
    assert parsed.listening.note == "They rang"
    assert [problem.notice for problem in parsed.problems] == [True]


@pytest.mark.parametrize(
    "words",
    ["safeguarding", "Safeguarding worry", "safegaurding", "child protection"],
)
def test_a_safeguarding_worry_is_kept_nowhere_and_saving_waits(words: str) -> None:
    parsed = read(f"love: the park\n{words}: somebody\n  was hurt")
    assert parsed.left_over == "somebody\nwas hurt"
    assert parsed.worry_lines == {2, 3}
    heard = parsed.listening
    assert (heard.note, heard.reflection, len(heard.statements)) == ("", "", 1)


def test_a_safeguarding_worry_is_pointed_at_with_whom_to_tell() -> None:
    (parsed,) = parse("safeguarding: x", NOW, whom_to_tell="the safeguarding lead").listenings
    assert [str(each) for each in parsed.problems] == [
        "Line 1: do not write a safeguarding worry down here. "
        "Tell the safeguarding lead, then take the line out."
    ]
    assert (parsed.problems[0].notice, parsed.problems[0].waits) == (False, True)


@pytest.mark.parametrize(
    "line",
    [
        "worry: the child next door has no coat",
        "concern: safeguarding at the school",
        "concerned about children: nowhere to play",
        "protection: a fence by the brook",
    ],
)
def test_other_worries_are_heard_as_they_were(line: str) -> None:
    assert read(line).left_over == ""


def test_a_moment_half_an_hour_away_is_the_last_that_counts_as_on_the_spot() -> None:
    last = NOW - timedelta(minutes=30)
    assert read(f"when: {last:%H:%M}").listening.entered is EntryRoad.AT_THE_DOOR
    before = NOW - timedelta(minutes=31)
    assert read(f"when: {before:%H:%M}").listening.entered is EntryRoad.LATER
