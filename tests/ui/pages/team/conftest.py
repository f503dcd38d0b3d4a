"""What tests of the page of the team share: a colleague who knows us, and the page itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from organiser_app.store.log import Log
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.sticks import Place
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
