"""A window for a test to use: a real log behind it, and a worker that works at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log
from organiser_app.ui.app import dressed_application
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.home import at_home
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.tasks import InlineExecutor, Tasks
from organiser_app.ui.theme import Mode


@pytest.fixture
def dressed(qapp: object) -> None:  # noqa: ARG001 - it has to be there
    """The application in our own fonts and light colours."""
    dressed_application(Mode.LIGHT)


@pytest.fixture
def owned_log(log: Log) -> Log:
    """An open log that knows its organiser and its patch."""
    set_up(log.work(), SetUpInput(organiser="Ada", patch="Larkmoor"))
    return log


@pytest.fixture
def desk(owned_log: Log, dressed: None) -> Desk:  # noqa: ARG001 - dressed first
    """A desk whose worker works at once; the log is closed by its own fixture."""
    return Desk(owned_log, Tasks(InlineExecutor()), Bus(), Tasks(InlineExecutor()))


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window on the log, shown; no page is open yet."""
    made = MainWindow(desk, PAGE_MAKERS)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    at_home(made)
    with qtbot.waitExposed(made):
        made.show()
    return made
