"""Choices of the user, kept in the log without being a change of it."""

from __future__ import annotations

from organiser_app.store.log import Log
from organiser_app.store.repositories.settings import put_setting, setting


def keep_setting(log: Log, key: str, value: str) -> None:
    """Keep a choice in the place of the one before."""
    with log.local() as connection:
        put_setting(connection, key, value)


def kept_setting(log: Log, key: str) -> str | None:
    """A choice that was made, or None."""
    return log.read(lambda connection: setting(connection, key))
