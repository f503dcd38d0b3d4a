"""Making a log, backing it up, and making one from the backup."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app.cli.passphrase import VARIABLE
from organiser_app.store.log import Surroundings, open_log
from tests.cli.conftest import Organiser
from tests.store_fixtures import PASSPHRASE

WHO = ("--name", "Ana", "--patch", "Kendal")


def answers_given(monkeypatch: pytest.MonkeyPatch, *answers: str) -> Iterator[str]:
    """Take the passphrase from the environment, and give those answers at the terminal."""
    left = iter(answers)
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(getpass, "getpass", lambda _question: next(left))
    return left


def test_new_makes_a_log_that_its_recovery_key_opens(
    organiser: Organiser, tmp_path: Path, around: Surroundings
) -> None:
    ran = organiser("new", tmp_path / "Kendal", *WHO, "--host", "Mutual Aid", "--json")
    path = tmp_path / "Kendal.olog"
    assert ran.code == 0
    assert list(ran.facts) == ["log", "organiser", "patch", "host", "recovery_key"]
    assert ran.facts["log"] == str(path)
    with open_log(path, ran.facts["recovery_key"], around) as log:
        assert log.recovery_key == ran.facts["recovery_key"]


def test_new_asks_to_keep_the_recovery_key_on_paper(organiser: Organiser, tmp_path: Path) -> None:
    ran = organiser("new", tmp_path / "Kendal.olog", *WHO)
    assert ran.code == 0
    assert "on paper" in ran.out


def test_new_leaves_what_is_there_alone(organiser: Organiser, kendal: Path) -> None:
    before = sorted(kendal.rglob("*"))
    ran = organiser("new", kendal, *WHO)
    assert ran.code == 1
    assert "already" in ran.err
    assert sorted(kendal.rglob("*")) == before


def test_new_asks_for_the_passphrase_twice(
    organiser: Organiser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, around: Surroundings
) -> None:
    left = answers_given(monkeypatch, "battery staple", "battery staple")
    assert organiser("new", tmp_path / "Kendal", *WHO).code == 0
    assert list(left) == []
    open_log(tmp_path / "Kendal.olog", "battery staple", around).close()


def test_two_passphrases_that_differ_make_nothing(
    organiser: Organiser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers_given(monkeypatch, "battery staple", "battery stable")
    ran = organiser("new", tmp_path / "Kendal", *WHO)
    assert ran.code == 1
    assert "differ" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_short_passphrase_makes_nothing(
    organiser: Organiser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "short")
    ran = organiser("new", tmp_path / "Kendal", *WHO)
    assert ran.code == 1
    assert "at least 8 characters" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_blank_name_says_so(organiser: Organiser, tmp_path: Path) -> None:
    ran = organiser("new", tmp_path / "Kendal", "--name", " ", "--patch", "Kendal")
    assert ran.code == 1
    assert "organiser" in ran.err


def test_a_log_comes_back_from_its_backup(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    typed = tmp_path / "heard.txt"
    typed.write_text("love: Friday lunch at the hall", encoding="utf-8")
    organiser("listen", kendal, typed)
    backed_up = organiser("backup", kendal, "-o", tmp_path / "kendal.obackup", "--json")
    assert (backed_up.code, list(backed_up.facts)) == (0, ["log", "file", "bytes"])
    restored = organiser("restore", tmp_path / "kendal.obackup", tmp_path / "Again", "--json")
    assert (restored.code, restored.facts["log"]) == (0, str(tmp_path / "Again.olog"))
    assert len(organiser("search", tmp_path / "Again", "lunch", "--json").facts["hits"]) == 1


def test_a_backup_overwrites_nothing_unless_told_to(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kendal.obackup"
    file.write_text("kept", encoding="utf-8")
    refused = organiser("backup", kendal, "-o", file)
    assert (refused.code, file.read_text("utf-8")) == (1, "kept")
    assert "--force" in refused.err
    assert organiser("backup", kendal, "-o", file, "--force").code == 0
    assert file.read_bytes() != b"kept"


def test_a_folder_that_is_not_there_says_so(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    ran = organiser("backup", kendal, "-o", tmp_path / "nowhere" / "kendal.obackup")
    assert ran.code == 1
    assert f"There is no folder {tmp_path / 'nowhere'}" in ran.err


def test_what_is_no_backup_is_not_restored(organiser: Organiser, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("notes", encoding="utf-8")
    ran = organiser("restore", file, tmp_path / "Again")
    assert ran.code == 1
    assert "is not a backup" in ran.err
    assert not (tmp_path / "Again.olog").exists()


def test_a_backup_is_not_restored_over_a_log(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    organiser("backup", kendal, "-o", tmp_path / "kendal.obackup")
    ran = organiser("restore", tmp_path / "kendal.obackup", kendal)
    assert ran.code == 1
    assert "already" in ran.err


def test_the_wrong_passphrase_restores_nothing(
    organiser: Organiser, kendal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    organiser("backup", kendal, "-o", tmp_path / "kendal.obackup")
    monkeypatch.setenv(VARIABLE, f"{PASSPHRASE}s")
    ran = organiser("restore", tmp_path / "kendal.obackup", tmp_path / "Again")
    assert ran.code == 1
    assert not (tmp_path / "Again.olog").exists()
