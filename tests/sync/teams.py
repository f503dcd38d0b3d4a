"""Logs of a team for tests of packs: each somebody's, and known to the others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log, open_log
from organiser_app.store.queries import tables as t
from organiser_app.sync.members import add_member, confirm_member, identity_of
from organiser_app.sync.team import team
from tests.store_fixtures import PASSPHRASE, START, SettableClock, surroundings
from tests.sync.devices import Device


def log_of(folder: Path, template: Path, name: str, *, days_ahead: float = 0) -> Log:
    """A log of somebody's own; its clock may be ahead of the others'."""
    path = Path(shutil.copytree(template, folder / f"{name}.olog"))
    clock = SettableClock(START + timedelta(days=days_ahead))
    log = open_log(path, PASSPHRASE, surroundings(clock, seed=sum(name.encode())))
    set_up(log.work(), SetUpInput(organiser=name, patch="Larkmoor"))
    return log


@contextmanager
def colleague_of(log: Log, folder: Path, template: Path, name: str) -> Iterator[Log]:
    """The log of a colleague; the two know and trust each other."""
    with log_of(folder, template, name) as made:
        acquaint(log, made)
        yield made


def copied(log: Log) -> bytes:
    """The file of a log as it is now, as `cp` would copy it."""
    log.squeeze()
    return log.folder.database.read_bytes()


def laid_over(log: Log, older: bytes) -> Log:
    """The log once an older copy was laid over its very file, a minute later."""
    clock = device_of(log).clock
    clock.advance(minutes=1)
    log.close()
    log.folder.database.write_bytes(older)
    seed = int.from_bytes(f"{log.folder.path.name} {clock()}".encode())  # no id comes twice
    return open_log(log.folder.path, PASSPHRASE, surroundings(clock, seed=seed))


def acquaint(*logs: Log) -> None:
    """Let all of them know and trust each other, as far as they do not yet."""
    for log in logs:
        known = {each.keys for each in log.read(team)}
        for other in logs:
            if other is not log and identity_of(other).keys.public() not in known:
                confirm_member(log, add_member(log, identity_of(other).card).id)


def changes(log: Log) -> int:
    """How many changes the log has."""
    return log.read(
        lambda connection: connection.execute(
            select(func.count()).select_from(t.change)
        ).scalar_one()
    )


def device_of(log: Log) -> Device:
    """A log as one that hands its lines over without a pack."""
    clock = log.clock
    assert isinstance(clock, SettableClock)
    return Device(log, clock)
