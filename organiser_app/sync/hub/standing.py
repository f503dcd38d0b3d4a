"""How the sync through a hub stands, for the window: when it last worked, and what is to be read.

The address has a password in it. It is kept in the encrypted log, as the folder's path is, and
nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from organiser_app.domain.errors import OrganiserError
from organiser_app.domain.models import HubSync
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.store.one_row import keep_one_row, one_row
from organiser_app.sync.carrier import CarrierStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(CarrierStanding):
    """How a log stands with the hub at `place`; it is none before an address was given.

    `notices` is what the last turn that went through had to say. It `holds` where rows wait there
    until somebody says that they are meant.
    """

    place: str
    notices: tuple[str, ...]
    holds: bool


def standing(connection: Connection) -> Standing:
    """How the sync of a log through a hub stands."""
    known = _state(connection)
    return Standing(
        is_on=known.is_on,
        worked_at=known.worked_at,
        problem=known.problem,
        failures=known.failures,
        place=known.place,
        notices=tuple(json.loads(known.notices)),
        holds=known.holds,
    )


def address_of(connection: Connection) -> str:
    """The address with its password, to connect with; empty where none was given."""
    return _state(connection).address


def turn_on(log: Log, address: str = "") -> None:
    """Sync through a hub from now on: the one at `address`, or the one before.

    `InvalidInput` where it is no address, or asks for less than proof; whether somebody is there
    is seen by the first turn.
    """
    fresh: dict[str, Any] = {"is_on": True, "failures": 0, "problem": "", "holds": False}
    if address:
        fresh |= {"address": address, "place": _place(address), "notices": "[]"}
    with log.local() as connection:
        _keep(connection, **fresh)


def turn_off(log: Log) -> None:
    """Sync no more. What this log left on the hub stays there, and where it is is kept."""
    with log.local() as connection:
        _keep(connection, is_on=False, failures=0, problem="", notices="[]", holds=False)


def pull_again(log: Log) -> None:
    """Let the next turn merge all once more that others left there, also what was taken back."""
    from organiser_app.sync.hub import state  # noqa: PLC0415 - loads libraries

    with log.local() as connection:
        state.pull_again(connection)


def keep_that_it_worked(log: Log, notices: Sequence[str], *, holds: bool = False) -> None:
    """Keep that a turn went through just now, what it had to say, and whether it holds rows."""
    said = json.dumps(notices, ensure_ascii=False)
    with log.local() as connection:
        _keep(connection, worked_at=log.clock(), failures=0, problem="", notices=said, holds=holds)


def keep_problem(log: Log, problem: OrganiserError) -> None:
    """Keep why a turn did not go through."""
    with log.local() as connection:
        failures = standing(connection).failures + 1
        _keep(connection, failures=failures, problem=problem.message)


def _state(connection: Connection) -> HubSync:
    return one_row(connection, HubSync) or HubSync()


def _keep(connection: Connection, **fresh: Any) -> None:
    keep_one_row(connection, _state(connection), **fresh)


def _place(address: str) -> str:
    """What may be shown of an address: nothing of who logs in, and how."""
    from organiser_app.sync.hub.connection import parameters_of  # noqa: PLC0415 - loads a library

    said = parameters_of(address)
    host = str(said.get("host") or said.get("hostaddr") or tr("this machine"))
    return (
        tr("{database} at {host}", database=said["dbname"], host=host) if "dbname" in said else host
    )
