"""A program that is killed at any moment has lost nothing that it acknowledged."""

from __future__ import annotations

import random
from pathlib import Path
from signal import Signals

import pytest
from sqlalchemy import text

from organiser_app.store.backup import backups_in
from organiser_app.store.check import check
from organiser_app.store.log import Log, Surroundings, open_log, restore_log
from tests.programs import running
from tests.store.looking import hosts
from tests.store_fixtures import PASSPHRASE


def written_until_killed(log_path: Path, lines: int, first: int) -> list[str]:
    """What a writer acknowledged, that is killed while it goes on after so many lines."""
    with running("-m", "tests.faults.writer", str(log_path), str(first)) as writer:
        acknowledged = [writer.said.readline() for _ in range(lines)]
        writer.stopped_by(Signals.SIGKILL)
        acknowledged += writer.said.readlines()
    return [line.strip() for line in acknowledged if line.endswith("\n")]


def drafts(log: Log) -> list[str]:
    with log.reading() as connection:
        return list(connection.execute(text("SELECT body FROM draft")).scalars())


@pytest.mark.parametrize("seed", [1, 2])
def test_every_acknowledged_row_and_draft_is_there_after_a_kill(
    log_path: Path, tmp_path: Path, around: Surroundings, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    said: list[str] = []
    for _ in range(2):
        said += written_until_killed(log_path, chance.randint(5, 60), len(said))
        with open_log(log_path, PASSPHRASE, around) as log:
            kept = hosts(log)
            acknowledged = [line for line in said if line.startswith("host")]
            # One more may have been committed whose line was not yet out.
            assert kept[: len(acknowledged)] == acknowledged
            assert len(kept) <= len(acknowledged) + 1
            said = [*said, *kept[len(acknowledged) :]]
            last = [line for line in said if line.startswith("draft")][-1]
            assert len(drafts(log)) == 1
            assert drafts(log)[0] >= last
            assert check(log) == ()
            for number, backup in enumerate(backups_in(log.folder.backups)):
                path = tmp_path / f"{seed} {len(said)} {number}.olog"
                with restore_log(backup, path, PASSPHRASE, around) as restored:
                    assert set(hosts(restored)) <= set(kept)
            log.back_up_in_turn()
            assert {file.suffix for file in log.folder.backups.iterdir()} == {".obackup"}
