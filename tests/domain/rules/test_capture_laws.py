"""The laws of quick capture: it never fails, loses nothing, and can be written back."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    PersonInput,
    StatementInput,
    TieHeardInput,
)
from organiser_app.domain.rules.quick_capture import (
    ParsedListening,
    Role,
    parse,
    render,
    render_all,
)
from organiser_app.domain.rules.quick_capture.items import split_lines
from organiser_app.domain.rules.quick_capture.vocabulary import fold
from organiser_app.domain.values import (
    EntryRoad,
    ListeningKind,
    QuotePermission,
    StatementKind,
)

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 7, 18, 4, tzinfo=LONDON)

TRICKY = [
    *("at:", "where:  ", "kind:", "kind: doorstep", "when: ", "when: yesterday 18:04", "with: "),
    *("with:", "Bill Hughes (new)", "Terri", "two others", " and ", ", ", "; ", "love: ", "note: "),
    *("concern:", "concren: ", "need: ", "next: ", "will: ", "privacy: ", "language: ", "#housing"),
    *("#young-people", "#", "!5", "!1", "!9", "again", "asked before", " by ", "by Tue", " if "),
    *("by Tuseday", "by 31/2", "in two weeks", "(may quote)", "(ask first)", "(private)", "(new)"),
    *("(", ")", '"', "“", "”", "'", "\u2018", "\u2019", "«", "»", "\\", "\\#", "---", "\n---\n"),
    *("—", "\n", "\r\n", "\r", "\n  ", "\n\t", "\n\n", "\t", "   ", ":", "\uff1a", "- ", "* "),
    *("http://", "10:30", "Terri: said", "\u202e", "\u200f", "مرحبا", "हिन्दी", "\x00", "\x1c"),
    *("3 others", "her husband", "two kids", "reflection: ", "entered: paper", "quote: "),
    *("safeguarding: ", "entered:", "900 others", "speaks: "),
    *("knows: ", "tie: Bill - Terri", " (neighbour)", ", sisters", " !2", " knows ", " - "),
    *("\x85", "\u2028", "\ufeff", "👩‍👩‍👧", "e\u0301", "İ", "ß", "\ud800", "99999999999999999999"),
]  # fmt: skip
PIECES = st.lists(st.sampled_from(TRICKY) | st.text(max_size=6), max_size=25).map("".join)
TEXTS = PIECES | st.text(st.characters(codec=None), max_size=60)

KEPT_AS_MARK = re.compile(
    r"[\\\"“”„«»'\u2018\u2019,;&+.()\-–—*•·\s]*|and|knows|with|will|to|if|provided(?:\s+that)?|as\s+long\s+as|so\s+long\s+as",
    re.IGNORECASE,
)


def everything_in(parsed: ParsedListening) -> str:
    """All words that would be saved of a listening."""
    heard = parsed.listening
    words = [heard.where, heard.note, parsed.left_over, *(person.name for person in heard.people)]
    words += [heard.language, heard.reflection]
    for statement in heard.statements:
        words += [statement.words, statement.quote, *statement.themes]
    words += [step.what for step in heard.next_steps]
    for promise in heard.commitments:
        words += [promise.who, promise.what, promise.condition]
    for tie in heard.ties:
        words += [tie.who.name if tie.who else "", tie.other.name, tie.kind]
    return flat(" ".join(words))


def flat(words: str) -> str:
    """Words with one blank between them."""
    return " ".join(words.split())


@given(TEXTS)
@example("with: x (new) (y) and (z)")
@example('love: "x" (may quote')
@example("will: if a, b c")
@settings(deadline=None)
def test_every_character_lies_in_one_span_of_its_line(text: str) -> None:
    lines = split_lines(text)
    spans = parse(text, NOW).spans
    covered = {(span.line, column) for span in spans for column in range(span.start, span.end)}
    assert len(covered) == sum(span.end - span.start for span in spans)
    assert all(0 <= span.start < span.end <= len(lines[span.line - 1].text) for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: (span.line, span.start))
    visible = {
        (line.number, column)
        for line in lines
        for column, character in enumerate(line.text)
        if not character.isspace()
    }
    assert visible <= covered


KEPT = {
    Role.WHERE, Role.PERSON, Role.WORDS, Role.QUOTE, Role.WHO, Role.CONDITION, Role.NOTE,
    Role.LANGUAGE, Role.REFLECTION, Role.WORRY,
}  # fmt: skip


@given(TEXTS)
@settings(deadline=None)
def test_every_word_is_saved_or_was_understood(text: str) -> None:
    lines = split_lines(text)
    for parsed in parse(text, NOW).listenings:
        saved = everything_in(parsed)
        for span in parsed.spans:
            words = lines[span.line - 1].text[span.start : span.end]
            if span.role in KEPT:
                assert flat(words) in saved
            elif span.role is Role.MARK:
                assert KEPT_AS_MARK.fullmatch(words)


@given(TEXTS)
@settings(deadline=None)
def test_the_same_text_always_gives_the_same(text: str) -> None:
    assert parse(text, NOW) == parse(text, NOW)


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_two_texts_joined_by_hyphens_read_as_both(first: str, second: str) -> None:
    both = [each.listening for each in parse(f"{first}\n---\n{second}", NOW).listenings]
    apart = [each.listening for text in (first, second) for each in parse(text, NOW).listenings]
    assert both == apart


@given(TEXTS)
@settings(deadline=None)
def test_problems_point_into_their_lines(text: str) -> None:
    lines = split_lines(text)
    for problem in parse(text, NOW).problems:
        assert 0 <= problem.start <= problem.end <= len(lines[problem.line - 1].text)
        assert f"{problem.line}" in problem.sentence


@given(TEXTS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_what_was_read_and_written_back_reads_the_same_again(text: str) -> None:
    heard = [each.listening for each in parse(text, NOW).listenings]
    written = render_all(heard, NOW)
    again = [each.listening for each in parse(written, NOW).listenings]
    assert again == heard


WORDS = """
    damp bins the hall council van #1 #housing !5 !9 again by on Tue tomorrow if (may quote) in two
    weeks love: note: at: \\ \\o/ “so” 15/5 will to and asked asks before 10:30 --- - Bill a
