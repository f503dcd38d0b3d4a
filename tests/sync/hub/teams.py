"""A team at a hub, for tests: logs that know each other, each with a login of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from organiser_app.domain.models import Patch
from organiser_app.store.log import Log
from organiser_app.sync.hub import state
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import Hub
from organiser_app.sync.hub.keeper import make_login, make_team
from organiser_app.sync.hub.keyring import change_key, fetch_keys
from organiser_app.sync.hub.pushing import Pusher
from organiser_app.sync.hub.records import Cipher
from organiser_app.sync.hub.turn import HubTurn, Way, sync_with_hub
from organiser_app.sync.members import identity_of
from organiser_app.sync.taking import USUAL_TERMS, Terms
from tests.sync.devices import Device
from tests.sync.hub.server import Server, database_of
from tests.sync.teams import acquaint, changes, device_of, log_of

BATCH = 20
"""Rows at a time, so that some rows are more than one batch."""


@dataclass(slots=True)
class Colleague:
    """Somebody's log, and the address at which it reaches the team's hub."""

    log: Log
    address: Address
    terms: Terms = USUAL_TERMS

    @property
    def device(self) -> Device:
        """The log, as tests of merging write in it."""
        return device_of(self.log)

    def sync(self, batch: int = BATCH) -> HubTurn:
        """One turn, without another try."""
        way = Way(pauses=(), batch=batch, terms=self.terms)
        return sync_with_hub(self.log, self.address, way)

    def changes(self) -> int:
        """How many changes the log has."""
        return changes(self.log)

    def names_a_patch(self, name: str) -> str:
        """Write something that may be shared; its id."""
        return self.device.write(Patch, name=name)


def team_at(hub_address: Address, folder: Path, template: Path, *names: str) -> list[Colleague]:
    """Logs that know each other and have the team's key, the first of them its maker's."""
    logs = [log_of(folder, template, name) for name in names]
    acquaint(*logs)
    first = make_team(hub_address)
    logins = [first, *(make_login(hub_address, first.team) for _ in logs[1:])]
    change_key(logs[0], first.address)
    return [Colleague(log, login.address) for log, login in zip(logs, logins, strict=True)]


def rows_on(server: Server, hub_address: Address, row_id: str) -> int:
    """How many copies of a row lie on a hub."""
    query = "SELECT count(*) FROM organiser.record WHERE record_id = %s"
    return int(server.ask(database_of(hub_address), query, UUID(row_id))[0][0])


def until_quiet(team: list[Colleague]) -> int:
    """Turns of all until nothing goes up any more; how many rounds it took."""
    for number in range(1, 8):
        if not sum(each.sync().pushed for each in team):
            return number
    raise AssertionError("rows go back and forth")


def are_equal(team: list[Colleague]) -> bool:
    """Whether all logs hold the same, and ask about the same."""
    first, *others = [(each.device.state(), each.device.others()) for each in team]
    return all(other == first for other in others)


@contextmanager
def pusher_of(who: Colleague, hub: Hub) -> Iterator[Pusher]:
    """What pushes for somebody, without having pulled before."""
    own = identity_of(who.log)
    keys = fetch_keys(who.log, hub, own)
    standing = who.log.read(state.standing)
    assert standing is not None
    cipher = Cipher(hub.team, keys.keys)
    yield Pusher(who.log, hub, standing.writer, cipher, own.keys, standing.basis, BATCH)
