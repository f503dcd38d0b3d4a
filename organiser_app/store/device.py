"""Which device writes here: a number that no other copy of the log shares, and its clock."""

from __future__ import annotations

import platform

from sqlalchemy import Connection, Engine, delete, insert, select

from organiser_app.domain.clock import Clock, VersionClock
from organiser_app.domain.ids import RandomBits
from organiser_app.domain.models import Device, table_of
from organiser_app.store.connection import local_transaction, reading
from organiser_app.store.folder import LogFolder

_NUMBER_BITS = 64


def version_clock(
    engine: Engine, folder: LogFolder, clock: Clock, random_bits: RandomBits
) -> VersionClock:
    """Go on with this device's clock; a log that was copied, moved or restored is a new device.

    One that an older copy was laid over, in the same place, is not known by that; whoever finds it
    out asks for `another_device`.
    """
    with reading(engine) as connection:
        known = connection.execute(select(table_of(Device))).one_or_none()
    if known is not None and known.home == home_of(folder):
        return VersionClock(clock, int(known.number, 16), known.ticks)
    return another_device(engine, folder, clock, random_bits)


def another_device(
    engine: Engine, folder: LogFolder, clock: Clock, random_bits: RandomBits
) -> VersionClock:
    """Be a new device from now on, with versions later than all so far."""
    number = random_bits(_NUMBER_BITS)
    with local_transaction(engine) as connection:
        ticks = connection.execute(select(table_of(Device).c.ticks)).scalar() or 0
        _settle(connection, number, home_of(folder), ticks)
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
