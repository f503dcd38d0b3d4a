"""The walk through pairs that are likely one, which the pages of people and of places share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.store.queries.likely_same import likely_rows
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.duplicates import DuplicatesPage
from tests.making import making
from tests.ui.lists import titles, with_keyboard

Key = Qt.Key


@pytest.fixture
def page(owned_log: Log, window: MainWindow) -> DuplicatesPage:
    """Three people who are each in the log twice."""
    with making(owned_log) as make:
        for number, name in enumerate(("Ann Ash", "Bill Boon", "Cal Coe")):
            first, last = name.split()
            for called in (name, f"{last}, {first[0]}."):
                make.resident(called, phone=f"07700 90012{number}")
    opened = window.open_page(PageName.DUPLICATES)
    assert isinstance(opened, DuplicatesPage)
    return opened


def press(page: DuplicatesPage, qtbot: QtBot, key: Qt.Key) -> str:
    """Press a key in the column; the pair that is in hand then."""
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), key)
    row = page.pairs.list.current_row()
    assert row is not None
    return titles(page.pairs.list)[page.pairs.list.currentIndex().row()]


def test_once_two_are_one_the_next_pair_comes_and_not_the_one_that_was_settled(
    page: DuplicatesPage, qtbot: QtBot
) -> None:
    first, second, third = titles(page.pairs.list)[1:4]
    assert press(page, qtbot, Key.Key_S) == second
    assert press(page, qtbot, Key.Key_S) == third
    assert titles(page.pairs.list)[2] == "One person now"
    assert first not in titles(page.pairs.list)
    assert page.sheet.same.isVisible()


def test_l_leaves_a_pair_of_people_for_later_and_comes_round(
    page: DuplicatesPage, owned_log: Log, qtbot: QtBot
) -> None:
    pairs = titles(page.pairs.list)[1:4]
    assert [press(page, qtbot, Key.Key_L) for _ in pairs] == [*pairs[1:], pairs[0]]
    page.sheet.later.click()
    assert titles(page.pairs.list)[page.pairs.list.currentIndex().row()] == pairs[1]
    assert len(owned_log.read(likely_rows)) == len(pairs)


def test_n_says_that_they_are_two_as_it_does_of_places(page: DuplicatesPage, qtbot: QtBot) -> None:
    first, second, _ = titles(page.pairs.list)[1:4]
    assert press(page, qtbot, Key.Key_N) == second
    assert first not in titles(page.pairs.list)


def test_what_was_settled_is_asked_about_again_once_it_is_taken_back(
    page: DuplicatesPage, qtbot: QtBot
) -> None:
    before = titles(page.pairs.list)
    press(page, qtbot, Key.Key_S)
    page.desk.undo()
    assert titles(page.pairs.list) == before
