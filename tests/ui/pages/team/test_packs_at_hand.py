"""Packs that somebody brought: on a stick, dropped on the page, chosen in a dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.runs import merge_runs
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.sticks import Place, removable_places, sticks
from tests.sync.test_conflicts import disagreeing
from tests.ui.lists import simple_rows, with_keyboard


@pytest.fixture
def stick(tmp_path: Path, beth: Log) -> Place:
    """A stick with two packs of Beth's and a letter."""
    folder = tmp_path / "STICK"
    folder.mkdir()
    for name in ("b.pack", "A.PACK"):
        write_pack_of(beth, folder / name)
    (folder / "letter.txt").write_bytes(b"")
    return Place("STICK", folder)


def looked_into(page: TeamPage) -> int:
    """How many packs are shown to be looked into; none while the overview is seen."""
    if page.overview.isVisible():
        return 0
    assert page.merging.isVisible()
    return 1 if page.merging.pack.isVisible() else len(page.merging._open.looked)


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag_over(page: TeamPage, data: QMimeData) -> bool:
    """Whether something that is dragged over the page may be dropped there."""
    event = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def drop(page: TeamPage, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page, event)


def test_the_packs_of_a_stick_are_one_row_and_enter_looks_into_them(
    page: TeamPage, places: list[Place], stick: Place, qtbot: QtBot
) -> None:
    assert not page.sticks.isVisible()
    places.append(stick)
    page.refresh()
    (row,) = simple_rows(page.sticks.list)
    assert (row.title, row.under) == ("2 packs on STICK", "A.PACK, b.pack")
    qtbot.keyClick(with_keyboard(page.sticks.list, qtbot), Qt.Key.Key_Return)
    assert looked_into(page) == 2


def test_one_click_on_a_stick_looks_into_its_packs(
    page: TeamPage, places: list[Place], stick: Place, qtbot: QtBot
) -> None:
    places.append(stick)
    page.refresh()
    view = page.sticks.list
    place = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert looked_into(page) == 2


def test_a_stick_is_found_when_one_comes_back_to_the_page_and_gone_once_it_is_drawn_out(
    page: TeamPage, places: list[Place], stick: Place, window: MainWindow
) -> None:
    for there in (True, False):
        window.open_page(PageName.TODAY)
        places[:] = [stick] if there else []
        window.open_page(PageName.TEAM)
        assert page.sticks.isVisible() is there


def test_a_stick_that_is_put_in_is_found_when_one_comes_back_to_the_window(
    page: TeamPage, places: list[Place], stick: Place, window: MainWindow, qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    places.append(stick)
    window.activateWindow()
    qtbot.waitUntil(page.sticks.isVisible)


def test_a_place_that_is_gone_or_has_no_packs_is_no_row(tmp_path: Path, stick: Place) -> None:
    empty, gone = Place("EMPTY", tmp_path), Place("GONE", tmp_path / "gone")
    assert [each.place for each in sticks([gone, empty, stick])] == [stick]


def test_the_drives_of_this_machine_are_asked_without_trouble() -> None:
    assert all(place.name and place.folder.is_absolute() for place in removable_places())


def test_packs_are_dropped_anywhere_on_the_page_and_other_files_are_not(
    page: TeamPage, stick: Place
) -> None:
    letter = dragged(stick.folder / "letter.txt")
    assert not drag_over(page, letter)
    packs = dragged(*stick.folder.iterdir())
    assert drag_over(page, packs)
    drop(page, packs)
    assert looked_into(page) == 2


def test_p_asks_for_packs_and_the_pack_is_merged_and_the_overview_shows_it(
    page: TeamPage, stick: Place, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    pack = str(stick.folder / "b.pack")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([pack], ""))
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_P)
    assert looked_into(page) == 1
    page.merging.merge_one()
    assert len(page.desk.log.read(merge_runs)) == 1
    page.merging.finished.emit()
    assert page.overview.isVisible()
    assert [row.title for row in simple_rows(page.overview.merges.list)] == ["Pack of Beth"]


def test_it_is_asked_for_from_anywhere_and_nothing_chosen_leaves_the_page_as_it_is(
    page: TeamPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def choose(*given: object) -> tuple[list[str], str]:
        asked.append(given)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    window.open_page(PageName.TODAY)
    window.actions_by_name["look_into_packs"].trigger()
    assert len(asked) == 1
    assert page.overview.isVisible()


def test_d_leads_to_what_disagrees_and_back(
    page: TeamPage, beth: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    disagreeing((page.desk.log, beth), tmp_path)
    page.refresh()
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_D)
    assert page.merging.choosing.isVisible()
    page.merging.finished.emit()
    assert page.overview.members.list.hasFocus()
