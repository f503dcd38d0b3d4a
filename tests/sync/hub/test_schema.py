"""A hub lets each login see its own team's rows, write under its own name, and nothing else."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from organiser_app.domain.errors import HubProblem, NotFound
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import hub_at
from organiser_app.sync.hub.keeper import (
    make_hub,
    make_login,
    make_programme_login,
    make_team,
    shut_login,
)
from organiser_app.sync.hub.schema import EDITION, TABLES
from tests.sync.hub.server import Server, database_of

_OURS = (
    "INSERT INTO organiser.record SELECT %(team)s, gen_random_uuid(), %(writer)s, 1, 1, NULL,"
    " NULL, 'body'"
)
TABLES_OF_TEAMS = ("team", "team_key", "record", "erased", "tally", "figures")


@pytest.fixture
def two_teams(hub_address: Address) -> tuple[Address, Address]:
    """The addresses of logins of two teams, the first of which has a row in every table."""
    first, second = make_team(hub_address), make_team(hub_address)
    with hub_at(first.address) as hub:
        given = {"team": hub.team, "writer": hub.login + "0" * 16}
        for statement in (
            _OURS,
            "INSERT INTO organiser.team_key VALUES (%(team)s, 1, 'key')",
            "INSERT INTO organiser.erased VALUES (%(team)s, gen_random_uuid(), 1)",
            "INSERT INTO organiser.tally VALUES (%(team)s, %(writer)s, 'tally')",
            "INSERT INTO organiser.figures VALUES (%(team)s, '2026', %(writer)s, 'counts')",
        ):
            hub.connection.execute(statement, given)
    return first.address, second.address


def count(address: Address, table: str, *before: str) -> int:
    """How many rows of a table a login sees, after some statements."""
    with psycopg.connect(address.url, autocommit=True) as connection:
        for statement in before:
            connection.execute(statement.encode())
        row = connection.execute(f"SELECT count(*) FROM organiser.{table}".encode()).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize("table", TABLES_OF_TEAMS)
def test_another_teams_login_sees_none_of_its_rows(
    two_teams: tuple[Address, Address], table: str
) -> None:
    ours, theirs = two_teams
    assert count(ours, table) == 1
    assert count(theirs, table) == (1 if table == "team" else 0)
    with hub_at(ours) as one, hub_at(theirs) as other:
        seen = other.connection.execute(
            f"SELECT count(*) FROM organiser.{table} WHERE team_id = %s", [one.team]
        ).fetchone()
        assert seen == (0,)


def test_no_setting_or_role_that_a_login_may_take_lets_it_see_more(
    two_teams: tuple[Address, Address],
) -> None:
    ours, theirs = two_teams
    with hub_at(ours) as hub:
        role = f"organiser_{hub.team}_{hub.login}"
    for statement in (
        "SET ROLE organiser_team",
        "SET search_path = pg_temp; CREATE TEMP TABLE hub ()",
        f"SET application_name = '{role}'",
        f"SET organiser.team = '{role}'",
    ):
        assert count(theirs, "record", statement) == 0
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        count(theirs, "record", "SET row_security = off")
    for statement in (f"SET ROLE {role}", f"SET SESSION AUTHORIZATION {role}", "SET ROLE keeper"):
        with pytest.raises(errors.InsufficientPrivilege):
            count(theirs, "record", statement)


@pytest.mark.parametrize(
    "statement",
    [
        _OURS.replace("%(writer)s", "'00000000' || %(writer)s"),
        _OURS.replace("%(team)s", "'babebabebabe'"),
        "INSERT INTO organiser.tally VALUES (%(team)s, '00000000', 'tally')",
        "DELETE FROM organiser.erased",
        "UPDATE organiser.erased SET place = 0",
        "UPDATE organiser.team_key SET body = ''",
        "DELETE FROM organiser.team_key",
        "DELETE FROM organiser.tally",
        "INSERT INTO organiser.team VALUES ('babebabebabe', 0, 0)",
        "INSERT INTO organiser.hub VALUES (99)",
        "CREATE TABLE organiser.mine ()",
        "ALTER TABLE organiser.record DISABLE ROW LEVEL SECURITY",
        "TRUNCATE organiser.record",
    ],
)
def test_a_login_may_not(two_teams: tuple[Address, Address], statement: str) -> None:
    with hub_at(two_teams[0]) as hub:
        given = {"team": hub.team, "writer": hub.login + "0" * 16}
        with pytest.raises(errors.InsufficientPrivilege):
            hub.connection.execute(statement, given)


def test_a_colleague_removes_a_row_and_cannot_write_over_it(
    two_teams: tuple[Address, Address], hub_address: Address
) -> None:
    with hub_at(two_teams[0]) as hub:
        team = hub.team
    with hub_at(make_login(hub_address, team).address) as hub:
        changed = hub.connection.execute("UPDATE organiser.record SET body = 'other'")
        assert changed.rowcount == 0
        assert hub.connection.execute("DELETE FROM organiser.record").rowcount == 1


def test_a_programme_sees_the_figures_of_all_teams_and_nothing_else(
    two_teams: tuple[Address, Address], hub_address: Address
) -> None:
    assert two_teams
    programme = make_programme_login(hub_address).address
    assert count(programme, "figures") == 1
    for table in set(TABLES_OF_TEAMS) - {"figures"}:
        with pytest.raises(errors.InsufficientPrivilege):
            count(programme, table)


def test_a_hub_is_made_as_often_as_one_likes(
    hub_address: Address, two_teams: tuple[Address, Address]
) -> None:
    make_hub(hub_address)
    make_hub(hub_address)
    assert count(two_teams[0], "record") == 1
    assert count(two_teams[1], "record") == 0


def test_a_login_that_was_shut_comes_in_no_more_and_is_cut_off(hub_address: Address) -> None:
    made = make_team(hub_address)
    with hub_at(made.address) as hub:
        shut_login(hub_address, made.name)
        with pytest.raises(psycopg.OperationalError):
            hub.connection.execute("SELECT 1")
    with pytest.raises(HubProblem, match="does not let this login in"), hub_at(made.address):
        pass
    for name in ("keeper", "organiser_team", "organiser_cafecafecafe_cafecafe"):
        with pytest.raises(NotFound):
            shut_login(hub_address, name)


def test_what_is_not_there_is_said(hub_address: Address, server: Server) -> None:
    with pytest.raises(NotFound, match="no team"):
        make_login(hub_address, "babebabebabe")
    team = make_team(hub_address)
    with (
        pytest.raises(HubProblem, match="There is no hub"),
        hub_at(Address(server.url("postgres"))),
    ):
        pass
    server.ask(database_of(hub_address), "INSERT INTO organiser.hub VALUES (%s)", EDITION + 1)
    with pytest.raises(HubProblem, match="newer version"), hub_at(team.address):
        pass


def test_the_password_of_a_login_is_in_no_log_of_the_server(
    hub_address: Address, server: Server
) -> None:
    made = make_team(hub_address)
    password = made.address.url.split("@")[0].rpartition(":")[2]
    assert len(password) >= 32
    assert password not in repr(made)
    written = (server.folder / "log").read_bytes()
    assert made.name.encode() in written
    assert password.encode() not in written


def test_the_tables_keep_to_what_the_distributed_engines_take(
    hub_address: Address, server: Server
) -> None:
    said = " ".join(TABLES).lower()
    for word in ("serial", "trigger", "extension", "advisory", "references", "temp"):
        assert word not in said
    keys = server.ask(
        database_of(hub_address),
        "SELECT i.indexrelid::regclass::text, a.attname FROM pg_index AS i"
        " JOIN pg_attribute AS a ON a.attrelid = i.indexrelid AND a.attnum = 1"
        " JOIN pg_class AS c ON c.oid = i.indrelid"
        " WHERE c.relnamespace = 'organiser'::regnamespace AND c.relname <> 'hub'",
    )
    assert len(keys) == 10
    assert {first for _, first in keys} == {"team_id"}
