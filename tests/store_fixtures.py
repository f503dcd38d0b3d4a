"""A log for a test to use: its clock stands still, its chance is seeded, and a guess costs little.

Making a log takes a while, so one is made for the whole run and each test gets a copy of it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organiser_app.store.keys import KeyCost
from organiser_app.store.log import Log, Surroundings, create_log, open_log

PASSPHRASE = "correct horse"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CHEAP = KeyCost(memory_kib=64, passes=1)
_SEED = 7


class SettableClock:
    """A clock that stands still until a test moves it, forward or back."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        """Move by a span, named as `timedelta` names it: `advance(days=1)`."""
        self.now += timedelta(**span)


def surroundings(clock: SettableClock | None = None, seed: int = _SEED) -> Surroundings:
    """What a log takes from outside, under a test's control."""
    return Surroundings(
        clock=clock or SettableClock(),
        random_bits=random.Random(seed).getrandbits,  # noqa: S311
        key_cost=CHEAP,
    )


@pytest.fixture
def clock() -> SettableClock:
    """Nine in the morning on Monday 2 March 2026, in UTC, until it is moved."""
    return SettableClock()


@pytest.fixture
def around(clock: SettableClock) -> Surroundings:
    """The surroundings of a log: `clock`, seeded chance, a cheap passphrase."""
    return surroundings(clock)


@pytest.fixture(scope="session")
def empty_log_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed, empty log, for copying; its passphrase is `PASSPHRASE`."""
    path = tmp_path_factory.mktemp("template") / "Empty.olog"
    create_log(path, PASSPHRASE, surroundings()).close()
    return path


@pytest.fixture
def log_path(empty_log_folder: Path, tmp_path: Path) -> Path:
    """The folder of a closed, empty log of the test's own; its passphrase is `PASSPHRASE`."""
    path = tmp_path / "Patch.olog"
    shutil.copytree(empty_log_folder, path)
    return path


@pytest.fixture
def log(log_path: Path, around: Surroundings) -> Iterator[Log]:
    """An open, empty log of the test's own."""
    with open_log(log_path, PASSPHRASE, around) as opened:
        yield opened
