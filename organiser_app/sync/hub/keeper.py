"""What whoever keeps a hub does: make it, make teams and logins, and shut a login again.

They run the server, and can read nothing of what lies there. A login's name says whose rows it
sees, `organiser_<team>_<login>`; see `schema`.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from organiser_app.domain.errors import NotFound
from organiser_app.language import tr
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import connected
from organiser_app.sync.hub.schema import (
    EDITION,
    GRANTS,
    PROGRAMME,
    PROGRAMME_ROLE,
    TABLES,
    TEAM_ROLE,
    policies,
)

if TYPE_CHECKING:
    import psycopg

_LOGIN = re.compile(r"organiser_(?:[0-9a-f]{12}|programme)_[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Login:
    """A login that was made, and the address to hand to the one person who uses it."""

    team: str
    name: str
    address: Address


def make_hub(address: Address) -> None:
    """Make schema, roles and row-level security in the database there, or bring them up to date.

    Whose login the address has becomes their owner; it has to be one that may make roles.
    """
    with connected(address) as connection, connection.transaction():
        for role in (TEAM_ROLE, PROGRAMME_ROLE):
            if not _is_role(connection, role):
                connection.execute(f"CREATE ROLE {role} NOLOGIN")
        for statement in (*TABLES, *policies(), *GRANTS):
            connection.execute(statement)
        connection.execute(
            "INSERT INTO organiser.hub (edition) VALUES (%s) ON CONFLICT DO NOTHING", [EDITION]
        )


def make_team(address: Address) -> Login:
    """Make a team, which on the hub is a number and nothing else, and its first login."""
    with connected(address) as connection, connection.transaction():
        team = secrets.token_hex(6)
        connection.execute("INSERT INTO organiser.team VALUES (%s, 0, 0)", [team])
        return _make_login(connection, team)


def make_login(address: Address, team: str) -> Login:
    """Make one more login for a team; `NotFound` where there is no such team."""
    with connected(address) as connection, connection.transaction():
        known = "SELECT 1 FROM organiser.team WHERE team_id = %s"
        if connection.execute(known, [team]).fetchone() is None:
            raise NotFound(tr("There is no team {team} on this hub.", team=team))
        return _make_login(connection, team)


def make_programme_login(address: Address) -> Login:
    """Make a login that is shown the figures of all teams, and none of their records."""
    with connected(address) as connection, connection.transaction():
        return _make_login(connection, PROGRAMME)


def shut_login(address: Address, name: str) -> None:
    """Let nobody in with a login any more, and end what it has open; what it wrote stays."""
    with connected(address) as connection:
        if not _LOGIN.fullmatch(name) or not _is_role(connection, name):
            raise NotFound(tr("There is no login {name} on this hub.", name=name))
        connection.execute(f"ALTER ROLE {name} NOLOGIN PASSWORD NULL")
        open_ones = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s"
        connection.execute(open_ones, [name])


def _make_login(connection: psycopg.Connection[Any], team: str) -> Login:
    from psycopg import sql  # noqa: PLC0415

    name = f"organiser_{team}_{secrets.token_hex(4)}"
    password = secrets.token_urlsafe(24)
    # Only what the password comes to is sent, so that it is in no log of the server.
    digest = connection.pgconn.encrypt_password(
        password.encode(), name.encode(), b"scram-sha-256"
    ).decode()
    group = PROGRAMME_ROLE if team == PROGRAMME else TEAM_ROLE
    connection.execute(
        sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}").format(
            sql.Identifier(name), sql.Literal(digest), sql.Identifier(group)
        )
    )
    return Login(team, name, _address(connection, name, password))


def _address(connection: psycopg.Connection[Any], name: str, password: str) -> Address:
    at = connection.info
    database = quote(at.dbname, safe="")
    if at.host.startswith("/"):
        where = f"postgresql://{name}:{password}@/{database}?host={quote(at.host)}&port={at.port}"
    else:
        where = f"postgresql://{name}:{password}@{at.host}:{at.port}/{database}"
    return Address(where)


def _is_role(connection: psycopg.Connection[Any], name: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
    return found.fetchone() is not None
