"""Who knows whom, typed on the Listen page: completed, shown as it will be saved, and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.store.queries.people import names
from organiser_app.store.queries.person import ties
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.listen import ListenPage
from tests.making import making
from tests.ui.pages.test_listen import on_listen, press, type_in


@pytest.fixture
def page(window: MainWindow) -> ListenPage:
    """The page, shown, with the keyboard in its text."""
    return on_listen(window)


def test_who_knows_whom_is_completed_shown_and_kept(page: ListenPage, qtbot: QtBot) -> None:
    with making(page.desk.log) as make:
        make.tie(make.resident("Terri Cole"), make.resident("Joyce May"), kind="cooks with")
    page.refresh()
    type_in(page, "with: Bill (new)\nknows: Ter", qtbot)
    press(page, Qt.Key.Key_Tab, qtbot)
    type_in(page, " (coo", qtbot)
    press(page, Qt.Key.Key_Tab, qtbot)
    type_in(page, " !2, Nobody", qtbot)
    assert page.editor.toPlainText().endswith("knows: Terri Cole (cooks with) !2, Nobody")
    told = [row.in_words() for row in page.saved.model.rows()]
    assert told[1:] == [
        "Bill knows Terri Cole, cooks with, strength 2 of 3",
        "Bill knows Nobody, into the note, as Nobody is not known",
    ]
    press(page, Qt.Key.Key_Return, qtbot, ctrl=True)
    (bill,) = (each.id for each in page.desk.log.read(names) if each.name == "Bill")
    (tie,) = page.desk.log.read(lambda connection: ties(connection, (bill,)))
    assert (tie.other, tie.kind, tie.strength) == ("Terri Cole", "cooks with", 2)


def test_a_change_in_the_form_leaves_who_knows_whom_alone(page: ListenPage, qtbot: QtBot) -> None:
    begun = "at: hall    kind: doorstep    with: Bill\nlove: lunch\nknows: Terri (friend), Joyce"
    type_in(page, begun, qtbot)
    qtbot.keyClicks(page.form.where.line, ", back room")
    assert page.editor.toPlainText() == begun.replace("hall", "hall, back room")
