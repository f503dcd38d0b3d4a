"""A national programme on one hub: 5,500 organisers push, team by team, and their leads pull.

Each organiser has a log of their own share of the residents of `demo --size national`, a login, and
a team of nearly as many people as a key can be sealed to. One team goes up, and what it came to is
told; all of them: `python -m tests.benchmarks.bench_programme_hub 29`. Needs PostgreSQL here.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.sample.sizes import Extent
from organiser_app.services.sample.writing import write_extent
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log, open_log
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.keeper import make_login, make_team
from organiser_app.sync.hub.keyring import change_key
from organiser_app.sync.hub.turn import HubTurn, Way, sync_with_hub
from organiser_app.sync.members import identity_of, know_team
from tests.benchmarks.measuring import each, memory
from tests.benchmarks.programme import NATIONAL, empty_log, open_copy
from tests.store_fixtures import PASSPHRASE, START, surroundings
from tests.sync.hub.server import Server, database_of, let_go, programs, running_durably

_TEAM = 190
"""Organisers of a team; its lead comes besides."""

_SHARE = Extent(
    patches=1,
    organisers=1,
    residents=round(NATIONAL.residents / NATIONAL.organisers),
    projects=1,
    listenings_per_resident=NATIONAL.listenings_per_resident,
    ties_per_resident=NATIONAL.ties_per_resident,
)
"""What is in the log of one organiser."""

_AT_ONCE = Way(pauses=())


@dataclass(slots=True)
class _Sum:
    """What all teams came to so far; times in seconds, as the log's own machine has them."""

    organisers: int = 0
    rows: int = 0
    pushing: float = 0
    pulled: int = 0
    pulling: float = 0


def main() -> None:
    """Print a line after each team: rows, seconds and megabytes so far."""
    if programs() is None:
        print("PostgreSQL is not installed here, so that no hub is measured.")
        return
    teams = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    server = running_durably()
    try:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), server, teams)
    finally:
        let_go(server)


def _measure(folder: Path, server: Server, teams: int) -> None:
    template, keeper, so_far = empty_log(folder), server.hub(), _Sum()
    for team in range(teams):
        place = folder / str(team)
        place.mkdir()
        _one_team(place, template, keeper, team, so_far)
        shutil.rmtree(place)
        size = server.ask("postgres", "SELECT pg_database_size(%s)", database_of(keeper))[0][0]
        print(
            f"{so_far.organisers:>6,} organisers pushed {so_far.rows:>10,} rows"
            f" in {so_far.pushing:>7.1f} s; {team + 1} leads pulled {so_far.pulled:>10,}"
            f" in {so_far.pulling:>7.1f} s; {memory() / 1e6:,.0f} MB of memory,"
            f" {size / 1e6:,.0f} MB on the hub",
            flush=True,
        )


def _one_team(folder: Path, template: Path, keeper: Address, team: int, so_far: _Sum) -> None:
    """Let everybody of a team push what is theirs, and their lead pull it."""
    login = make_team(keeper)
    with open_copy(folder, template, "Lead", team) as lead:
        set_up(lead.work(), SetUpInput(organiser=f"Lead {team}", patch="All"))
        organisers = list(_organisers(folder, template, lead, team))
        change_key(lead, login.address)
        for path in organisers:
            address = make_login(keeper, login.team).address
            with open_log(path, PASSPHRASE, surroundings(seed=len(path.name))) as log:
                took, turn = _turn(log, address)
            so_far.organisers += 1
            so_far.pushing += took
            so_far.rows += turn.pushed
            shutil.rmtree(path)
        took, turn = _turn(lead, login.address)
        so_far.pulling += took
        so_far.pulled += sum(turn.pulled.values())


def _organisers(folder: Path, template: Path, lead: Log, team: int) -> Iterator[Path]:
    """The closed logs of a team's organisers, who know their lead and are known to them."""
    leads_card = identity_of(lead).card
    for number in range(team * _TEAM, min((team + 1) * _TEAM, NATIONAL.organisers)):
        with open_copy(folder, template, f"Organiser {number}", 1_000 + number) as log:
            set_up(log.work(), SetUpInput(organiser=f"Organiser {number}", patch=str(number)))
            write_extent(log.work(), _SHARE, number, START.date())
            know_team(log, [leads_card])
            know_team(lead, [identity_of(log).card])
        yield log.folder.path


def _turn(log: Log, address: Address) -> tuple[float, HubTurn]:
    """A turn with the hub, and the seconds that it took."""
    turns: list[HubTurn] = []
    took = each(lambda: turns.append(sync_with_hub(log, address, _AT_ONCE)))
    return took, turns[0]


if __name__ == "__main__":
    main()
