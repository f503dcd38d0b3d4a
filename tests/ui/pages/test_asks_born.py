"""Asks begun where they are born: from what was said, a need, and a project."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.domain.values import StatementKind
from organiser_app.store.queries.asks import AskRow, ask, asks
from organiser_app.store.queries.home import drafts
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.ask import AskDialog
from organiser_app.ui.dialogs.statement import StatementDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.gifts import GiftsPage
from organiser_app.ui.pages.heard import HeardPage
from organiser_app.ui.pages.projects import ProjectsPage
from tests.making import making
from tests.ui.pages.dialogs import in_dialog, leaving_dialog


@dataclass(frozen=True)
class Patch:
    concern: UUID
    need: UUID
    project: UUID


@pytest.fixture
def patch(desk: Desk) -> Patch:
    with making(desk.log) as make:
        bill = make.resident("Bill Hughes")
        heard = make.listening(bill)
        need = make.statement(heard, "a ramp", kind=StatementKind.NEED, by=bill)
        return Patch(make.statement(heard, "the lift is out", by=bill), need, make.project())


def fill(dialog: AskDialog) -> None:
    """What is asked, and of whom."""
    dialog.what.set_text("Both lifts mended")
    dialog.of_whom.set_text("Moor Housing")


def only_ask(desk: Desk) -> AskRow:
    """The one ask of the log."""
    (row,) = desk.log.read(lambda connection: asks(connection, desk.today))
    return row


def answered(desk: Desk) -> list[UUID]:
    """The statements that the one ask answers."""
    row = only_ask(desk)
    detail = desk.log.read(lambda connection: ask(connection, row.id, desk.today))
    assert detail is not None
    return [said.id for said in detail.statements]


def test_h_begins_an_ask_that_answers_the_statement_in_hand(
    patch: Patch, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = window.open_page(PageName.HEARD)
    assert isinstance(page, HeardPage)
    page.choices.choose(None)
    rows = page.rows
    keys = [row.key for row in map(rows.row, map(rows.index, range(rows.rowCount()))) if row]
    page.list.setCurrentIndex(rows.index(keys.index(str(patch.concern))))
    qtbot.waitUntil(page.list.hasFocus)
    in_dialog(AskDialog, fill)
    qtbot.keyClick(page.list, Qt.Key.Key_H)
    assert answered(desk) == [patch.concern]
    assert window.stack.currentWidget() is window.open_page(PageName.ASKS)


def test_the_statement_itself_leads_to_an_ask(patch: Patch, window: MainWindow, desk: Desk) -> None:
    def lead(dialog: StatementDialog) -> None:
        in_dialog(AskDialog, fill)
        dialog.asking.click()

    window.open_page(PageName.HEARD)
    leaving_dialog(StatementDialog, lead)
    desk.show(PageName.HEARD, patch.concern)
    assert answered(desk) == [patch.concern]


def test_h_begins_an_ask_that_answers_the_need_in_hand(
    patch: Patch, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = window.open_page(PageName.GIFTS)
    assert isinstance(page, GiftsPage)
    desk.show(PageName.GIFTS, patch.need)
    qtbot.waitUntil(page.needs.list.hasFocus)
    in_dialog(AskDialog, fill)
    qtbot.keyClick(page.needs.list, Qt.Key.Key_H)
    assert answered(desk) == [patch.need]


def test_an_ask_that_a_project_wants_is_for_that_project(
    patch: Patch, window: MainWindow, desk: Desk
) -> None:
    page = window.open_page(PageName.PROJECTS)
    assert isinstance(page, ProjectsPage)
    in_dialog(AskDialog, fill)
    page.sheet.ask.click()
    assert only_ask(desk).project_id == patch.project
    assert answered(desk) == []


def test_an_ask_put_aside_is_taken_up_with_what_it_answers(
    patch: Patch, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    def put_aside(dialog: AskDialog) -> None:
        qtbot.keyClicks(dialog.how.line, "a letter")
        dialog.reject()

    window.open_page(PageName.ASKS)
    leaving_dialog(AskDialog, put_aside)
    desk.show(PageName.ASKS, patch.concern, Form.ASK_BORN)
    (draft,) = desk.log.read(drafts)
    in_dialog(AskDialog, fill)
    desk.show(PageName.ASKS, patch.concern, draft.form)
    assert answered(desk) == [patch.concern]
    assert desk.log.read(drafts) == ()
