"""What is typed on the Listen page is what is kept: in the text, in the form, in the log."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.rules.quick_capture import word_help
from organiser_app.domain.values import StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.home import DraftRow, drafts
from organiser_app.store.queries.statements import StatementRow, statements
from organiser_app.ui.actions import ACTIONS, PageName
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.listen import ListenPage
from organiser_app.ui.pages.listen.keys import PAGE_KEYS
from organiser_app.ui.pages.listen.words_dialog import WordsDialog
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.tasks import InlineExecutor, Tasks
from organiser_app.ui.widgets import Button

THREE = """at: 14 Kendal Road
concern: damp in the back bedroom !5
---
at: school gate
love: the lollipop man
---
at: 18 Kendal Road
dream: a community kitchen"""


@pytest.fixture
def page(window: MainWindow) -> ListenPage:
    """The page, shown, with the keyboard in its text."""
    return on_listen(window)


def on_listen(window: MainWindow) -> ListenPage:
    window.activateWindow()
    page = window.open_page(PageName.LISTEN)
    assert isinstance(page, ListenPage)
    return page


def type_in(page: ListenPage, text: str, qtbot: QtBot) -> None:
    """Type as a person does: letters and Enter."""
    for number, line in enumerate(text.split("\n")):
        if number:
            qtbot.keyClick(page.editor, Qt.Key.Key_Return)
        qtbot.keyClicks(page.editor, line)


def press(page: ListenPage, keys: Qt.Key, qtbot: QtBot, *, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(page.editor, keys, held)


def kept(page: ListenPage) -> tuple[DraftRow, ...]:
    page.drafts.flush()
    return page.desk.log.read(drafts)


def heard(page: ListenPage) -> tuple[StatementRow, ...]:
    """What the log holds, in the order in which it was said."""
    return tuple(reversed(page.desk.log.read(statements).rows))


def test_no_key_of_the_page_is_one_of_the_window_or_stands_twice() -> None:
    ours = [QKeySequence(key.keys).toString() for key in PAGE_KEYS]
    theirs = {QKeySequence(action.keys).toString() for action in ACTIONS if action.keys}
    assert len(ours) == len(set(ours))
    assert theirs.isdisjoint(ours)


def test_three_listenings_are_typed_and_recorded_by_the_keyboard_alone(
    page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, THREE, qtbot)
    assert page.saved.save.text() == "Save 3 listenings"
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    assert [(row.kind, row.words, row.where) for row in heard(page)] == [
        (StatementKind.CONCERN, "damp in the back bedroom", "14 Kendal Road"),
        (StatementKind.LOVE, "the lollipop man", "school gate"),
        (StatementKind.DREAM, "a community kitchen", "18 Kendal Road"),
    ]
    assert page.editor.toPlainText() == ""


def test_what_was_saved_can_be_taken_back_by_the_key_in_the_empty_text(
    page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, "love: the hall", qtbot)
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    assert len(heard(page)) == 1
    press(page, Qt.Key.Key_Z, qtbot, ctrl=True)
    assert heard(page) == ()


by_either_key = pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
    ],
)


@by_either_key
def test_what_was_taken_back_is_brought_back_by_either_key_in_the_empty_text(
    page: ListenPage, key: Qt.Key, held: Qt.KeyboardModifier, qtbot: QtBot
) -> None:
    type_in(page, "love: the hall", qtbot)
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    press(page, Qt.Key.Key_Z, qtbot, ctrl=True)
    assert heard(page) == ()
    qtbot.keyClick(page.editor, key, held)
    assert len(heard(page)) == 1


@by_either_key
def test_a_word_that_was_taken_back_in_the_text_is_brought_back_there_and_not_in_the_log(
    page: ListenPage, key: Qt.Key, held: Qt.KeyboardModifier, qtbot: QtBot
) -> None:
    type_in(page, "love: the hall", qtbot)
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    press(page, Qt.Key.Key_Z, qtbot, ctrl=True)
    qtbot.keyClicks(page.editor, "x")
    press(page, Qt.Key.Key_Z, qtbot, ctrl=True)
    assert page.editor.toPlainText() == ""
    qtbot.keyClick(page.editor, key, held)
    assert page.editor.toPlainText() == "x"
    assert heard(page) == ()


def test_an_undo_in_the_text_never_reaches_what_was_saved_before(
    page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, "love: the hall", qtbot)
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    qtbot.keyClicks(page.editor, "x")
    for _ in range(3):
        press(page, Qt.Key.Key_Z, qtbot, ctrl=True)
    assert page.editor.toPlainText() == ""
    assert len(heard(page)) == 1


def test_a_draft_is_in_the_log_after_the_first_key_and_gone_after_saving(
    page: ListenPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.editor, "l")
    assert [row.body for row in page.desk.log.read(drafts)] == ["l"]
    qtbot.keyClicks(page.editor, "ove: the hall")
    qtbot.waitUntil(lambda: page.desk.log.read(drafts)[0].body == "love: the hall")
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    assert kept(page) == ()


def test_what_is_put_aside_is_a_draft_and_the_page_is_empty(page: ListenPage, qtbot: QtBot) -> None:
    type_in(page, "love: the hall", qtbot)
    press(page, Qt.Key.Key_Escape, qtbot)
    assert page.editor.toPlainText() == ""
    type_in(page, "dream: a kitchen", qtbot)
    assert {row.body for row in kept(page)} == {"love: the hall", "dream: a kitchen"}


def test_what_is_put_aside_says_where_it_waits_and_is_offered_again_on_coming_back(
    window: MainWindow, page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, "love: the hall", qtbot)
    with qtbot.waitSignal(page.desk.bus.said) as told:
        press(page, Qt.Key.Key_Escape, qtbot)
    assert told.args == ["Put aside. It waits on Today."]
    window.open_page(PageName.TODAY)
    window.open_page(PageName.LISTEN)
    assert page.said.waits.isVisible()
    (go_on,) = page.said.waits.findChildren(Button)
    go_on.click()
    assert page.editor.toPlainText() == "love: the hall"
    assert not page.said.waits.isVisible()


def test_nothing_is_said_of_an_empty_page_that_is_put_aside(page: ListenPage) -> None:
    told = QSignalSpy(page.desk.bus.said)
    page.put_aside()
    assert told.count() == 0


def test_what_was_saved_since_it_was_put_aside_is_not_offered(
    window: MainWindow, page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, "love: the hall", qtbot)
    page.put_aside()
    page.desk.show(PageName.LISTEN, kept(page)[0].id)
    page.save()
    window.open_page(PageName.TODAY)
    window.open_page(PageName.LISTEN)
    assert not page.said.waits.isVisible()


def test_a_draft_is_taken_up_again_where_it_is_listed(page: ListenPage, qtbot: QtBot) -> None:
    type_in(page, "love: the hall", qtbot)
    page.put_aside()
    type_in(page, "dream: a kitchen", qtbot)
    first = next(row for row in kept(page) if row.body.startswith("love"))
    page.desk.show(PageName.LISTEN, first.id)
    assert page.editor.toPlainText() == "love: the hall"
    type_in(page, " #people", qtbot)
    assert {row.body for row in kept(page)} == {"love: the hall #people", "dream: a kitchen"}


def test_the_latest_draft_is_offered_at_the_next_start(
    page: ListenPage, desk: Desk, qtbot: QtBot
) -> None:
    type_in(page, "love: the hall", qtbot)
    page.drafts.flush()
    again = ListenPage(desk)
    qtbot.addWidget(again)
    again.show()
    assert again.editor.toPlainText() == "love: the hall"
    assert again.said.kept.words.text() == "Kept from 09:00 today"
    again.put_aside()
    assert not again.said.kept.isVisible()
    assert [row.body for row in kept(again)] == ["love: the hall"]


def test_the_draft_is_written_when_the_window_closes(
    window: MainWindow, page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, "love: the hall", qtbot)
    window.close()
    assert [row.body for row in page.desk.log.read(drafts)] == ["love: the hall"]


def test_nothing_is_lost_where_saving_fails(log: Log, dressed: None, qtbot: QtBot) -> None:
    assert dressed is None
    desk = Desk(log, Tasks(InlineExecutor()), Bus(), Tasks(InlineExecutor()))
    window = MainWindow(desk, PAGE_MAKERS)
    qtbot.addWidget(window)
    window.show()
    page = on_listen(window)
    type_in(page, "love: the hall", qtbot)
    with qtbot.waitSignal(desk.bus.failed):
        page.save()
    assert page.editor.toPlainText() == "love: the hall"
    assert [row.body for row in kept(page)] == ["love: the hall"]
    assert not page.editor.isReadOnly()


def test_a_theme_is_completed_by_tab_and_a_line_is_ended_by_enter(
    page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, "love: lunch #housing", qtbot)
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    type_in(page, "concern: damp #ho", qtbot)
    assert page.editor.popup.isVisible()
    press(page, Qt.Key.Key_Tab, qtbot)
    assert page.editor.toPlainText() == "concern: damp #housing"
    assert page.editor.hasFocus()
    type_in(page, " #ho", qtbot)
    press(page, Qt.Key.Key_Return, qtbot)
    assert page.editor.lines() == ["concern: damp #housing #ho", ""]


def test_a_name_is_completed_and_escape_only_closes_what_is_offered(
    page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, "with: Bill Hughes (new), Bilal Aziz (new)\nlove: lunch", qtbot)
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    type_in(page, "with: Bil", qtbot)
    assert page.editor.popup.model.rowCount() == 2
    press(page, Qt.Key.Key_Escape, qtbot)
    assert page.editor.toPlainText() == "with: Bil"
    qtbot.keyClicks(page.editor, "l")
    press(page, Qt.Key.Key_Tab, qtbot)
    assert page.editor.toPlainText() == "with: Bill Hughes"


def test_an_arrow_walks_what_is_offered_and_enter_takes_what_was_walked_to(
    page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, "with: Bill Hughes (new), Bilal Aziz (new)\nlove: lunch", qtbot)
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    type_in(page, "with: Bil", qtbot)
    press(page, Qt.Key.Key_Down, qtbot)
    press(page, Qt.Key.Key_Return, qtbot)
    assert page.editor.toPlainText() == "with: Bill Hughes"


def test_f8_goes_from_one_line_to_look_at_to_the_next(page: ListenPage, qtbot: QtBot) -> None:
    type_in(page, "next: ring back by Tuseday\nkind: dorstep\nkind: balloon\n", qtbot)
    assert page.said.problem.isVisible()
    assert "Tuseday" in page.said.problem.words.text()
    selected = []
    for _ in range(2):
        press(page, Qt.Key.Key_F8, qtbot)
        selected.append(page.editor.textCursor().selectedText())
    assert "Tuseday" in selected[0]
    assert selected[1] == "dorstep"


def test_a_key_begins_a_line_of_its_kind(page: ListenPage, qtbot: QtBot) -> None:
    type_in(page, "love: the hall", qtbot)
    qtbot.keyClick(page.editor, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.editor.lines() == ["love: the hall", "concern: "]


def test_leaving_the_page_keeps_what_was_typed_last(
    window: MainWindow, page: ListenPage, qtbot: QtBot
) -> None:
    type_in(page, "love: the hall", qtbot)
    window.open_page(PageName.TODAY)
    assert [row.body for row in page.desk.log.read(drafts)] == ["love: the hall"]


def test_the_text_takes_the_colours_of_another_theme(page: ListenPage, qtbot: QtBot) -> None:
    type_in(page, "love: the hall", qtbot)
    QApplication.sendEvent(page.editor, QEvent(QEvent.Type.StyleChange))
    assert page.editor.toPlainText() == "love: the hall"
    assert page.editor.document().firstBlock().layout().formats()


def test_the_text_waits_for_the_logs_own_worker_and_loses_nothing(
    owned_log: Log, dressed: None, qtbot: QtBot
) -> None:
    assert dressed is None
    desk = Desk(owned_log, Tasks(), Bus())
    page = ListenPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    type_in(page, THREE, qtbot)
    page.save()
    qtbot.waitUntil(lambda: page.editor.toPlainText() == "" and not page.editor.isReadOnly())
    desk.tasks.close()
    assert len(heard(page)) == 3
    assert owned_log.read(drafts) == ()


def test_the_words_are_shown_with_an_example_of_each(dressed: None, qtbot: QtBot) -> None:
    assert dressed is None
    dialog = WordsDialog()
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {row.example for row in word_help()} <= shown


def test_a_blank_line_is_a_line_like_any_other(page: ListenPage, qtbot: QtBot) -> None:
    for line in ("at: 14 Kendal Road", "", "", "love: Friday lunch"):
        qtbot.keyClicks(page.editor, line)
        qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    assert page.editor.toPlainText() == "at: 14 Kendal Road\n\n\nlove: Friday lunch\n"
    block, margins = page.editor.document().begin(), set()
    while block.isValid():
        margins.add(block.blockFormat().leftMargin())
        block = block.next()
    assert len(margins) == 1
    assert margins != {0.0}
