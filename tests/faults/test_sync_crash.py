"""A program that is killed while it syncs through a folder loses nothing, and harms nobody."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from signal import Signals

import pytest

from organiser_app.store.check import check
from organiser_app.store.log import Log, open_log
from tests.programs import running
from tests.store_fixtures import PASSPHRASE, SettableClock, surroundings
from tests.sync.folder.folders import assert_equal, names, themes, turn, until_quiet
from tests.sync.teams import acquaint, log_of


@pytest.fixture
def beth(tmp_path: Path, empty_log_folder: Path) -> Iterator[Log]:
    """The log of a colleague of Ada's, whose own is closed."""
    with (
        log_of(tmp_path, empty_log_folder, "Ada") as ada,
        log_of(tmp_path, empty_log_folder, "Beth") as made,
    ):
        acquaint(ada, made)
        ada.close()
        yield made


def synced_until_killed(log_path: Path, folder: Path, lines: int, first: int) -> set[str]:
    """What a program acknowledged, that is killed while it syncs on after so many lines."""
    words = "-m", "tests.faults.syncer", str(log_path), str(folder), str(first)
    with running(*words) as syncer:
        said = [syncer.said.readline() for _ in range(lines)]
        syncer.stopped_by(Signals.SIGKILL)
        said += syncer.said.readlines()
    return {line.strip() for line in said if line.startswith("theme") and line.endswith("\n")}


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_was_saved_arrives_though_each_turn_may_be_the_last(
    beth: Log, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    path, shared = tmp_path / "Ada.olog", tmp_path / "shared"
    shared.mkdir()
    said: set[str] = set()
    for number in range(3):
        said |= synced_until_killed(path, shared, chance.randint(1, 40), 1_000 * number)
        turn(beth, shared)
        assert check(beth) == ()
    with open_log(path, PASSPHRASE, surroundings(SettableClock(), seed=seed)) as ada:
        assert check(ada) == ()
        assert said <= themes(ada)
        until_quiet(shared, ada, beth)
        assert said <= themes(beth)
        assert_equal(ada, beth)
    assert [name for name in names(shared) if not name.endswith(".opack")] == []
