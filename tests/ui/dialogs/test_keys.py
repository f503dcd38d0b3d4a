"""F1 lists the keys of the page in hand beside those of the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.keys import KeysDialog, keys_of
from organiser_app.ui.main_window import MainWindow


def test_the_keys_of_the_page_in_hand_are_told_with_what_they_do(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.open_page(PageName.PEOPLE)
    dialog = KeysDialog(page, window)
    qtbot.addWidget(dialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert ("L", "Listen to them again") in keys_of(page)
    assert "On this page" in told
    assert "Listen to them again" in told
    assert "Find a resident" in told
    assert "Undo" in told


def test_a_page_without_keys_of_its_own_has_no_column(window: MainWindow, qtbot: QtBot) -> None:
    dialog = KeysDialog(None, window)
    qtbot.addWidget(dialog)
    assert "On this page" not in [label.text() for label in dialog.findChildren(QLabel)]


def test_what_has_no_keys_of_its_own_is_listed_with_those_that_find_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = KeysDialog(None, window)
    qtbot.addWidget(dialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"Light colours", "Dark colours", "High contrast", "Show the recovery key"} <= set(told)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (PageName.LISTEN, ("Ctrl+B", "Begin a round")),
        (PageName.HEARD, ("F", "Narrow what is shown")),
        (PageName.CODEBOOK, ("M", "Merge it into another")),
        (PageName.CODING, ("1", "Take suggestion 1")),
        (PageName.WAVES, ("E", "Say what it is")),
        (PageName.PROJECTS, ("A", "Add a step")),
        (PageName.TEAM, ("H", "Hand over a pack")),
    ],
)
def test_every_page_with_keys_of_its_own_tells_them(
    window: MainWindow, name: PageName, told: tuple[str, str]
) -> None:
    assert told in keys_of(window.open_page(name))
