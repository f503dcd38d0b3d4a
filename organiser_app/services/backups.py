"""Keeping backups without being asked: one a day when the log is opened, more while it syncs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from organiser_app.store.backup import backup_moment, backups_in
from organiser_app.store.log import Log

EVERY = timedelta(days=1)


def last_backup(log: Log) -> datetime | None:
    """When the log was last backed up, or None.

    A backup that was made while the clock was ahead says nothing until its day: it must not keep
    the next ones from being made.
    """
    named = (backup_moment(file) for file in backups_in(log.folder.backups))
    moments = (moment.replace(tzinfo=UTC) for moment in named if moment)
    return next((moment for moment in moments if moment <= log.clock()), None)


def back_up_if_due(log: Log, every: timedelta = EVERY) -> Path | None:
    """Back the log up if the last time was a day ago or more, or as long as `every` says."""
    last = last_backup(log)
    if last is not None and log.clock() - last < every:
        return None
    return log.back_up_in_turn()
