"""The look of the window is chosen by name, worn at once, and kept in the log."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser_app.services.settings import kept_setting
from organiser_app.ui import theme
from organiser_app.ui.appearance import wear_what_was_chosen
from organiser_app.ui.dialogs.palette import Palette
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.theme import Mode, current

_DRESSED = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, theme.theme_for())


def chosen(window: MainWindow, *actions: str) -> Mode:
    """The mode that is worn after some actions."""
    for name in actions:
        window.actions_by_name[name].trigger()
    return current().mode


def test_the_look_that_was_chosen_is_kept_in_the_log(window: MainWindow) -> None:
    assert chosen(window, "appearance") is Mode.DARK
    assert chosen(window, "appearance") is Mode.LIGHT
    assert kept_setting(window.desk.log, "appearance") == Mode.LIGHT.value


@pytest.mark.parametrize(
    ("actions", "mode"),
    [
        (("dark",), Mode.DARK),
        (("dark", "light"), Mode.LIGHT),
        (("high_contrast",), Mode.HIGH_LIGHT),
        (("dark", "high_contrast"), Mode.HIGH_DARK),
        (("dark", "high_contrast", "high_contrast"), Mode.HIGH_DARK),
        (("high_contrast", "appearance"), Mode.HIGH_DARK),
        (("high_contrast", "light"), Mode.LIGHT),
    ],
)
def test_each_look_is_chosen_by_its_name_and_worn_again_in_the_next_window(
    actions: tuple[str, ...], mode: Mode, window: MainWindow, qapp: QApplication
) -> None:
    assert chosen(window, *actions) is mode
    theme.apply(qapp, theme.theme_for())
    wear_what_was_chosen(window.desk.log)
    assert current().mode is mode


def test_what_the_system_says_is_worn_when_it_is_chosen_and_left_alone_later(
    window: MainWindow, qapp: QApplication
) -> None:
    said = theme.mode_of_system(qapp)
    assert chosen(window, "dark", "as_system") is said
    wear_what_was_chosen(window.desk.log)
    assert current().mode is said
    assert kept_setting(window.desk.log, "appearance") == "system"


class Order(QObject):
    """Whether the window was painted before it was dressed anew."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.seen: list[QEvent.Type] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Remember what happens."""
        self.seen.append(event.type())
        return False


def test_the_list_is_seen_to_be_gone_before_the_window_is_dressed(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.top.search, "dark col")
    palette = window.findChild(Palette)
    assert palette is not None
    assert palette.isVisible()
    order = Order(window)
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert current().mode is Mode.DARK
    assert not palette.isVisible()
    dressed = min(order.seen.index(each) for each in _DRESSED if each in order.seen)
    assert QEvent.Type.Paint in order.seen[:dressed]
