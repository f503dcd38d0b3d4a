"""A hub by command: made by its keeper, used by two logs, and read by a programme."""

from __future__ import annotations

import shutil
import time
from datetime import timedelta
from pathlib import Path
from signal import Signals
from urllib.parse import urlsplit

import pytest

from organiser_app.cli.program import STOPPED
from organiser_app.store.log import open_log
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import VARIABLE
from organiser_app.sync.hub.standing import keep_address, keep_programme_address, turn_on
from tests.cli.conftest import Organiser
from tests.cli.test_packs import hear, team_once
from tests.programs import running
from tests.store_fixtures import PASSPHRASE, START, SettableClock, surroundings
from tests.sync.folder.folders import add_theme
from tests.sync.hub.conftest import hub_address, nowhere, server
from tests.sync.hub.server import Server

__all__ = ["hub_address", "nowhere", "server", "team_once"]


@pytest.fixture
def team(team_once: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The closed logs of two who know each other."""
    copied = [
        shutil.copytree(team_once / f"{name}.olog", tmp_path / f"{name}.olog")
        for name in ("Ana", "Beth")
    ]
    return Path(copied[0]), Path(copied[1])


def test_two_logs_sync_through_a_hub_that_was_made_by_command(
    organiser: Organiser, team: tuple[Path, Path], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, beth = team
    server.ask("postgres", "CREATE DATABASE by_command")
    keeper = server.url("by_command")
    assert "The hub is ready." in organiser("hub", "init", keeper).out
    first = organiser("hub", "team", keeper, "--json").facts
    second = organiser("hub", "login", keeper, "--team", first["team"], "--json").facts
    keyless = organiser("sync", ana, "--hub", first["url"])
    assert (keyless.code, "By command: organiser hub key LOG URL" in keyless.err) == (1, True)
    assert organiser("hub", "key", ana, first["url"]).out.startswith(
        "Made key number 1 of the team"
    )
    hear(organiser, ana)
    pushed = organiser("sync", ana, "--hub", first["url"], "--json").facts
    assert pushed["pushed"] > 0
    monkeypatch.setenv(VARIABLE, second["url"])
    pulled = organiser("sync", beth, "--hub")
    assert pulled.code == 0
    assert f"Pulled {pushed['pushed']} rows of Ana." in pulled.out
    assert organiser("stats", beth, "--json").facts["statistics"]["listenings"] == 1
    runs = organiser("merges", beth, "--json").facts["merges"]
    assert organiser("unmerge", beth, str(runs[0]["sequence"])).code == 0
    assert organiser("stats", beth, "--json").facts["statistics"]["listenings"] == 0
    assert organiser("sync", beth, "--hub", "--anew").code == 0
    assert organiser("stats", beth, "--json").facts["statistics"]["listenings"] == 1
    assert "is shut" in organiser("hub", "shut", keeper, "--login", second["login"]).out
    refused = organiser("sync", beth, "--hub")
    assert refused.code == 1
    assert "does not let this login in" in refused.err


def test_what_a_clock_wrote_that_is_ahead_is_let_in_by_command(
    organiser: Organiser, team: tuple[Path, Path], hub_address: Address
) -> None:
    ana, beth = team
    first = organiser("hub", "team", hub_address.url, "--json").facts
    second = organiser("hub", "login", hub_address.url, "--team", first["team"], "--json").facts
    organiser("hub", "key", ana, first["url"])
    with open_log(ana, PASSPHRASE, surroundings(SettableClock(START + timedelta(days=10)))) as log:
        add_theme(log, "damp")
    organiser("sync", ana, "--hub", first["url"])
    assert "10 days ahead" in organiser("sync", beth, "--hub", second["url"]).out
    let_in = organiser("sync", beth, "--hub", second["url"], "--days-to-come").out
    assert let_in.startswith("Pulled ")
    assert "ahead" not in let_in


@pytest.mark.parametrize("stop", [Signals.SIGINT, Signals.SIGTERM])
def test_a_hub_is_watched_until_somebody_says_stop(
    organiser: Organiser, team: tuple[Path, Path], hub_address: Address, stop: Signals
) -> None:
    ana, beth = team
    first = organiser("hub", "team", hub_address.url, "--json").facts
    second = organiser("hub", "login", hub_address.url, "--team", first["team"], "--json").facts
    assert organiser("hub", "key", ana, first["url"]).code == 0
    watching = "-m", "organiser_app", "sync", str(beth), "--hub", "--watch", "--every", "1"
    with running(*watching, **{VARIABLE: second["url"]}) as watcher:
        assert watcher.said.readline().startswith("Pushed ")
        hear(organiser, ana)
        assert organiser("sync", ana, "--hub", first["url"]).code == 0
        assert watcher.said.readline().startswith("Pulled ")
        assert watcher.stopped_by(stop) == STOPPED
        assert watcher.complained.read().endswith("Stopped.\n")
    assert organiser("stats", beth, "--json").facts["statistics"]["listenings"] == 1


def test_a_watch_says_what_is_wrong_and_goes_on_but_ends_where_no_hub_is_named(
    organiser: Organiser, team: tuple[Path, Path], nowhere: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, _ = team
    watching = (
        "-m",
        "organiser_app",
        "sync",
        str(ana),
        "--hub",
        nowhere.url,
        "--watch",
        "--every",
        "1",
    )
    with running(*watching) as watcher:
        said = [watcher.complained.readline() for _ in range(2)]
        assert watcher.stopped_by(Signals.SIGINT) == STOPPED
    assert all(line.startswith("The hub at 127.0.0.1:") for line in said)
    monkeypatch.delenv(VARIABLE, raising=False)
    assert VARIABLE in organiser("sync", ana, "--hub", "--watch").err


def test_a_command_says_at_once_whom_it_asks_and_when_it_asks_again(
    organiser: Organiser,
    team: tuple[Path, Path],
    nowhere: Address,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    place = f"127.0.0.1:{urlsplit(nowhere.url).port}"
    ran = organiser("sync", team[0], "--hub", nowhere.url, "--json")
    first, again, last = ran.err.splitlines()
    assert (ran.code, ran.out) == (1, "")
    assert first == f"Connecting to the hub: organiser at {place}"
    assert again == "That did not go through. Trying again in 2 seconds."
    assert last.startswith(f"The hub at {place} cannot be reached. See that the address is right")
    assert len(slept) == 1
    made = organiser("hub", "team", nowhere.url)
    assert made.err.splitlines() == [first, last]


def test_without_an_address_it_is_the_one_given_in_the_window(
    organiser: Organiser,
    team: tuple[Path, Path],
    nowhere: Address,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ana, _ = team
    with open_log(ana, PASSPHRASE, surroundings()) as log:
        turn_on(log, Address(f"{nowhere.url}?sslmode=nonsense"))
    monkeypatch.delenv(VARIABLE, raising=False)
    ran = organiser("sync", ana, "--hub")
    assert ran.code == 1
    assert "Name the hub" not in ran.err


def test_figures_are_handed_in_and_added_up_by_command(
    organiser: Organiser,
    team: tuple[Path, Path],
    hub_address: Address,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ana, beth = team
    hear(organiser, ana)
    days = ("--from", "2026-01-01", "--to", "2026-12-31")
    url = organiser("hub", "team", hub_address.url, "--json").facts["url"]
    told = organiser("hub", "figures", ana, url, *days, "--for", "Beth").out
    assert "which Beth and this log alone can open" in told
    assert "4 at most" in told
    programme = organiser("hub", "programme", hub_address.url, "--json").facts["url"]
    total = organiser("hub", "add-up", beth, programme, *days, "--json").facts["sum"]
    assert total["figures"]["listenings"] == {"least": 1, "most": 1}
    shown = organiser("hub", "add-up", beth, programme, *days).out
    assert "2026-01-01 to 2026-12-31, 1 log: Ana" in shown
    assert shown.splitlines()[1:] == told.splitlines()[2:]
    nothing = organiser("hub", "add-up", beth, programme).out
    assert "No figures count for" in nothing
    assert "Nothing came from Ana." in nothing
    monkeypatch.delenv(VARIABLE, raising=False)
    for log_path, keep, address in (
        (ana, keep_address, url),
        (beth, keep_programme_address, programme),
    ):
        with open_log(log_path, PASSPHRASE, surroundings()) as log:
            keep(log, Address(address))
    again = organiser("hub", "figures", ana, *days, "--for", "Beth").out
    assert again.splitlines()[1:] == told.splitlines()[1:]
    assert organiser("hub", "add-up", beth, *days).out == shown


def test_without_an_address_or_with_one_that_proves_nothing_it_says_what_to_do(
    organiser: Organiser, team: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert VARIABLE in organiser("sync", team[0], "--hub").err
    loose = "postgresql://a@hub.example/b?sslmode=require"
    assert "verify-full" in organiser("sync", team[0], "--hub", loose).err
    assert "one at a time" in organiser("sync", team[0], "--hub", loose, "--folder", ".").err
    assert "no address of a hub" in organiser("hub", "init", "hub.example").err
    with open_log(team[0], PASSPHRASE, surroundings()) as log:
        query = "SELECT count(*) FROM hub_state"
        assert log.read(lambda connection: connection.exec_driver_sql(query).scalar_one()) == 0
