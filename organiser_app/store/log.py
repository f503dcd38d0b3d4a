"""A log that is open: making one, opening one, and the two ways to use it, reading and changing."""

from __future__ import annotations

import os
import platform
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from filelock import FileLock
from sqlalchemy import Connection, Engine, insert, select, text

from organiser_app import paths
from organiser_app.domain.clock import Clock, VersionClock, system_clock
from organiser_app.domain.errors import DamagedLog, WrongPassphrase
from organiser_app.domain.ids import Ids, RandomBits
from organiser_app.domain.models import Device, table_of
from organiser_app.language import tr
from organiser_app.store import backup, keys, schema
from organiser_app.store.connection import make_engine, plain_database_problems, reading
from organiser_app.store.folder import LogFolder, log_folder, write_whole
from organiser_app.store.unit_of_work import UnitOfWork

_DEVICE_BITS = 64
Result = TypeVar("Result")
Query = Callable[[Connection], Result]
"""Something to ask of a log, as a function of a connection."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the store takes from outside: time, chance, what a guess costs, where migrations lie."""

    clock: Clock = system_clock
    random_bits: RandomBits = secrets.randbits
    key_cost: keys.KeyCost = field(default_factory=keys.KeyCost)
    migrations: Path = field(default_factory=paths.migrations_folder)


class Log:
    """An open log. Close it, or use it with `with`, so that the next program may have it."""

    def __init__(
        self,
        folder: LogFolder,
        data_key: bytes,
        engine: Engine,
        lock: FileLock,
        around: Surroundings,
    ) -> None:
        self.folder = folder
        self._data_key = data_key
        self._engine = engine
        self._lock = lock
        self._around = around
        self._ids = Ids(around.clock, around.random_bits)
        self._versions = _version_clock(engine, folder, around)

    @property
    def clock(self) -> Clock:
        """The time by which the log is kept."""
        return self._around.clock

    @property
    def recovery_key(self) -> str:
        """The key to print and keep away from the machine."""
        return keys.recovery_key(self._data_key)

    def work(self) -> UnitOfWork:
        """A transaction for one service call."""
        return UnitOfWork(self._engine, self._around.clock, self._ids, self._versions)

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for queries, which sees one moment of the log."""
        return reading(self._engine)

    def read(self, query: Query[Result]) -> Result:
        """What a query answers."""
        with self.reading() as connection:
            return query(connection)

    @contextmanager
    def local(self) -> Iterator[Connection]:
        """A transaction on this log's own tables, drafts and settings, which is no change of it.

        Synced tables cannot be written in it: their versions would be missing.
        """
        with plain_database_problems(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.exec_driver_sql("COMMIT")

    def back_up(self, target: Path) -> None:
        """Write a verified copy of the whole log, as one encrypted file."""
        backup.write_backup(self._engine, self._data_key, self._slots(), target)

    def back_up_in_turn(self) -> Path:
        """Write a dated backup into the log's own folder and clear away those outlived."""
        target = self.folder.backups / backup.dated_name(self.clock())
        self.back_up(target)
        backup.clear_outlived(self.folder.backups)
        return target

    def close(self) -> None:
        """Fold the write-ahead log into the database and let go of the file."""
        with plain_database_problems(), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()
        self._lock.release()

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _slots(self) -> bytes:
        return self.folder.keys.read_bytes() if self.folder.keys.exists() else keys.write_slots(())


def create_log(path: Path, passphrase: str, around: Surroundings | None = None) -> Log:
    """Make an empty log at `path` and open it; on failure nothing is left there."""
    around = around or Surroundings()
    data_key = keys.new_data_key()
    slot = keys.wrap(data_key, passphrase, around.key_cost)
    folder = LogFolder(path)
    folder.make()
    try:
        lock = folder.lock()
        write_whole(folder.keys, keys.write_slots((slot,)))
        engine = make_engine(folder.database, data_key)
        schema.migrate(engine, around.migrations)
        return Log(folder, data_key, engine, lock, around)
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def open_log(path: Path, secret: str, around: Surroundings | None = None) -> Log:
    """Open the log at `path` with its passphrase or its recovery key.

    A log of an older version is brought up to this one, after a verified backup.
    """
    around = around or Surroundings()
    folder = log_folder(path)
    folder.expect_log()
    lock = folder.lock()
    try:
        data_key = _data_key(folder, secret)
        engine = make_engine(folder.database, data_key)
        _expect_opened(engine, folder)
        _bring_up(engine, folder, data_key, around)
        return Log(folder, data_key, engine, lock, around)
    except BaseException:
        lock.release()
        raise


def restore_log(file: Path, path: Path, secret: str, around: Surroundings | None = None) -> Log:
    """Make a log at `path` from a backup, and open it; on failure nothing is left there."""
    folder = LogFolder(path)
    _unpack(folder, file)
    return _or_remove(path, lambda: open_log(path, secret, around))


def _unpack(folder: LogFolder, file: Path) -> None:
    slots, database = backup.read_backup(file)
    folder.make()
    _or_remove(folder.path, lambda: write_whole(folder.keys, slots))
    _or_remove(folder.path, lambda: write_whole(folder.database, database))


def _or_remove(path: Path, act: Callable[[], Result]) -> Result:
    try:
        return act()
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def _data_key(folder: LogFolder, secret: str) -> bytes:
    if not folder.keys.exists():
        return keys.from_recovery_key(secret)
    try:
        return keys.unwrap(keys.read_slots(folder.keys.read_bytes()), secret)
    except DamagedLog:
        return keys.from_recovery_key(secret)


def _expect_opened(engine: Engine, folder: LogFolder) -> None:
    try:
        with plain_database_problems(folder.path), engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DamagedLog as problem:
        if backup.looks_encrypted(folder.database):
            raise WrongPassphrase(
                tr("That key does not open this log, or the log is damaged."), detail=problem.detail
            ) from problem
        raise


def _bring_up(engine: Engine, folder: LogFolder, data_key: bytes, around: Surroundings) -> None:
    if schema.is_current(engine, around.migrations):
        return
    folder.backups.mkdir(exist_ok=True)
    name = backup.dated_name(around.clock(), note="before-upgrade")
    backup.write_backup(engine, data_key, folder.keys.read_bytes(), folder.backups / name)
    schema.migrate(engine, around.migrations)


def _version_clock(engine: Engine, folder: LogFolder, around: Surroundings) -> VersionClock:
    """Go on with this device's clock; a log that was copied or restored gets a new device."""
    home = f"{platform.node()}|{folder.path.resolve()}|{os.stat(folder.database).st_ino}"
    table = table_of(Device)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        row = connection.execute(select(table)).one_or_none()
        if row is None or row.home != home:
            number = f"{around.random_bits(_DEVICE_BITS):016x}"
            ticks = row.ticks if row else 0
            connection.execute(text("DELETE FROM device"))
            connection.execute(insert(table).values(id=1, number=number, home=home, ticks=ticks))
        else:
            number, ticks = row.number, row.ticks
        connection.exec_driver_sql("COMMIT")
    return VersionClock(around.clock, int(number, 16), ticks)
