"""The frame of pages with a list beside them: what stands at right before anything was read."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.meetings import MeetingsPage


def test_neither_a_sheet_nor_that_there_is_none_is_shown_before_the_log_was_read(
    desk: Desk, qtbot: QtBot
) -> None:
    page = MeetingsPage(desk)
    qtbot.addWidget(page)
    assert not page.sheet.isVisibleTo(page)
    assert not page.nothing.isVisibleTo(page)
    page.refresh()
    assert page.nothing.isVisibleTo(page)
