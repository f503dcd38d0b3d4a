"""What tests of hubs share: one server for all of them, and a hub of its own for each."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app.sync.hub.address import Address
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
def hub_address(server: Server) -> Address:
    """The address of a fresh hub, for its keeper."""
    return server.hub()


@pytest.fixture
def nowhere() -> Address:
    """The address of a hub on this machine where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return Address(f"postgresql://organiser_a_b:secret@127.0.0.1:{port}/organiser")


@pytest.fixture
def three(
    hub_address: Address, tmp_path: Path, empty_log_folder: Path
) -> Iterator[list[Colleague]]:
    """Three colleagues at one hub."""
    team = team_at(hub_address, tmp_path, empty_log_folder, "Ada", "Beth", "Cem")
    yield team
    for each in team:
        each.log.close()
