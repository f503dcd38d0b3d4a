"""Quick capture from a file or the standard input."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Organiser

THREE = """\
at: 14 Kendal Road    kind: doorstep    with: Bill Hughes (new), Terri
concern: damp in the back bedroom, council never rings back #housing !5
next: ring back by Tue
---
at: school gate
love: Friday lunch at the hall #people
wether: rain
---
need: someone to ring the council for her #housing again
when: on the twelfth of never
"""


def test_several_listenings_are_saved_from_one_file(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    file = tmp_path / "heard.txt"
    file.write_text(THREE, encoding="utf-8")
    ran = organiser("listen", kendal, file, "--json")
    assert (ran.code, ran.facts["saved"]) == (0, 3)
    first, second, third = ran.facts["listenings"]
    assert (first["first_line"], first["last_line"], first["where"]) == (1, 3, "14 Kendal Road")
    assert first["people"] == ["Bill Hughes", "Terri"]
    assert first["statements"][0]["kind"] == "concern"
    assert (second["first_line"], third["last_line"]) == (5, 10)


def test_a_line_that_was_not_understood_is_pointed_at_and_kept(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    file = tmp_path / "heard.txt"
    file.write_text(THREE, encoding="utf-8")
    ran = organiser("listen", kendal, file)
    assert ran.code == 0
    assert "Saved 3 listenings." in ran.out
    assert "Line 7" in ran.err
    assert "Line 10" in ran.err
    assert len(organiser("search", kendal, "wether rain", "--json").facts["hits"]) == 1


def test_the_standard_input_serves_where_no_file_is_named(
    organiser: Organiser, kendal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("dream: a community kitchen\n"))
    ran = organiser("listen", kendal)
    assert (ran.code, ran.err) == (0, "")
    assert "line 1 · 1 statement" in ran.out


def test_nothing_to_save_says_so(
    organiser: Organiser, kendal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n---\n \n"))
    ran = organiser("listen", kendal)
    assert ran.code == 1
    assert "nothing to save" in ran.err


def test_a_listening_too_long_to_be_kept_whole_fails_and_the_others_are_saved(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    file = tmp_path / "heard.txt"
    file.write_text(f"love: the hall\n---\n{'on and on ' * 20_000}\n", encoding="utf-8")
    ran = organiser("listen", kendal, file)
    assert ran.code == 1
    assert "Saved 1 listening." in ran.out
    assert "too long" in ran.err


def test_a_safeguarding_worry_is_not_saved_and_the_line_is_named(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    file = tmp_path / "heard.txt"
    file.write_text("love: the hall\n---\nlove: bins\nsafeguarding: qwertz\n", encoding="utf-8")
    ran = organiser("listen", kendal, file)
    assert ran.code == 1
    assert "Saved 1 listening." in ran.out
    assert "Line 4: do not write a safeguarding worry down here." in ran.err
    assert "qwertz" not in ran.out + ran.err
    assert organiser("search", kendal, "qwertz", "--json").facts["hits"] == []
