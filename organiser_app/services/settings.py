"""Choices of the user, kept in the log without being a change of it."""

from __future__ import annotations

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.store.repositories.settings import KNOCK_AGAIN_AFTER, put_setting, setting

MOST_DAYS_ALONE = 366


def keep_setting(log: Log, key: str, value: str) -> None:
    """Keep a choice in the place of the one before."""
    with log.local() as connection:
        put_setting(connection, key, value)


def kept_setting(log: Log, key: str) -> str | None:
    """A choice that was made, or None."""
    return log.read(lambda connection: setting(connection, key))


def leave_doors_alone_for(log: Log, days: int) -> None:
    """Say for how many days a door that was knocked at warns before it is knocked at again.

    Nought never warns; `InvalidInput` where there are fewer days than that, or over a year.
    """
    if not 0 <= days <= MOST_DAYS_ALONE:
        raise InvalidInput(tr("Choose a number of days from 0 to {most}.", most=MOST_DAYS_ALONE))
    keep_setting(log, KNOCK_AGAIN_AFTER, str(days))
