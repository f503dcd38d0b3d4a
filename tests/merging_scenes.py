"""What pictures of merging show: a colleague’s pack that agrees with the sample only in part."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from organiser_app.store.log import create_log
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.widgets import Toast
from tests.store_fixtures import PASSPHRASE, START, surroundings
from tests.sync.apart import pack_that_disagrees
from tests.sync.teams import acquaint, log_of

COLLEAGUE = "Tom Okafor"
_LAST = 99


def pack_looked_into(window: MainWindow) -> None:
    """A pack before it is merged, with the disagreement on a text in hand."""
    view = _team(window)
    view.look_into((_pack(window),))
    pack = view.merging.pack
    pack.list.choose("disagreed 2")
    pack.list.sight.look()


def rows_looked_into(window: MainWindow) -> None:
    """The same with what it changes in hand."""
    pack_looked_into(window)
    _team(window).merging.pack.go_to("added")


def pack_merged(window: MainWindow) -> None:
    """The pack merged, and one of what disagrees to be chosen."""
    pack_looked_into(window)
    merging = _team(window).merging
    merging.pack.merge.click()
    QApplication.processEvents()
    merging.choosing.list.choose_near(_LAST)
    _close_toasts(window)


def merge_taken_back(window: MainWindow) -> None:
    """The list of merges, after the pack was taken back whole."""
    pack_merged(window)
    merging = _team(window).merging
    merging.choosing.back.click()
    QApplication.processEvents()
    merging.pack.aside.click()
    QApplication.processEvents()


def _team(window: MainWindow) -> TeamPage:
    page = window.open_page(PageName.TEAM)
    assert isinstance(page, TeamPage)
    return page


def _pack(window: MainWindow) -> Path:
    passing = tempfile.TemporaryDirectory()
    # A function of our own holds the folder until then; its own method would be let go of.
    window.destroyed.connect(lambda: passing.cleanup())  # noqa: PLW0108
    folder, log = Path(passing.name), window.desk.log
    create_log(folder / "Empty.olog", PASSPHRASE, surroundings()).close()
    ahead = (log.clock() - START).total_seconds() / 86_400
    with log_of(folder, folder / "Empty.olog", COLLEAGUE, days_ahead=ahead) as theirs:
        acquaint(log, theirs)
        return pack_that_disagrees(log, theirs, folder)


def _close_toasts(window: MainWindow) -> None:
    for toast in window.findChildren(Toast):
        toast.close()
