"""A programme's figures on a hub: each team leaves a pack of figures alone, and they are added up.

What lies there is a pack as `counting` writes it, sealed for whoever reads for the programme, and
`adding_up` reads it under the terms of every pack. A pack says nothing of teams, which are the
hub's; so of each team one log counts, and a log counts once, wherever its pack was put.
"""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from organiser_app.domain.errors import HubProblem, OrganiserError
from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.store.files import plain_problems
from organiser_app.store.log import Log
from organiser_app.sync.adding_up import FiguresGiven, Sum, added_up, read_figures
from organiser_app.sync.counting import write_figures
from organiser_app.sync.figures import Figures
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import hub_at
from organiser_app.sync.hub.schema import PROGRAMME
from organiser_app.sync.hub.standing import not_a_programmes
from organiser_app.sync.team import TeamMember, confirmed_members

_PUT = """
    INSERT INTO organiser.figures (team_id, period, writer, body) VALUES (%s, %s, %s, %s)
    ON CONFLICT (team_id, period, writer) DO UPDATE SET body = excluded.body"""
_ALL = """
    SELECT team_id, body FROM organiser.figures WHERE period = %s
    ORDER BY team_id, writer"""

Row = TypeVar("Row")

WatchFigures = Callable[[int, int], None]
"""Told how many of how many figures were read; it raises `Cancelled` where the user says stop."""


@dataclass(frozen=True, slots=True)
class ProgrammeSum:
    """What the teams of a programme handed in for a period; its `total` is None where none counts.

    `notices` say what was left out, and why. The `silent` are confirmed here, and nothing of
    theirs lies there for these days that could be read.
    """

    period: Period
    total: Sum | None
    notices: tuple[str, ...]
    silent: tuple[str, ...]


def hand_in_figures(
    log: Log, address: Address, figures: Figures, reader: TeamMember
) -> FiguresGiven:
    """Leave figures of a period on the hub, for `reader` and this log to open; what lies there.

    Handing in again writes them over. `InvalidInput` where the reader is not confirmed.
    """
    with _set_aside() as path:
        written = write_figures(log, path, figures, readers=[reader])
        given = read_figures(log, path)
        body = path.read_bytes()
    with hub_at(address) as hub:
        if hub.team == PROGRAMME:
            raise HubProblem(
                tr("That is a programme's login. Figures are handed in with a team's.")
            )
        writer = hub.login + written.manifest.device
        hub.connection.execute(_PUT, [hub.team, _name_of(figures.period), writer, body])
    return given


def add_up_figures(
    log: Log, address: Address, period: Period, *, watch: WatchFigures = lambda *_: None
) -> ProgrammeSum:
    """What all teams handed in for a period; needs a programme's login and its reader's log.

    Figures count if they are of just these days, and signed by somebody who is confirmed here.
    `Cancelled` where `watch` said stop.
    """
    with hub_at(address) as hub:
        if hub.team != PROGRAMME:
            raise HubProblem(not_a_programmes())
        rows = hub.connection.execute(_ALL, [_name_of(period)]).fetchall()
    notices: list[str] = []
    bodies = ((str(team), bytes(body)) for team, body in _watched(rows, watch))
    opened = list(_opened(log, bodies, period, notices))
    counting = list(_one_of_each_team(opened, notices))
    notices += _of_several_teams(counting)
    sums = added_up(counting)
    silent = _silent(log.read(confirmed_members), (given for _, given in opened))
    return ProgrammeSum(period, sums[0] if sums else None, tuple(notices), tuple(silent))


def _watched(rows: Sequence[Row], watch: WatchFigures) -> Iterator[Row]:
    for number, row in enumerate(rows):
        watch(number, len(rows))
        yield row


def _opened(
    log: Log, bodies: Iterable[tuple[str, bytes]], period: Period, notices: list[str]
) -> Iterator[tuple[str, FiguresGiven]]:
    """The teams' figures that can be read and trusted; of the others a notice each."""
    for team, body in bodies:
        try:
            given = _read(log, body)
        except OrganiserError as problem:
            notices.append(
                tr(
                    "The figures of team {team} do not count. {problem}",
                    team=team,
                    problem=problem.message,
                )
            )
            continue
        if given.figures.period == period:
            yield team, given
        else:
            notices.append(
                tr("The figures of team {team} do not count. They are of other days.", team=team)
            )


def _one_of_each_team(
    opened: Iterable[tuple[str, FiguresGiven]], notices: list[str]
) -> Iterator[FiguresGiven]:
    """The newest of each team: colleagues hold each other's rows, which would count twice."""
    by_team: defaultdict[str, list[FiguresGiven]] = defaultdict(list)
    for team, given in opened:
        by_team[team].append(given)
    for team, handed_in in by_team.items():
        newest = max(handed_in, key=lambda each: each.made_at)
        if any(each.key != newest.key for each in handed_in):
            notices.append(
                tr(
                    "More than one log of team {team} handed in figures. The newest count, which"
                    " are those of {name}.",
                    team=team,
                    name=newest.name,
                )
            )
        yield newest


def _silent(confirmed: Iterable[TeamMember], given: Iterable[FiguresGiven]) -> Iterator[str]:
    """Of whom nothing came; what does not count since a colleague's is newer did."""
    keys = {each.key for each in given}
    for each in confirmed:
        if each.keys.checking_key not in keys:
            yield each.name


def _of_several_teams(counting: Iterable[FiguresGiven]) -> Iterator[str]:
    """A notice of each log whose figures lie there for more than one team."""
    teams = Counter((each.key, each.name) for each in counting)
    for (_, name), count in teams.items():
        if count > 1:
            yield tr(
                "Figures of {name} lie there for more than one team. They count once.", name=name
            )


def _read(log: Log, body: bytes) -> FiguresGiven:
    with _set_aside() as path:
        path.write_bytes(body)
        return read_figures(log, path)


@contextmanager
def _set_aside() -> Iterator[Path]:
    """Where a pack lies while it is written or read; it is sealed, wherever that is."""
    around = Path(tempfile.gettempdir())
    with plain_problems(around), tempfile.TemporaryDirectory(dir=around) as folder:
        yield Path(folder) / "figures.pack"


def _name_of(period: Period) -> str:
    return f"{period.begins.isoformat()}/{period.ends.isoformat()}"
