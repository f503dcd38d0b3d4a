"""What tests of hubs share: one server for all of them, and a hub of its own for each."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.hub.server import Server, let_go, programs, running
from tests.sync.hub.teams import Colleague, team_at


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL that runs for all tests of this process."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed here (Debian: postgresql)")
    made = running()
    yield made
    let_go(made)


@pytest.fixture
def hub_url(server: Server) -> str:
    """The address of a fresh hub, for its keeper."""
    return server.hub()


@pytest.fixture
def nowhere() -> str:
    """The address of a hub on this machine where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"postgresql://organiser_a_b:secret@127.0.0.1:{free.getsockname()[1]}/organiser"


@pytest.fixture
def three(hub_url: str, tmp_path: Path, empty_log_folder: Path) -> Iterator[list[Colleague]]:
    """Three colleagues at one hub."""
    team = team_at(hub_url, tmp_path, empty_log_folder, "Ada", "Beth", "Cem")
    yield team
    for each in team:
        each.log.close()
