"""What the window offers while quick capture is typed: completion, and the table of words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from organiser_app.domain.rules.quick_capture import (
    Completion,
    Field,
    Wanted,
    completion_at,
    parse,
    word_help,
)
from organiser_app.domain.rules.quick_capture.vocabulary import (
    field_of,
    listening_kind_of,
    permission_of,
    written_kind,
    written_permission,
)
from organiser_app.domain.values import ListeningKind, QuotePermission

NOW = datetime(2026, 5, 7, 18, 4, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("before", "wanted", "typed"),
    [
        ("love: lunch #", Wanted.THEME, ""),
        ("love: lunch #young-pe", Wanted.THEME, "young-pe"),
        ("with: ", Wanted.PERSON, ""),
        ("at: hall    with: Bill Hughes (new), Te", Wanted.PERSON, "Te"),
        ("with: Bill and Shahida Be", Wanted.PERSON, "Shahida Be"),
        ("will: Te", Wanted.PERSON, "Te"),
        ("knows: Te", Wanted.PERSON, "Te"),
        ("knows: Terri (neighbour), Bill Hu", Wanted.PERSON, "Bill Hu"),
        ("knows: Bill - Te", Wanted.PERSON, "Te"),
        ("knows: Bill knows Te", Wanted.PERSON, "Te"),
        ("knows: Terri (cooks w", Wanted.TIE, "cooks w"),
        ("knows: Terri (sister) and Bill (", Wanted.TIE, ""),
    ],
)
def test_what_is_being_typed_may_be_completed(before: str, wanted: Wanted, typed: str) -> None:
    start = len(before) - len(typed)
    assert completion_at(f"{before} and more", len(before)) == Completion(
        wanted, typed, start, len(before)
    )


def test_a_lone_figure_at_the_end_of_what_was_heard_may_be_its_strength() -> None:
    line = "concern: lorries at night 4"
    wanted = Completion(Wanted.STRENGTH, "4", len(line) - 1, len(line))
    assert completion_at(line, len(line)) == wanted
    assert completion_at(f"{line} flats shake", len(line)) is None


@pytest.mark.parametrize(
    "before",
    [
        *("", "love: lunch", "block #3 #ho", "love: a#b", "will: Terri rings", "at: ha"),
        *("at: flat 4", "love: bus 44", "love: bus 6", "love: 4", "love: !5 bus 4"),
    ],
)
def test_elsewhere_nothing_is_offered(before: str) -> None:
    assert completion_at(before, len(before)) is None


def test_every_field_has_its_row_and_an_example_that_reads_without_a_problem() -> None:
    rows = word_help()
    assert {row.field for row in rows} == set(Field) - {Field.SAFEGUARDING}
    for row in rows:
        assert row.meaning
        assert row.words[0] == row.field.value
        assert parse(f"with: Ann\nconcern: damp\n{row.example}", NOW).problems == ()


def test_no_word_names_two_fields() -> None:
    for row in word_help():
        assert {field_of(word) for word in row.words} == {row.field}


def test_what_is_written_for_kinds_and_permissions_is_read_as_them() -> None:
    assert all(listening_kind_of(written_kind(kind)) is kind for kind in ListeningKind)
    assert all(permission_of(written_permission(each)) is each for each in QuotePermission)
