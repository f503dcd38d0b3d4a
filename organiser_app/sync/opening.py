"""Opening a log: what waited in it for a newer version of Organiser stands once it is understood.

Nobody above the store opens a log in another way.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from organiser_app.domain.change import Change
from organiser_app.domain.errors import OrganiserError
from organiser_app.store import log as store
from organiser_app.store.log import Log, Surroundings


def open_log(
    path: Path, secret: str, around: Surroundings | None = None, *, data_key: bytes | None = None
) -> Log:
    """Open the log at `path` as the store does."""
    return _with_what_waited(store.open_log(path, secret, around, data_key=data_key))


def restore_log(file: Path, path: Path, secret: str, around: Surroundings | None = None) -> Log:
    """Make a log at `path` from a backup, perhaps of an older version, as the store does."""
    return _with_what_waited(store.restore_log(file, path, secret, around))


def let_stand_what_waited(log: Log) -> Change | None:
    """Let what waited and is understood now stand, as a change of its own; None for nothing.

    For a log that was just opened: whatever hinders it, such as a full disk, does not hinder
    opening, and it goes on waiting until the log is opened again.
    """
    if not log.read(_anything_waits):
        return None
    from organiser_app.sync.merge import take_in_what_waited  # noqa: PLC0415 (mostly nothing waits)

    with suppress(OrganiserError):
        return take_in_what_waited(log.work())
    return None


def _with_what_waited(log: Log) -> Log:
    let_stand_what_waited(log)
    return log


def _anything_waits(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM register)").scalar_one())
