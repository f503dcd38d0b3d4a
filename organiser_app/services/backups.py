"""Keeping backups unasked: one a day on opening, more while it syncs, anew after an erasure.

And leaving nothing in the log's own file of whom it erased.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from organiser_app.store.backup import backup_moment, backups_in
from organiser_app.store.erasure import TO_SQUEEZE
from organiser_app.store.log import Log
from organiser_app.store.repositories.settings import drop_setting, put_setting, setting

EVERY = timedelta(days=1)
_TO_RENEW = "backups_to_renew"
"""The setting that says that the backups in the log's folder hold somebody who was erased."""


def last_backup(log: Log) -> datetime | None:
    """When the log was last backed up, or None.

    A backup that was made while the clock was ahead says nothing until its day: it must not keep
    the next ones from being made.
    """
    named = (backup_moment(file) for file in backups_in(log.folder.backups))
    moments = (moment.replace(tzinfo=UTC) for moment in named if moment)
    return next((moment for moment in moments if moment <= log.clock()), None)


def back_up_if_due(log: Log, every: timedelta = EVERY) -> Path | None:
    """Back the log up if the last time was a day ago or more, or as long as `every` says.

    It is due at once where the backups are to be renewed after an erasure. One that another worker
    is making is waited for, and counts.
    """
    with log.backing_up:
        if log.read(lambda connection: setting(connection, _TO_RENEW)) is not None:
            return renew_backups(log)
        last = last_backup(log)
        if last is not None and log.clock() - last < every:
            return None
        squeeze_if_due(log)  # where it failed, or was killed, when it was due
        return log.back_up_in_turn()


def squeeze_if_due(log: Log) -> None:
    """Squeeze the log if anybody was erased since it last was, by whatever road that came.

    It takes about as long as a backup: once is enough for all that is merged together.
    """
    due = log.read(lambda connection: setting(connection, TO_SQUEEZE))
    if due is None:
        return
    log.squeeze()
    with log.local() as connection:
        if setting(connection, TO_SQUEEZE) == due:  # nobody else was erased meanwhile
            drop_setting(connection, TO_SQUEEZE)


def remember_to_renew(connection: Connection) -> None:
    """Keep, with a change that erases, that the backups so far hold what it erased."""
    put_setting(connection, _TO_RENEW, "yes")


def renew_backups(log: Log) -> Path:
    """Leave nothing of what was erased in the log's folder: one fresh backup replaces all others.

    The older ones go only once the fresh one was seen whole.
    """
    squeeze_if_due(log)
    fresh = log.back_up_alone()
    with log.local() as connection:
        drop_setting(connection, _TO_RENEW)
    return fresh
