"""Letting stand what waited for a newer version of Organiser, once the log is opened with that."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import Connection

from organiser_app.domain.change import Change
from organiser_app.domain.errors import OrganiserError
from organiser_app.store.log import Log


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


def _anything_waits(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM register)").scalar_one())
