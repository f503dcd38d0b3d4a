"""Residents whom two logs share, and of whom one log erases many, for tests of the hold."""

from __future__ import annotations

from sqlalchemy import func, select

from organiser_app.domain.models import Resident
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from tests.sync.devices import forget
from tests.sync.sharing import answer
from tests.sync.teams import device_of


def add_residents(log: Log, count: int) -> list[str]:
    """So many residents who agree to be shared."""
    device = device_of(log)
    made = [device.write(Resident, name=f"Resident {number:03}") for number in range(count)]
    for resident in made:
        answer(device, resident, given=True)
    return made


def erase(log: Log, residents: list[str]) -> None:
    """Erase them, one by one."""
    device = device_of(log)
    device.clock.advance(minutes=5)
    for resident in residents:
        forget(device, resident)


def residents_in(log: Log) -> int:
    """How many the log has."""
    query = select(func.count()).select_from(t.resident)
    return log.read(lambda connection: connection.execute(query).scalar_one())
