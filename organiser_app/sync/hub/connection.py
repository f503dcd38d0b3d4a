"""A connection to a hub: encrypted to a server whose name is proved, and its faults in plain words.

`psycopg` is imported when somebody connects, since no window needs it to open.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from organiser_app.domain.errors import (
    HubNotThere,
    HubProblem,
    HubUnreachable,
    InvalidInput,
    OrganiserError,
)
from organiser_app.language import tr
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.schema import EDITION

if TYPE_CHECKING:
    import psycopg

VARIABLE = "ORGANISER_HUB_URL"
_PROVED, _UNPROVED = "verify-full", "prefer"
_SECONDS_TO_CONNECT = 15
_PATIENT = {
    "connect_timeout": _SECONDS_TO_CONNECT,
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    # Keepalives say nothing while something sent is not yet acknowledged: this is for that time.
    "tcp_user_timeout": 50_000,
    "application_name": "organiser",
    # Whoever lost their way to the hub in the middle must not hold up the team.
    "options": "-c idle_in_transaction_session_timeout=60000 -c lock_timeout=120000",
}
_CURRENT = "SELECT current_user::text, (SELECT max(edition) FROM organiser.hub)"
_NOT_LET_IN = ("authentication failed", "no password supplied", "does not exist", "no pg_hba")
_NOT_PROVED = ("SSL", "certificate")
_ANSWERED = "FATAL"  # as of a server that is only starting up, or has no room for one more
_USUAL_PORT = "5432"
_LOST_A_RACE = ("40001", "40P01", "55P03", "25P03")
_TEAM_PARTS = 3


@dataclass(frozen=True, slots=True)
class Hub:
    """A hub as one login sees it: it holds the rows of one `team`, and this log writes as `login`.

    For a programme's login `team` is "programme".
    """

    connection: psycopg.Connection[Any]
    team: str
    login: str


def parameters_of(address: Address) -> dict[str, Any]:
    """What to connect with: beyond this machine to a server that proves its name, or not at all.

    A `plain` one lets a connection be as its URL says, whatever that is. `InvalidInput` where the
    URL is none, or asks for less than proof.
    """
    from psycopg import ProgrammingError  # noqa: PLC0415
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    try:
        said = conninfo_to_dict(address.url)
    except ProgrammingError:
        raise InvalidInput(
            tr("That is no address of a hub. It looks like postgresql://login@host/database.")
        ) from None
    if not address.plain and not _stays_here(said):
        if said.setdefault("sslmode", _PROVED) != _PROVED:
            raise InvalidInput(
                tr(
                    "A hub on another machine is reached with sslmode=verify-full only, so that"
                    " nobody on the way can take its place. Leave sslmode out of the address, or"
                    " say that the way is guarded by other means (by command: --plain)."
                )
            )
        said.setdefault("sslrootcert", "system")
    if address.plain:
        # Whoever took the hub's place could ask for the password itself.
        said.setdefault("require_auth", "!password")
    return {**_PATIENT, **said}


def agreed(address: Address) -> str:
    """An address as it is kept, in one: if it is reached without proof, it says so from now on.

    `InvalidInput` as in `parameters_of`.
    """
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415

    said = parameters_of(address)
    if not address.plain or _stays_here(said):
        return address.url
    return make_conninfo(address.url, sslmode=said.get("sslmode", _UNPROVED))


def was_agreed(kept: str) -> bool:
    """Whether somebody agreed that the hub at an address that is kept proves nothing."""
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    return bool(kept) and conninfo_to_dict(kept).get("sslmode", _PROVED) != _PROVED


def team_of(address: Address) -> str:
    """The team whose login is in an address, "programme" for a programme's; or empty.

    Nobody is asked: it goes by the name of the login, as `keeper` makes it.
    """
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    whose, *parts = str(conninfo_to_dict(address.url).get("user", "")).split("_")
    return parts[0] if whose == "organiser" and len(parts) == _TEAM_PARTS - 1 else ""


def place_of(url: str) -> str:
    """What may be shown of an address: nothing of who logs in, and how."""
    said = parameters_of(Address(url, plain=True))
    place = _host_of(said)
    if "dbname" in said:
        place = tr("{database} at {host}", database=said["dbname"], host=place)
    if was_agreed(url) and not _stays_here(said):
        return tr("{place}, without proof", place=place)
    return place


def _host_of(said: dict[str, Any]) -> str:
    """The machine that is connected to, with its port where that is not the usual one."""
    host = str(said.get("host") or said.get("hostaddr") or tr("this machine"))
    port = str(said.get("port") or _USUAL_PORT)
    if port == _USUAL_PORT:
        return host
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _stays_here(said: dict[str, Any]) -> bool:
    """Whether all that is connected to is this very machine."""
    hosts = str(said.get("hostaddr") or said.get("host") or os.environ.get("PGHOST") or "")
    return bool(hosts) and all(_is_here(host) for host in hosts.split(","))


def _is_here(host: str) -> bool:
    if host == "localhost" or host.startswith(("/", "@")):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def connected(address: Address) -> Iterator[psycopg.Connection[Any]]:
    """A connection on which each statement stands by itself, but for what a transaction holds.

    `HubNotThere` where nobody answers.
    """
    connection = _connect(parameters_of(address))
    try:
        with plain_hub_problems():
            yield connection
    finally:
        connection.close()


def _connect(parameters: dict[str, Any]) -> psycopg.Connection[Any]:
    import psycopg  # noqa: PLC0415

    try:
        with plain_hub_problems():
            return psycopg.connect(**parameters, autocommit=True)
    except HubUnreachable as problem:
        if _ANSWERED in problem.detail:
            raise
        raise HubNotThere(
            tr(
                "The hub at {host} cannot be reached. See that the address is right and that this"
                " machine is online. Nothing was lost.",
                host=_host_of(parameters),
            ),
            detail=problem.detail,
        ) from problem


@contextmanager
def hub_at(address: Address) -> Iterator[Hub]:
    """The hub at an address, as the team whose login is in it sees it.

    `HubUnreachable` where it is not there or goes away, `HubProblem` where it lets nobody in or is
    no hub yet.
    """
    with connected(address) as connection:
        row = connection.execute(_CURRENT).fetchone()
        assert row is not None  # noqa: S101
        name, edition = row
        if edition is None:
            raise _no_hub("no edition")
        if edition > EDITION:
            raise HubProblem(
                tr("A newer version of Organiser keeps this hub. Install that version.")
            )
        parts = str(name).split("_")
        if parts[0] != "organiser" or len(parts) != _TEAM_PARTS:
            raise HubProblem(
                tr("That is the login of whoever keeps the hub. Use the one made for your team.")
            )
        yield Hub(connection, parts[1], parts[2])


@contextmanager
def plain_hub_problems() -> Iterator[None]:
    """Turn what PostgreSQL says into what its user can do about it; the rest are our faults."""
    import psycopg  # noqa: PLC0415

    try:
        yield
    except psycopg.Error as problem:
        plain = _plain(problem)
        if plain is None:
            raise
        raise plain from problem


def _plain(problem: psycopg.Error) -> OrganiserError | None:
    import psycopg  # noqa: PLC0415

    # What the server says may quote the address; never the password.
    detail = f"{problem.sqlstate}: {problem}"
    if problem.sqlstate in _LOST_A_RACE:
        return HubUnreachable(tr("The hub is busy. Try again in a moment."), detail=detail)
    if isinstance(problem, psycopg.errors.UndefinedTable | psycopg.errors.InvalidSchemaName):
        return _no_hub(detail)
    if isinstance(problem, psycopg.errors.InsufficientPrivilege):
        return HubProblem(tr("This login may not do that on the hub."), detail=detail)
    if isinstance(problem, psycopg.OperationalError):
        return _out_of_reach(str(problem), detail)
    return None


def _out_of_reach(message: str, detail: str) -> HubProblem:
    if any(sign in message for sign in _NOT_LET_IN):
        return HubProblem(
            tr(
                "The hub does not let this login in. See that its name and password are right, and"
                " ask whoever keeps the hub whether it was shut."
            ),
            detail=detail,
        )
    if any(sign in message for sign in _NOT_PROVED) and "closed" not in message:
        return HubProblem(
            tr(
                "The hub did not prove that it is the one whose name is in its address, so that"
                " nothing was sent. Ask whoever keeps it for the right address or its certificate."
            ),
            detail=detail,
        )
    return went_away(detail)


def went_away(detail: str) -> HubUnreachable:
    """That a hub which was there cannot be reached any more."""
    return HubUnreachable(
        tr("The hub cannot be reached. What went through until now stands; try again later."),
        detail=detail,
    )


def _no_hub(detail: str) -> HubProblem:
    return HubProblem(
        tr("There is no hub in this database yet. Make it with “organiser hub init URL”."),
        detail=detail,
    )
