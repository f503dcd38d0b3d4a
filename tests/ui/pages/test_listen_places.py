"""Where things stand in the text, and the least rewriting after which it reads as the form says."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.rules.quick_capture import Capture, parse
from organiser_app.domain.values import StatementKind
from organiser_app.ui.pages.listen.places import (
    from_qt,
    part_at,
    parts,
    statement_at,
    statement_end,
    statement_lines,
    to_qt,
)
from organiser_app.ui.pages.listen.rewriting import rewritten
from tests.store_fixtures import START

TWO = """at: 14 Kendal Road
concern: damp
"They said
  it was condensation."
idea:
love: lunch
---

---
love: the van"""


def read(text: str) -> Capture:
    return parse(text, START)


def after(text: str, wanted: ListeningInput) -> str:
    """The text of one part, rewritten."""
    lines = text.split("\n")
    part = parts(read(text), len(lines))[0]
    for edit in reversed(rewritten(lines, part, wanted, START, read)):
        lines[edit.first : edit.end] = edit.lines
    return "\n".join(lines)


def test_columns_are_counted_as_qt_counts_them_and_back() -> None:
    line = "a😀b"
    assert [to_qt(line, column) for column in range(4)] == [0, 1, 3, 4]
    assert [from_qt(line, column) for column in (0, 1, 3, 4)] == [0, 1, 2, 3]


def test_a_part_without_a_word_is_a_part_as_well() -> None:
    found = parts(read(TWO), len(TWO.split("\n")))
    assert [(part.first, part.last, part.parsed is None) for part in found] == [
        (0, 5, False),
        (7, 7, True),
        (9, 9, False),
    ]
    assert [part_at(found, line) for line in (0, 6, 7, 8, 9)] == [0, 0, 1, 1, 2]


def test_a_statement_has_its_quote_and_a_bare_word_is_none() -> None:
    parsed = read(TWO).listenings[0]
    assert statement_lines(parsed) == (1, 5)
    assert [statement_at(parsed, line) for line in range(6)] == [None, 0, 0, 0, None, 1]
    assert statement_end(parsed, 0) == 4


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (("damp", "lunch"), "worry: damp\nnoted by the way\nlove: lunch"),
        (("mould", "lunch"), "concern: mould\nnoted by the way\nlove: lunch"),
        (("damp",), "worry: damp\nnoted by the way"),
        (("damp", "lunch", "tea"), "worry: damp\nnoted by the way\nlove: lunch\nlove: tea"),
        (("damp", "tea", "lunch"), "worry: damp\nlove: tea\nnoted by the way\nlove: lunch"),
    ],
)
def test_one_statement_is_put_right_by_itself(change: tuple[str, ...], text: str) -> None:
    before = "worry: damp\nnoted by the way\nlove: lunch"
    listening = read(before).listenings[0].listening
    wanted = listening.model_copy(
        update={
            "statements": tuple(
                StatementInput(
                    kind=StatementKind.CONCERN if number == 0 else StatementKind.LOVE, words=words
                )
                for number, words in enumerate(change)
            )
        }
    )
    got = after(before, wanted)
    assert read(got).listenings[0].listening == wanted
    assert sorted(got.split("\n")) == sorted(text.split("\n"))


LINES = st.lists(
    st.sampled_from(
        (*TWO.split("\n")[:6], "", "a note: of sorts", "with: Bill (new)", "next: ring by Tue")
    ),
    max_size=8,
)
WORDS = st.text(string.ascii_letters + " #!\"'(:-\n", max_size=20)


@given(LINES, WORDS, WORDS, st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_was_typed_reads_as_the_form_says_once_it_is_rewritten(
    lines: list[str], words: str, where: str, again: bool
) -> None:
    text = "\n".join(lines)
    found = read(text).listenings
    listening = found[0].listening if found else ListeningInput(at=START)
    said = listening.statements
    if words.strip():
        fresh = StatementInput(kind=StatementKind.NEED, words=words, asked_before=again)
        said = (*said[:1], fresh, *said[2:])
    wanted = listening.model_copy(update={"statements": said, "where": " ".join(where.split())})
    got = read(after(text, wanted)).listenings[0].listening
    assert (got.where, got.people, got.next_steps) == (
        wanted.where,
        wanted.people,
        wanted.next_steps,
    )
    assert [each.kind for each in got.statements] == [each.kind for each in wanted.statements]
    assert [each.words.split() for each in got.statements] == [
        each.words.split() for each in wanted.statements
    ]
