"""Heard by keyboard alone: narrowed, saved under a name, recalled, a bar opened, a chart copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Place
from organiser_app.domain.values import StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.filters import EVERY_STATEMENT
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.heard import HeardPage
from organiser_app.ui.pages.heard.saved_dialog import SavedFiltersDialog
from organiser_app.ui.tables import StatementRow
from organiser_app.ui.tables.bar_rows import BarRow, SpreadRow
from organiser_app.ui.widgets import Button
from tests.making import making
from tests.ui.lists import rows_of, simple_rows
from tests.ui.pages.dialogs import wait_for_the_keyboard

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def heard(window: MainWindow, owned_log: Log, qtbot: QtBot) -> HeardPage:
    """Two statements at a gate in Leith and two on a street, of two themes and two kinds."""
    with making(owned_log) as make:
        area = make.place("Leith")
        gate = make.put(Place, patch_id=make.patch, name="School gate", area_id=area)
        housing, people = make.theme("housing"), make.theme("people")
        at_gate, at_door = make.listening(place_id=gate), make.listening(door_id=make.door())
        make.statement(at_gate, "damp", themes=[housing], strength=5)
        make.statement(
            at_gate, "Friday lunch", kind=StatementKind.LOVE, themes=[people], strength=3
        )
        make.statement(at_door, "mould", themes=[housing], strength=4)
        make.statement(at_door, "no bus")
    page = window.open_page(PageName.HEARD)
    assert isinstance(page, HeardPage)
    qtbot.waitUntil(window.isActiveWindow)
    page.list.setFocus()
    return page


def where_keys_go() -> QWidget:
    """Where the keyboard is: in the dialog that is open, or else in the window."""
    dialog = QApplication.activeModalWidget()
    focused = dialog.focusWidget() if dialog else QApplication.focusWidget()
    assert focused is not None
    return focused


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(where_keys_go(), key, modifiers)


def write(words: str) -> None:
    """Type words where the keyboard is."""
    QTest.keyClicks(where_keys_go(), words)


def answering(act: Callable[[], None], begin: Callable[[], None]) -> None:
    """Do something in the dialog that `begin` opens; it never stays open."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            wait_for_the_keyboard(dialog)
            act()
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, answer)
    begin()


def words(page: HeardPage) -> list[str]:
    return [row.words for row in rows_of(page.rows, StatementRow)]


def narrow_to_leith_and_housing() -> None:
    write("leith")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("ho")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)


def save_as_damp() -> None:
    write("Leith, damp")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)


def test_a_filter_is_made_saved_and_recalled_by_keyboard_alone(heard: HeardPage) -> None:
    answering(narrow_to_leith_and_housing, lambda: press(Qt.Key.Key_F))
    assert words(heard) == ["damp"]
    assert heard.narrowing.chips() == ["Leith ×", "housing ×", "Take all off"]
    answering(save_as_damp, heard._open_saved)
    heard.narrowing.taken_off.emit("")
    assert heard.wanted == EVERY_STATEMENT
    assert words(heard) == ["no bus", "mould", "Friday lunch", "damp"]
    answering(lambda: press(Qt.Key.Key_Return), heard._open_saved)
    assert words(heard) == ["damp"]


def test_a_saved_filter_is_deleted_by_keyboard(heard: HeardPage) -> None:
    answering(save_as_damp, heard._open_saved)

    def delete() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SavedFiltersDialog)
        QTest.keyClick(dialog.drop, Qt.Key.Key_Space)
        press(Qt.Key.Key_Escape)

    answering(delete, heard._open_saved)
    told: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        told.extend(row.title for row in simple_rows(dialog._rows))  # type: ignore[union-attr] # the dialog of filters
        press(Qt.Key.Key_Escape)

    answering(look, heard._open_saved)
    assert told == []


def test_a_place_that_is_not_there_is_said(heard: HeardPage) -> None:
    told: list[str] = []

    def ask_for_atlantis() -> None:
        dialog = QApplication.activeModalWidget()
        write("Atlantis")
        press(Qt.Key.Key_Return)
        told.append(dialog.where._below.text())  # type: ignore[union-attr] # the dialog of filters
        press(Qt.Key.Key_Escape)

    answering(ask_for_atlantis, lambda: press(Qt.Key.Key_F))
    assert told == ["There is no street, place or area of that name."]
    assert heard.wanted == EVERY_STATEMENT


