"""Syncing through a folder, by command."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path
from signal import Signals

import pytest

from organiser_app.cli.commands.sync import wait
from organiser_app.cli.program import STOPPED
from organiser_app.store.log import open_log
from organiser_app.sync.folder.standing import turn_on
from organiser_app.sync.runs import merge_runs
from tests.cli.conftest import Organiser
from tests.programs import running
from tests.store_fixtures import PASSPHRASE, START, SettableClock, surroundings
from tests.sync.erasing import add_residents, erase, residents_in
from tests.sync.folder.folders import add_theme, themes
from tests.sync.teams import acquaint, log_of

Team = tuple[Path, Path]


@pytest.fixture
def logs(tmp_path: Path, empty_log_folder: Path) -> Team:
    """The folders of two closed logs that know each other."""
    made = [log_of(tmp_path, empty_log_folder, name) for name in ("Ada", "Beth")]
    acquaint(*made)
    for log in made:
        add_theme(log, f"theme of {log.folder.name}")
        log.close()
    return made[0].folder.path, made[1].folder.path


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder that both of them see."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def test_two_logs_sync_through_a_folder(organiser: Organiser, logs: Team, shared: Path) -> None:
    ada, beth = logs
    wrote = organiser("sync", ada, "--folder", shared)
    assert (wrote.code, wrote.err) == (0, "")
    assert wrote.out.startswith("Wrote ")
    merged = organiser("sync", beth, "--folder", shared)
    assert "Merged what Ada wrote; it is merge " in merged.out
    organiser("sync", ada, "--folder", shared)
    nothing = organiser("sync", ada, "--folder", shared)
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "")
    with open_log(ada, PASSPHRASE, surroundings()) as log:
        assert themes(log) >= {"theme of Ada", "theme of Beth"}


def test_the_facts_are_given_as_json(organiser: Organiser, logs: Team, shared: Path) -> None:
    ada, beth = logs
    facts = organiser("sync", ada, "--folder", shared, "--json").facts
    assert (facts["taken"], facts["waiting"], facts["problem"]) == ([], [], None)
    written = Path(facts["written"])
    assert written.parent == shared
    written.write_bytes(written.read_bytes()[:-1])
    (waits,) = organiser("sync", beth, "--folder", shared, "--json").facts["waiting"]
    assert (waits["name"], waits["problem"]) == (written.name, "It has not come whole yet.")
    said = organiser("sync", beth, "--folder", shared).out
    assert f"{written.name} waits: It has not come whole yet." in said


def test_a_folder_that_is_not_there_is_a_failure(
    organiser: Organiser, logs: Team, tmp_path: Path
) -> None:
    ran = organiser("sync", logs[0], "--folder", tmp_path / "gone")
    assert ran.code == 1
    assert "is not there" in ran.err


def test_without_a_folder_it_is_the_one_that_was_chosen_in_the_window(
    organiser: Organiser, logs: Team, shared: Path
) -> None:
    ran = organiser("sync", logs[0])
    assert ran.code == 1
    assert "--folder DIR" in ran.err
    with open_log(logs[0], PASSPHRASE, surroundings()) as log:
        turn_on(log, shared)
    assert organiser("sync", logs[0]).code == 0
    assert list(shared.iterdir())


def test_what_was_taken_back_comes_again_only_when_it_is_asked_for(
    organiser: Organiser, logs: Team, shared: Path
) -> None:
    ada, beth = logs
    organiser("sync", ada, "--folder", shared)
    organiser("sync", beth, "--folder", shared)
    with open_log(beth, PASSPHRASE, surroundings()) as log:
        (run,) = log.read(merge_runs)
    assert organiser("unmerge", beth, str(run.sequence)).code == 0
    halted = organiser("sync", beth, "--folder", shared)
    assert halted.code == 1
    assert f"Merge {run.sequence} was taken back" in halted.err
    assert "Merged what Ada wrote" in organiser("sync", beth, "--folder", shared, "--anew").out


def test_a_watch_waits_for_its_time_or_until_something_else_lies_in_the_folder(
    shared: Path,
) -> None:
    slept: list[float] = []
    wait(shared, 2.5, slept.append)
    assert slept == [1.0, 1.0, 0.5]

    def carried(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            (shared / f"{'a' * 16}-0-1.opack").write_bytes(b"something")

    slept.clear()
    wait(shared, 60, carried)
    assert slept == [1.0, 1.0]
    shutil.rmtree(shared)
    slept.clear()
    wait(shared, 2, slept.append)
    assert slept == [1.0, 1.0]


def test_a_folder_is_watched_until_what_runs_services_says_stop(
    organiser: Organiser, logs: Team, shared: Path
) -> None:
    ada, beth = logs
    watching = "-m", "organiser_app", "sync", str(beth), "--folder", str(shared), "--watch"
    with running(*watching) as watcher:
        assert re.match(r"Wrote .*\.opack: \d+ entries\.", watcher.said.readline())
        assert organiser("sync", ada, "--folder", shared).code == 0
        assert watcher.said.readline().startswith("Merged what Ada wrote")
        assert watcher.stopped_by(Signals.SIGTERM) == STOPPED
        assert watcher.complained.read().endswith("Stopped.\n")


def test_a_file_that_would_erase_many_waits_until_it_is_said_that_it_is_meant(
    organiser: Organiser, logs: Team, shared: Path
) -> None:
    ada, beth = logs
    with open_log(beth, PASSPHRASE, surroundings(SettableClock())) as log:
        residents = add_residents(log, 10)
    organiser("sync", beth, "--folder", shared)
    organiser("sync", ada, "--folder", shared)
    with open_log(beth, PASSPHRASE, surroundings(SettableClock())) as log:
        erase(log, residents)
    organiser("sync", beth, "--folder", shared)
    waits = organiser("sync", ada, "--folder", shared)
    assert "waits: Beth’s log would erase 10 of the 10 residents here." in waits.out
    (file,) = (path for path in shared.iterdir() if path.name in waits.out)
    assert "would erase 10 of the 10" in organiser("merge", ada, file, "--dry-run").out
    held = organiser("merge", ada, file)
    assert held.code == 1
    assert "would erase 10 of the 10" in held.err
    assert organiser("merge", ada, file, "--erase-many").code == 0
    with open_log(ada, PASSPHRASE, surroundings()) as log:
        assert residents_in(log) == 0


def test_what_a_clock_wrote_that_is_ahead_waits_until_somebody_looked_at_the_clocks(
    organiser: Organiser, logs: Team, shared: Path
) -> None:
    ada, beth = logs
    ahead = surroundings(SettableClock(START + timedelta(days=10)))
    with open_log(beth, PASSPHRASE, ahead) as log:
        add_theme(log, "damp")
    organiser("sync", beth, "--folder", shared)
    assert "10 days ahead" in organiser("sync", ada, "--folder", shared).out
    let_in = organiser("sync", ada, "--folder", shared, "--days-to-come")
    assert "Merged what Beth wrote" in let_in.out
    assert "ahead" not in let_in.out
