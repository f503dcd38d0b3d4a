"""The rows behind each number of a pack, as the command names them before anything is merged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Organiser
from tests.sync.apart import DAMP, OURS, THEIRS, apart_in


@pytest.fixture(scope="module")
def apart_once(tmp_path_factory: pytest.TempPathFactory, empty_log_folder: Path) -> Path:
    """Ada’s log, and the pack of Beth, who disagrees with her."""
    return apart_in(tmp_path_factory.mktemp("apart"), empty_log_folder)


@pytest.fixture
def apart(apart_once: Path, tmp_path: Path) -> Path:
    """The same for one test."""
    return Path(shutil.copytree(apart_once, tmp_path / "apart"))


def test_the_rows_behind_each_number_are_named(organiser: Organiser, apart: Path) -> None:
    ran = organiser("merge", apart / "Ada.olog", apart / "theirs.pack", "--dry-run", "--rows")
    assert (ran.code, ran.err) == (0, "")
    said = [line.strip() for line in ran.out.splitlines()]
    for line in (
        "2 residents added:",
        "P. Fisk (21 Ambleside Walk)",
        "1 project changed:",
        "Kitchen; summary: Cooking together → Cooking together on Fridays, stage: heard → idea",
        f"disagreed on: {DAMP} (21 Ambleside Walk): words",
        f"Ada: {OURS}",
        f"Beth: {THEIRS}",
        "perhaps the same person: Pauline Fisk and P. Fisk",
        "forgotten: Edie Marsh (4 Ambleside Walk)",
    ):
        assert line in said


def test_the_same_is_told_to_a_program(organiser: Organiser, apart: Path) -> None:
    told = ("--dry-run", "--rows", "--json")
    (pack,) = organiser("merge", apart / "Ada.olog", apart / "theirs.pack", *told).facts["packs"]
    rows = pack["rows"]
    counts = {(each["fate"], each["table"]): each["count"] for each in rows["kinds"]}
    assert counts["added", "statement"] == 2
    assert counts["changed", "project"] == 1
    assert [each["table"] for each in rows["disagreed"]] == ["commitment", "next_step", "statement"]
    assert rows["forgotten"] == ["Edie Marsh (4 Ambleside Walk)"]
    assert rows["residents"][0] == {"name": "Kasia Nowak", "rows": 7}


def test_rows_are_told_before_a_merge_and_not_after(organiser: Organiser, apart: Path) -> None:
    ran = organiser("merge", apart / "Ada.olog", apart / "theirs.pack", "--rows")
    assert ran.code == 1
    assert "give --dry-run with --rows" in ran.err


def test_a_pack_that_is_refused_says_why(organiser: Organiser, apart: Path) -> None:
    (apart / "cut.pack").write_bytes((apart / "theirs.pack").read_bytes()[:-100])
    packs = (apart / "cut.pack", apart / "theirs.pack")
    ran = organiser("merge", apart / "Ada.olog", *packs, "--dry-run", "--rows")
    assert ran.code == 1
    assert "This pack is damaged" in ran.err
    assert "2 residents added:" in ran.out
