"""Whom a safeguarding worry is told, and how often one was passed on: all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from organiser_app.store.queries import tables as t
from organiser_app.store.repositories.settings import setting

PART, REACH = "safeguarding_part", "safeguarding_reach"
"""The settings that hold whom to tell; they stay in this log."""


@dataclass(frozen=True, slots=True)
class WhomToTell:
    """The host's designated person by their part, and how to reach them; empty until it is said."""

    part: str = ""
    reach: str = ""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Whom to tell, how many worries were passed on by this log, and when the last one was."""

    whom: WhomToTell
    times: int
    last_on: date | None


def passed_on(connection: Connection) -> PassedOn:
    """What the log knows of safeguarding."""
    table = t.safeguarding_passed_on
    times, last_on = connection.execute(
        select(func.count(), func.max(table.c.on)).where(t.live(table))
    ).one()
    return PassedOn(whom_to_tell(connection), times, last_on)


def whom_to_tell(connection: Connection) -> WhomToTell:
    """Whom a worry is told."""
    return WhomToTell(setting(connection, PART) or "", setting(connection, REACH) or "")
