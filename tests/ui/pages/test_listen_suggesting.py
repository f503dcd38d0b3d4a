"""A theme is suggested while one types, shown apart from what will be saved, and taken by a key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.services.coding import uncode_statement
from organiser_app.store.log import Log
from organiser_app.store.queries.statements import statements
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.listen import ListenPage
from organiser_app.ui.pages.listen.saved_rows import ThingRow
from tests.making import making

DAMP = "concern: damp in the box room"


@pytest.fixture
def page(window: MainWindow, owned_log: Log) -> ListenPage:
    with making(owned_log) as make:
        housing = make.theme("damp and repairs")
        make.statement(make.listening(), "damp in the back bedroom", themes=[housing])
    window.activateWindow()
    found = window.open_page(PageName.LISTEN)
    assert isinstance(found, ListenPage)
    found.editor.setFocus()
    return found


def things(page: ListenPage) -> list[ThingRow]:
    return [row for row in page.saved.model.rows() if isinstance(row, ThingRow)]


def suggested(page: ListenPage) -> list[str]:
    return [row.suggestion.theme if row.suggestion else "" for row in things(page)]


def pause(page: ListenPage, qtbot: QtBot, *themes: str) -> None:
    """Rest until these are suggested for the things heard, in their order."""
    qtbot.waitUntil(lambda: suggested(page) == list(themes))


def take(page: ListenPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.editor, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)


def test_the_likeliest_theme_is_suggested_once_the_keys_rest(
    page: ListenPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.editor, DAMP)
    assert suggested(page) == [""]
    pause(page, qtbot, "damp and repairs")
    assert "damp and repairs is suggested, 1 of 1 like it is" in things(page)[0].in_words()


def test_what_is_suggested_is_not_saved(page: ListenPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.editor, DAMP)
    pause(page, qtbot, "damp and repairs")
    qtbot.keyClick(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.desk.log.read(statements).rows[0].themes == ()


def test_the_key_writes_the_theme_behind_the_statement_at_the_cursor(
    page: ListenPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.editor, DAMP)
    qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(page.editor, '"It runs down the wall."')
    pause(page, qtbot, "damp and repairs")
    take(page, qtbot)
    assert page.editor.lines() == [f"{DAMP} #damp-and-repairs", '"It runs down the wall."']
    assert things(page)[0].said.themes == ("damp and repairs",)
    assert suggested(page) == [""]
    assert page.editor.line() == 1


def test_the_key_does_nothing_where_nothing_is_suggested(page: ListenPage, qtbot: QtBot) -> None:
    take(page, qtbot)
    qtbot.keyClicks(page.editor, "love: Friday lunch")
    qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(page.editor, DAMP)
    pause(page, qtbot, "", "damp and repairs")
    page.editor.go_to(0)
    take(page, qtbot)
    assert page.editor.lines() == ["love: Friday lunch", DAMP]


def test_one_that_bears_a_theme_has_no_suggestion(page: ListenPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.editor, f"{DAMP} #health")
    qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(page.editor, DAMP)
    pause(page, qtbot, "", "damp and repairs")
    coded, bare = things(page)
    assert coded.said.themes == ("health",)
    assert coded.suggestion is None
    assert bare.suggestion is not None


def test_the_thing_in_hand_stays_in_hand_when_a_suggestion_comes(
    page: ListenPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.editor, DAMP)
    pause(page, qtbot, "damp and repairs")
    assert page.saved.view.currentIndex().row() == 1


def test_what_was_learnt_is_forgotten_when_a_code_is_taken_off(
    page: ListenPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.editor, DAMP)
    pause(page, qtbot, "damp and repairs")
    (coded,) = page.desk.log.read(statements).rows
    page.desk.change(uncode_statement, coded.id, "damp and repairs")
    assert page.desk.log.read(statements).rows[0].themes == ()
    qtbot.waitUntil(lambda: "its name is said" in things(page)[0].in_words())
