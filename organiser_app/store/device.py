"""Which device writes here: a number that no other copy of the log shares, and its clock."""

from __future__ import annotations

import platform

from sqlalchemy import Connection, Engine, delete, insert, select

from organiser_app.domain.clock import Clock, VersionClock
from organiser_app.domain.ids import RandomBits
from organiser_app.domain.models import Device, table_of
from organiser_app.store.connection import local_transaction
from organiser_app.store.folder import LogFolder

_NUMBER_BITS = 64


def version_clock(
    engine: Engine, folder: LogFolder, clock: Clock, random_bits: RandomBits
) -> VersionClock:
    """Go on with this device's clock; a log that was copied, moved or restored is a new device."""
    home = home_of(folder)
    with local_transaction(engine) as connection:
        known = connection.execute(select(table_of(Device))).one_or_none()
        if known is not None and known.home == home:
            return VersionClock(clock, int(known.number, 16), known.ticks)
        number = random_bits(_NUMBER_BITS)
        ticks = known.ticks if known else 0
        _settle(connection, number, home, ticks)
    return VersionClock(clock, number, ticks)


def device_number(connection: Connection) -> str:
    """The number of the device that writes here, as 16 hexadecimal digits."""
    return str(connection.execute(select(table_of(Device).c.number)).scalar_one())


def home_of(folder: LogFolder) -> str:
    """The machine, the place and the very file of a log: a copy differs in one of them."""
    file = folder.database.stat()
    return f"{platform.node()}|{folder.path.resolve()}|{file.st_ino}"


def _settle(connection: Connection, number: int, home: str, ticks: int) -> None:
    table = table_of(Device)
    connection.execute(delete(table))
    connection.execute(insert(table).values(id=1, number=f"{number:016x}", home=home, ticks=ticks))
