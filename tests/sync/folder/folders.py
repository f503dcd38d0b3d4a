"""Helpers for tests of the shared folder: turns, what lies there, and logs that are equal."""

from __future__ import annotations

from pathlib import Path

from organiser_app.domain.models import Theme
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.sync.folder.names import SUFFIX
from organiser_app.sync.folder.standing import standing
from organiser_app.sync.folder.turn import Turn
from organiser_app.sync.members import identity_of
from organiser_app.sync.pack import PackReader, open_pack
from tests.sync.teams import device_of


def turn(log: Log, folder: Path) -> Turn:
    """One whole turn that goes well."""
    came = Turn(log, folder).whole()
    assert came.problem is None
    return came


def until_quiet(folder: Path, *logs: Log, most: int = 6) -> int:
    """Let the logs take turns until nothing more is written; how many rounds that took."""
    for number in range(1, most + 1):
        before = names(folder)
        for log in logs:
            turn(log, folder)
        if names(folder) == before:
            return number
    raise AssertionError(names(folder))


def names(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(file.name for file in folder.iterdir())


def own_names(log: Log, folder: Path) -> list[str]:
    """The names of the files that a log wrote into a folder."""
    device = log.read(device_number)
    return [name for name in names(folder) if name.startswith(device) and name.endswith(SUFFIX)]


def waiting(log: Log) -> list[str]:
    """Why files wait, each reason once for each file."""
    return sorted(each.problem for each in log.read(standing).waiting)


def words_in(log: Log, folder: Path) -> bytes:
    """All that a log can read in a folder, one line after the other."""
    return words_of(log, *sorted(folder.glob(f"*{SUFFIX}")))


def words_of(log: Log, *files: Path) -> bytes:
    """All that a log can read in some files, one line after the other."""
    keys = identity_of(log).keys
    packs = (open_pack(file, keys) for file in files)
    return b"\n".join(line for pack in packs for line in _lines(pack))


def _lines(pack: PackReader) -> list[bytes]:
    with pack:
        return list(pack.lines())


def advance(log: Log, **span: float) -> None:
    """Move the clock of a log on."""
    device_of(log).clock.advance(**span)


def add_theme(log: Log, name: str) -> None:
    """Change a log in some way."""
    with log.work() as work:
        work.write(Theme, name=name)
        work.commit("add_theme")


def themes(log: Log) -> set[str]:
    """The names of the themes of a log."""
    with log.reading() as connection:
        return set(connection.exec_driver_sql("SELECT name FROM theme").scalars())


def assert_equal(*logs: Log) -> None:
    """All logs hold the same, with the same versions, and the same is open in them."""
    first, *rest = (device_of(log) for log in logs)
    for each in rest:
        assert each.state() == first.state()
        assert each.others() == first.others()
