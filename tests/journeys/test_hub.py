"""Programs that sync through a hub whose ways are cut and whose server crashes, and end equal.

The gate runs two of them for a few rounds; `make endurance` runs five, for longer.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from organiser_app.cli.passphrase import VARIABLE
from organiser_app.store.log import open_log
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import VARIABLE as HUB_VARIABLE
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.hub.conftest import server
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.teams import team_at
from tests.sync.teams import device_of

__all__ = ["server"]  # the PostgreSQL of the tests of hubs

ENDURANCE = int(os.environ.get("ORGANISER_ENDURANCE", "0"))
_LISTENING = (
    "at: school gate\nconcern: {words} #housing !{strength}\nlove: Friday lunch at the hall\n"
)
_MOST_ROUNDS = 12


@dataclass(slots=True)
class Organiser:
    """Somebody's closed log, which only programs open, and what became of them."""

    path: Path
    address: Address
    heard: int = 0
    ended: Counter[str] = field(default_factory=Counter)

    def run(self, *words: str, given: str = "") -> Any:
        """What a command answered, or None where it said that it could not."""
        environment = {**os.environ, VARIABLE: PASSPHRASE, HUB_VARIABLE: self.address.url}
        ran = subprocess.run(
            [sys.executable, "-m", "organiser_app", words[0], str(self.path), *words[1:], "--json"],
            input=given, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.returncode in (0, 1), ran.stderr
        self.ended[f"{words[0]} {ran.returncode}"] += 1
        return json.loads(ran.stdout) if ran.returncode == 0 else None

    def work(self, until: float) -> None:
        """Hear somebody and sync, round after round; two rounds at least."""
        while time.monotonic() < until or self.heard < 2:
            self.heard += 1
            words = f"{self.path.stem} heard this as number {self.heard}"
            given = _LISTENING.format(words=words, strength=1 + self.heard % 5)
            assert self.run("listen", given=given) is not None
            self.run("sync", "--hub")


def team_of(server: Server, folder: Path, template: Path, size: int) -> list[Organiser]:
    """Closed logs of a team at a fresh hub."""
    names = ("Ada", "Beth", "Cem", "Dev", "Eve")[:size]
    colleagues = team_at(server.hub(), folder, template, *names)
    for each in colleagues:
        each.log.close()
    return [Organiser(each.log.folder.path, each.address) for each in colleagues]


def trouble(
    server: Server, database: str, workers: list[threading.Thread], seed: int
) -> Counter[str]:
    """Cut every way to the hub, or crash its server, until all have done their work."""
    drawn, done = random.Random(seed), Counter[str]()  # noqa: S311
    while any(worker.is_alive() for worker in workers):
        for worker in workers:
            worker.join(timeout=drawn.uniform(0.05, 0.5))
        if drawn.random() < 0.2:
            server.stop()
            server.start()
            done["crashes"] += 1
        else:
            cut = (
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE datname = %s AND pid <> pg_backend_pid()"
            )
            done["cuts"] += server.ask("postgres", cut, database)[0][0]
    return done


def run(server: Server, team: list[Organiser], seconds: float, seed: int) -> Counter[str]:
    """Let all work at once while there is trouble, and then sync in peace until all is said."""
    until = time.monotonic() + seconds
    workers = [threading.Thread(target=each.work, args=[until]) for each in team]
    for worker in workers:
        worker.start()
    happened = trouble(server, database_of(team[0].address), workers, seed)
    for _ in range(_MOST_ROUNDS):
        turns = [each.run("sync", "--hub") for each in team]
        assert all(turn["notices"] == [] for turn in turns)
        if not any(turn["pushed"] or turn["pulled"] for turn in turns):
            return happened + sum((each.ended for each in team), Counter[str]())
    raise AssertionError("they never come to an end")


def are_equal(team: list[Organiser]) -> bool:
    """Whether all logs hold the same, ask about the same, and have all that was heard."""
    states = []
    for each in team:
        with open_log(each.path, PASSPHRASE, surroundings()) as log:
            device = device_of(log)
            states.append((device.state(), device.others()))
    heard = {row for table, row, _ in states[0][0] if table == "listening"}
    assert len(heard) == sum(each.heard for each in team)
    return all(state == states[0] for state in states)


def test_two_programs_whose_hub_is_cut_off_and_crashes_end_equal(
    server: Server, tmp_path: Path, empty_log_folder: Path
) -> None:
    team = team_of(server, tmp_path, empty_log_folder, 2)
    happened = run(server, team, 0, seed=1)
    assert are_equal(team)
    assert happened["cuts"] + happened["crashes"] > 0


@pytest.mark.skipif(not ENDURANCE, reason="takes minutes: `make endurance`")
def test_five_programs_whose_hub_is_cut_off_and_crashes_end_equal(
    server: Server, tmp_path: Path, empty_log_folder: Path
) -> None:
    team = team_of(server, tmp_path, empty_log_folder, 5)
    happened = run(server, team, ENDURANCE, seed=ENDURANCE)
    sys.stdout.write(f"{dict(happened)}\n")
    assert are_equal(team)
    assert happened["crashes"] > 0
