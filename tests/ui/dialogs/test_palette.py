"""The palette finds groups, asks and partners by their names, and shows them on their pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.domain.ask_inputs import AskInput
from organiser_app.domain.models import Group
from organiser_app.services.asks import begin_ask
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.palette import Palette
from organiser_app.ui.main_window import MainWindow
from tests.making import TODAY, making
from tests.ui.lists import lines


@pytest.mark.parametrize(
    ("typed", "title", "page"),
    [
        ("hall ten", "Tenants of the hall", PageName.GROUPS),
        ("lift mended", "Both lifts mended", PageName.ASKS),
        ("moor", "Moor Housing", PageName.ASKS),
        ("three pri", "three prices", PageName.PROMISES),
    ],
)
def test_what_has_a_name_is_found_by_it_and_shown_on_its_page(
    typed: str, title: str, page: PageName, window: MainWindow, qtbot: QtBot
) -> None:
    log = window.desk.log
    with making(log) as make:
        make.put(Group, name="Tenants of the hall", patch_id=make.patch)
        make.promise("three prices", promised_by="Bill")
    begin_ask(log.work(), AskInput(what="Both lifts mended", of_whom="Moor Housing"), TODAY)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(window.top.search, typed)
    found = lines(palette.view)
    place = next(place for place, line in enumerate(found) if title in line)
    palette.view.setCurrentIndex(palette.view.model().index(place, 0))
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert getattr(window.stack.currentWidget(), "name", None) is page


@pytest.mark.parametrize("typed", ["settings", "theme"])
def test_how_the_window_looks_is_found_before_anything_that_was_said(
    typed: str, window: MainWindow, qtbot: QtBot
) -> None:
    with making(window.desk.log) as make:
        make.promise(f"{typed} for the hall", promised_by="Bill")
    window.open_page(PageName.TODAY)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(window.top.search, typed)
    found = lines(palette.view)
    looks = ("Light colours", "Dark colours", "High contrast", "Colours as the system says")
    for line, words in zip(found, looks, strict=False):
        assert words in line
    assert typed in found[-1]
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert getattr(window.stack.currentWidget(), "name", None) is PageName.TODAY
