"""Every answer of a survey arrives whole, once, or its line is named with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.values import EntryRoad, ListeningKind, QuotePermission, StatementKind
from organiser_app.exchange.answers import (
    LONGEST_ANSWER,
    AnswerField,
    Answers,
    AnswersPlan,
    read_answers,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RESPONSE = {"response": AnswerField.STATEMENT}
REAL = Path(__file__).resolve().parents[3] / "shared/data/resident_answers_county_2021.csv"


def read(
    tmp_path: Path, content: str, columns: Mapping[str, AnswerField] = RESPONSE, **plan: object
) -> Answers:
    """What is read from a file of that content."""
    file = tmp_path / "answers.csv"
    file.write_text(content, encoding="utf-8", newline="")
    return read_answers(file, AnswersPlan(columns, NOW, **plan))  # type: ignore[arg-type] # fields


def only(answers: Answers) -> tuple[ListeningInput, StatementInput]:
    """The one listening that was read, and its one statement."""
    assert answers.unread == ()
    (listening,) = answers.listenings
    (statement,) = listening.statements
    return listening, statement


def reasons(answers: Answers) -> list[tuple[int, str]]:
    """The lines that were not taken, and why."""
    return [(each.line, each.reason) for each in answers.unread]


def test_an_answer_is_a_listening_of_a_survey_with_its_words_as_a_quote(tmp_path: Path) -> None:
    listening, statement = only(read(tmp_path, "response,page\nA community kitchen,32\n"))
    assert (listening.kind, listening.entered) == (ListeningKind.SURVEY, EntryRoad.IMPORT)
    assert (listening.at, listening.people) == (NOW, ())
    assert (statement.words, statement.quote) == ("A community kitchen", "A community kitchen")
    assert statement.kind is StatementKind.IDEA
    assert statement.permission is QuotePermission.ASK_FIRST


def test_columns_that_are_not_mapped_go_into_the_note(tmp_path: Path) -> None:
    content = "response,page,survey,empty\nA kitchen,32,county,\n"
    listening, _ = only(read(tmp_path, content))
    assert listening.note == "page: 32\nsurvey: county"


def test_a_column_mapped_to_nothing_is_left_out(tmp_path: Path) -> None:
    columns = RESPONSE | {"email": AnswerField.NOTHING}
    listening, _ = only(read(tmp_path, "response,email\nA kitchen,somebody@home\n", columns))
    assert listening.note == ""


def test_mapped_columns_say_kind_theme_date_place_and_strength(tmp_path: Path) -> None:
    columns = {
        "said": AnswerField.STATEMENT,
        "what": AnswerField.KIND,
        "about": AnswerField.THEME,
        "when": AnswerField.DATE,
        "where": AnswerField.PLACE,
        "how much": AnswerField.STRENGTH,
    }
    content = (
        "Said,What,About,When,Where,How much\n"
        "Damp again,Concerns,housing; damp ;housing,2026-02-14,14 Kendal Road,5\n"
    )
    listening, statement = only(read(tmp_path, content, columns))
    assert listening.at == datetime(2026, 2, 14, 12, tzinfo=UTC)
    assert (listening.where, listening.note) == ("14 Kendal Road", "")
    assert statement.kind is StatementKind.CONCERN
    assert (statement.themes, statement.strength) == (("housing", "damp"), 5)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-02-14T18:30:00Z", datetime(2026, 2, 14, 18, 30, tzinfo=UTC)),
        ("2026-02-14 18:30:00", datetime(2026, 2, 14, 18, 30, tzinfo=UTC)),
        ("14/2/2026", datetime(2026, 2, 14, 12, tzinfo=UTC)),
        ("14 February 2026", datetime(2026, 2, 14, 12, tzinfo=UTC)),
    ],
)
def test_dates_are_read_as_machines_and_people_write_them(
    tmp_path: Path, said: str, moment: datetime
) -> None:
    columns = RESPONSE | {"on": AnswerField.DATE}
    listening, _ = only(read(tmp_path, f"response,on\nA kitchen,{said}\n", columns))
    assert listening.at == moment


def test_every_line_that_cannot_be_taken_is_named_and_the_others_are_taken(tmp_path: Path) -> None:
    columns = {
        "response": AnswerField.STATEMENT,
        "kind": AnswerField.KIND,
        "on": AnswerField.DATE,
        "strength": AnswerField.STRENGTH,
    }
    content = (
        "response,kind,on,strength\n"
        ",love,,\n"
        "Lunch,loves,,\n"
        "Lunch,moan,,\n"
        "Lunch,,31/2/2026,\n"
        "Lunch,,,9\n"
        'Lunch,"lo"ve,,\n'
        "Lunch, at the hall,,,\n"
        f"{'x' * (LONGEST_ANSWER + 1)},,,\n"
        "A swing\n"
    )
    answers = read(tmp_path, content, columns)
    assert [each.statements[0].words for each in answers.listenings] == ["Lunch", "A swing"]
    assert reasons(answers) == [
        (2, "there is no answer in it"),
        (4, "“moan” is no kind; the kinds are love, concern, dream, idea, need, gift"),
        (5, "“31/2/2026” is no date that can be read"),
        (6, "“9” is no strength from 1 to 5"),
        (7, "its quotation marks do not close"),
        (8, "“at the hall” is no kind; the kinds are love, concern, dream, idea, need, gift"),
        (9, "the answer has 20,001 characters, and 20,000 is the most"),
    ]


def test_an_answer_cut_by_a_comma_is_not_taken_in_part(tmp_path: Path) -> None:
    answers = read(tmp_path, "response,page\nBins, and lights,3\n")
    assert reasons(answers) == [(2, "it has more cells than there are columns")]


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        (AnswerField.PLACE, "the place has 201 characters, and 200 is the most"),
        (AnswerField.THEME, "the theme has 201 characters, and 200 is the most"),
    ],
)
def test_what_is_too_long_for_its_field_is_named(
    tmp_path: Path, column: AnswerField, reason: str
) -> None:
    answers = read(tmp_path, f"response,x\nLunch,{'x' * 201}\n", RESPONSE | {"x": column})
    assert reasons(answers) == [(2, reason)]


def test_the_longest_answer_is_taken_whole(tmp_path: Path) -> None:
    _, statement = only(read(tmp_path, f"response\n{'x' * LONGEST_ANSWER}\n"))
    assert len(statement.words) == LONGEST_ANSWER


def test_an_answer_of_two_million_characters_is_named_and_swallows_nothing(tmp_path: Path) -> None:
    long = "Ring me, and\nring me again.\n" * 75_000
    answers = read(tmp_path, f'response\nOne\n"{long}"\nTwo\n')
    assert [each.statements[0].words for each in answers.listenings] == ["One", "Two"]
    assert reasons(answers) == [(3, "the answer has 2,099,999 characters, and 20,000 is the most")]


def test_a_column_that_is_not_there_says_which_are(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"no column “answer”\. The columns are: response, page"):
        read(tmp_path, "response,page\nOne,1\n", {"answer": AnswerField.STATEMENT})


def test_a_plan_without_the_answers_says_which_columns_there_are(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"Say which column.*response, page"):
        read(tmp_path, "response,page\nOne,1\n", {"page": AnswerField.PLACE})


def test_two_columns_of_one_name_are_not_guessed_between(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="There are 2 columns “response”"):
        read(tmp_path, "response,response\nOne,Two\n")


def test_only_themes_may_come_from_two_columns(tmp_path: Path) -> None:
    columns = RESPONSE | {"a": AnswerField.THEME, "b": AnswerField.THEME}
    _, statement = only(read(tmp_path, "response,a,b\nOne,bins,buses\n", columns))
    assert statement.themes == ("bins", "buses")
    with pytest.raises(InvalidInput, match="Only one column can be the date"):
        read(tmp_path, "response,a,b\nOne,1,2\n", RESPONSE | dict.fromkeys("ab", AnswerField.DATE))


def sources(answers: Answers) -> list[str]:
    """The signs by which a repeat is known."""
    return [each.source for each in answers.listenings]


def test_a_source_tells_no_words(tmp_path: Path) -> None:
    (source,) = sources(read(tmp_path, "response\nlunch\n"))
    assert re.fullmatch(r"answer:[0-9a-f]{64}", source)


def test_the_same_answer_twice_is_two_answers(tmp_path: Path) -> None:
    first, second = sources(read(tmp_path, "response\nMore buses\nMore buses\n"))
    assert first != second


def test_the_same_answers_have_the_same_sources_however_they_are_laid_out(tmp_path: Path) -> None:
    before = read(tmp_path, "response,page\nOne,1\nTwo,2\nTwo,2\n")
    after = read(tmp_path, 'page;response\r\n2;"Two"\r\n1;One \r\n2;Two\r\n')
    assert sorted(sources(before)) == sorted(sources(after))


def test_the_same_words_in_another_survey_are_another_answer(tmp_path: Path) -> None:
    here = read(tmp_path, "response,survey\nMore buses,county\n")
    there = read(tmp_path, "response,survey\nMore buses,city\n")
    assert sources(here) != sources(there)


@pytest.mark.skipif(not REAL.exists(), reason="the real answers are not beside the project")
def test_all_real_answers_are_read_whole() -> None:
    answers = read_answers(REAL, AnswersPlan(RESPONSE, NOW))
    text = REAL.read_text("utf-8-sig")
    assert (len(answers.listenings), answers.unread) == (97, ())
    assert len(set(sources(answers))) == 97
    for listening in answers.listenings:
        assert listening.statements[0].words.replace('"', '""') in text


def test_a_large_file_is_read_to_its_end(tmp_path: Path) -> None:
    lines = "".join(f"Answer {number % 7},{number % 3}\n" for number in range(20_000))
    answers = read(tmp_path, f"response,page\n{lines}")
    assert len(set(sources(answers))) == 20_000
