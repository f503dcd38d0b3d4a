"""What makes the window wait says so, ends by itself, and hides no fault."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from organiser_app.ui.dialogs.preparing import Preparing, prepare

WAITING = "Preparing the typefaces."


def shown() -> list[str]:
    """What the sentences on the screen say."""
    windows = [found for found in QApplication.topLevelWidgets() if isinstance(found, Preparing)]
    return [found.findChildren(QLabel)[0].text() for found in windows if found.isVisible()]


@pytest.mark.usefixtures("qapp")
def test_the_work_is_done_off_the_windows_thread() -> None:
    threads: list[int] = []
    prepare(WAITING, lambda: threads.append(threading.get_ident()))
    assert threads
    assert threads != [threading.get_ident()]


@pytest.mark.usefixtures("qapp")
def test_the_sentence_stands_there_until_the_work_is_done() -> None:
    seen: list[str] = []
    prepare(WAITING, lambda: seen.extend(shown()))
    assert seen == [WAITING]
    assert shown() == []


@pytest.mark.usefixtures("qapp")
def test_a_fault_is_raised_and_nothing_stays_on_the_screen() -> None:
    def work() -> None:
        raise FileNotFoundError("the package fontpkg_inter is not installed")

    with pytest.raises(FileNotFoundError, match="fontpkg_inter"):
        prepare(WAITING, work)
    assert shown() == []


def test_the_bar_has_a_name(qtbot: QtBot) -> None:
    preparing = Preparing(WAITING)
    qtbot.addWidget(preparing)
    assert preparing.findChildren(QProgressBar)[0].accessibleName() == WAITING
