"""An engine on the encrypted database: every connection is keyed and set the same way.

The traps that shaped this are in the design's notes: the driver must not open transactions by
itself, or a migration is not atomic; a raw key is given as a blob literal, or it silently becomes
a passphrase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from organiser_app.domain.errors import (
    Cancelled,
    EnvironmentProblem,
    LogInUse,
    OrganiserError,
)
from organiser_app.language import tr
from organiser_app.store.files import damaged, disk_full, read_only
from organiser_app.store.names import install_folding
from organiser_app.store.stamp import Stamp

CACHE_KIB = 256 * 1024
# No other program has the log open, so it is another worker of this one that writes: it is waited
# for, as the first turn with a hub looks through everything.
_BUSY_MILLISECONDS = 120_000
_CONNECTIONS = 4
_ALWAYS = ("cipher_log_level = NONE", "temp_store = MEMORY", "cipher_memory_security = OFF")
_SETTINGS = (
    f"cache_size = -{CACHE_KIB}",
    f"busy_timeout = {_BUSY_MILLISECONDS}",
    "secure_delete = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # or a row that REPLACE removes would go past the guards
    "journal_mode = WAL",
    "synchronous = FULL",
)
_STATEMENTS = 2000
"""How many statements are kept compiled; all pages of the window together need about half."""


class _Dialect(SQLiteDialect_pysqlite):
    """SQLite's dialect, of which any two are the same, so that all logs share what is compiled.

    SQLAlchemy files what it compiled under the dialect that it was for, and each engine makes its
    own. Ours are all made alike and on one driver.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.organiser", __name__, _Dialect.__name__)
# What an engine would have one of to itself.
_compiled: LRUCache[Any, Any] = LRUCache(_STATEMENTS)

# The driver binds both as they are, but where it finds no adapter for them it first asks each
# value whether it has one of its own: that takes twenty times as long as to bind a text.
sqlcipher.register_adapter(type(None), lambda nothing: nothing)
sqlcipher.register_adapter(bytes, bytes)


def open_connection(path: Path, data_key: bytes) -> Any:
    """A driver's connection to the database at `path`, keyed but otherwise as it comes."""
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    _set(connection, _ALWAYS)
    return connection


def make_engine(path: Path, data_key: bytes) -> Engine:
    """An engine whose connections are encrypted, durable, and can stamp what they write."""

    def connect() -> Any:
        connection = open_connection(path, data_key)
        try:
            _set(connection, _SETTINGS)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite+organiser://",
        creator=connect,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        execution_options={"compiled_cache": _compiled},
        hide_parameters=True,  # or a fault would quote what residents said, or a private key
    )
    event.listen(engine, "connect", _install_functions)
    return engine


def _set(connection: Any, pragmas: tuple[str, ...]) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _install_functions(connection: Any, record: Any) -> None:
    install_folding(connection)
    record.info["stamp"] = Stamp.install(connection)


def stamp_of(connection: Connection) -> Stamp:
    """What the triggers of this connection are told about the change being made."""
    stamp = connection.info["stamp"]
    assert isinstance(stamp, Stamp)  # noqa: S101
    return stamp


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment of the log, for as long as it is held."""
    with plain_database_problems(), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection


@contextmanager
def local_transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction that lasts if nothing is raised in it, and makes no change to synced tables."""
    with plain_database_problems(), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
        connection.exec_driver_sql("COMMIT")


@contextmanager
def plain_database_problems(path: Path | None = None) -> Iterator[None]:
    """Turn the database's errors about disk, lock and damage into ours; the rest are our faults."""
    try:
        yield
    except DBAPIError as problem:
        plain = plain_error(str(problem.orig), path)
        if plain is None:
            raise
        raise plain from problem
    except sqlcipher.Error as problem:
        plain = plain_error(str(problem), path)
        if plain is None:
            raise
        raise plain from problem


def plain_error(message: str, path: Path | None = None) -> OrganiserError | None:
    """What a message of SQLite means to its user, or None where the fault is ours."""
    meanings: dict[str, Callable[[], OrganiserError]] = {
        "disk is full": lambda: disk_full(detail=message),
        "readonly database": lambda: read_only(path, detail=message),
        "unable to open database file": lambda: _unreachable(message),
        "database is locked": lambda: _busy(message),
        "malformed": lambda: damaged(message),
        "vtable constructor failed": lambda: damaged(message),
        "disk I/O error": lambda: damaged(message),
        "not a database": lambda: damaged(message),
        "interrupted": lambda: Cancelled(tr("That was stopped.")),
    }
    return next((error() for sign, error in meanings.items() if sign in message), None)


def _busy(detail: str) -> LogInUse:
    return LogInUse(tr("The log is busy in another program. Try again in a moment."), detail=detail)


def _unreachable(detail: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        tr("The log's files cannot be reached. See that its disk is there and may be written to."),
        detail=detail,
    )
