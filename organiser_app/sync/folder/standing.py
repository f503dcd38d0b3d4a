"""How the sync stands, for a plain line in the window: when it last worked, and what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.sync.carrier import CarrierStanding
from organiser_app.sync.folder import memory
from organiser_app.sync.folder.listing import expect_apart, files_in


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that could not be taken in yet, the reason, and since when it is as it is."""

    name: str
    problem: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(CarrierStanding):
    """How the sync through a folder stands, and what is waiting in it.

    It is `halted` since a merge was taken back that the folder would bring again, and its `problem`
    says so then, whatever came of the last turn.
    """

    folder: Path | None
    waiting: tuple[WaitingFile, ...]
    halted: bool


def standing(connection: Connection) -> Standing:
    """How the sync of a log stands."""
    known, halting = memory.state(connection), why_it_halts(connection)
    return Standing(
        is_on=known.is_on,
        folder=Path(known.path) if known.path else None,
        worked_at=known.worked_at,
        problem=halting or known.problem,
        failures=known.failures,
        waiting=tuple(_waiting(connection)),
        halted=bool(halting),
    )


def why_it_halts(connection: Connection) -> str:
    """Why no turn is taken until the sync is begun anew; empty where one may be."""
    run = memory.taken_back_since(connection, memory.state(connection).began)
    if run is None:
        return ""
    return tr(
        "Merge {number} was taken back, and the folder would bring it again. Begin the sync anew to"
        " have everything that lies there.",
        number=run,
    )


def turn_on(log: Log, folder: Path) -> None:
    """Sync through a folder from now on, and look into all that lies there.

    `FolderProblem` where it is not there, `InvalidInput` where it holds the log.
    """
    expect_apart(log, folder)
    files_in(folder)
    with log.local() as connection:
        memory.begin_anew(connection)
        memory.keep_state(connection, path=str(folder), is_on=True, failures=0, problem="")


def look_again(log: Log) -> None:
    """Let the next turn look into all files that wait, since they may be merged by now."""
    with log.local() as connection:
        memory.forget_seen(connection, [each.name for each in _waiting(connection)])


def turn_off(log: Log) -> None:
    """Sync no more. What this log wrote stays in the folder, and which folder it was is kept."""
    with log.local() as connection:
        memory.keep_state(connection, is_on=False, failures=0, problem="")


def _waiting(connection: Connection) -> Iterator[WaitingFile]:
    file = t.folder_file.c
    query = select(file.name, file.problem, file.first_at).where(file.waits).order_by(file.name)
    return (WaitingFile(*row) for row in connection.execute(query))
