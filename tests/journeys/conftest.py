"""A virtual screen for the run, and a home of each test's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app.store.log import open_log
from tests.journeys.screen import PASSPHRASE, Home, lacking, virtual_screen
from tests.store_fixtures import surroundings


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


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty log, made by the command; its passphrase is tried at the cost of the tests."""
    home = Home(tmp_path_factory.mktemp("maker"))
    path = home.folder / "Larkmoor.olog"
    home.organiser("new", path, "--name", "Nadia Karim", "--patch", "Larkmoor")
    with open_log(path, PASSPHRASE, surroundings()) as log:
        log.change_passphrase(PASSPHRASE, PASSPHRASE)
    return path


@pytest.fixture
def log_path(home: Home, made_once: Path) -> Path:
    """The same in the home of the test's user."""
    return Path(shutil.copytree(made_once, home.folder / made_once.name))
