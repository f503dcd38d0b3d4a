"""Logs on folders that real Syncthing daemons carry, all killed and restarted at random, end equal.

The gate runs two of them for a while; `make endurance` runs five, for longer.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from organiser_app import paths
from organiser_app.cli.passphrase import VARIABLE
from organiser_app.domain.errors import LogInUse
from organiser_app.domain.models import Resident, Theme
from organiser_app.store.check import check
from organiser_app.store.log import Log, open_log
from organiser_app.sync.folder.standing import standing
from tests.journeys.syncthing import PROGRAM, Daemon
from tests.store_fixtures import PASSPHRASE, SettableClock
from tests.sync.devices import Device, State, forget
from tests.sync.sharing import answer
from tests.sync.teams import acquaint, log_of

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="Syncthing is not installed here")

ENDURANCE = int(os.environ.get("ORGANISER_ENDURANCE", "0"))
"""How many things happen to the five; 0 is none of it."""
SEED = int(os.environ.get("ORGANISER_SEED", "1"))
PATIENCE_SECONDS = 120
_ACTS = ("write", "write", "write", "change", "erase", "kill organiser", "kill carrier", "rest")


Held = tuple[State, object]


class Seat:
    """One organiser's machine: a log, a folder, and the two programs that run there."""

    def __init__(self, folder: Path, log_path: Path, number: int) -> None:
        self.log_path = log_path
        self.daemon = Daemon(folder / f"home {number}", folder / f"shared {number}")
        self._said = folder / f"organiser {number}.log"
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Let the log sync for as long as it is let."""
        words = ["sync", str(self.log_path), "--folder", str(self.daemon.folder), "--erase-many"]
        with self._said.open("ab") as said:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "organiser_app", *words, "--watch", "--every", "2"],
                stdout=said,
                stderr=said,
                env={**os.environ, VARIABLE: PASSPHRASE},
                cwd=paths.program_folder(),
            )

    def kill(self) -> None:
        """Kill the program in the middle of whatever it does."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None

    @contextmanager
    def device(self) -> Iterator[Device]:
        """The log, as soon as the program that syncs it lets go of it for a moment."""
        log = self._opened()
        try:
            yield Device(log, SettableClock())
        finally:
            log.close()

    def _opened(self) -> Log:
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return open_log(self.log_path, PASSPHRASE)
            except LogInUse:
                assert time.monotonic() < until
                time.sleep(0.02)


@contextmanager
def seats(folder: Path, template: Path, count: int) -> Iterator[list[Seat]]:
    """So many machines of people who know each other, with everything running."""
    logs = [log_of(folder, template, f"Organiser {number}") for number in range(count)]
    acquaint(*logs)
    for log in logs:
        log.close()
    made = [Seat(folder, log.folder.path, number) for number, log in enumerate(logs)]
    for seat in made:
        seat.daemon.know([each.daemon for each in made])
    try:
        for seat in made:
            seat.daemon.start()
            seat.start()
        yield made
    finally:
        for seat in made:
            seat.kill()
            seat.daemon.kill()


def act(seat: Seat, what: str, chance: random.Random) -> None:
    """One thing that happens at a machine."""
    if what == "kill organiser":
        seat.kill()
        time.sleep(chance.random())
        seat.start()
    elif what == "kill carrier":
        seat.daemon.kill()
        time.sleep(chance.random())
        seat.daemon.start()
    elif what == "rest":
        time.sleep(2 * chance.random())
    else:
        with seat.device() as device:
            edit(device, what, chance)


def edit(device: Device, what: str, chance: random.Random) -> None:
    """Somebody works in the log."""
    there = sorted({row for _, row, _ in device.state("resident")})
    if what == "write" or len(there) < 3:
        device.write(Theme, name=f"theme {chance.random()}")
        resident = device.write(Resident, name=f"resident {chance.random()}")
        answer(device, resident, given=True)
    elif what == "change":
        device.change(Resident, chance.choice(there), name=f"changed {chance.random()}")
    else:
        forget(device, chance.choice(there))


def held(made: list[Seat]) -> list[Held]:
    """What each log holds, with its versions, and what is open in it."""
    found: list[Held] = []
    for seat in made:
        with seat.device() as device:
            found.append((device.state(), device.others()))
    return found


def held_in_the_end(made: list[Seat]) -> list[Held]:
    """What all logs hold once they hold the same, are whole, and nothing waits any more."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not _are_equal(found := held(made)):
        assert time.monotonic() < until, [len(state) for state, _ in found]
        time.sleep(1)
    assert found[0][0]
    for seat in made:
        with seat.device() as device:
            assert check(device.log) == ()
            assert device.log.read(standing).waiting == ()
    return found


def _are_equal(found: list[Held]) -> bool:
    return all(one == found[0] for one in found)


def run(
    folder: Path, template: Path, count: int, happenings: int
) -> tuple[Counter[str], list[Held]]:
    """Let so many things happen to so many machines; how often each did, and what is held then."""
    chance = random.Random(SEED)  # noqa: S311
    happened: Counter[str] = Counter()
    with seats(folder, template, count) as made:
        for _ in range(happenings):
            what = chance.choice(_ACTS)
            act(chance.choice(made), what, chance)
            happened[what] += 1
        return happened, held_in_the_end(made)


def test_two_logs_carried_by_syncthing_end_equal(tmp_path: Path, empty_log_folder: Path) -> None:
    happened, logs = run(tmp_path, empty_log_folder, 2, 16)
    assert happened.total() == 16
    assert logs[0] == logs[1]


@pytest.mark.skipif(not ENDURANCE, reason="takes minutes: `make endurance`")
def test_five_logs_carried_by_syncthing_end_equal_after_long(
    tmp_path: Path, empty_log_folder: Path
) -> None:
    began = time.monotonic()
    happened, logs = run(tmp_path, empty_log_folder, 5, ENDURANCE)
    assert len(logs) == 5
    assert _are_equal(logs)
    print(dict(happened), f"{time.monotonic() - began:.0f} s")  # noqa: T201
