"""Importing the answers of a survey, as a command."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import func, select

from organiser_app.domain.models import ChangeEntry, Listening, table_of
from organiser_app.services.undo import undo
from organiser_app.store.log import Surroundings, open_log
from tests.cli.conftest import Organiser
from tests.store_fixtures import PASSPHRASE

REAL = Path(__file__).resolve().parents[3] / "shared/data/resident_answers_county_2021.csv"
MAP = ("--as", "answers", "--map", "response=statement")
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the real answers are not beside us")


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A file of four answers, two of them the same, and one line without."""
    file = tmp_path / "answers.csv"
    file.write_text(
        "response,page\nMore buses,1\nMore buses,1\n,2\n“A hall”, 3\nA swing,3\n", encoding="utf-8"
    )
    return file


def counts(path: Path, around: Surroundings) -> tuple[int, int]:
    """How many listenings the log holds, and how many changes were made to it."""
    listening = table_of(Listening)
    kept = select(func.count()).select_from(listening).where(listening.c.deleted.is_(False))
    with open_log(path, PASSPHRASE, around) as log, log.reading() as connection:
        changes = select(func.count()).select_from(table_of(ChangeEntry))
        return connection.scalar(kept) or 0, connection.scalar(changes) or 0


def test_answers_are_added_and_the_line_without_one_is_named(
    organiser: Organiser, kendal: Path, answers: Path, around: Surroundings
) -> None:
    ran = organiser("import", kendal, answers, *MAP, "--json")
    assert ran.code == 0
    assert ran.facts == {
        "log": str(kendal),
        "file": str(answers),
        "encoding": "utf-8",
        "dry_run": False,
        "added": 4,
        "already_there": 0,
        "not_taken": [{"line": 4, "reason": "there is no answer in it"}],
    }
    assert counts(kendal, around)[0] == 4


def test_people_are_told_in_sentences(organiser: Organiser, kendal: Path, answers: Path) -> None:
    ran = organiser("import", kendal, answers, *MAP)
    assert ran.out == "4 answers were added.\n"
    assert ran.err == "Line 4 was not taken: there is no answer in it.\n"
    again = organiser("import", kendal, answers, *MAP)
    assert again.out == "0 answers were added.\n4 were in the log already.\n"


def test_a_second_import_adds_none_and_is_no_change(
    organiser: Organiser, kendal: Path, answers: Path, around: Surroundings
) -> None:
    organiser("import", kendal, answers, *MAP)
    before = counts(kendal, around)
    again = organiser("import", kendal, answers, *MAP, "--json")
    assert (again.facts["added"], again.facts["already_there"]) == (0, 4)
    assert counts(kendal, around) == before


def test_a_third_answer_like_two_that_are_there_is_added(
    organiser: Organiser, kendal: Path, answers: Path
) -> None:
    organiser("import", kendal, answers, *MAP)
    answers.write_text(answers.read_text("utf-8") + "More buses,1\n", encoding="utf-8")
    again = organiser("import", kendal, answers, *MAP, "--json")
    assert (again.facts["added"], again.facts["already_there"]) == (1, 4)


def test_an_import_that_was_undone_can_be_done_again(
    organiser: Organiser, kendal: Path, answers: Path, around: Surroundings
) -> None:
    organiser("import", kendal, answers, *MAP)
    with open_log(kendal, PASSPHRASE, around) as log:
        undo(log.work())
    assert counts(kendal, around)[0] == 0
    assert organiser("import", kendal, answers, *MAP, "--json").facts["added"] == 4


def test_a_dry_run_changes_nothing(
    organiser: Organiser, kendal: Path, answers: Path, around: Surroundings
) -> None:
    before = counts(kendal, around)
    ran = organiser("import", kendal, answers, *MAP, "--dry-run", "--json")
    assert (ran.code, ran.facts["dry_run"], ran.facts["added"]) == (0, True, 4)
    assert counts(kendal, around) == before


