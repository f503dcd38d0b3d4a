"""A virtual screen for the run, and a home of each test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.screen import Home, lacking, virtual_screen


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A virtual screen, where this machine can have one."""
    if lacking():
        pytest.skip(f"there is no virtual screen without {lacking()}")
    with virtual_screen() as name:
        yield name


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The home of somebody who has never used the program."""
    folder = tmp_path / "home"
    folder.mkdir()
    return Home(folder)


@pytest.fixture
def log_path(home: Home) -> Path:
    """An empty log, made by the command."""
    path = home.folder / "Larkmoor.olog"
    home.organiser("new", path, "--name", "Nadia Karim", "--patch", "Larkmoor")
    return path
