"""What the window does by itself: the day's backup beside everything else, what waits counted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import ListeningInput, NextStepInput
from organiser_app.services.listenings import record_listening
from organiser_app.store.backup import backups_in
from organiser_app.store.log import Log, restore_log
from organiser_app.ui.actions import PageName
from organiser_app.ui.app import window_on
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.home import at_home
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.pages.today import TodayPage
from organiser_app.ui.tasks import InlineExecutor, Tasks
from tests.making import TODAY, making
from tests.store_fixtures import PASSPHRASE, START, surroundings
from tests.ui.workers import Later


def foot(window: MainWindow) -> set[str]:
    """All that the line at the foot of the window says."""
    return {part.text() for part in window.status.findChildren(QLabel)}


def test_the_first_start_of_a_day_does_not_wait_for_the_backup(
    owned_log: Log,
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    slow = Later()
    desk = Desk(owned_log, Tasks(InlineExecutor()), Bus(), away=Tasks(slow))
    window = MainWindow(desk, PAGE_MAKERS)
    qtbot.addWidget(window)
    at_home(window)
    with qtbot.waitExposed(window):
        window.show()
    today = window.open_page(PageName.TODAY)
    assert isinstance(today, TodayPage)
    assert "0 people to go back to" in today.header.sentence()
    assert "No backup yet" in foot(window)
    slow.let_go()
    qtbot.waitUntil(lambda: any(part.startswith("Backed up today") for part in foot(window)))
    assert len(backups_in(owned_log.folder.backups)) == 1


def test_a_window_that_is_closed_while_it_backs_up_leaves_a_whole_backup(
    owned_log: Log, qtbot: QtBot, tmp_path: Path
) -> None:
    backups = owned_log.folder.backups
    window = window_on(owned_log)
    qtbot.addWidget(window)
    qtbot.waitUntil(backups.exists)  # it has begun
    window.close()
    (backup,) = backups.iterdir()
    restore_log(backup, tmp_path / "Again.olog", PASSPHRASE, surroundings()).close()


def waiting(window: MainWindow) -> str:
    """What the rail says of promises."""
    (promises,) = (
        item
        for item in window.rail.findChildren(QAbstractButton)
        if item.accessibleName() == "Promises"
    )
    return promises.accessibleDescription()


def test_the_rail_counts_the_promises_that_today_says_are_due(
    owned_log: Log, desk: Desk, qtbot: QtBot
) -> None:
    with making(owned_log) as make:
        make.promise("three prices", promised_by="Bill", due_on=TODAY)
        make.promise("a key for the hall", promised_by="Bill", due_on=TODAY + timedelta(days=30))
    window = MainWindow(desk, PAGE_MAKERS)
    qtbot.addWidget(window)
    at_home(window)
    assert waiting(window) == "1 waiting"
    steps = (NextStepInput(what="ring back", due_on=TODAY - timedelta(days=2)),)
    desk.change(record_listening, ListeningInput(at=START, where="the fair", next_steps=steps))
    assert waiting(window) == "2 waiting"
    today = window.open_page(PageName.TODAY)
    assert isinstance(today, TodayPage)
    today.refresh()
    assert "2 promises due" in today.header.sentence()
    desk.undo()
    assert waiting(window) == "1 waiting"


def test_the_rail_counts_nothing_where_nothing_waits(window: MainWindow) -> None:
    assert waiting(window) == ""
