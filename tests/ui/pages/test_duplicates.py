"""The same person twice: looked at, made one, told apart and taken apart, by keyboard alone."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import Consent
from organiser_app.domain.values import Circle, ConsentPurpose
from organiser_app.services.same_person import same_person
from organiser_app.store.log import Log
from organiser_app.store.queries.likely_same import likely_rows, one_now
from organiser_app.store.queries.same_people import records_of
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.two_residents import TwoResidentsDialog
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.duplicates import DuplicatesPage
from organiser_app.ui.pages.people import PeoplePage
from tests.making import TODAY, making
from tests.ui.lists import titles, with_keyboard
from tests.ui.pages.dialogs import in_dialog
from tests.ui.test_every_control import marked, marked_window, untranslated

__all__ = ["marked", "marked_window"]

MOBILE = "07700 900123"


@pytest.fixture
def twice(owned_log: Log) -> tuple[UUID, UUID]:
    """Bill, who said something, and a jotted W. Hughes of the same number; Terri is by herself."""
    with making(owned_log) as make:
        bill = make.resident("Bill Hughes", phone=MOBILE, door_id=make.door())
        jotted = make.resident("Hughes, W.", phone="+44 7700 900123")
        make.statement(make.listening(bill), "damp", by=bill, quote="It is so damp.")
        make.move(bill, Circle.ACTIVE)
        make.resident("Terri")
    return bill, jotted


@pytest.fixture
def page(twice: tuple[UUID, UUID], window: MainWindow) -> DuplicatesPage:  # noqa: ARG001 - made first
    opened = window.open_page(PageName.DUPLICATES)
    assert isinstance(opened, DuplicatesPage)
    return opened


def words(page: DuplicatesPage) -> str:
    return "\n".join(each.text() for each in page.sheet.findChildren(QLabel))


def test_the_pair_in_hand_says_why_and_what_will_happen(page: DuplicatesPage) -> None:
    assert titles(page.pairs.list) == ["Likely one person", "Bill Hughes and Hughes, W."]
    assert page.sheet.head.sentence.text() == (
        "Same mobile number; names alike: Bill Hughes and Hughes, W."
    )
    assert "they go by Bill Hughes" in page.sheet.will_words.text()
    assert "Nothing is moved, overwritten or lost" in page.sheet.will_words.text()
    assert "“It is so damp.”" in words(page)
    assert "Nothing was heard from them yet." in words(page)


def test_s_makes_them_one_and_u_takes_them_apart_again(
    page: DuplicatesPage, twice: tuple[UUID, UUID], owned_log: Log, qtbot: QtBot
) -> None:
    bill, jotted = twice
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_S)
    assert owned_log.read(lambda connection: records_of(connection, jotted)) == (bill, jotted)
    assert titles(page.pairs.list) == ["One person now", "Bill Hughes"]
    assert "Taken apart, Hughes, W. stands" in page.sheet.will_words.text()
    assert not page.sheet.same.isVisible()
    qtbot.keyClick(
        with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_S
    )  # they are one: S does nothing
    qtbot.keyClick(page.pairs.list, Qt.Key.Key_D)
    qtbot.keyClick(page.pairs.list, Qt.Key.Key_U)
    assert owned_log.read(one_now) == ()
    assert titles(page.pairs.list)[0] == "Likely one person"


def test_x_lets_them_go_by_the_other(
    page: DuplicatesPage, twice: tuple[UUID, UUID], owned_log: Log, qtbot: QtBot
) -> None:
    bill, jotted = twice
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_X)
    assert "they go by Hughes, W." in page.sheet.will_words.text()
    qtbot.keyClick(page.pairs.list, Qt.Key.Key_S)
    assert owned_log.read(lambda connection: records_of(connection, bill)) == (jotted, bill)


def test_d_says_that_they_are_two_for_good_and_undo_asks_again(
    page: DuplicatesPage, owned_log: Log, qtbot: QtBot
) -> None:
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_D)
    assert owned_log.read(likely_rows) == ()
    assert titles(page.pairs.list) == []
    page.desk.undo()
    assert len(titles(page.pairs.list)) == 2


def test_enter_opens_the_person_and_esc_leads_back(
    page: DuplicatesPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_Return)
    opened = window.stack.currentWidget()
    assert isinstance(opened, PeoplePage)
    assert opened.sheet.header.name.text() == "Bill Hughes"
    window.open_page(PageName.DUPLICATES)
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is opened


def test_two_whom_no_rule_found_can_be_set_side_by_side(
    page: DuplicatesPage, owned_log: Log, qtbot: QtBot
) -> None:
    def choose(dialog: TwoResidentsDialog) -> None:
        dialog.accept()
        assert dialog.isVisible()  # nobody is chosen yet
        for field, typed in ((dialog.one, "Bill"), (dialog.other, "Terri")):
            assert dialog.focusWidget() is field.line  # the first that is wrong has the keyboard
            qtbot.keyClicks(field.line, typed)
            qtbot.keyClick(field.line, Qt.Key.Key_Down)
            qtbot.keyClick(field.line, Qt.Key.Key_Return)
            if field is dialog.one:
                dialog.accept()

    in_dialog(TwoResidentsDialog, choose)
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_A)
    assert page.sheet.head.name.text() == "Bill Hughes and Terri"
    assert page.sheet.head.sentence.text() == "Names differ: Bill Hughes and Terri"
    page.same()
    assert len(owned_log.read(one_now)) == 1


def test_a_person_of_two_records_is_once_in_the_list_of_people(
    twice: tuple[UUID, UUID], owned_log: Log, window: MainWindow
) -> None:
    same_person(owned_log.work(), *twice, TODAY)
    people = window.open_page(PageName.PEOPLE)
    assert isinstance(people, PeoplePage)
    people.show_record(twice[1])
    assert people.sheet.header.name.text() == "Bill Hughes"


def test_where_nobody_is_twice_the_page_says_what_it_looks_for(window: MainWindow) -> None:
    page = window.open_page(PageName.DUPLICATES)
    assert "Nobody is likely to be here twice" in "\n".join(
        each.text() for each in page.findChildren(QLabel) if each.isVisible()
    )


def test_every_word_of_two_side_by_side_can_be_translated(
    marked_window: MainWindow,
) -> None:
    """The names of the two are words of theirs, and not ours."""
    desk = marked_window.desk
    with making(desk.log) as make:
        bill, jotted = (make.resident(f"Zzada {n}", phone=MOBILE) for n in ("Patch", "P"))
        make.statement(make.listening(bill), "Zzlark", by=bill)
        make.move(jotted, Circle.ACTIVE)
    page = marked_window.open_page(PageName.DUPLICATES)
    assert isinstance(page, DuplicatesPage)
    assert page.sheet.isVisible()
    assert {each for each in untranslated(page) if MOBILE not in each} == set()


def test_what_will_happen_says_which_answers_hold_for_both(
    owned_log: Log, twice: tuple[UUID, UUID], page: DuplicatesPage
) -> None:
    bill, jotted = twice
    assert "Neither was asked yet what they agree to" in page.sheet.will_words.text()
    answers = (
        (bill, ConsentPurpose.KEEP, True, 0),
        (bill, ConsentPurpose.QUOTE_BY_NAME, True, 0),
        (jotted, ConsentPurpose.QUOTE_BY_NAME, False, 1),
        (jotted, ConsentPurpose.SHARE_WITH_TEAM, True, 0),
    )
    with making(owned_log) as make:
        for who, purpose, given, days in answers:
            on = TODAY + timedelta(days=days)
            make.put(Consent, subject_id=who, purpose=purpose, given=given, on=on)
    page.refresh()
    assert (
        "Of what either answered the latest answer counts: they agreed to be kept in this log and"
        " shared with the team; they did not agree to be quoted by name."
    ) in page.sheet.will_words.text()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "the later answer, no under Hughes, W., holds for both until they are asked again"),
        (-1, "the later answer, yes under Bill Hughes, holds for both"),
        (0, "what was written down last holds for both"),
    ],
)
def test_what_will_happen_says_which_of_two_answers_holds_for_both(
    owned_log: Log, twice: tuple[UUID, UUID], window: MainWindow, days: int, said: str
) -> None:
    bill, jotted = twice
    agreed = {"purpose": ConsentPurpose.QUOTE_BY_NAME, "on": TODAY}
    with making(owned_log) as make:
        make.put(Consent, subject_id=bill, given=True, **agreed)
        refused = agreed | {"on": TODAY + timedelta(days=days)}
        make.put(Consent, subject_id=jotted, given=False, **refused)
    page = window.open_page(PageName.DUPLICATES)
    assert isinstance(page, DuplicatesPage)
    assert "about being quoted by name" in page.sheet.will_words.text()
    assert said in page.sheet.will_words.text()
