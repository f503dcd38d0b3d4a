"""Quick capture as it is typed: the head of a listening, statements and their marks, the note."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    PersonInput,
    StatementInput,
)
from organiser_app.domain.rules.quick_capture import ParsedListening, Role, parse
from organiser_app.domain.values import (
    EntryRoad,
    ListeningKind,
    QuotePermission,
    StatementKind,
)

NOW = datetime(2026, 5, 7, 18, 4, tzinfo=ZoneInfo("Europe/London"))

EXAMPLE = """\
at: 14 Kendal Road        kind: doorstep     with: Bill Hughes (new), Terri
concern: damp in the back bedroom, council never rings back #housing !5
"They said it was condensation." (may quote)
love: Friday lunch at the hall #people
dream: a community kitchen
gift: can drive a van on Tuesdays
need: someone to ring the council for her #housing again
next: ring back by Tue
will: Bill gets three prices by Friday if Terri brings the list
"""


def read(text: str) -> ParsedListening:
    (parsed,) = parse(text, NOW).listenings
    return parsed


def statement(text: str) -> StatementInput:
    (heard,) = read(text).listening.statements
    return heard


def sentences(text: str) -> list[str]:
    return [problem.sentence for problem in parse(text, NOW).problems]


def spans(text: str) -> list[tuple[str, Role]]:
    lines = text.split("\n")
    return [
        (lines[span.line - 1][span.start : span.end], span.role) for span in parse(text, NOW).spans
    ]


def test_the_example_of_the_design_reads_as_it_says() -> None:
    parsed = read(EXAMPLE)
    assert parsed.listening == ListeningInput(
        at=NOW,
        entered=EntryRoad.AT_THE_DOOR,
        kind=ListeningKind.DOORSTEP,
        where="14 Kendal Road",
        people=(PersonInput(name="Bill Hughes", is_new=True), PersonInput(name="Terri")),
        statements=(
            StatementInput(
                kind=StatementKind.CONCERN,
                words="damp in the back bedroom, council never rings back",
                strength=5,
                themes=("housing",),
                quote="They said it was condensation.",
                permission=QuotePermission.UNNAMED,
            ),
            StatementInput(
                kind=StatementKind.LOVE, words="Friday lunch at the hall", themes=("people",)
            ),
            StatementInput(kind=StatementKind.DREAM, words="a community kitchen"),
            StatementInput(kind=StatementKind.GIFT, words="can drive a van on Tuesdays"),
            StatementInput(
                kind=StatementKind.NEED,
                words="someone to ring the council for her",
                themes=("housing",),
                asked_before=True,
            ),
        ),
        next_steps=(NextStepInput(what="ring back", due_on=datetime(2026, 5, 12).date()),),
        commitments=(
            CommitmentInput(
                who="Bill",
                what="gets three prices",
                due_on=datetime(2026, 5, 8).date(),
                condition="Terri brings the list",
            ),
        ),
    )
    assert parsed.problems == ()
    assert (parsed.first_line, parsed.last_line) == (1, 10)


def test_every_place_of_a_line_is_known_with_its_role() -> None:
    assert spans("need: a lift  to the #hall again !3") == [
        ("need:", Role.KEYWORD),
        ("a lift  to the", Role.WORDS),
        ("#hall", Role.THEME),
        ("again", Role.ASKED_BEFORE),
        ("!3", Role.STRENGTH),
    ]
    (keyword, *_) = parse("love: lunch", NOW).spans
    assert keyword.kind is StatementKind.LOVE


def test_blank_text_holds_no_listening() -> None:
    assert parse(" \n\n---\n\t\n", NOW).listenings == ()


def test_hyphens_part_listenings_and_so_does_the_dash_that_a_phone_makes_of_them() -> None:
    capture = parse("love: lunch\n---\nlove: bingo\r\n—\r\nlove: the park", NOW)
    words = [each.listening.statements[0].words for each in capture.listenings]
    assert words == ["lunch", "bingo", "the park"]
    assert [each.first_line for each in capture.listenings] == [1, 3, 5]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Loves: the park", StatementKind.LOVE),
        ("LIKE: the park", StatementKind.LOVE),
        ("concerned about: the park", StatementKind.CONCERN),
        ("worry:the park", StatementKind.CONCERN),
        ("- problem: the park", StatementKind.CONCERN),
        ("• wish : the park", StatementKind.DREAM),
        ("dreams of: the park", StatementKind.DREAM),
        ("suggestion: the park", StatementKind.IDEA),
        ("help with: the park", StatementKind.NEED),
        ("can: the park", StatementKind.GIFT),
        ("offers\uff1a the park", StatementKind.GIFT),
    ],
)
def test_words_before_the_colon_are_forgiving(line: str, kind: StatementKind) -> None:
    assert statement(line) == StatementInput(kind=kind, words="the park")


@pytest.mark.parametrize(
    ("key", "meant"), [("concren", "concern"), ("lvoe", "love"), ("Suggeston", "suggestion")]
)
def test_a_misspelt_word_is_read_with_a_notice(key: str, meant: str) -> None:
    parsed = read(f"{key}: bins")
    assert parsed.listening.statements[0].words == "bins"
    (problem,) = parsed.problems
    assert problem.notice
    assert problem.sentence == f'Line 1: "{key}" was read as "{meant}".'
    assert (problem.start, problem.end, problem.suggestion) == (0, len(key), meant)


@pytest.mark.parametrize(
    "line",
    [
        "Willa: gets three prices",
        "http://example.org/love: bins",
        "10:30 we began",
        "at 10:30 we met",
        "she said: never again",
        "a plain line #housing !5",
    ],
)
def test_a_line_without_a_known_word_goes_on_with_the_note(line: str) -> None:
    assert read(line).listening == ListeningInput(at=NOW, note=line, entered=EntryRoad.AT_THE_DOOR)


def test_an_unknown_word_before_a_colon_is_pointed_at_softly() -> None:
    assert sentences("Mood: cheerful") == ['Line 1: "Mood" is no word that begins a line.']


def test_the_name_of_somebody_present_before_a_colon_is_not_pointed_at() -> None:
    assert sentences("Terri: said hello\nwith: Terri Ashworth") == []


def test_a_word_with_nothing_after_it_yet_is_only_noticed() -> None:
    parsed = read("concern:")
    assert parsed.listening.statements == ()
    (problem,) = parsed.problems
    assert problem.notice


def test_one_blank_parts_the_plain_pairs_of_a_header() -> None:
    heard = read("at: school gate kind: street with: Terri when: yesterday 15:10").listening
    assert (heard.where, heard.kind) == ("school gate", ListeningKind.STREET)
    assert heard.people == (PersonInput(name="Terri"),)
    assert heard.at == NOW.replace(day=6, hour=15, minute=10)


def test_a_tab_parts_pairs_and_empty_pairs_say_nothing() -> None:
    parsed = read("place: hall\ttype:\twho: Terri\tlove: bingo")
    assert parsed.listening == ListeningInput(
        at=NOW,
        entered=EntryRoad.AT_THE_DOOR,
        where="hall",
        people=(PersonInput(name="Terri"),),
        statements=(StatementInput(kind=StatementKind.LOVE, words="bingo"),),
    )
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("door", ListeningKind.DOORSTEP),
        ("1:1", ListeningKind.ONE_TO_ONE),
        ("one-to-one", ListeningKind.ONE_TO_ONE),
        ("House Meeting", ListeningKind.HOUSE_MEETING),
        ("phone call", ListeningKind.PHONE),
        ("doorstpe", ListeningKind.DOORSTEP),
    ],
)
def test_kinds_of_listening_are_forgiving(words: str, kind: ListeningKind) -> None:
    assert read(f"kind: {words}").listening.kind is kind


def test_what_a_header_cannot_take_stays_in_the_note_and_is_pointed_at() -> None:
    parsed = read("kind: séance\nwhen: Tuseday\nat: hall\nat: pub\nprivacy: perhaps")
    assert parsed.listening.note == "kind: séance\nwhen: Tuseday\nat: pub\nprivacy: perhaps"
    assert [problem.sentence for problem in parsed.problems] == [
        'Line 1: "séance" is no kind of listening.',
        'Line 2: "Tuseday" is not a date or time.',
        'Line 4: "at:" was said before.',
        'Line 5: "perhaps" does not say whether the privacy notice was given.',
    ]


def test_people_are_divided_by_commas_and_by_and() -> None:
    parsed = read('with: Bill Hughes (new), Terri and Shahida Begum; "Ann and Co" (new)')
    assert [(each.name, each.is_new) for each in parsed.listening.people] == [
        ("Bill Hughes", True),
        ("Terri", False),
        ("Shahida Begum", False),
        ("Ann and Co", True),
    ]


def test_what_stands_in_brackets_after_a_name_goes_to_the_note() -> None:
    heard = read("with: Sam (Terri's son)").listening
    assert heard.people == (PersonInput(name="Sam"),)
    assert heard.note == "Sam (Terri's son)"


def test_names_known_for_certain_find_their_resident() -> None:
    terri = UUID(int=7)
    capture = parse("with: Terri, Bill", NOW, residents={"Terri": terri})
    assert [each.resident_id for each in capture.listenings[0].listening.people] == [terri, None]


def test_a_moment_still_to_come_is_noticed() -> None:
    assert sentences("when: 21:00") == ['Line 1: "21:00" is still to come.']


def test_the_privacy_notice_and_the_road_are_kept() -> None:
    capture = parse("privacy notice: given", NOW, entered=EntryRoad.PAPER)
    heard = capture.listenings[0].listening
    assert heard.privacy_notice
    assert heard.entered is EntryRoad.PAPER


def test_a_theme_in_the_midst_stays_as_a_word() -> None:
    heard = statement("idea: more for #young-people in town #parks")
    assert heard.words == "more for young-people in town"
    assert heard.themes == ("young people", "parks")


def test_a_tag_finds_the_codebook_in_its_own_spelling() -> None:
    capture = parse("love: x #anti-social-behaviour", NOW, themes=["Anti-social behaviour"])
    assert capture.listenings[0].listening.statements[0].themes == ("Anti-social behaviour",)


def test_a_statement_of_nothing_but_themes_says_their_names() -> None:
    assert statement("love: #people").words == "people"


def test_a_number_after_a_hash_is_no_theme() -> None:
    assert statement("concern: lift in block #3") == StatementInput(
        kind=StatementKind.CONCERN, words="lift in block #3"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("damp !7", 'Line 1: "!7" is no strength; they go from !1 to !5.'),
        ("!3 damp !5", 'Line 1: "!3" is a second strength.'),
    ],
)
def test_a_strength_that_is_none_is_pointed_at_and_stays_in_the_words(
    words: str, sentence: str
) -> None:
    assert sentences(f"concern: {words}") == [sentence]
    assert statement(f"concern: {words}").words == words.removesuffix(" !5")


@pytest.mark.parametrize("end", ["again", "asked before", "(again)", "again."])
def test_a_need_may_have_been_asked_before(end: str) -> None:
    heard = statement(f"need: a ramp {end}")
    assert (heard.words, heard.asked_before) == ("a ramp", True)


def test_again_is_a_plain_word_of_a_love() -> None:
    assert statement("love: singing again").words == "singing again"


def test_a_backslash_makes_a_word_plain() -> None:
    heard = statement("need: \\#1 is \\!5 and \\again")
    assert (heard.words, heard.themes, heard.strength) == ("#1 is !5 and again", (), None)
    assert read("\\love: is a word").listening.note == "love: is a word"


def test_an_indented_line_goes_on_with_the_one_above() -> None:
    heard = statement("concern: damp in the bedroom #housing\n  and mould in the hall !4")
    assert heard.words == "damp in the bedroom\nand mould in the hall"
    assert (heard.themes, heard.strength) == (("housing",), 4)


def test_an_indented_line_after_a_blank_one_is_a_note() -> None:
    assert read("love: lunch\n\n  by the way").listening.note == "by the way"


def test_paragraphs_of_the_note_stay_apart() -> None:
    note = "first thing\nsecond\n\nnew paragraph"
    assert read(f"love: lunch\n{note}\n").listening.note == note


def test_what_is_too_long_for_its_field_goes_to_the_note() -> None:
    long_name, long_words = "B" * 201, "damp " * 4_001
    parsed = read(f"at: {long_name}\nwith: {long_name}\nconcern: {long_words}\nnext: {long_words}")
    heard = parsed.listening
    assert (heard.where, heard.people, heard.statements, heard.next_steps) == ("", (), (), ())
    assert heard.note.count(long_name) == 2
    assert heard.note.count(long_words.strip()) == 2
    assert len(parsed.problems) == 4


def test_what_is_too_long_for_the_note_is_left_over_and_pointed_at() -> None:
    parsed = read("a" * 100_050)
    assert parsed.left_over == "a" * 50
    assert [problem.notice for problem in parsed.problems] == [False]
