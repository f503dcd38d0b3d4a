"""The frame of pages with a list beside them: what stands at right before anything was read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.store.queries.likely_same import one_now
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.codebook import CodebookPage
from organiser_app.ui.pages.duplicates import DuplicatesPage
from organiser_app.ui.pages.meetings import MeetingsPage
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.projects import ProjectsPage
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.pages.waves import WavesPage
from organiser_app.ui.tasks import InlineExecutor, Tasks
from organiser_app.ui.widgets import Question
from tests.making import TODAY, Maker, making
from tests.ui.lists import with_keyboard
from tests.ui.workers import Later


def test_neither_a_sheet_nor_that_there_is_none_is_shown_before_the_log_was_read(
    desk: Desk, qtbot: QtBot
) -> None:
    page = MeetingsPage(desk)
    qtbot.addWidget(page)
    assert not page.sheet.isVisibleTo(page)
    assert not page.nothing.isVisibleTo(page)
    page.refresh()
    assert page.nothing.isVisibleTo(page)


@pytest.fixture
def slow(owned_log: Log, dressed: None) -> Later:  # noqa: ARG001 - dressed first
    return Later()


@pytest.fixture
def pairs(owned_log: Log, slow: Later, qtbot: QtBot) -> DuplicatesPage:
    """Two pairs, of which the first is in hand and still being read."""
    with making(owned_log) as make:
        for name, number in (("Ada Ames", "07700 900001"), ("Bill Bell", "07700 900002")):
            for _ in range(2):
                make.resident(name, phone=number)
    desk = Desk(owned_log, Tasks(InlineExecutor()), Bus(), Tasks(slow))
    page = DuplicatesPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    slow.let_go()
    qtbot.waitUntil(lambda: page.pairs.list.current_row() is not None)
    return page


def test_a_key_pressed_while_the_record_is_being_read_acts_once_it_is_there(
    pairs: DuplicatesPage, slow: Later, owned_log: Log, qtbot: QtBot
) -> None:
    qtbot.keyClick(with_keyboard(pairs.pairs.list, qtbot), Qt.Key.Key_S)
    assert not owned_log.read(one_now)
    slow.let_go()
    qtbot.waitUntil(lambda: len(owned_log.read(one_now)) == 1)


def test_what_was_pressed_is_dropped_where_another_row_is_chosen_before_it_was_read(
    pairs: DuplicatesPage, slow: Later, owned_log: Log, qtbot: QtBot
) -> None:
    view = with_keyboard(pairs.pairs.list, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_S)
    qtbot.keyClick(view, Qt.Key.Key_J)
    slow.let_go()
    qtbot.waitUntil(lambda: pairs.sheet.isVisibleTo(pairs) and not pairs._being_read)
    assert not owned_log.read(one_now)


def two_people(make: Maker) -> None:
    make.resident("Ada")
    make.resident("Bill")


def two_projects(make: Maker) -> None:
    make.project("Ashes")
    make.project("Birches")


def two_themes(make: Maker) -> None:
    make.theme("ashes")
    make.theme("birches")


def two_waves(make: Maker) -> None:
    for name, ago in (("Autumn", 60), ("Summer", 120)):
        begins_on = TODAY - timedelta(days=ago)
        make.wave(name, begins_on, begins_on + timedelta(days=30))


def seen_of(page: SidePage) -> list[UUID]:
    """The records of which a page acts, from now on: that it shows elsewhere, or changes."""
    seen: list[UUID] = []
    page.desk.bus.wanted.connect(lambda there: seen.append(there.record_id))
    page.desk.bus.changed.connect(lambda change: seen.append(change.record_id))
    return seen


def say_yes() -> None:
    """Answer the question that removes a wave, once it is there."""
    question = QApplication.activeModalWidget()
    if isinstance(question, Question):
        question.yes.click()


@pytest.mark.parametrize(
    ("kind", "fill", "key"),
    [
        (PeoplePage, two_people, Qt.Key.Key_L),
        (ProjectsPage, two_projects, Qt.Key.Key_H),
        (CodebookPage, two_themes, Qt.Key.Key_X),
        (WavesPage, two_waves, Qt.Key.Key_Delete),
    ],
)
def test_a_key_acts_on_the_record_that_was_asked_for_and_never_on_the_one_before(
    owned_log: Log,
    slow: Later,
    qtbot: QtBot,
    *,
    kind: type[SidePage],
    fill: Callable[[Maker], None],
    key: Qt.Key,
) -> None:
    with making(owned_log) as make:
        fill(make)
    page = kind(Desk(owned_log, Tasks(InlineExecutor()), Bus(), Tasks(slow)))
    qtbot.addWidget(page)
    page.show()
    slow.let_go()
    qtbot.waitUntil(lambda: not page._being_read)
    assert page._list is not None
    view, seen = with_keyboard(page._list, qtbot), seen_of(page)
    view.walk(1)
    asked_for = view.current_row()
    assert asked_for is not None
    qtbot.keyClick(view, key)
    assert not seen
    assert QApplication.activeModalWidget() is None
    saying_yes = QTimer(page)
    saying_yes.timeout.connect(say_yes)
    saying_yes.start()
    slow.let_go()
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert [str(record_id) for record_id in seen] == [asked_for.key]
