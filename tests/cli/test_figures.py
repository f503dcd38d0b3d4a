"""What can be read out of a log: searches, counts and reports."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pypdfium2
import pytest

from organiser_app.domain.figures import Statistics
from organiser_app.domain.values import AttemptOutcome
from organiser_app.store.log import Surroundings, open_log
from tests.cli.conftest import Organiser
from tests.making import making
from tests.store_fixtures import PASSPHRASE


def text_of(pdf: Path) -> str:
    """All the words of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_search_shows_what_holds_every_word(organiser: Organiser, withymere: Path) -> None:
    ran = organiser("search", withymere, "damp", "--most", "3", "--json")
    assert (ran.code, list(ran.facts)) == (0, ["log", "words", "hits"])
    assert len(ran.facts["hits"]) == 3
    hit = ran.facts["hits"][0]
    assert list(hit) == [
        "kind",
        "record_id",
        "title",
        "excerpt",
        "resident_id",
        "project_id",
        "statement_kind",
    ]
    assert "damp" in organiser("search", withymere, "damp").out.casefold()


def test_search_says_when_there_is_nothing(organiser: Organiser, withymere: Path) -> None:
    ran = organiser("search", withymere, "xylophone", "quartet")
    assert (ran.code, ran.out) == (0, "Nothing in the log holds “xylophone quartet”.\n")


def test_words_that_would_steer_a_terminal_are_made_harmless(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    file = tmp_path / "heard.txt"
    file.write_text("love: the hall \x1b[2J at night", encoding="utf-8")
    organiser("listen", kendal, file)
    assert "\x1b" not in organiser("search", kendal, "hall").out


def test_stats_gives_every_figure(organiser: Organiser, withymere: Path) -> None:
    ran = organiser("stats", withymere, "--json")
    assert ran.code == 0
    assert list(ran.facts) == ["log", "statistics"]
    assert set(ran.facts["statistics"]) == {field.name for field in fields(Statistics)}
    assert ran.facts["statistics"]["period"] == {"begins": "2025-03-03", "ends": "2026-03-02"}


def test_stats_in_a_table_shows_the_same_figures(organiser: Organiser, withymere: Path) -> None:
    figures = organiser("stats", withymere, "--json").facts["statistics"]
    rows = [line.split() for line in organiser("stats", withymere).out.splitlines()]
    assert ["listenings", f"{figures['listenings']:,}"] in rows
    assert ["statements", f"{figures['statements']:,}"] in rows


def test_stats_shows_five_counts_of_which_none_stands_for_another(
    organiser: Organiser, kendal: Path, around: Surroundings
) -> None:
    with open_log(kendal, PASSPHRASE, around) as log, making(log) as make:
        doors = [make.door(label) for label in ("1", "2", "3")]
        for door in (*doors, *doors[:2]):
            make.attempt(door, AttemptOutcome.NO_ANSWER)
        bill = make.resident()
        for words in (("the hall", "the bus"), ("the park", "Friday lunch")):
            listening = make.listening(bill)
            for each in words:
                make.statement(listening, each)
    rows = [line.split() for line in organiser("stats", kendal).out.splitlines()]
    assert ["doors", "knocked", "3"] in rows
    assert ["attempts", "5"] in rows
    assert ["listenings", "2"] in rows
    assert ["statements", "4"] in rows
    assert ["different", "residents", "heard", "1"] in rows


def test_the_period_can_be_chosen(organiser: Organiser, withymere: Path) -> None:
    whole = organiser("stats", withymere, "--json").facts["statistics"]
    part = organiser("stats", withymere, "--from", "2026-01-01", "--to", "2026-01-31", "--json")
    assert part.facts["statistics"]["period"] == {"begins": "2026-01-01", "ends": "2026-01-31"}
    assert 0 < part.facts["statistics"]["listenings"] < whole["listenings"]


def test_a_period_that_ends_before_it_begins_says_so(organiser: Organiser, withymere: Path) -> None:
    ran = organiser("stats", withymere, "--from", "2026-02-01", "--to", "2026-01-31")
    assert ran.code == 1
    assert "ends before it begins" in ran.err


def test_a_report_of_the_patch_is_written_and_what_it_holds_is_said(
    organiser: Organiser, withymere: Path, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    ran = organiser("report", withymere, "--template", "listening", "-o", file)
    assert ran.code == 0
    assert "not encrypted" in ran.out
    assert "Withymere" in text_of(file)
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_the_same_log_gives_the_same_report(
    organiser: Organiser, withymere: Path, tmp_path: Path
) -> None:
    for name in ("one.pdf", "two.pdf"):
        organiser("report", withymere, "--template", "listening", "-o", tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_report_overwrites_nothing_unless_told_to(
    organiser: Organiser, withymere: Path, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    file.write_text("kept", encoding="utf-8")
    refused = organiser("report", withymere, "--template", "listening", "-o", file)
    assert (refused.code, file.read_text("utf-8")) == (1, "kept")
    forced = organiser("report", withymere, "--template", "listening", "-o", file, "--force")
    assert forced.code == 0
    assert file.read_bytes().startswith(b"%PDF")


def test_a_project_report_is_of_the_project_that_is_named(
    organiser: Organiser, withymere: Path, tmp_path: Path
) -> None:
    names = [
        project["name"]
        for project in organiser("stats", withymere, "--json").facts["statistics"]["projects"]
    ]
    file = tmp_path / "project.pdf"
    begun = names[0].upper()[:4]
    ran = organiser(
        "report", withymere, "--template", "project", "--project", begun, "-o", file, "--json"
    )
    assert (ran.code, ran.facts["template"]) == (0, "project")
    assert list(ran.facts) == ["log", "file", "template", "bytes", "from", "to"]
    assert ran.facts["bytes"] == file.stat().st_size
    assert names[0] in text_of(file)


@pytest.mark.parametrize("project", [(), ("--project", "no such thing")])
def test_a_project_report_without_its_project_lists_them(
    organiser: Organiser, withymere: Path, tmp_path: Path, project: tuple[str, ...]
) -> None:
    file = tmp_path / "project.pdf"
    ran = organiser("report", withymere, "--template", "project", *project, "-o", file)
    assert ran.code == 1
    assert "Sack and Scoop" in ran.err
    assert not file.exists()


def test_a_log_without_projects_says_so(organiser: Organiser, kendal: Path, tmp_path: Path) -> None:
    ran = organiser("report", kendal, "--template", "project", "-o", tmp_path / "project.pdf")
    assert ran.code == 1
    assert "no project" in ran.err
