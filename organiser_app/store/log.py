"""A log that is open: making one, opening one, and the two ways to use it, reading and changing."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Generic, Self, TypeVar

from filelock import FileLock
from sqlalchemy import Connection, Engine

from organiser_app import paths
from organiser_app.domain.clock import Clock, system_clock
from organiser_app.domain.errors import DamagedLog, WrongPassphrase
from organiser_app.domain.ids import Ids, RandomBits
from organiser_app.language import tr
from organiser_app.store import backup, key_file, keys, schema
from organiser_app.store.connection import (
    local_transaction,
    make_engine,
    plain_database_problems,
    reading,
)
from organiser_app.store.device import another_device, version_clock
from organiser_app.store.files import write_whole
from organiser_app.store.folder import LogFolder, log_folder
from organiser_app.store.tables_read import noted
from organiser_app.store.unit_of_work import UnitOfWork

Result = TypeVar("Result")
Query = Callable[[Connection], Result]
"""Something to ask of a log, as a function of a connection."""
_FOLD = "PRAGMA wal_checkpoint(TRUNCATE)"


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """What a query answered, and the synced tables that it read."""

    result: Result
    tables: frozenset[str]


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
        self._versions = version_clock(engine, folder, around.clock, around.random_bits)
        self.backing_up = RLock()
        """Held while a backup is made: another would clear it away half-written, and a squeeze move
        the pages of which it sees the seals."""
        self._closed = False

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
        return UnitOfWork(self._live(), self._around.clock, self._ids, self._versions)

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for queries, which sees one moment of the log."""
        return reading(self._live())

    def read(self, query: Query[Result]) -> Result:
        """What a query answers."""
        with self.reading() as connection:
            return query(connection)

    def ask(self, query: Query[Result]) -> Answer[Result]:
        """What a query answers, and from which tables."""
        with self.reading() as connection, noted(connection) as tables:
            return Answer(query(connection), frozenset(tables))

    @contextmanager
    def local(self) -> Iterator[Connection]:
        """A transaction on this log's own tables, drafts and settings, which is no change of it.

        Synced tables cannot be written in it: their versions would be missing.
        """
        with local_transaction(self._live()) as connection:
            yield connection

    def back_up(self, target: Path) -> None:
        """Write a verified copy of the whole log, as one encrypted file."""
        backup.write_backup(self._live(), self._data_key, key_file.slots_of(self.folder), target)

    def back_up_in_turn(self) -> Path:
        """Write a dated backup into the log's own folder and clear away those outlived."""
        with self.backing_up:
            target = self.folder.backups / backup.dated_name(self.clock())
            self.back_up(target)
            backup.clear_outlived(self.folder.backups, keep=target)
        return target

    def back_up_alone(self) -> Path:
        """Write a dated backup into the log's own folder, and remove all others there."""
        with self.backing_up:
            target = self.folder.backups / backup.dated_name(self.clock())
            self.back_up(target)
            backup.clear_others(self.folder.backups, keep=target)
        return target

    def squeeze(self) -> None:
        """Write the file anew without what was removed from it, and end its write-ahead log.

        Removed rows are overwritten as they go; this ends what moving rows between pages left,
        which no checkpoint reaches.
        """
        with (
            self.backing_up,
            plain_database_problems(),
            self._live().connect() as connection,
        ):
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql(_FOLD)

    def become_another_device(self) -> None:
        """Write as a new device from now on, as what this one had written since was lost here."""
        around = self._around
        self._versions = another_device(self._live(), self.folder, around.clock, around.random_bits)

    def change_passphrase(self, current: str, fresh: str) -> None:
        """Open with `fresh` from now on; `current` is the passphrase so far, or the recovery key.

        Backups made before keep the passphrase of their day; the recovery key opens all of them.
        """
        key_file.change_passphrase(
            self.folder, self._data_key, current, fresh, self._around.key_cost
        )

    def close(self) -> None:
        """Fold the write-ahead log into the database and let go of the file."""
        if self._closed:
            return
        self._closed = True
        try:
            with plain_database_problems(), self._engine.connect() as connection:
                connection.exec_driver_sql(_FOLD)
        finally:
            self._engine.dispose()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _live(self) -> Engine:
        # An engine that was disposed of would open the file again, without the lock.
        if self._closed:
            raise RuntimeError("the log is closed")
        return self._engine


def create_log(path: Path, passphrase: str, around: Surroundings | None = None) -> Log:
    """Make an empty log at `path` and open it; on failure nothing is left there."""
    around = around or Surroundings()
    data_key = keys.new_data_key()
    slot = keys.wrap(data_key, passphrase, around.key_cost)
    folder = LogFolder(path)
    folder.make()
    with ExitStack() as failing:
        failing.callback(folder.remove)
        lock = _locked(folder, failing)
        write_whole(folder.keys, keys.write_slots((slot,)))
        engine = _engine(folder, data_key, failing)
        schema.migrate(engine, around.migrations)
        log = Log(folder, data_key, engine, lock, around)
        failing.pop_all()
    return log


def open_log(
    path: Path, secret: str, around: Surroundings | None = None, *, data_key: bytes | None = None
) -> Log:
    """Open the log at `path` with its passphrase or its recovery key.

    A log of an older version is brought up to this one, after a verified backup. `data_key` is
    what `key_file.unlock` gives for `secret`, where that was asked already.
    """
    around = around or Surroundings()
    folder = log_folder(path)
    folder.expect_log()
    with ExitStack() as failing:
        lock = _locked(folder, failing)
        data_key = data_key or key_file.unlock(folder, secret)
        engine = _engine(folder, data_key, failing)
        _expect_key_fits(engine, secret)
        if not schema.is_current(engine, around.migrations):
            _bring_up(engine, folder, data_key, around)
        log = Log(folder, data_key, engine, lock, around)
        failing.pop_all()
    return log


def restore_log(file: Path, path: Path, secret: str, around: Surroundings | None = None) -> Log:
    """Make a log at `path` from a backup, see it whole, and open it.

    On failure nothing is left there. What a carrier did to the backup since it was made is noticed
    here, not on the day when a page is wanted.
    """
    folder = LogFolder(path)
    folder.make()
    with ExitStack() as failing:
        failing.callback(folder.remove)
        backup.unpack(file, folder)
        data_key = key_file.unlock(folder, secret)
        log = open_log(path, secret, around, data_key=data_key)
        failing.callback(log.close)
        backup.verify_restored(file, folder.database, data_key)
        failing.pop_all()
    return log


def _locked(folder: LogFolder, failing: ExitStack) -> FileLock:
    lock = folder.lock()
    failing.callback(lock.release)
    return lock


def _engine(folder: LogFolder, data_key: bytes, failing: ExitStack) -> Engine:
    engine = make_engine(folder.database, data_key)
    failing.callback(engine.dispose)
    return engine


def _expect_key_fits(engine: Engine, secret: str) -> None:
    try:
        with plain_database_problems(), engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DamagedLog as problem:
        # A passphrase was proved by its slot. A recovery key says only that it is one.
        if not keys.is_recovery_key(secret):
            raise
        raise WrongPassphrase(
            tr("That recovery key does not open this log, or the log is damaged."),
            detail=problem.detail,
        ) from problem


def _bring_up(engine: Engine, folder: LogFolder, data_key: bytes, around: Surroundings) -> None:
    copy = folder.backups / backup.dated_name(around.clock(), note="before-upgrade")
    backup.write_backup(engine, data_key, key_file.slots_of(folder), copy)
    schema.migrate(engine, around.migrations)