def test_a_bar_opens_the_statements_behind_it(heard: HeardPage) -> None:
    press(Qt.Key.Key_3)
    rows = rows_of(heard.views.places.rows, BarRow)
    assert [(row.title, row.total) for row in rows] == [("Kendal Road", 2), ("School gate", 2)]
    heard.views.places.list.setFocus()
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_Return)
    assert words(heard) == ["Friday lunch", "damp"]
    assert heard.list.hasFocus()
    press(Qt.Key.Key_A)
    rows = rows_of(heard.views.places.rows, BarRow)
    assert [(row.title, row.total) for row in rows] == [("Leith", 2), ("Elsewhere", 2)]


def test_a_strength_says_how_many_said_one_and_opens_its_kind(heard: HeardPage) -> None:
    press(Qt.Key.Key_4)
    view = heard.views.strength
    kinds = rows_of(view.kinds, SpreadRow)
    assert (kinds[1].title, kinds[1].mean, kinds[1].said) == ("Concern", "4.5", "2 of 3")
    assert kinds[5].mean == ""
    view._open(kinds[0])
    assert words(heard) == ["Friday lunch"]


def test_what_is_new_says_its_rule_in_words(heard: HeardPage) -> None:
    press(Qt.Key.Key_5)
    view = heard.views.changes
    rows = simple_rows(view.new)
    assert [(row.title, row.note) for row in rows] == [("housing", "2 now, 0 before")]
    assert view._rules[0].text() == "First heard since 3 Dec 2025, in 2 statements or more."
    view._open(rows[0])
    assert words(heard) == ["mould", "damp"]
    assert heard.narrowing.chips()[0].startswith("3 Dec 2025")


def test_a_month_of_a_line_opens_what_was_said_in_it(heard: HeardPage) -> None:
    press(Qt.Key.Key_2)
    chart = heard.views.trends.card.chart
    chart.setFocus()
    press(Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "housing, March 2026: 100% of listenings"
    press(Qt.Key.Key_Down)
    assert chart.accessibleDescription().startswith("people, March 2026")
    press(Qt.Key.Key_Return)
    assert words(heard) == ["Friday lunch"]
    assert heard.narrowing.chips() == ["1 Mar – 31 Mar ×", "people ×", "Take all off"]


@pytest.mark.parametrize(
    "view", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5]
)
def test_every_chart_is_copied_as_a_picture_and_as_a_table(heard: HeardPage, view: Qt.Key) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    press(view)
    press(Qt.Key.Key_C)
    picture = clipboard.image()
    assert picture.width() > 800
    assert len({picture.pixel(x, y) for x in range(0, 900, 7) for y in range(0, 60, 3)}) > 2
    press(Qt.Key.Key_C, SHIFT)
    head, *rows = clipboard.text().split("\n")
    assert rows
    assert all(row.count("\t") == head.count("\t") for row in rows)
    assert heard.header.sentence.text() == "The figures are on the clipboard."


@pytest.mark.parametrize(
    ("name", "begins"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.PDF", b"%PDF")]
)
def test_a_chart_is_saved_as_its_name_ends(
    heard: HeardPage, tmp_path: Path, name: str, begins: bytes
) -> None:
    heard.views.chart.save_to(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert heard.header.sentence.text() == f"Saved as {name}, which is not encrypted."


def test_a_name_that_says_no_format_is_told(heard: HeardPage, tmp_path: Path) -> None:
    problems: list[Exception] = []
    heard.desk.bus.failed.connect(problems.append)
    heard.views.chart.save_to(tmp_path / "a.gif")
    assert isinstance(problems[0], InvalidInput)
    assert "End the name with .png" in problems[0].message
    assert list(tmp_path.glob("a.*")) == []


def test_the_page_fits_a_narrow_window_with_every_part_of_a_filter(
    heard: HeardPage, window: MainWindow
) -> None:
    answering(narrow_to_leith_and_housing, lambda: press(Qt.Key.Key_F))
    heard.filter.setText("damp in the back bedroom of a house")
    window.resize(1024, 700)
    QApplication.processEvents()
    assert window.width() == 1024


def test_links_lead_to_the_pages_under_this_one(heard: HeardPage) -> None:
    wanted: list[str] = []
    heard.desk.bus.wanted.connect(lambda there: wanted.append(there.page))
    links = heard.header.findChildren(Button)
    for link in links:
        link.click()
    assert wanted == [PageName.CODEBOOK, PageName.CODING, PageName.WAVES]
