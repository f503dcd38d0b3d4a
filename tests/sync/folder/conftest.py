"""What tests of the shared folder have in common: three logs that know each other, and a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app.store.log import Log
from tests.sync.teams import acquaint, log_of

Three = tuple[Log, Log, Log]


@pytest.fixture
def three(tmp_path: Path, empty_log_folder: Path) -> Iterator[Three]:
    """Three logs of a team."""
    made = [log_of(tmp_path, empty_log_folder, name) for name in ("Ada", "Beth", "Carys")]
    acquaint(*made)
    yield made[0], made[1], made[2]
    for log in made:
        log.close()


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder that all of them see."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder
