"""A round by keyboard alone: out, door by door, a listening, and back; and how many keys it takes.

`docs/keys-at-the-door.md` tells people these numbers, so they are read from there.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organiser_app import paths
from organiser_app.domain.figures import FiveCounts
from organiser_app.domain.values import AttemptOutcome
from organiser_app.store.queries.doors import doors_of, streets
from organiser_app.store.queries.rounds import rounds
from organiser_app.store.queries.statements import statements
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.home import at_home
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.makers import PAGE_MAKERS
from tests.journeys.watched import said_in

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier

KEYS_IN_A_MINUTE = 200
"""Forty words a minute, a word being five keys: an assumption, which the page of keys states."""
AT_MOST_SECONDS = 20
DOOR_KEYS = "snrvc"

Typing = Callable[[], None]


@pytest.fixture
def log_path(empty_log_folder: Path, tmp_path: Path) -> Path:
    """An empty log to be opened here, and not by the program itself as in other journeys."""
    path = tmp_path / "Larkmoor.olog"
    shutil.copytree(empty_log_folder, path)
    return path


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window on an empty log, with the keyboard."""
    made = MainWindow(desk, PAGE_MAKERS)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    at_home(made)
    made.open_page(PageName.TODAY)
    with qtbot.waitActive(made):
        made.show()
    return made


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(_focused(), key, modifiers)


def write(words: str) -> None:
    """Type words where the keyboard is, which may move with every letter."""
    for letter in words:
        QTest.keyClicks(_focused(), letter)


def _focused() -> QWidget:
    dialog = QApplication.activeModalWidget()
    focused = dialog.focusWidget() if dialog else QApplication.focusWidget()
    assert focused is not None
    return focused


def in_the_dialog(typing: Typing, qtbot: QtBot) -> None:
    """Type this once the next dialog is there; one that is left open would wait for ever.

    The windows are made active by hand, where there is no window manager to do it.
    """

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        try:
            dialog.activateWindow()
            qtbot.waitUntil(dialog.isActiveWindow)
            typing()
        finally:
            dialog.close()

    QTimer.singleShot(0, answer)


def go_out() -> None:
    """To a new street with nineteen doors, with somebody, back in two hours."""
    write("Elm Row")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("1-19")
    press(Qt.Key.Key_Tab)
    write("Sandra Pell")
    press(Qt.Key.Key_Tab)
    write("in 2 hours")
    press(Qt.Key.Key_Return, CTRL)


def on_a_round(window: MainWindow, qtbot: QtBot) -> None:
    """Be at the first door of the new street."""
    press(Qt.Key.Key_2, CTRL)
    in_the_dialog(go_out, qtbot)
    press(Qt.Key.Key_B, CTRL)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert where_the_keyboard_is() == "Doors"
    assert "Elm Row" in said(window)


def where_the_keyboard_is() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused else ""


def said(window: MainWindow) -> list[str]:
    """All that the page in hand says."""
    QApplication.processEvents()
    page = window.stack.currentWidget()
    assert page is not None
    return list(said_in(page))


def outcomes(desk: Desk) -> dict[str, AttemptOutcome]:
    """What came of each door of the only street on the only round."""
    (street,) = desk.log.read(streets)
    (walked,) = desk.log.read(rounds)
    found = desk.log.read(lambda c: doors_of(c, street.id, round_id=walked.id, today=desk.today))
    return {row.label: row.here.outcome for row in found if row.here}


