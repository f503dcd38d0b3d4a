"""A team at a hub, for tests: logs that know each other, each with a login of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from organiser_app.domain.models import Patch
from organiser_app.store.log import Log
from organiser_app.sync.hub.keeper import make_login, make_team
from organiser_app.sync.hub.keyring import change_key
from organiser_app.sync.hub.turn import HubTurn, sync_with_hub
from tests.sync.devices import Device
from tests.sync.teams import acquaint, device_of, log_of


@dataclass(slots=True)
class Colleague:
    """Somebody's log, and the address at which it reaches the team's hub."""

    log: Log
    url: str

    @property
    def device(self) -> Device:
        """The log, as tests of merging write in it."""
        return device_of(self.log)

    def sync(self) -> HubTurn:
        """One turn, without another try."""
        return sync_with_hub(self.log, self.url, pauses=())

    def names_a_patch(self, name: str) -> str:
        """Write something that may be shared; its id."""
        return self.device.write(Patch, name=name)


def team_at(hub_url: str, folder: Path, template: Path, *names: str) -> list[Colleague]:
    """Logs that know each other and have the team's key, the first of them its maker's."""
    logs = [log_of(folder, template, name) for name in names]
    acquaint(*logs)
    first = make_team(hub_url)
    urls = [first.url, *(make_login(hub_url, first.team).url for _ in logs[1:])]
    change_key(logs[0], first.url)
    return [Colleague(log, url) for log, url in zip(logs, urls, strict=True)]


def copy_of(log: Log, folder: Path) -> Path:
    """A copy of a log that is closed, as a backup of the whole folder is one."""
    return Path(shutil.copytree(log.folder.path, folder))
