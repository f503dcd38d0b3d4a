"""Residents' own words in quick capture, and the permission that goes with them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.rules.quick_capture import ParsedListening, parse
from organiser_app.domain.values import EntryRoad, QuotePermission, StatementKind

NOW = datetime(2026, 5, 7, 18, 4, tzinfo=ZoneInfo("Europe/London"))
SAID = "They said it was condensation."


def read(text: str) -> ParsedListening:
    (parsed,) = parse(text, NOW).listenings
    return parsed


def concern(quote: str, permission: QuotePermission, words: str = "damp") -> ListeningInput:
    heard = StatementInput(
        kind=StatementKind.CONCERN, words=words, quote=quote, permission=permission
    )
    return ListeningInput(at=NOW, statements=(heard,), entered=EntryRoad.AT_THE_DOOR)


@pytest.mark.parametrize(
    ("bracket", "permission"),
    [
        ("(may quote)", QuotePermission.UNNAMED),
        ("(May quote, no name)", QuotePermission.UNNAMED),
        ("(may quote, named)", QuotePermission.NAMED),
        ("(may quote by name)", QuotePermission.NAMED),
        ("(ask first)", QuotePermission.ASK_FIRST),
        ("", QuotePermission.ASK_FIRST),
        ("(not to quote)", QuotePermission.NOT_TO_QUOTE),
        ("(do not quote)", QuotePermission.NOT_TO_QUOTE),
        ("(don't quote)", QuotePermission.NOT_TO_QUOTE),
        ("(private)", QuotePermission.NOT_TO_QUOTE),
    ],
)
@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»", "''", "\u2018\u2019"])
def test_a_quoted_line_belongs_to_the_statement_above(
    marks: str, bracket: str, permission: QuotePermission
) -> None:
    parsed = read(f"concern: damp\n{marks[0]}{SAID}{marks[1]} {bracket}")
    assert parsed.listening == concern(SAID, permission)
    assert parsed.problems == ()


def test_a_quote_may_still_lack_its_closing_mark() -> None:
    assert read("concern: damp\n“They said").listening.statements[0].quote == "They said"


def test_a_quote_may_hold_a_quote() -> None:
    assert read('concern: damp\n"He said "no" to me"').listening == concern(
        'He said "no" to me', QuotePermission.ASK_FIRST
    )


def test_a_quote_may_go_on_over_indented_lines() -> None:
    parsed = read("concern: damp\n“They said it was\n  condensation.” (may quote)")
    assert parsed.listening == concern("They said it was\ncondensation.", QuotePermission.UNNAMED)


def test_two_quotes_with_one_permission_are_kept_together() -> None:
    parsed = read('concern: damp\n"One." (may quote)\n"Two."')
    assert parsed.listening == concern("One.\nTwo.", QuotePermission.UNNAMED)


def test_a_second_quote_with_another_permission_stays_in_the_note() -> None:
    parsed = read('concern: damp\n"One." (may quote)\n"Two." (private)')
    assert parsed.listening.statements[0].quote == "One."
    assert parsed.listening.note == '"Two." (private)'
    assert [problem.line for problem in parsed.problems] == [3]


def test_the_permission_may_stand_on_the_next_line() -> None:
    parsed = read('concern: damp\n"One."\n(may quote, named)')
    assert parsed.listening == concern("One.", QuotePermission.NAMED)


def test_a_permission_is_never_guessed() -> None:
    parsed = read('concern: damp\n"One." (may qoute)')
    assert parsed.listening.statements[0].permission is QuotePermission.ASK_FIRST
    assert parsed.listening.note == "(may qoute)"
    assert "no permission to quote" in parsed.problems[0].sentence


def test_a_quote_without_a_statement_stays_in_the_note_and_is_noticed() -> None:
    parsed = read(f'at: hall\n"{SAID}" (may quote)')
    assert parsed.listening.note == f'"{SAID}" (may quote)'
    assert [str(problem) for problem in parsed.problems] == [
        "Line 2: this quote follows no statement. It stays in the note."
    ]


def test_a_statement_may_be_nothing_but_a_quote() -> None:
    assert read(f'concern: "{SAID}" (may quote)').listening == concern(
        SAID, QuotePermission.UNNAMED, words=SAID
    )
    assert read(f'concern:\n"{SAID}" (may quote)').listening == concern(
        SAID, QuotePermission.UNNAMED, words=SAID
    )


def test_a_quote_with_its_permission_may_end_the_line_of_its_statement() -> None:
    assert read(f'concern: damp "{SAID}" (may quote)').listening == concern(
        SAID, QuotePermission.UNNAMED
    )


def test_words_in_quotation_marks_without_permission_stay_words() -> None:
    heard = read('concern: the "new" lift is "resting"').listening.statements[0]
    assert (heard.words, heard.quote) == ('the "new" lift is "resting"', "")


def test_a_line_with_words_between_two_quotes_is_a_note() -> None:
    line = '"Fine," she said, "go"'
    assert read(f"concern: damp\n{line}").listening.note == line


@pytest.mark.parametrize("text", ["concern: damp (may quote) #housing", "love: bingo\n(may quote)"])
def test_a_permission_without_a_quote_allows_nothing_and_is_pointed_at(text: str) -> None:
    parsed = read(text)
    assert parsed.listening.statements[0].permission is QuotePermission.ASK_FIRST
    assert "(may quote)" in parsed.listening.statements[0].words + parsed.listening.note
    (problem,) = parsed.problems
    assert 'no quote goes with "(may quote)".' in problem.sentence
