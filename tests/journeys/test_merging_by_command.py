"""A team of three by command: heard apart, handed over, merged in other orders, ending the same."""

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


def hear(organiser: Organiser, log: Path, text: str) -> None:
    file = log.with_suffix(".txt")
    file.write_text(text, encoding="utf-8")
    assert organiser("listen", log, file).code == 0
    file.unlink()


def pack_of(organiser: Organiser, log: Path, *more: str) -> Path:
    """A pack of a log for its team."""
    pack = log.with_name(f"{log.stem}{''.join(more)}.pack")
    assert organiser("pack", log, "-o", pack, *more).code == 0
    return pack


def test_logs_that_were_heard_in_apart_end_the_same_in_whatever_order_they_come_together(
    organiser: Organiser, team: Team
) -> None:
    lead, *colleagues = team
    hear(organiser, lead, HEARD[0])
    other = Path(shutil.copytree(lead, lead.with_name("Other.olog")))
    first, second = (pack_of(organiser, log) for log in colleagues)
    for log, text in zip(colleagues, HEARD[1:], strict=True):
        hear(organiser, log, text)
    later_first, later_second = (pack_of(organiser, log, "--since-last") for log in colleagues)
    alone = statistics(organiser, lead)
    assert organiser("merge", lead, first, second).code == 0
    before = statistics(organiser, lead)
    assert before["statements"] > alone["statements"]
    merged = organiser("merge", lead, later_first, later_second, "--json").facts["packs"]
    together = statistics(organiser, lead)
    assert together["listenings"] == before["listenings"] + 3
    assert [each["notices"] for each in merged] == [[], []]
    ran = organiser("merge", other, later_second, second, later_first, first)
    assert ran.code == 0
    assert ran.out.count("Changes from before this pack never came here.") == 2
    assert statistics(organiser, other) == together
    for each in merged:
        assert organiser("unmerge", lead, str(each["run"])).code == 0
    assert statistics(organiser, lead) == before


def test_a_pack_that_cannot_be_merged_says_why_and_changes_nothing(
    organiser: Organiser, team: Team, kendal: Path, tmp_path: Path
) -> None:
    first, second, third = team
    name = organiser("identity", third, "--json").facts["name"]
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
