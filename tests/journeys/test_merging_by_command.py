"""A team of three by command: heard apart, handed over, merged in other orders, and the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from organiser_app.cli.passphrase import VARIABLE
from organiser_app.cli.program import main
from organiser_app.store.log import open_log
from tests.cli.conftest import Organiser, kendal, organiser, set_up_once
from tests.store.looking import everything
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.teams import changes

__all__ = ["kendal", "organiser", "set_up_once"]  # fixtures of the commands

HEARD = (
    "at: 14 Kendal Road\nconcern: damp in the bedroom #housing !5\nnext: ring back by Friday\n",
    "at: school gate\nlove: Friday lunch at the hall #people\ngift: can drive a van\n",
    "dream: a community kitchen #food\n---\nneed: somebody to ring the council #housing again\n",
)

Team = tuple[Path, Path, Path]


@pytest.fixture(scope="module")
def team_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the closed logs of a sample team."""
    folder = tmp_path_factory.mktemp("team")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(VARIABLE, PASSPHRASE)
        assert main(["demo", str(folder), "--organisers", "3"], surroundings()) == 0
    return folder


@pytest.fixture
def team(team_once: Path, tmp_path: Path) -> Team:
    """The closed logs of three who know each other."""
    copied = Path(shutil.copytree(team_once, tmp_path / "team"))
    first, second, third = sorted(copied.iterdir())
    return first, second, third


def statistics(organiser: Organiser, log: Path) -> dict[str, Any]:
    """The counts behind every page of a log."""
    found = organiser("stats", log, "--json").facts["statistics"]
    assert isinstance(found, dict)
    return found


def of_all_patches(counted: dict[str, Any]) -> dict[str, Any]:
    """The counts but for what is strong in a patch, which is told of each log's own."""
    return {name: figures for name, figures in counted.items() if name != "assets"}


def hear(organiser: Organiser, log: Path, text: str) -> None:
    file = log.with_suffix(".txt")
    file.write_text(text, encoding="utf-8")
    assert organiser("listen", log, file).code == 0
    file.unlink()


def packs_of(organiser: Organiser, team: Team, folder: Path, *more: str) -> list[Path]:
    """A pack of each log, for the two others."""
    packs = [folder / f"{number}{''.join(more)}.pack" for number in range(3)]
    for log, pack in zip(team, packs, strict=True):
        assert organiser("pack", log, "-o", pack, *more).code == 0
    return packs


def test_three_who_heard_apart_end_with_the_same_log_in_whatever_order(
    organiser: Organiser, team: Team, tmp_path: Path
) -> None:
    first, second, _ = team
    packs = packs_of(organiser, team, tmp_path)
    alone = [statistics(organiser, log) for log in team]
    assert organiser("merge", first, packs[1], packs[2]).code == 0
    assert organiser("merge", second, packs[2], packs[0]).code == 0
    for log, text in zip(team, HEARD, strict=True):
        hear(organiser, log, text)
    later = packs_of(organiser, team, tmp_path, "--since-last")
    before = statistics(organiser, first)
    merged = organiser("merge", first, later[2], later[1], "--json").facts["packs"]
    assert organiser("merge", second, later[0], later[2]).code == 0
    together = statistics(organiser, first)
    assert of_all_patches(together) == of_all_patches(statistics(organiser, second))
    assert together["listenings"] == sum(each["listenings"] for each in alone) + 4
    assert together["listenings"] == before["listenings"] + 3
    for each in merged:
        assert each["notices"] == []
        assert organiser("unmerge", first, str(each["run"])).code == 0
    assert statistics(organiser, first) == before
    assert organiser("merge", first, *later).code == 0
    assert statistics(organiser, first) == together


def test_a_pack_that_cannot_be_merged_says_why_and_changes_nothing(
    organiser: Organiser, team: Team, kendal: Path, tmp_path: Path
) -> None:
    first, second, _ = team
    name = next(
        each["name"]
        for each in organiser("member", first, "list", "--json").facts["members"]
        if each["name"].endswith("(Withymere)")
    )
    assert organiser("pack", first, "-o", tmp_path / "other.pack", "--to", name).code == 0
    assert organiser("pack", first, "-o", tmp_path / "good.pack").code == 0
    content = (tmp_path / "good.pack").read_bytes()
    middle = len(content) // 2
    flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    (tmp_path / "flipped.pack").write_bytes(flipped)
    (tmp_path / "cut.pack").write_bytes(content[:-100])
    stranger = tmp_path / "stranger.pack"
    know_each_other_by_halves(organiser, kendal, second)
    assert organiser("pack", kendal, "-o", stranger).code == 0
    before = statistics(organiser, second), held(second)
    for pack, said in (
        ("other", "This pack was written for other people."),
        ("flipped", "This pack is damaged."),
        ("cut", "This pack is damaged."),
        ("stranger", "This log does not know who wrote this pack; it says Ana."),
    ):
        for how in ((), ("--dry-run",)):
            ran = organiser("merge", second, tmp_path / f"{pack}.pack", *how)
            assert (ran.code, ran.out) == (1, "")
            assert said in ran.err
    assert (statistics(organiser, second), held(second)) == before
    assert organiser("merges", second).out == "No pack was merged into this log yet.\n"


def know_each_other_by_halves(organiser: Organiser, knowing: Path, known: Path) -> None:
    """One log knows and trusts the other, which does not know it."""
    own = organiser("identity", known, "--json").facts
    assert organiser("member", knowing, "add", own["card"]).code == 0
    words = " ".join(own["words"])
    assert organiser("member", knowing, "confirm", own["name"], "--words", words).code == 0


def held(log: Path) -> tuple[object, int]:
    """All that stands in a log with its versions, and how many changes it has."""
    with open_log(log, PASSPHRASE, surroundings()) as opened:
        return everything(opened), changes(opened)