def test_a_round_is_walked_from_going_out_to_coming_back(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    on_a_round(window, qtbot)
    assert "Round with Sandra Pell, out since 09:00, expected back 11:00" in said(window)

    write(DOOR_KEYS)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    write("n")
    assert "8 of 19 doors tried" in said(window)

    write("l")
    write("with: Bill Hughes (new)")
    press(Qt.Key.Key_Return)
    write("love: Friday lunch")
    press(Qt.Key.Key_Return, CTRL)
    assert where_the_keyboard_is() == "Doors"
    assert "9 of 19 doors tried" in said(window)
    assert "2 conversations" in said(window)

    write("u")
    assert len(outcomes(desk)) == 10
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_E, CTRL)

    assert outcomes(desk) == {
        "1": AttemptOutcome.SHORT_CHAT,
        "2": AttemptOutcome.NO_ANSWER,
        "3": AttemptOutcome.REFUSED,
        "4": AttemptOutcome.VACANT,
        "5": AttemptOutcome.COME_BACK,
        "6": AttemptOutcome.NO_ANSWER,
        "7": AttemptOutcome.NO_ANSWER,
        "8": AttemptOutcome.NO_ANSWER,
        "9": AttemptOutcome.LISTENED,
    }
    (walked,) = desk.log.read(rounds)
    assert walked.back_at is not None
    assert walked.counts == FiveCounts(doors=9, attempts=9, listenings=1, statements=1, residents=1)
    counts = "9 doors, 9 attempts, 1 listening, 1 statement, 1 resident"
    assert f"Back from Elm Row: {counts}." in said(window)


class KeyCounter(QObject):
    """Counts every key that a finger presses: a test's Ctrl, Alt and Shift are pressed too."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Qt asks of every key whether it is a shortcut, once where the keyboard is."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        self.keys += asked and watched is QApplication.focusWidget()
        return False


@contextmanager
def counting() -> Iterator[KeyCounter]:
    """Count the keys of what follows."""
    counter = KeyCounter()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(counter)
    yield counter
    application.removeEventFilter(counter)


def nobody_in() -> None:
    write("n")


def one_thing_heard() -> None:
    write("l")
    type_as_people_do("love: Friday lunch")
    press(Qt.Key.Key_Return, CTRL)


def two_things_heard() -> None:
    write("l")
    press(Qt.Key.Key_1, ALT)
    type_as_people_do("Friday lunch")
    press(Qt.Key.Key_2, ALT)
    type_as_people_do("damp in the back bedroom")
    press(Qt.Key.Key_Return, CTRL)


def one_thing_and_a_promise() -> None:
    write("l")
    press(Qt.Key.Key_2, ALT)
    type_as_people_do("damp !5")
    press(Qt.Key.Key_Return)
    type_as_people_do("next: ring back by Tue")
    press(Qt.Key.Key_Return, CTRL)


def type_as_people_do(words: str) -> None:
    """Type with Shift held where the keyboard of these islands wants it."""
    for letter in words:
        shifted = letter.isupper() or letter in '!"£$%^&*()_+:@~<>?{}|'
        QTest.keyClicks(_focused(), letter, SHIFT if shifted else PLAIN)


SHORT = {
    "Nobody in": (nobody_in, 0),
    "One thing heard": (one_thing_heard, 1),
    "Two things heard": (two_things_heard, 2),
    "One thing heard, and when to ring back": (one_thing_and_a_promise, 1),
}


@pytest.mark.parametrize("what", SHORT)
def test_a_short_listening_takes_the_keys_that_the_page_of_keys_says(
    window: MainWindow, desk: Desk, qtbot: QtBot, what: str
) -> None:
    on_a_round(window, qtbot)
    typing, things = SHORT[what]
    with counting() as counter:
        typing()
    assert where_the_keyboard_is() == "Doors"
    assert len(outcomes(desk)) == 1
    assert len(desk.log.read(statements).rows) == things
    assert counter.keys <= KEYS_IN_A_MINUTE * AT_MOST_SECONDS / 60
    seconds = counter.keys * 60 / KEYS_IN_A_MINUTE
    assert told_in_the_page_of_keys()[what] == (counter.keys, round(seconds, 1))


def told_in_the_page_of_keys() -> dict[str, tuple[int, float]]:
    """The keys and seconds of each row of the table, by what it is about."""
    page = (paths.program_folder() / "docs" / "keys-at-the-door.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+?) \| [^|]+ \| (\d+) \| ([\d.]+) s \|$", page, re.MULTILINE)
    return {what: (int(keys), float(seconds)) for what, keys, seconds in rows}
