"""A window for a test to use: a real log behind it, and a worker that works at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log, open_log
from organiser_app.ui.app import dressed_application
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.home import at_home
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.tasks import InlineExecutor, Tasks
from organiser_app.ui.theme import Mode
from tests.store_fixtures import PASSPHRASE, surroundings

_PATIENCE = 60_000
"""How long a dialog may stand open, in milliseconds: none in any test is open for a second."""
_stay_open = QDialog.exec


def _stay_open_for_a_while(dialog: QDialog) -> int:
    """Open a dialog as the program does, but fail the test if nobody answers it.

    It would stand open for ever, and keep from being read which question was not answered.
    """
    patience = QTimer(dialog, singleShot=True)

    def give_up() -> None:
        dialog.done(QDialog.DialogCode.Rejected)
        raise AssertionError(f"nobody answered “{dialog.windowTitle()}”")

    patience.timeout.connect(give_up)
    patience.start(_PATIENCE)
    try:
        return _stay_open(dialog)
    finally:
        patience.stop()


@pytest.fixture
def dressed(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - it has to be
    """The application in our own fonts and light colours; no dialog stands open for ever."""
    dressed_application(Mode.LIGHT)
    monkeypatch.setattr(QDialog, "exec", _stay_open_for_a_while)


@pytest.fixture
def owned_log(log: Log) -> Log:
    """An open log that knows its organiser and its patch."""
    set_up(log.work(), SetUpInput(organiser="Ada", patch="Larkmoor"))
    return log


@pytest.fixture
def desk(owned_log: Log, dressed: None) -> Desk:  # noqa: ARG001 - dressed first
    """A desk whose worker works at once; the log is closed by its own fixture."""
    return Desk(owned_log, Tasks(InlineExecutor()), Bus(), Tasks(InlineExecutor()))


@pytest.fixture(scope="session")
def morning_backup(empty_log_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that was made on the day on which the clock of the tests stands still."""
    path = tmp_path_factory.mktemp("backed up") / "Patch.olog"
    shutil.copytree(empty_log_folder, path)
    with open_log(path, PASSPHRASE, surroundings()) as log:
        return log.back_up_in_turn()


@pytest.fixture
def window(desk: Desk, morning_backup: Path, qtbot: QtBot) -> MainWindow:
    """The window on the log, shown; no page is open yet, and no backup is due today."""
    backups = desk.log.folder.backups
    backups.mkdir(exist_ok=True)
    shutil.copy(morning_backup, backups)
    made = MainWindow(desk, PAGE_MAKERS)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    at_home(made)
    with qtbot.waitExposed(made):
        made.show()
    return made
