"""The sample team's logs."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.cli.passphrase import VARIABLE
from tests.cli.conftest import Organiser


def test_a_sample_log_is_named_after_its_patch(organiser: Organiser, withymere: Path) -> None:
    assert organiser("stats", withymere, "--json").facts["statistics"]["patch"] == withymere.stem


def test_each_organiser_has_a_log_from_a_seed_of_its_own(
    organiser: Organiser, withymere: Path, tmp_path: Path
) -> None:
    ran = organiser("demo", tmp_path / "team", "--seed", "1", "--organisers", "2", "--json")
    assert (ran.code, list(ran.facts)) == (0, ["folder", "size", "seed", "logs"])
    figures = [
        organiser("stats", log, "--json").facts["statistics"]
        for log in (withymere, *ran.facts["logs"])
    ]
    assert figures[0] == figures[1]
    assert figures[1] != figures[2]


def test_the_logs_of_a_sample_team_know_each_other(organiser: Organiser, tmp_path: Path) -> None:
    logs = organiser("demo", tmp_path / "team", "--organisers", "3", "--json").facts["logs"]
    words = [organiser("identity", log, "--json").facts["words"] for log in logs]
    for own, log in enumerate(logs):
        known = organiser("member", log, "list", "--json").facts["members"]
        others = [each for number, each in enumerate(words) if number != own]
        assert sorted(each["words"] for each in known) == sorted(others)
        assert all(each["confirmed_at"] for each in known)
        assert len({each["name"] for each in known}) == 2
    names = [organiser("identity", log, "--json").facts["name"] for log in logs]
    assert names == ["Ruth Ellery", "Samir Haddad", "Carys Pryce"]


def test_a_passphrase_that_is_too_short_leaves_no_log(
    organiser: Organiser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "short")
    assert organiser("demo", tmp_path / "team").code == 1
    assert list((tmp_path / "team").iterdir()) == []


def test_a_folder_that_is_a_file_says_so(organiser: Organiser, tmp_path: Path) -> None:
    file = tmp_path / "team"
    file.write_text("kept", encoding="utf-8")
    ran = organiser("demo", file)
    assert ran.code == 1
    assert str(file) in ran.err