def test_a_dry_run_counts_what_the_log_has(
    organiser: Organiser, kendal: Path, answers: Path
) -> None:
    organiser("import", kendal, answers, *MAP)
    ran = organiser("import", kendal, answers, *MAP, "--dry-run", "--json")
    assert (ran.facts["added"], ran.facts["already_there"]) == (0, 4)


def test_a_dry_run_needs_no_log(organiser: Organiser, answers: Path, tmp_path: Path) -> None:
    ran = organiser("import", tmp_path / "New", answers, *MAP, "--dry-run")
    assert ran.code == 0
    assert "4 answers would be added." in ran.out
    assert "organiser new" in ran.out
    assert not (tmp_path / "New.olog").exists()


def test_without_a_log_nothing_is_added(
    organiser: Organiser, answers: Path, tmp_path: Path
) -> None:
    ran = organiser("import", tmp_path / "New", answers, *MAP)
    assert ran.code == 1
    assert "organiser new" in ran.err


def test_kind_day_and_permission_can_be_said_for_all_answers(
    organiser: Organiser, kendal: Path, answers: Path
) -> None:
    said = ("--kind", "concern", "--on", "2026-02-01", "--permission", "unnamed")
    organiser("import", kendal, answers, *MAP, *said)
    day = ("--from", "2026-02-01", "--to", "2026-02-01")
    figures = organiser("stats", kendal, *day, "--json").facts["statistics"]
    assert dict(figures["statements_by_kind"])["concern"] == 4
    assert dict(figures["listenings_by_kind"])["survey"] == 4
    assert figures["quotes_permitted"] == 4


def test_a_column_that_is_not_there_says_which_are(
    organiser: Organiser, kendal: Path, answers: Path
) -> None:
    ran = organiser("import", kendal, answers, "--map", "answer=statement")
    assert ran.code == 1
    assert "The columns are: response, page." in ran.err


def test_a_field_that_is_not_there_says_which_are(
    organiser: Organiser, kendal: Path, answers: Path
) -> None:
    ran = organiser("import", kendal, answers, "--map", "response=answer")
    assert ran.code == 1
    assert "The fields are: statement, kind," in ran.err


def test_a_file_of_which_no_line_can_be_taken_fails(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    file = tmp_path / "empty.csv"
    file.write_text("response,page\n,1\n,2\n", encoding="utf-8")
    ran = organiser("import", kendal, file, *MAP)
    assert ran.code == 1
    assert "Line 2" in ran.err
    assert "No line" in ran.err


def test_a_file_that_is_no_utf_8_says_how_it_was_read(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes("response\r\nA café – “ours”\r\n".encode("cp1252"))
    ran = organiser("import", kendal, file, *MAP)
    assert ran.code == 0
    assert "Windows-1252" in ran.out
    hits = organiser("search", kendal, "cafe", "--json").facts["hits"]
    assert {hit["excerpt"] for hit in hits} == {"A café – “ours”"}


def test_a_file_that_is_not_there_says_so(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    ran = organiser("import", kendal, tmp_path / "answers.csv", *MAP)
    assert ran.code == 1
    assert "There is no file" in ran.err


@needs_real
def test_all_real_answers_arrive_whole_and_once(
    organiser: Organiser, kendal: Path, around: Surroundings
) -> None:
    ran = organiser("import", kendal, REAL, *MAP, "--json")
    assert (ran.facts["added"], ran.facts["not_taken"]) == (97, [])
    again = organiser("import", kendal, REAL, *MAP, "--json")
    assert (again.facts["added"], again.facts["already_there"]) == (0, 97)
    assert counts(kendal, around)[0] == 97


@needs_real
def test_a_report_of_the_real_answers_opens(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    organiser("import", kendal, REAL, *MAP)
    file = tmp_path / "report.pdf"
    assert organiser("report", kendal, "--template", "listening", "-o", file).code == 0
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert "97" in "".join(pages)
