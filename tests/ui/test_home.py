"""What the window does by itself when a log is opened: the day's backup, beside everything else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

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
from tests.store_fixtures import PASSPHRASE, surroundings
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
