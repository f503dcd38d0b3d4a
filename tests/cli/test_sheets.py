"""Printing sheets, as a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Organiser
from tests.reports.reading import pages_of


@pytest.fixture
def walked(organiser: Organiser, kendal: Path, tmp_path: Path) -> Path:
    """A log with three doors of Kendal Road."""
    notes = tmp_path / "said.txt"
    notes.write_text("\n---\n".join(f"at: {door} Kendal Road\nlove: it" for door in (2, 3, 14)))
    assert organiser("listen", kendal, notes).code == 0
    return kendal


def test_a_round_sheet_is_written_for_one_side(
    organiser: Organiser, walked: Path, tmp_path: Path
) -> None:
    out = tmp_path / "round.pdf"
    ran = organiser("sheets", walked, "--street", "kendal", "--side", "even", "-o", out)
    assert ran.code == 0, ran.err
    assert "the sheet of Kendal Road with 2 doors" in ran.out
    assert "It is not encrypted." in ran.out
    (page,) = pages_of(out.read_bytes())
    assert "listened, 2 Mar 2026" in page
    again = tmp_path / "again.pdf"
    organiser("sheets", walked, "--street", "Kendal Road", "--side", "even", "-o", again)
    assert again.read_bytes() == out.read_bytes()


def test_blank_forms_are_written_two_to_a_sheet(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    ran = organiser("sheets", kendal, "--forms", "3", "-o", tmp_path / "forms.pdf", "--json")
    assert ran.facts["forms"] == 3
    assert len(pages_of((tmp_path / "forms.pdf").read_bytes())) == 2


def test_a_street_that_is_not_there_writes_nothing(
    organiser: Organiser, walked: Path, tmp_path: Path
) -> None:
    ran = organiser("sheets", walked, "--street", "Elm Walk", "-o", tmp_path / "round.pdf")
    assert ran.code != 0
    assert "The streets are: Kendal Road." in ran.err
    assert not (tmp_path / "round.pdf").exists()


def test_either_a_street_or_forms_are_asked_for(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    assert organiser("sheets", kendal, "-o", tmp_path / "x.pdf").code != 0
