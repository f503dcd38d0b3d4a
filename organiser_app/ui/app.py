"""The application: dressed, its log open, its window shown."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from organiser_app import paths, typefaces
from organiser_app.language import tr
from organiser_app.ui import theme
from organiser_app.ui.beginning import Ways, log_to_begin_with
from organiser_app.ui.collecting import Collector
from organiser_app.ui.dialogs.preparing import prepare
from organiser_app.ui.recent import RecentLogs
from organiser_app.ui.starting import load_ahead, nothing_collected
from organiser_app.ui.widgets import FocusFollower

if TYPE_CHECKING:
    from organiser_app.store.log import Log
    from organiser_app.ui.main_window import MainWindow

WINDOW_SIZE = (1280, 800)
_FIRST_SEEN = ("organiser_app.store.log", "organiser_app.ui.home", "organiser_app.ui.pages.today")


def run(log_path: Path | None = None, *, quit_after_paint: bool = False) -> int:
    """Show the window on a log and stay until it is closed; the exit code of the program."""
    ahead = load_ahead(*_FIRST_SEEN)
    app = dressed_application()
    ways = Ways(
        paths.documents_folder() / paths.APP_NAME,
        RecentLogs(paths.state_folder() / "recent"),
    )
    log = log_to_begin_with(ways, log_path, os.environ.get("ORGANISER_PASSPHRASE"), ahead.join)
    if log is None:
        return 0
    ahead.join()  # what it still loads is needed now, and it lets Python collect again as it ends
    with nothing_collected():
        window = _dressed_window_on(log)
        window.show()
    window.closed.connect(Collector(window).stop)
    if quit_after_paint:
        _close_when_idle(window)
    return app.exec()


def _close_when_idle(window: MainWindow) -> None:
    """Close once everything that the first page asked for has come and been painted."""

    def idle(busy: bool) -> None:
        if not busy:
            QTimer.singleShot(0, window, window.close)

    window.desk.tasks.busy_changed.connect(idle)


def dressed_application(mode: theme.Mode | None = None) -> QApplication:
    """The application in our own fonts and colours, as the system wishes or in `mode`."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP_NAME)
    if typefaces.missing():
        prepare(tr("Preparing the typefaces. This happens once."), typefaces.cut_all)
    theme.register()
    wished, scale = theme.follow_system(app)
    theme.apply(app, theme.theme_for(mode or wished, scale))
    FocusFollower.install(app)
    return app


def _dressed_window_on(log: Log) -> MainWindow:
    from organiser_app.ui.appearance import wear_what_was_chosen  # noqa: PLC0415 - loaded ahead

    wear_what_was_chosen(log)
    return window_on(log)


def window_on(log: Log) -> MainWindow:
    """The window on an open log, on its first page."""
    # These are loaded while the passphrase is typed and tried.
    from organiser_app.ui.actions import PageName  # noqa: PLC0415
    from organiser_app.ui.bus import Bus  # noqa: PLC0415
    from organiser_app.ui.desk import Desk  # noqa: PLC0415
    from organiser_app.ui.fitting import ScreenFitter  # noqa: PLC0415
    from organiser_app.ui.home import at_home  # noqa: PLC0415
    from organiser_app.ui.main_window import MainWindow  # noqa: PLC0415
    from organiser_app.ui.pages.makers import PAGE_MAKERS  # noqa: PLC0415
    from organiser_app.ui.tasks import Tasks  # noqa: PLC0415

    searching = Tasks(ThreadPoolExecutor(1, thread_name_prefix="search"))
    away = Tasks(ThreadPoolExecutor(1, thread_name_prefix="away"))
    desk = Desk(log, Tasks(), Bus(), searching, away)
    window = MainWindow(desk, PAGE_MAKERS)
    ScreenFitter(window, QSize(*WINDOW_SIZE))
    at_home(window)
    window.closed.connect(desk.close)  # after what is told there to stop
    window.open_page(PageName.TODAY)
    return window
