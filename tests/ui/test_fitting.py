"""The window opens no larger than its screen, frame and all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.ui.app import WINDOW_SIZE, window_on
from organiser_app.ui.fitting import ScreenFitter, fitted_frame


def opened(window: QWidget, wished: QSize, qtbot: QtBot) -> QWidget:
    qtbot.addWidget(window)
    ScreenFitter(window, wished)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.mark.parametrize(
    ("frame", "room", "fitted"),
    [
        (QRect(0, 0, 1280, 828), QRect(0, 0, 1024, 768), QRect(0, 0, 1024, 768)),
        (QRect(0, 0, 1280, 828), QRect(0, 0, 1280, 800), QRect(0, 0, 1280, 800)),
        (QRect(200, 100, 1280, 828), QRect(0, 27, 1366, 741), QRect(86, 27, 1280, 741)),
        (QRect(-20, -30, 640, 480), QRect(0, 27, 1366, 741), QRect(0, 27, 640, 480)),
        (QRect(1950, 50, 1280, 828), QRect(1920, 0, 1920, 1080), QRect(1950, 50, 1280, 828)),
    ],
)
def test_a_frame_loses_and_moves_only_what_its_screen_has_no_room_for(
    frame: QRect, room: QRect, fitted: QRect
) -> None:
    assert fitted_frame(frame, room) == fitted


@pytest.mark.usefixtures("qapp")
def test_a_window_that_wishes_for_more_than_the_screen_has_opens_within_it(qtbot: QtBot) -> None:
    window = opened(QWidget(), QSize(5_000, 4_000), qtbot)
    assert window.screen().availableGeometry().contains(window.frameGeometry())


@pytest.mark.usefixtures("qapp")
def test_a_window_that_has_room_opens_as_large_as_it_wishes(qtbot: QtBot) -> None:
    assert opened(QWidget(), QSize(600, 400), qtbot).size() == QSize(600, 400)


@pytest.mark.usefixtures("dressed")
def test_the_window_on_a_log_is_fitted_to_its_screen(owned_log: Log, qtbot: QtBot) -> None:
    window = window_on(owned_log)
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    assert window.size() == QSize(*WINDOW_SIZE).boundedTo(room)
    window.close()
