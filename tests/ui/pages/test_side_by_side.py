"""Side by side: matched, met, asked how deep it is and ended, by keyboard alone."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import CircleMove
from organiser_app.domain.relationship_values import CompanionEnd
from organiser_app.domain.values import Circle
from organiser_app.store.log import Log
from organiser_app.store.queries.companions import CompanionRow, companions
from organiser_app.store.queries.home import drafts
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.companion import CompanionDialog
from organiser_app.ui.dialogs.companion_steps import DepthDialog, EndDialog, MetDialog
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.side_by_side import SideBySidePage
from tests.making import TODAY, making
from tests.ui.lists import titles, with_keyboard
from tests.ui.pages.dialogs import in_dialog, leaving_dialog


@pytest.fixture
def bill(owned_log: Log) -> UUID:
    """Somebody who has nobody, and somebody near the centre who spoke of the same."""
    with making(owned_log) as make:
        food = make.theme("food")
        people = make.resident("Bill"), make.resident("Terri")
        for person in people:
            make.statement(make.listening(person), themes=[food], by=person)
        make.put(
            CircleMove, subject_id=people[1], circle=Circle.ACTIVE, on=TODAY, evidence="cooked"
        )
        make.listening(make.resident("Sam"), on=TODAY - timedelta(weeks=13))
        make.resident("From the phone")
    return people[0]


@pytest.fixture
def page(bill: UUID, window: MainWindow) -> SideBySidePage:  # noqa: ARG001 - made first
    opened = window.open_page(PageName.SIDE_BY_SIDE)
    assert isinstance(opened, SideBySidePage)
    return opened


def only(log: Log) -> CompanionRow:
    (row,) = log.read(companions)
    return row


def matched(page: SideBySidePage) -> None:
    def fill(dialog: CompanionDialog) -> None:
        dialog.why.set_text("both cook")
        dialog.choice.combo.setCurrentIndex(1)

    in_dialog(CompanionDialog, fill)
    page._match(UUID(_key(page, "Bill")), "Bill")
    assert titles(page.column_of_all.list) == ["Nobody to turn to", "Bill"]


def _key(page: SideBySidePage, name: str) -> str:
    (found,) = page.desk.log.read(
        lambda connection: connection.exec_driver_sql(
            "SELECT id FROM resident WHERE name = ?", (name,)
        ).all()
    )
    return str(UUID(found[0]))


def test_those_who_have_nobody_are_listed_first(page: SideBySidePage) -> None:
    assert titles(page.alone.list) == ["Sam"]  # the others were heard today
    assert "1 resident" in page.alone.header.sentence()


def test_a_match_is_suggested_with_its_reasons_and_taken(
    page: SideBySidePage, window: MainWindow
) -> None:
    offered: list[str] = []

    def look(dialog: CompanionDialog) -> None:
        offered.extend(dialog.choice.combo.itemText(n) for n in range(dialog.choice.combo.count()))
        dialog.accept()
        assert dialog.isVisible()
        assert "Choose who" in dialog.choice._below.text()
        dialog.choice.combo.setCurrentIndex(1)

    in_dialog(CompanionDialog, look)
    page._match(UUID(_key(page, "Bill")), "Bill")
    assert offered[0] == "Nobody is chosen yet"
    assert offered[1] == "Terri: both spoke of food; near the centre"
    row = only(window.desk.log)
    assert (row.resident, row.companion, row.by_organiser) == ("Bill", "Terri", False)
    assert "Bill" in titles(page.column_of_all.list)
    window.desk.undo()
    assert window.desk.log.read(companions) == ()


def test_the_two_meet_are_asked_and_end_it_by_keys(
    page: SideBySidePage, window: MainWindow, qtbot: QtBot
) -> None:
    matched(page)
    listed, log = page.column_of_all.list, window.desk.log
    view = with_keyboard(listed, qtbot)
    in_dialog(MetDialog, lambda dialog: dialog.minutes.set_text("45"))
    qtbot.keyClick(view, Qt.Key.Key_M)
    assert only(log).met == 1
    assert titles(page.two.meetings.list) == ["They met"]
    view = with_keyboard(listed, qtbot)

    def say(dialog: DepthDialog) -> None:
        dialog.giving.put_back("3")
        dialog.accept()
        assert dialog.isVisible()
        for field in (dialog.together, dialog.feeling, dialog.confiding):
            field.put_back("0")

    in_dialog(DepthDialog, say)
    qtbot.keyClick(view, Qt.Key.Key_D)
    assert page.two.deep.told.text() == "They say: familiar faces"
    assert page.two.deep.shown.text() == "The records show: a transaction"
    view = with_keyboard(listed, qtbot)
    in_dialog(EndDialog, lambda dialog: dialog.ended.choose(CompanionEnd.FRIENDS_NOW))
    qtbot.keyClick(view, Qt.Key.Key_X)
    assert only(log).ended is CompanionEnd.FRIENDS_NOW
    assert not page.two.header.met.isEnabled()
    qtbot.keyClick(with_keyboard(listed, qtbot), Qt.Key.Key_X)
    assert only(log).ended is None


def test_what_cannot_be_is_said_where_it_stands(page: SideBySidePage, window: MainWindow) -> None:
    matched(page)
    dialog = MetDialog(window.desk, only(window.desk.log), page)
    dialog.minutes.set_text("an hour")
    dialog.accept()
    assert dialog.result() != dialog.DialogCode.Accepted
    assert "number" in dialog.minutes._below.text()
    choosing = CompanionDialog(window.desk, UUID(int=1), None, "", page)
    choosing.accept()
    assert choosing.result() != choosing.DialogCode.Accepted
    assert "Choose a resident" in choosing.resident._below.text()


def test_what_was_begun_is_offered_again_on_today_and_here(
    page: SideBySidePage, window: MainWindow, qtbot: QtBot
) -> None:
    matched(page)

    def put_aside() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MetDialog)
        qtbot.keyClicks(dialog.what.box, "soup")
        dialog.reject()

    view = with_keyboard(page.column_of_all.list, qtbot)
    QTimer.singleShot(0, put_aside)
    qtbot.keyClick(view, Qt.Key.Key_M)
    (kept,) = window.desk.log.read(drafts)
    assert "soup" in kept.body
    seen: list[str] = []
    in_dialog(MetDialog, lambda dialog: seen.append(dialog.what.text()))
    window.desk.show(PageName.SIDE_BY_SIDE, only(window.desk.log).id, kept.form)
    assert seen == ["soup"]
    assert window.desk.log.read(drafts) == ()


def test_escape_goes_back_to_people(page: SideBySidePage, window: MainWindow, qtbot: QtBot) -> None:
    page.column_of_all.list.setFocus()
    qtbot.keyClick(page.column_of_all.list, Qt.Key.Key_Escape)
    assert isinstance(window.stack.currentWidget(), PeoplePage)


def test_m_in_the_column_matches_whoever_is_chosen_among_those_who_have_nobody(
    page: SideBySidePage, qtbot: QtBot
) -> None:
    asked: list[str] = []
    leaving_dialog(CompanionDialog, lambda dialog: asked.append(dialog.windowTitle()))
    qtbot.keyClick(with_keyboard(page.column_of_all.list, qtbot), Qt.Key.Key_M)
    assert asked == ["Who could walk beside Sam?"]


def test_whoever_is_walked_to_is_marked(page: SideBySidePage, qtbot: QtBot) -> None:
    matched(page)
    listed = with_keyboard(page.column_of_all.list, qtbot)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(listed, key)
        assert [each.row() for each in listed.selectedIndexes()] == [listed.currentIndex().row()]
    assert page._in_sight().resident == "Bill"
