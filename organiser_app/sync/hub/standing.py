"""How the sync through a hub stands, for the window: when it last worked, and what is to be read.

An address has a password in it. It is kept in the encrypted log, as the folder's path is, and
nowhere else. There may be another one that is shown a programme's figures, and no record.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from organiser_app.domain.errors import InvalidInput, OrganiserError
from organiser_app.domain.models import HubSync
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.store.one_row import keep_one_row, one_row
from organiser_app.sync.carrier import CarrierStanding
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.schema import PROGRAMME


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


def address_of(connection: Connection) -> Address:
    """The address of the team's hub; its `url` is empty where none was given."""
    return _as_kept(_state(connection).address)


def programme_address_of(connection: Connection) -> Address:
    """The address at which a programme's figures are read, as `address_of`."""
    return _as_kept(_state(connection).programme)


def programme_place(connection: Connection) -> str:
    """What may be shown of that address; empty where none was given."""
    from organiser_app.sync.hub.connection import place_of  # noqa: PLC0415 - loads a library

    url = _state(connection).programme
    return place_of(url) if url else ""


def turn_on(log: Log, address: Address | None = None) -> None:
    """Sync through a hub from now on: the one at `address`, or the one before.

    `InvalidInput` where it is no address, or a programme's, or asks for less than proof and is not
    meant to be `plain`; whether somebody is there is seen by the first turn.
    """
    fresh: dict[str, Any] = {"is_on": True, "failures": 0, "problem": "", "holds": False}
    if address is not None:
        fresh |= _given(address)
    with log.local() as connection:
        _keep(connection, **fresh)


def keep_address(log: Log, address: Address) -> None:
    """Keep where the team's hub is, and let the sync be on or off as it was; errors as above."""
    given = _given(address)
    with log.local() as connection:
        _keep(connection, **given)


def keep_programme_address(log: Log, address: Address) -> None:
    """Keep where a programme's figures are read; errors as above, but for a team's."""
    from organiser_app.sync.hub.connection import agreed, team_of  # noqa: PLC0415 - loads a library

    given = agreed(address)
    if team_of(address) not in ("", PROGRAMME):
        raise InvalidInput(not_a_programmes())
    with log.local() as connection:
        _keep(connection, programme=given)


def not_a_programmes() -> str:
    """That figures are not added up with a team's login, and with which they are."""
    return tr(
        "That is a team's login. Figures are added up with a programme's, which whoever keeps the"
        " hub makes."
    )


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


def _given(address: Address) -> dict[str, str]:
    from organiser_app.sync.hub import connection as hub  # noqa: PLC0415 - loads a library

    kept = hub.agreed(address)
    if hub.team_of(address) == PROGRAMME:
        raise InvalidInput(tr("That is a programme's login, for figures alone. Use your team's."))
    return {"address": kept, "place": hub.place_of(kept), "notices": "[]"}


def _as_kept(url: str) -> Address:
    from organiser_app.sync.hub.connection import was_agreed  # noqa: PLC0415 - loads a library

    return Address(url, was_agreed(url))
