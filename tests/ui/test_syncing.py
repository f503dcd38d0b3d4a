"""The sync while the window is open: off by default, turn by turn, and what the foot says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.change import Change
from organiser_app.store.log import Log
from organiser_app.sync.carrier import CarrierStanding
from organiser_app.sync.folder.standing import Standing, WaitingFile, standing, turn_off, turn_on
from organiser_app.sync.hub import standing as hub
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.sync_words import (
    at_the_foot,
    state_sentence,
    what_waits_in_the_folder,
)
from organiser_app.ui.syncing import Syncing
from organiser_app.ui.widgets import Toast
from tests.store_fixtures import START
from tests.sync.folder.folders import add_theme, names, themes, turn
from tests.sync.teams import colleague_of

TODAY = START.date()
OFF = Standing(
    is_on=False, folder=None, worked_at=None, problem="", failures=0, waiting=(), halted=False
)
AT_HUB = hub.Standing(
    is_on=True, worked_at=START, problem="", failures=0, place="there", notices=(), holds=False
)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder that the team has."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def colleague(owned_log: Log, tmp_path: Path, empty_log_folder: Path) -> Iterator[Log]:
    """The log of a colleague, who knows the one in the window."""
    with colleague_of(owned_log, tmp_path, empty_log_folder, "Beth") as log:
        yield log


def on(**more: object) -> Standing:
    """How a sync stands that is on."""
    return replace(OFF, is_on=True, folder=Path("/team"), worked_at=START, **more)  # type: ignore[arg-type] # by name


def foot(window: MainWindow) -> str:
    """All that stands at the foot of the window, at the left."""
    return " | ".join(child.text() for child in window.status.findChildren(QLabel))


def test_sync_is_off_until_it_is_turned_on_and_the_foot_says_so_calmly(
    window: MainWindow, shared: Path
) -> None:
    assert "Sync off" in foot(window)
    assert names(shared) == []


def test_turned_on_it_takes_turns_and_tells_the_pages_but_shows_no_toast(
    window: MainWindow, colleague: Log, shared: Path
) -> None:
    add_theme(colleague, "lifts")
    turn(colleague, shared)
    told: list[Change] = []
    window.desk.bus.changed.connect(told.append)
    turn_on(window.desk.log, shared)
    window.desk.bus.sync_wanted.emit()
    assert "lifts" in themes(window.desk.log)
    assert {change.road for change in told} == {"folder"}
    assert "Synced" in foot(window)
    assert window.findChildren(Toast) == []
    assert len(names(shared)) == 2


def test_a_file_that_comes_into_the_folder_is_taken_in_by_itself(
    window: MainWindow, colleague: Log, shared: Path, qtbot: QtBot
) -> None:
    turn_on(window.desk.log, shared)
    window.desk.bus.sync_wanted.emit()
    assert "damp" not in themes(window.desk.log)
    add_theme(colleague, "damp")
    turn(colleague, shared)
    qtbot.waitUntil(lambda: "damp" in themes(window.desk.log), timeout=15_000)


def test_turned_off_it_writes_nothing_more(window: MainWindow, shared: Path) -> None:
    log, bus = window.desk.log, window.desk.bus
    turn_on(log, shared)
    bus.sync_wanted.emit()
    before = names(shared)
    turn_off(log)
    bus.sync_wanted.emit()
    add_theme(log, "damp")
    assert "Sync off" in foot(window)
    window.actions_by_name["sync"].trigger()
    assert names(shared) == before
    (toast,) = window.findChildren(Toast)
    assert "The sync is off" in toast.accessibleName()


def test_a_folder_that_went_is_told_at_the_foot_and_tried_again_later(
    desk: Desk, shared: Path, qtbot: QtBot
) -> None:
    turn_on(desk.log, shared)
    shared.rmdir()
    syncing = Syncing(desk)
    told: list[CarrierStanding] = []
    desk.bus.synced.connect(told.append)
    with qtbot.waitSignal(desk.bus.synced):
        syncing.begin()
    stands = desk.log.read(standing)
    assert stands.failures == 1
    assert stands in told
    assert at_the_foot([stands], TODAY) == "Not synced"
    shared.mkdir()
    syncing.now()
    assert at_the_foot([desk.log.read(standing)], TODAY) == f"Synced {START.astimezone():%H:%M}"
    syncing.stop()


def test_what_waits_is_counted_at_the_foot_and_told_once_for_each_reason() -> None:
    late = "An earlier file of Beth has not come yet."
    stands = on(waiting=tuple(WaitingFile(str(n), late, START) for n in range(2)))
    assert at_the_foot([stands], TODAY) == "2 files waiting"
    assert state_sentence(stands, TODAY) == f"Synced {START.astimezone():%H:%M}."
    assert list(what_waits_in_the_folder(stands)) == [f"2 files waiting: {late}"]


def test_of_two_carriers_the_foot_names_the_one_that_lags_and_none_where_both_do_alike() -> None:
    time, later = f"{START.astimezone():%H:%M}", START + timedelta(minutes=7)
    folder, at_hub = on(), AT_HUB
    assert at_the_foot([folder, replace(at_hub, worked_at=later)], TODAY) == f"Synced {time}"
    wrong = replace(at_hub, problem="The hub cannot be reached.")
    assert at_the_foot([folder, wrong], TODAY) == f"Hub not synced since {time}"
    assert at_the_foot([folder, replace(wrong, worked_at=None)], TODAY) == "Hub not synced yet"
    gone = on(problem="The folder is not there.")
    assert at_the_foot([gone, at_hub], TODAY) == f"Folder not synced since {time}"
    assert at_the_foot([replace(gone, worked_at=None), at_hub], TODAY) == "Folder not synced yet"
    assert at_the_foot([gone, wrong], TODAY) == f"Not synced since {time}"
    assert at_the_foot([OFF, wrong], TODAY) == f"Not synced since {time}"


def test_of_another_day_the_day_is_said_and_of_a_problem_since_when() -> None:
    time = f"{START.astimezone():%H:%M}"
    later = TODAY.replace(day=4)
    assert at_the_foot([on()], later) == f"Synced 2 Mar, {time}"
    gone = on(problem="The folder is not there.", failures=2)
    assert at_the_foot([gone], TODAY) == f"Not synced since {time}"
    assert list(what_waits_in_the_folder(gone)) == ["The folder is not there."]
    assert at_the_foot([OFF], TODAY) == "Sync off"
    assert list(what_waits_in_the_folder(replace(gone, is_on=False))) == []
