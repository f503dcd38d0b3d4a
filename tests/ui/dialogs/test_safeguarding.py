"""What to do with a safeguarding worry is said; that it was passed on is kept, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organiser_app.domain.models import SafeguardingPassedOn, metadata, table_of
from organiser_app.services.safeguarding import keep_whom_to_tell
from organiser_app.store.log import Log
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.safeguarding import PassedOn, WhomToTell, passed_on, whom_to_tell
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.safeguarding import SafeguardingDialog
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.listen import ListenPage
from tests.store_fixtures import START

LEAD, REACH = "safeguarding lead at the Hall", "0161 496 0000"
TODAY = START.date()


@pytest.fixture
def page(window: MainWindow) -> ListenPage:
    """The Listen page, shown, with the keyboard in its text."""
    window.activateWindow()
    page = window.open_page(PageName.LISTEN)
    assert isinstance(page, ListenPage)
    return page


def in_worry(act: Callable[[SafeguardingDialog], object]) -> None:
    """Do something in the dialog once it is shown, and close it if it is open still."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SafeguardingDialog)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, answer)


def everything_in(log: Log) -> dict[str, str]:
    """All rows of each table, as text."""
    with log.reading() as connection:
        return {
            table.name: repr(connection.execute(select(table)).all())
            for table in metadata.tables.values()
        }


def test_the_key_opens_it_and_passing_on_keeps_one_row(page: ListenPage, qtbot: QtBot) -> None:
    def pass_on(dialog: SafeguardingDialog) -> None:
        qtbot.keyClicks(dialog.whom.part.line, LEAD)
        qtbot.keyClicks(dialog.whom.reach.line, REACH)
        dialog.accept()

    in_worry(pass_on)
    qtbot.keyClick(page.editor, Qt.Key.Key_F4)
    log = page.desk.log
    with log.reading() as connection:
        (row,) = connection.execute(select(table_of(SafeguardingPassedOn)))
    assert (row.on, row.told) == (TODAY, LEAD)
    assert log.read(passed_on) == PassedOn(WhomToTell(LEAD, REACH), 1, TODAY)


def test_of_what_is_typed_there_only_the_part_and_the_reach_are_anywhere(
    page: ListenPage, qtbot: QtBot
) -> None:
    def pass_on(dialog: SafeguardingDialog) -> None:
        qtbot.keyClicks(dialog.whom.part.line, LEAD)
        qtbot.keyClicks(dialog.whom.reach.line, REACH)
        dialog.accept()

    in_worry(pass_on)
    page.form.worry.click()
    held = everything_in(page.desk.log)
    assert {name for name, rows in held.items() if LEAD in rows} == {
        "safeguarding_passed_on",
        "setting",
    }
    assert {name for name, rows in held.items() if REACH in rows} == {"setting"}


def test_what_is_typed_by_mistake_is_gone_with_the_dialog(page: ListenPage, qtbot: QtBot) -> None:
    def mistake(dialog: SafeguardingDialog) -> None:
        qtbot.keyClicks(dialog.whom.part.line, "qwertz was hurt")
        qtbot.keyClicks(dialog.whom.reach.line, "by qwertz")
        dialog.reject()

    in_worry(mistake)
    page.form.worry.click()
    assert not [name for name, rows in everything_in(page.desk.log).items() if "qwertz" in rows]


def test_whom_to_tell_may_be_kept_before_there_is_a_worry(page: ListenPage, qtbot: QtBot) -> None:
    def keep(dialog: SafeguardingDialog) -> None:
        qtbot.keyClicks(dialog.whom.part.line, LEAD)
        dialog.whom.keep.click()
        assert not dialog.whom.part.isVisible()

    in_worry(keep)
    page.form.worry.click()
    log = page.desk.log
    assert log.read(whom_to_tell) == WhomToTell(LEAD)
    assert log.read(passed_on).times == 0


def test_the_dialog_says_plainly_what_to_do(qtbot: QtBot) -> None:
    known = PassedOn(WhomToTell(LEAD, REACH), 2, TODAY - timedelta(days=1))
    dialog = SafeguardingDialog(known, TODAY)
    qtbot.addWidget(dialog)
    said = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "Don't write it down here" in said
    assert "in immediate danger, ring 999" in said
    assert f"Tell: {LEAD}" in said
    assert REACH in said
    assert "So far 2 worries were passed on, the last on 1 Mar." in said


def test_nobody_told_and_a_day_to_come_are_refused(qtbot: QtBot) -> None:
    dialog = SafeguardingDialog(PassedOn(WhomToTell(), 0, None), TODAY)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() == dialog.DialogCode.Rejected
    dialog.whom.part.set_text(LEAD)
    dialog.on.set_day(TODAY + timedelta(days=1))
    dialog.accept()
    assert dialog.result() == dialog.DialogCode.Rejected
    dialog.on.set_day(TODAY)
    dialog.accept()
    assert dialog.result() == dialog.DialogCode.Accepted


def test_a_worry_in_the_text_keeps_it_from_being_saved_until_it_is_taken_out(
    page: ListenPage,
) -> None:
    keep_whom_to_tell(page.desk.log, WhomToTell(LEAD, REACH))
    page.sides.learn_whom_to_tell()
    page.editor.insertPlainText("love: the hall\nsafeguarding: qwertz was hurt")
    page.editor.go_to(0)
    assert page.said.problem.words.text() == (
        f"Line 2: do not write a safeguarding worry down here. Tell {LEAD}, then take the line out."
    )
    page.save()
    assert page.editor.textCursor().selectedText() == "safeguarding: qwertz was hurt"
    page.editor.begin_with("love: the hall")
    page.save()
    assert page.editor.toPlainText() == ""
    held = everything_in(page.desk.log)
    assert not [name for name, rows in held.items() if "qwertz" in rows]


def test_a_worry_in_the_text_is_not_in_the_draft_either(page: ListenPage) -> None:
    page.editor.insertPlainText("love: the hall\nsafeguarding: qwertz\n  was hurt\nlove: bins")
    page.drafts.flush()
    (draft,) = page.desk.log.read(drafts)
    assert draft.body == "love: the hall\nlove: bins"
    assert "qwertz" in page.editor.toPlainText()
