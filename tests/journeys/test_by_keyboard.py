"""Ways through the window on the sample neighbourhood that no mouse is needed for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser_app.store.log import open_log
from organiser_app.ui.actions import PageName
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.home import at_home
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.tasks import InlineExecutor, Tasks
from tests.journeys.watched import said_in
from tests.screenshots import CLUB, NOW, make_log
from tests.store_fixtures import PASSPHRASE, SettableClock, surroundings

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample neighbourhood, closed, for copying."""
    path = tmp_path_factory.mktemp("sample") / "Withymere.olog"
    make_log(path)
    return path


@pytest.fixture
def sample(
    sample_once: Path,
    tmp_path: Path,
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    """The window on a sample of the test's own, with the keyboard."""
    path = tmp_path / sample_once.name
    shutil.copytree(sample_once, path)
    with open_log(path, PASSPHRASE, surroundings(SettableClock(NOW))) as log:
        worker = Tasks(InlineExecutor())
        window = MainWindow(Desk(log, worker, Bus(), worker), PAGE_MAKERS)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        at_home(window)
        window.open_page(PageName.TODAY)
        with qtbot.waitActive(window):
            window.show()
        yield window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def write(words: str) -> None:
    """Type words where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def told(window: MainWindow) -> list[str]:
    """All that the page in hand says."""
    QApplication.processEvents()
    page = window.stack.currentWidget()
    assert page is not None
    return list(said_in(page))


def where_the_keyboard_is() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused else ""


def page_in_hand(window: MainWindow) -> object:
    return getattr(window.stack.currentWidget(), "name", None)


def test_whom_to_go_back_to_is_opened_and_listened_to_again(sample: MainWindow) -> None:
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_Return)
    assert page_in_hand(sample) is PageName.PEOPLE
    assert "Shabana Rafiq" in told(sample)
    press(Qt.Key.Key_L)
    assert page_in_hand(sample) is PageName.LISTEN
    assert any("with: Shabana Rafiq" in said for said in told(sample))
    press(Qt.Key.Key_Return)
    write("dream: a bench by the brook")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_4, CTRL)
    assert any("a bench by the brook" in said for said in told(sample))


def test_ctrl_k_leads_to_a_project(sample: MainWindow) -> None:
    press(Qt.Key.Key_K, CTRL)
    write("sack and")
    press(Qt.Key.Key_Return)
    assert page_in_hand(sample) is PageName.PROJECTS
    assert CLUB in told(sample)
    assert sample.top.search.text() == ""


def keep_a_promise() -> None:
    """Tick the first promise that is due."""
    while where_the_keyboard_is() != "Promises due":
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Home, CTRL)
    press(Qt.Key.Key_Space)


def save_a_listening() -> None:
    """Type a listening with somebody new, and save it."""
    press(Qt.Key.Key_L, CTRL)
    write("with: Odette Marsh (new)")
    press(Qt.Key.Key_Return)
    write("concern: the lift has been out since May !5")
    press(Qt.Key.Key_Return)
    write("next: ring the landlord by Friday")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_1, CTRL)


@pytest.mark.parametrize(
    ("act", "page"),
    [
        (keep_a_promise, Qt.Key.Key_1),
        (save_a_listening, Qt.Key.Key_1),
        (save_a_listening, Qt.Key.Key_3),
        (save_a_listening, Qt.Key.Key_4),
    ],
)
def test_what_was_done_is_taken_back_and_brought_back(
    sample: MainWindow, act: Callable[[], None], page: Qt.Key
) -> None:
    press(page, CTRL)
    before = told(sample)
    press(Qt.Key.Key_1, CTRL)
    act()
    press(page, CTRL)
    after = told(sample)
    assert after != before
    press(Qt.Key.Key_Z, CTRL)
    assert told(sample) == before
    press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert told(sample) == after
