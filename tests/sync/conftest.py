"""What tests of packs and merging share: two logs of a team, and three that know of no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app.store.log import Log
from tests.sync.devices import Three, device_at
from tests.sync.teams import acquaint, log_of


@pytest.fixture
def two(tmp_path: Path, empty_log_folder: Path) -> Iterator[tuple[Log, Log]]:
    """Two logs that know each other."""
    made = [log_of(tmp_path, empty_log_folder, name) for name in ("Ada", "Beth")]
    acquaint(*made)
    yield made[0], made[1]
    for log in made:
        log.close()


@pytest.fixture
def devices(tmp_path: Path, empty_log_folder: Path) -> Iterator[Three]:
    """Three empty logs on three machines."""
    made = tuple(device_at(tmp_path, empty_log_folder, number) for number in range(3))
    yield made[0], made[1], made[2]
    for device in made:
        device.log.close()
