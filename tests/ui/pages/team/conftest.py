"""What tests of the page of the team share: colleagues and their packs, and the page itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log, open_log
from organiser_app.ui.actions import PageName
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.merging import MergeView
from organiser_app.ui.pages.team.sticks import Place
from organiser_app.ui.tasks import InlineExecutor, Tasks
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.apart import apart_in
from tests.sync.teams import acquaint, log_of


@pytest.fixture
def beth(owned_log: Log, tmp_path: Path, empty_log_folder: Path) -> Iterator[Log]:
    """Beth's log, which Ada's knows and is known by."""
    log = log_of(tmp_path, empty_log_folder, "Beth")
    acquaint(owned_log, log)
    yield log
    log.close()


@pytest.fixture
def places() -> list[Place]:
    """Where packs may lie; a test puts sticks in."""
    return []


@pytest.fixture
def page(window: MainWindow, places: Sequence[Place], monkeypatch: pytest.MonkeyPatch) -> TeamPage:
    """The page, which looks for sticks in `places` alone."""

    def make(desk: Desk) -> Page:
        return TeamPage(desk, lambda: places)

    monkeypatch.setitem(PAGE_MAKERS, PageName.TEAM, make)
    opened = window.open_page(PageName.TEAM)
    assert isinstance(opened, TeamPage)
    return opened


@pytest.fixture(scope="module")
def apart_once(tmp_path_factory: pytest.TempPathFactory, empty_log_folder: Path) -> Path:
    """A folder with Ada’s log, Beth’s, and her pack, which disagrees with Ada in three places."""
    return apart_in(tmp_path_factory.mktemp("apart"), empty_log_folder)


@pytest.fixture
def folder(apart_once: Path, tmp_path: Path) -> Path:
    """The same for one test."""
    return Path(shutil.copytree(apart_once, tmp_path / "apart"))


@pytest.fixture
def pack(folder: Path) -> Path:
    """Beth’s pack."""
    return folder / "theirs.pack"


@pytest.fixture
def ada(folder: Path) -> Iterator[Log]:
    """The log into which it is merged."""
    with open_log(folder / "Ada.olog", PASSPHRASE, surroundings()) as log:
        yield log


@pytest.fixture
def view(ada: Log, dressed: None, qtbot: QtBot) -> MergeView:  # noqa: ARG001 - dressed first
    """The view as a window of its own."""
    made = MergeView(Desk(ada, Tasks(InlineExecutor()), Bus()))
    qtbot.addWidget(made)
    made.resize(1120, 724)
    with qtbot.waitExposed(made):
        made.show()
    return made
