"""Projects are born of what was said: from Heard, and from a project's own page."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.projects import board
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.born_of import BornDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.heard import HeardPage
from organiser_app.ui.pages.joining import JoinStatementDialog
from organiser_app.ui.pages.projects import ProjectsPage
from organiser_app.ui.tables import StatementRow
from tests.making import TODAY, making
from tests.ui.lists import rows_of
from tests.ui.pages.dialogs import in_dialog, leaving_dialog


@dataclass(frozen=True)
class Said:
    stairs: UUID
    kitchen: UUID


@pytest.fixture
def said(desk: Desk) -> Said:
    """What Bill said of a kitchen, and after it of the stairs, and a project beside another."""
    with making(desk.log) as make:
        heard = make.listening(make.resident("Bill Hughes"))
        kitchen = make.statement(heard, "a community kitchen")
        make.project("Kitchen")
        make.project("Swap shop")
        return Said(make.statement(heard, "the stairs are dark"), kitchen)


def in_hand(statement: UUID, window: MainWindow, qtbot: QtBot) -> HeardPage:
    """Heard, with a statement in hand."""
    page = window.open_page(PageName.HEARD)
    assert isinstance(page, HeardPage)
    page.choices.choose(None)
    page.list.choose(str(statement))
    qtbot.waitUntil(page.list.hasFocus)
    return page


def say_born(statement: UUID, name: str, window: MainWindow, qtbot: QtBot) -> ProjectsPage:
    """Press B on a statement and name a project; the page of projects, which is shown then."""
    page = in_hand(statement, window, qtbot)
    in_dialog(BornDialog, lambda dialog: dialog.project.set_text(name))
    qtbot.keyClick(page.list, Qt.Key.Key_B)
    shown = window.stack.currentWidget()
    assert isinstance(shown, ProjectsPage)
    return shown


def born(page: ProjectsPage) -> list[str]:
    """What stands under "Born of"."""
    return [row.words for row in rows_of(page.sheet.born.list, StatementRow)]


def test_b_says_of_which_project_the_statement_in_hand_is_the_beginning(
    said: Said, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = say_born(said.stairs, "swap shop", window, qtbot)
    assert page.sheet.header.name.text() == "Swap shop"
    assert born(page) == ["the stairs are dark"]
    desk.undo()
    assert born(page) == []


def test_a_project_is_begun_with_what_it_was_born_of_and_taken_back_with_it(
    said: Said, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = say_born(said.stairs, "Light on the stairs", window, qtbot)
    assert page.sheet.header.name.text() == "Light on the stairs"
    assert born(page) == ["the stairs are dark"]
    desk.undo()
    names = [row.name for row in desk.log.read(lambda connection: board(connection, TODAY))]
    assert names == ["Kitchen", "Swap shop"]


def test_no_project_is_joined_without_a_name(said: Said, window: MainWindow, qtbot: QtBot) -> None:
    def accept(dialog: BornDialog) -> None:
        dialog.accept()
        assert dialog.isVisible()

    page = in_hand(said.stairs, window, qtbot)
    leaving_dialog(BornDialog, accept)
    qtbot.keyClick(page.list, Qt.Key.Key_B)
    assert window.desk.log.read(drafts) == ()


def test_a_birth_put_aside_is_taken_up_on_its_statement(
    said: Said, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = in_hand(said.kitchen, window, qtbot)
    leaving_dialog(BornDialog, lambda dialog: qtbot.keyClicks(dialog.project.line, "Kitchen"))
    qtbot.keyClick(page.list, Qt.Key.Key_B)
    (draft,) = desk.log.read(drafts)
    in_dialog(BornDialog, lambda _: None)
    desk.show(PageName.PROJECTS, said.kitchen, draft.form)
    assert draft.form == Form.PROJECT_BORN
    assert desk.log.read(drafts) == ()
    (kitchen, _) = desk.log.read(lambda connection: board(connection, TODAY))
    assert kitchen.statements == 1


@pytest.mark.usefixtures("said")
def test_b_joins_a_statement_to_the_project_in_hand(window: MainWindow, qtbot: QtBot) -> None:
    page = window.open_page(PageName.PROJECTS)
    assert isinstance(page, ProjectsPage)
    qtbot.waitUntil(page.board.list.hasFocus)
    in_dialog(JoinStatementDialog, lambda dialog: dialog.words.setText("kitchen"))
    qtbot.keyClick(page.board.list, Qt.Key.Key_B)
    assert page.sheet.header.name.text() == "Kitchen"
    assert born(page) == ["a community kitchen"]
