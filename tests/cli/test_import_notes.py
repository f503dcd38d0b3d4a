"""Bringing in a folder of notes, as a command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Organiser
from tests.store_fixtures import START

NOTES = ("--as", "notes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three notes: two listenings in one of them, a line without a place, and no text."""
    made = tmp_path / "phone"
    made.mkdir()
    (made / "a.txt").write_text("at: 14 Kendal Road\nlove: the hall\n---\nlove: the park\n")
    (made / "b.md").write_text("wether: rain\ngift: a van\n")
    (made / "c.txt").write_bytes(b"\x00")
    for note in made.iterdir():
        os.utime(note, (START.timestamp(), START.timestamp()))
    return made


def test_a_dry_run_shows_what_would_come_and_changes_nothing(
    organiser: Organiser, kendal: Path, folder: Path
) -> None:
    ran = organiser("import", kendal, folder, *NOTES, "--dry-run")
    assert ran.code == 0
    assert "3 listenings would be added:" in ran.out
    assert "a.txt, line 1 · 2026-03-02" in ran.out
    assert "14 Kendal Road · 1 statement" in ran.out
    assert "The notes were left as they are." in ran.out
    assert "b.md: Line 1:" in ran.err
    assert "c.txt was not taken: it is no text." in ran.err
    assert organiser("import", kendal, folder, *NOTES, "--dry-run", "--json").facts["added"] == 3


def test_a_second_import_adds_none(organiser: Organiser, kendal: Path, folder: Path) -> None:
    assert organiser("import", kendal, folder, *NOTES, "--json").facts["added"] == 3
    again = organiser("import", kendal, folder, *NOTES, "--json").facts
    assert (again["added"], again["already_there"]) == (0, 3)
    assert organiser("search", kendal, "park", "--json").code == 0


def test_a_dry_run_needs_no_log(organiser: Organiser, tmp_path: Path, folder: Path) -> None:
    ran = organiser("import", tmp_path / "None.olog", folder, *NOTES, "--dry-run", "--json")
    assert ran.facts["added"] == 3
    assert not (tmp_path / "None.olog").exists()


def test_a_folder_of_nothing_that_can_be_read_is_refused(
    organiser: Organiser, kendal: Path, folder: Path
) -> None:
    for name in ("a.txt", "b.md"):
        (folder / name).unlink()
    ran = organiser("import", kendal, folder, *NOTES)
    assert ran.code != 0
    assert "No note in" in ran.err
