"""A statement looked at again, in its dialog: kind, strength, and its quote taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.codebook_inputs import ThemeNameInput
from organiser_app.domain.inputs import ListeningInput, PersonInput, StatementInput
from organiser_app.domain.values import EntryRoad, ListeningKind, QuotePermission, StatementKind
from organiser_app.services.codebook import rename_theme
from organiser_app.services.coding import code_statement, uncode_statement
from organiser_app.services.listenings import record_listening
from organiser_app.services.undo import undo
from organiser_app.store.queries.codebook import how_coded
from organiser_app.store.queries.statements import StatementRow, statements
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.listening import ListeningDialog, present_words
from organiser_app.ui.dialogs.statement import StatementDialog, edit_heard
from tests.store_fixtures import START


def heard(desk: Desk, permission: QuotePermission = QuotePermission.NAMED) -> StatementRow:
    """A need that was recorded, with a quote."""
    said = StatementInput(
        kind=StatementKind.NEED,
        words="a ramp",
        strength=2,
        quote="I cannot get in",
        permission=permission,
        asked_before=True,
    )
    given = ListeningInput(
        at=START,
        kind=ListeningKind.HOUSE_MEETING,
        where="14 Kendal Road",
        people=(PersonInput(name="Terri", is_new=True),),
        unnamed_present=3,
        language="Bengali",
        statements=(said,),
        note="tea was good",
        reflection="I hurried her",
        entered=EntryRoad.PAPER,
    )
    record_listening(desk.log.work(), given)
    return desk.log.read(statements).rows[0]


def in_hand(desk: Desk) -> StatementRow:
    return desk.log.read(statements).rows[0]


def in_dialog(act: Callable[[StatementDialog], object]) -> None:
    """Do something in the next statement's dialog, once it is shown."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StatementDialog)
        act(dialog)
        if dialog.isVisible():  # a test that fails must not wait for ever
            dialog.reject()

    QTimer.singleShot(0, answer)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Something to open a dialog over."""
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_kind_and_strength_can_be_changed(desk: Desk, page: QWidget) -> None:
    def change(dialog: StatementDialog) -> None:
        dialog.kind.choose(StatementKind.CONCERN)
        dialog.strength.choose("5")
        dialog.accept()

    row = heard(desk)
    in_dialog(change)
    edit_heard(desk, row, page)
    seen = in_hand(desk)
    assert (seen.kind, seen.strength, seen.asked_before) == (StatementKind.CONCERN, 5, False)
    assert (seen.words, seen.quote) == ("a ramp", "I cannot get in")


def test_a_dialog_that_changes_nothing_says_what_was_there(desk: Desk, qtbot: QtBot) -> None:
    row = heard(desk)
    dialog = StatementDialog(desk, row)
    qtbot.addWidget(dialog)
    answer = dialog.answer()
    assert (answer.kind, answer.strength, answer.asked_before) == (row.kind, 2, True)
    assert (answer.words, answer.quote, answer.permission) == (row.words, row.quote, row.permission)


def test_only_of_a_need_is_asked_whether_it_was_asked_before(desk: Desk, qtbot: QtBot) -> None:
    dialog = StatementDialog(desk, heard(desk))
    qtbot.addWidget(dialog)
    assert not dialog.again.isHidden()
    dialog.kind.choose(StatementKind.LOVE)
    assert dialog.again.isHidden()


def test_a_quote_is_withdrawn_with_one_key(desk: Desk, page: QWidget, qtbot: QtBot) -> None:
    def press(dialog: StatementDialog) -> None:
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClick(dialog.words.box, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)

    row = heard(desk)
    in_dialog(press)
    edit_heard(desk, row, page)
    assert in_hand(desk).permission is QuotePermission.NOT_TO_QUOTE
    undo(desk.log.work())
    assert in_hand(desk).permission is QuotePermission.NAMED


def test_where_nothing_was_allowed_nothing_can_be_withdrawn(desk: Desk, qtbot: QtBot) -> None:
    dialog = StatementDialog(desk, heard(desk, QuotePermission.ASK_FIRST))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.words.box, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert not dialog.withdraw


def test_the_listening_of_a_statement_can_be_seen_whole(desk: Desk, qtbot: QtBot) -> None:
    row = heard(desk)
    shown: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ListeningDialog)
        shown.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.reject()

    dialog = StatementDialog(desk, row)
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, read)
    dialog.whole.click()
    assert shown[:3] == [
        "House meeting, 14 Kendal Road",
        f"Monday 2 March 2026, {START.astimezone():%H:%M}, Ada",
        "Terri and 3 others",
    ]
    assert "Language: Bengali. Written down: From paper." in shown
    assert {"a ramp", "“I cannot get in”", "tea was good", "I hurried her"} <= set(shown)
    assert "Your own reflection, yours alone" in shown


def test_a_listening_is_removed_whole_and_comes_back_by_undo(desk: Desk, qtbot: QtBot) -> None:
    row = heard(desk)

    def remove() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ListeningDialog)
        (button,) = [each for each in dialog.findChildren(QPushButton) if each.text() == "Remove"]
        button.click()

    dialog = StatementDialog(desk, row)
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, remove)
    dialog.whole.click()
    assert desk.log.read(statements).rows == ()
    desk.undo()
    assert [each.id for each in desk.log.read(statements).rows] == [row.id]


def test_a_statement_tells_how_it_was_coded_and_what_that_is_called_now(
    desk: Desk, qtbot: QtBot
) -> None:
    row = heard(desk)
    work = desk.log.work
    code_statement(work(), row.id, ["steps"])
    (coded,) = desk.log.read(lambda connection: how_coded(connection, row.id))
    rename_theme(work(), coded.theme_id, ThemeNameInput(name="getting in"))
    code_statement(work(), row.id, ["doors"])
    uncode_statement(work(), row.id, "doors")
    dialog = StatementDialog(desk, row)
    qtbot.addWidget(dialog)
    assert dialog.themes._below.text() == (
        f"Coded “steps” in version {coded.version}, now “getting in”;"
        f" “doors” in version {coded.version + 2}, taken off since."
    )


def test_those_present_are_told_in_words() -> None:
    assert present_words(("Bill Hughes", "Terri"), 3) == "Bill Hughes, Terri and 3 others"
    assert present_words(("Terri",), 0) == "Terri"
    assert present_words((), 1) == "1 other"
    assert present_words((), 0) == ""
