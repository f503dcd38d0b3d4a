"""The form for phones and its submissions, as commands."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.values import EntryRoad, StatementKind
from organiser_app.exchange.xlsform import converted
from tests.cli.conftest import Organiser
from tests.exchange import odk_files as files

SAID = "at: 14 Kendal Road\nconcern: damp #housing\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Two submissions as ODK Central gives them, and a row that belongs to none."""
    said = StatementInput(kind=StatementKind.LOVE, words="the lollipop man")
    sent = [
        ListeningInput(
            at=datetime(2026, 2, day, tzinfo=UTC),
            where="16 Kendal Road",
            statements=(said,),
            entered=EntryRoad.IMPORT,
            source=f"odk:{day}",
        )
        for day in (1, 2)
    ]
    main, repeat = files.central(sent, {})
    repeat.append({**repeat[0], "PARENT_KEY": "uuid:gone"})
    entries = {files.MAIN: files.table(main), files.REPEAT: files.table(repeat)}
    return files.zipped(tmp_path / "export.zip", entries)


def test_the_form_is_written_for_the_codebook_of_the_log(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    notes = tmp_path / "said.txt"
    notes.write_text(SAID)
    assert organiser("listen", kendal, notes).code == 0
    ran = organiser("form", kendal, "-o", tmp_path / "form.xlsx")
    assert ran.code == 0, ran.err
    assert "with 1 theme." in ran.out
    assert "nothing that anybody said" in ran.out
    form = converted((tmp_path / "form.xlsx").read_bytes())
    assert "housing" in form
    assert "damp" not in form


def test_a_form_that_is_there_is_not_written_over(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    (tmp_path / "form.xlsx").write_text("mine")
    assert organiser("form", kendal, "-o", tmp_path / "form.xlsx").code != 0
    assert (tmp_path / "form.xlsx").read_text() == "mine"


def test_submissions_come_in_once_after_a_dry_run_that_changes_nothing(
    organiser: Organiser, kendal: Path, export: Path
) -> None:
    words = ("import", kendal, export, "--as", "odk")
    dry = organiser(*words, "--dry-run")
    assert "2 submissions would be added." in dry.out
    assert "nothing was changed" in dry.out
    assert "Line 4 of organiser_listening-statements.csv was not taken" in dry.err
    assert organiser(*words, "--json").facts["added"] == 2
    again = organiser(*words, "--json").facts
    assert (again["added"], again["already_there"]) == (0, 2)
    assert again["not_taken"] == [
        {
            "file": "organiser_listening-statements.csv",
            "line": 4,
            "reason": "the submission that it belongs to is not there",
        }
    ]


def test_a_file_that_is_no_export_is_refused(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("name\nx\n")
    ran = organiser("import", kendal, other, "--as", "odk")
    assert ran.code != 0
    assert "does not hold the submissions" in ran.err