"""
NAMES = "Bill Hughes Terri Shahida Begum Anne-Marie O'Neill de and 2 others at:"
WORD = st.sampled_from(WORDS.split()) | st.text(
    st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8
)
LINE = st.lists(WORD, min_size=1, max_size=7).map(" ".join)
LINES = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
NAME = st.lists(st.sampled_from(NAMES.split()), min_size=1, max_size=3).map(" ".join)
THEME = st.sampled_from(
    ["housing", "young people", "Crime & safety", "anti-social behaviour", "NHS"]
)
THEMES = ("Crime & safety", "anti-social behaviour")
DAYS = st.none() | st.dates(date(2025, 1, 1), date(2030, 1, 1))
QUOTES = st.lists(
    st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), min_size=1)
    .map(" ".join), max_size=2,
).map("\n".join)  # fmt: skip


@st.composite
def statements(draw: st.DrawFn) -> StatementInput:
    kind = draw(st.sampled_from(StatementKind))
    quote = draw(QUOTES)
    return StatementInput(
        kind=kind,
        words=draw(LINES),
        strength=draw(st.none() | st.integers(1, 5)),
        themes=tuple(draw(st.lists(THEME, max_size=3, unique=True))),
        quote=quote,
        permission=draw(st.sampled_from(QuotePermission)) if quote else QuotePermission.ASK_FIRST,
        asked_before=draw(st.booleans()) if kind is StatementKind.NEED else False,
    )


@st.composite
def ties(draw: st.DrawFn, people: list[PersonInput]) -> TieHeardInput:
    """A tie that can be placed: of the one who was heard, or of two who are named."""
    alone = people[0].name if len(people) == 1 else None
    who = draw(st.builds(PersonInput, name=NAME, is_new=st.booleans()))
    known = alone is not None and draw(st.booleans())
    other = draw(
        st.builds(PersonInput, name=NAME, is_new=st.booleans()).filter(
            lambda other: not is_called(other.name, alone if known and alone else who.name)
        )
    )
    kind = draw(st.just("") | LINE.filter(lambda line: not set("()") & set(line)))
    strength = draw(st.none() | st.integers(1, 3))
    return TieHeardInput(who=None if known else who, other=other, kind=kind, strength=strength)


def is_called(name: str, full: str) -> bool:
    """Whether the one is the other's name, or first name."""
    return fold(name) in (fold(full), fold(full).split(" ")[0])


@st.composite
def listenings(draw: st.DrawFn) -> ListeningInput:
    people = st.builds(PersonInput, name=NAME, is_new=st.booleans())
    steps = st.builds(NextStepInput, what=LINES, due_on=DAYS)
    promises = st.builds(
        CommitmentInput, who=NAME, what=LINES, due_on=DAYS, condition=st.just("") | LINE
    )
    seconds = draw(st.integers(0, 3 * 365 * 86400))
    present = draw(st.lists(people, max_size=3))
    return ListeningInput(
        kind=draw(st.sampled_from(ListeningKind)),
        at=draw(st.just(NOW) | st.just(NOW - timedelta(seconds=seconds))),
        where=draw(
            st.sampled_from(["", "14 Kendal Road", "school gate", "St. Mark's hall, back room"])
        ),
        people=tuple(present),
        statements=tuple(draw(st.lists(statements(), max_size=3))),
        next_steps=tuple(draw(st.lists(steps, max_size=2))),
        commitments=tuple(draw(st.lists(promises, max_size=2))),
        ties=tuple(draw(st.lists(ties(present), max_size=3))),
        note=draw(st.just("") | st.lists(LINE, min_size=1, max_size=3).map("\n".join)),
        reflection=draw(st.just("") | st.lists(LINES, min_size=1, max_size=3).map("\n\n".join)),
        entered=draw(st.sampled_from(EntryRoad)),
        language=draw(st.sampled_from(["", "Bengali", "Welsh, some English", "BSL at: home"])),
        unnamed_present=draw(st.integers(0, 999)),
        privacy_notice=draw(st.booleans()),
    )


@given(listenings())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_listening_written_as_text_reads_as_itself(listening: ListeningInput) -> None:
    written = render(listening, NOW)
    (read,) = parse(written, NOW, themes=THEMES).listenings
    assert read.listening == listening
