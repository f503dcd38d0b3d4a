"""A round sheet typed as one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.sheet_line import (
    OUTCOME_LETTERS,
    SheetKnock,
    read_sheet_line,
)
from organiser_app.domain.values import AttemptOutcome


def read(text: str, *known: str) -> list[tuple[str, str]]:
    """The doors with the letters of what came of it; there must be no mistake."""
    line = read_sheet_line(text, known)
    assert line.mistakes == ()
    return [(knock.label, OUTCOME_LETTERS[knock.outcome]) for knock in line.knocks]


def mistake(text: str, *known: str) -> str:
    line = read_sheet_line(text, known)
    assert line.knocks == ()
    (found,) = line.mistakes
    return str(found)


def test_a_whole_sheet_is_read_from_one_line() -> None:
    assert read("2 N, 4 L, 6 S, 8 D, 10-14 N") == [
        ("2", "N"),
        ("4", "L"),
        ("6", "S"),
        ("8", "D"),
        ("10", "N"),
        ("12", "N"),
        ("14", "N"),
    ]


def test_every_outcome_has_a_letter_of_its_own() -> None:
    assert set(OUTCOME_LETTERS) == set(AttemptOutcome)
    assert len(set(OUTCOME_LETTERS.values())) == len(AttemptOutcome)


def test_small_letters_lines_and_missing_blanks_are_no_hindrance() -> None:
    assert read("2n; 4: l\n6 = s") == [("2", "N"), ("4", "L"), ("6", "S")]


def test_several_doors_share_a_letter() -> None:
    assert read("2 4 12a N") == [("2", "N"), ("4", "N"), ("12A", "N")]


def test_a_range_from_odd_to_even_means_both_sides() -> None:
    assert [label for label, _ in read("1 to 4 N")] == ["1", "2", "3", "4"]


def test_a_range_between_known_doors_means_those_that_there_are() -> None:
    known = ("10", "12", "12A", "13", "16", "20", "22")
    assert [label for label, _ in read("10–20 N", *known)] == ["10", "12", "12A", "16", "20"]


def test_a_range_that_begins_where_no_door_is_known_means_every_number() -> None:
    assert [label for label, _ in read("10-16 N", "12", "14")] == ["10", "12", "14", "16"]


def test_flats_are_read_by_their_word_and_both_sides_of_the_stair() -> None:
    assert read("flats 1-3 N, Flat 6 L") == [
        ("Flat 1", "N"),
        ("Flat 2", "N"),
        ("Flat 3", "N"),
        ("Flat 6", "L"),
    ]


def test_what_is_to_be_remembered_stands_after_the_letter() -> None:
    (knock,) = read_sheet_line("12 C after seven").knocks
    assert knock == SheetKnock("12", AttemptOutcome.COME_BACK, "after seven")


def test_a_door_whose_label_ends_in_a_letter_still_needs_one_for_the_outcome() -> None:
    assert read("12N") == [("12", "N")]
    assert "then the letter" in mistake("12N", "12N")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12", "Write the door, then the letter"),
        ("Kendal Road N", "Write the door, then the letter"),
        ("12 X", "The letters are L S R N V C U D"),
        ("2 N 4 L", "comma after each door"),
        ("20-10 N", "goes up"),
        ("1-99999 N", "500 doors at most"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, told: str) -> None:
    assert told in mistake(text)


def test_one_mistake_keeps_no_other_entry_back() -> None:
    line = read_sheet_line("2 N, 4, 6 L")
    assert [knock.label for knock in line.knocks] == ["2", "6"]
    assert [each.words for each in line.mistakes] == ["4"]


@given(st.text())
def test_no_text_is_too_much_for_it(text: str) -> None:
    line = read_sheet_line(text, ("12", "Flat 6"))
    assert all(knock.label for knock in line.knocks)


@given(st.lists(st.tuples(st.integers(1, 9999), st.sampled_from(list(AttemptOutcome)))))
def test_what_is_written_with_its_letters_is_read_back(
    knocks: list[tuple[int, AttemptOutcome]],
) -> None:
    text = ", ".join(f"{door} {OUTCOME_LETTERS[outcome]}" for door, outcome in knocks)
    assert read(text) == [(str(door), OUTCOME_LETTERS[outcome]) for door, outcome in knocks]
