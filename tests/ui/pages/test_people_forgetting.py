"""Somebody asks to be forgotten: what it means is read first, and their name is typed for it."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from organiser_app.domain.models import Consent, Erased, table_of
from organiser_app.domain.values import ConsentPurpose
from organiser_app.services.residents import note_on_resident
from organiser_app.store.backup import backups_in
from organiser_app.store.log import Log
from organiser_app.store.queries.person import person
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.unlink import UnlinkDialog
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.people.forgetting import ForgetQuestion, Instead
from organiser_app.ui.widgets import Button
from tests.making import TODAY, making
from tests.store.everywhere import tables_with
from tests.ui.pages.dialogs import leaving_dialog, wait_for_the_keyboard
from tests.ui.test_every_control import nameless

SHARED = ConsentPurpose.SHARE_WITH_TEAM
ENTER, CTRL, ESC = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Escape


@pytest.fixture
def bill(owned_log: Log) -> UUID:
    """Bill, who said something at his door; Ann is before him in the list."""
    with making(owned_log) as make:
        make.resident("Ann")
        bill = make.resident("Bill Hughes")
        make.statement(make.listening(bill), "damp in the kitchen")
        make.put(Consent, subject_id=bill, purpose=SHARED, given=True, on=TODAY)
    return bill


@pytest.fixture
def page(bill: UUID, window: MainWindow) -> PeoplePage:
    opened = window.open_page(PageName.PEOPLE)
    assert isinstance(opened, PeoplePage)
    opened.show_record(bill)
    return opened


def is_there(log: Log, resident_id: UUID) -> bool:
    return log.read(lambda connection: person(connection, resident_id)) is not None


def told_by(window: MainWindow) -> tuple[str, list[str]]:
    """What was told last, and what can be done about it."""
    toast = window._toast
    assert toast is not None
    return toast.accessibleName(), [each.text() for each in toast.findChildren(Button)]


def type_the_name(question: ForgetQuestion, name: str = "bill  hughes") -> None:
    wait_for_the_keyboard(question)
    QTest.keyClicks(question.typed.line, name)
    QTest.keyClick(question.typed.line, ENTER, CTRL)


def test_by_keyboard_somebody_is_forgotten_and_nobody_is_in_hand(
    page: PeoplePage, bill: UUID
) -> None:
    leaving_dialog(ForgetQuestion, type_the_name)
    QTest.keyClick(page, Qt.Key.Key_F)
    assert not is_there(page.desk.log, bill)
    assert tables_with(page.desk.log, "damp in the kitchen", "hughes") == set()
    assert page._in_hand is None
    assert page.people.list.current_row() is None
    assert page.nobody.currentWidget() is page.nobody.forgotten
    assert page.nobody.isVisible()
    assert any("J takes the next" in each.text() for each in page.nobody.findChildren(QLabel))
    (backup,) = backups_in(page.desk.log.folder.backups)
    assert backup.exists()
    QTest.keyClick(page.people.list, Qt.Key.Key_J)
    assert page.sheet.header.name.text() == "Ann"


def test_what_goes_and_what_stays_is_said_before(page: PeoplePage) -> None:
    said: list[str] = []

    def read(question: ForgetQuestion) -> None:
        said.extend(each.text() for each in question.findChildren(QLabel))
        assert nameless(question) == set()

    leaving_dialog(ForgetQuestion, read)
    page.sheet.consents.forget.click()
    whole = "\n".join(said)
    assert said[0] == "Forget Bill Hughes for good?"
    for words in (
        "reach them, 1 statement, 1 listening, 1 answer of consent, and all else",
        "when they next merge a pack of yours",
        "Backups and copies that are kept elsewhere",
        "It cannot be taken back",
    ):
        assert words in whole


@pytest.mark.parametrize("typed", ["", "Bill", "Ann"])
def test_another_name_forgets_nobody_and_says_so(page: PeoplePage, bill: UUID, typed: str) -> None:
    told: list[str] = []

    def answer(question: ForgetQuestion) -> None:
        type_the_name(question, typed)
        assert question.isVisible()
        told.extend(each.text() for each in question.typed.findChildren(QLabel))

    leaving_dialog(ForgetQuestion, answer)
    page.forgetting.ask()
    assert "This is not their name as it stands here." in told
    assert is_there(page.desk.log, bill)


def test_esc_leaves_everything_as_it_is(page: PeoplePage, bill: UUID) -> None:
    def answer(question: ForgetQuestion) -> None:
        QTest.keyClicks(question.typed.line, "Bill Hughes")
        QTest.keyClick(question.typed.line, ESC)
        assert not question.isVisible()

    leaving_dialog(ForgetQuestion, answer)
    page.forgetting.ask()
    assert is_there(page.desk.log, bill)
    assert page._in_hand == bill
    assert page.desk.log.read(lambda c: c.execute(table_of(Erased).select()).first()) is None


def test_enter_after_the_name_goes_on_to_the_button_and_forgets_nobody_yet(
    page: PeoplePage, bill: UUID
) -> None:
    def answer(question: ForgetQuestion) -> None:
        wait_for_the_keyboard(question)
        assert question.typed.line.hasFocus()
        QTest.keyClick(question.typed.line, ENTER)
        assert question.typed.line.hasFocus()
        QTest.keyClicks(question.typed.line, "Bill Hughes")
        QTest.keyClick(question.typed.line, ENTER)
        assert question.isVisible()
        assert question.yes.hasFocus()
        assert is_there(page.desk.log, bill)
        QTest.keyClick(question.yes, ENTER)

    leaving_dialog(ForgetQuestion, answer)
    page.forgetting.ask()
    assert not is_there(page.desk.log, bill)


def test_sharing_them_no_more_is_a_kinder_road(page: PeoplePage, bill: UUID) -> None:
    leaving_dialog(ForgetQuestion, lambda question: question.roads[Instead.SHARE_NO_MORE].click())
    page.forgetting.ask()
    seen = page.desk.log.read(lambda connection: person(connection, bill))
    assert seen is not None
    assert not any(each.given for each in seen.consents if each.purpose is SHARED)


def test_unlinking_their_name_is_a_kinder_road(page: PeoplePage, bill: UUID) -> None:
    def take(question: ForgetQuestion) -> None:
        leaving_dialog(UnlinkDialog, UnlinkDialog.reject)
        question.roads[Instead.UNLINK].click()

    leaving_dialog(ForgetQuestion, take)
    page.forgetting.ask()
    assert is_there(page.desk.log, bill)


def test_only_what_can_be_done_instead_is_offered(owned_log: Log, page: PeoplePage) -> None:
    with making(owned_log) as make:
        pigeons = make.resident(None, pseudonym="the man with the pigeons")
    page.show_record(pigeons)
    offered: list[Instead] = []
    leaving_dialog(ForgetQuestion, lambda question: offered.extend(question.roads))
    page.forgetting.ask()
    assert offered == []


def test_from_anywhere_whoever_is_in_hand_is_asked_about(
    page: PeoplePage, window: MainWindow, bill: UUID
) -> None:
    window.open_page(PageName.TODAY)
    leaving_dialog(ForgetQuestion, type_the_name)
    window.actions_by_name["forget"].trigger()
    assert window.stack.currentWidget() is page
    assert not is_there(page.desk.log, bill)


def test_no_undo_is_offered_and_ctrl_z_says_that_nothing_can_be_put_back(
    page: PeoplePage, window: MainWindow, bill: UUID
) -> None:
    note_on_resident(page.desk.log.work(), bill, "sings")
    leaving_dialog(ForgetQuestion, type_the_name)
    page.forgetting.ask()
    assert told_by(window) == ("Forgotten for good. It is never taken back", [])
    window.actions_by_name["undo"].trigger()
    told, _ = told_by(window)
    assert told.startswith("Nothing to put back: it was written over or forgotten since")
    assert not is_there(page.desk.log, bill)
