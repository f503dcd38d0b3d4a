"""Asks by keyboard: begun, answered, chased; and partners moved about on the map."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser_app.domain.ask_inputs import AskInput, AskMoveInput
from organiser_app.domain.models import Partner
from organiser_app.domain.relationship_values import AskState, PartnerKind, Stance
from organiser_app.services.asks import begin_ask, chase_ask, move_ask
from organiser_app.store.log import Log
from organiser_app.store.queries.asks import asks
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.partners import PartnerRow, partners
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.ask import AskDialog
from organiser_app.ui.dialogs.ask_move import AskMoveDialog
from organiser_app.ui.dialogs.partner import PartnerDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.asks import AsksPage
from organiser_app.ui.pages.asks.column import MAP
from organiser_app.ui.pages.joining import JoinStatementDialog
from organiser_app.ui.tables import RowsView, SimpleRow, StatementRow
from organiser_app.ui.widgets import Question, Toast
from tests.making import TODAY, making
from tests.ui.lists import simple_rows, titles
from tests.ui.pages.dialogs import in_dialog

ASKED = TODAY - timedelta(days=60)


@pytest.fixture
def lifts(owned_log: Log) -> UUID:
    """Lifts asked of a landlord, and bins of a council, which are won."""
    with making(owned_log) as make:
        make.put(Partner, name="Moor Housing", kind=PartnerKind.LANDLORD, power=4, interest=2)
        make.statement(make.listening(make.resident(), on=ASKED), "the lift is out again")
    work = owned_log.work
    lifts = begin_ask(work(), AskInput(what="Both lifts", of_whom="Moor Housing"), ASKED)
    bins = begin_ask(work(), AskInput(what="Bins", of_whom="Larkmoor Council"), ASKED)
    assert lifts.record_id is not None
    assert bins.record_id is not None
    won = AskMoveInput(on=TODAY, state=AskState.WON, what="every Friday")
    move_ask(work(), bins.record_id, won)
    return lifts.record_id


@pytest.fixture
def page(lifts: UUID, window: MainWindow) -> AsksPage:  # noqa: ARG001 - made first
    opened = window.open_page(PageName.ASKS)
    assert isinstance(opened, AsksPage)
    return opened


def partner(page: AsksPage, name: str) -> PartnerRow:
    return next(row for row in page.desk.log.read(partners) if row.name == name)


def back_to(page: AsksPage, listed: RowsView, qtbot: QtBot) -> None:
    """Give a list the keyboard again after a dialog."""
    page.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page.window())
    listed.setFocus()
    listed.choose_first()


def history(page: AsksPage) -> list[tuple[str, str]]:
    return [(row.title, row.note) for row in simple_rows(page.sheet.history.rows)]


def test_asks_stand_under_how_they_stand_with_the_days_of_silence(page: AsksPage) -> None:
    rows = [(row.title, row.under, row.note) for row in simple_rows(page.asks.ask_rows)]
    assert rows == [
        ("Underway", "", "1"),
        ("Both lifts", "Moor Housing", "60 days"),
        ("Won", "", "1"),
        ("Bins", "Larkmoor Council", ""),
    ]


def test_the_ask_in_hand_says_how_it_stands(page: AsksPage) -> None:
    header = page.sheet.header
    assert header.what.text() == "Both lifts"
    assert header.sentence.text() == (
        "Asked of Moor Housing. Underway since 1 Jan. No answer yet, 60 days on."
    )
    assert page.sheet.whom.name.text() == "Moor Housing"


def test_n_begins_an_ask_of_a_partner_who_is_offered(page: AsksPage, qtbot: QtBot) -> None:
    def fill(dialog: AskDialog) -> None:
        qtbot.keyClicks(dialog.what.box, "A crossing by the school")
        qtbot.keyClicks(dialog.of_whom.line, "moor h")
        qtbot.keyClick(dialog.of_whom.line, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.of_whom.line, Qt.Key.Key_Return)
        dialog.on.set_text("yesterday")
        qtbot.keyClicks(dialog.how.line, "a petition")

    in_dialog(AskDialog, fill)
    qtbot.keyClick(page.asks.list, Qt.Key.Key_N)
    assert page.sheet.header.what.text() == "A crossing by the school"
    assert history(page) == [("a petition", "1 Mar")]
    assert page.sheet.whom.name.text() == "Moor Housing"


def test_an_ask_that_says_nothing_is_not_begun(page: AsksPage, qtbot: QtBot) -> None:
    problems: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskDialog)
        dialog.on.set_text("tomorrow")
        dialog.accept()
        problems.extend(
            field.findChildren(type(page.sheet.whom.name))[1].text()
            for field in (dialog.what, dialog.of_whom, dialog.on)
        )
        dialog.throw_away()

    QTimer.singleShot(0, look)
    qtbot.keyClick(page.asks.list, Qt.Key.Key_N)
    assert problems[:2] == ["Say what residents ask.", "Say of whom it is asked."]
    assert problems[2].startswith(("That day is still to come", "Say on which day"))


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_A, AskState.UNDERWAY),
        (Qt.Key.Key_W, AskState.WON),
        (Qt.Key.Key_S, AskState.STALLED),
        (Qt.Key.Key_R, AskState.REFUSED),
    ],
)
def test_a_key_says_how_an_ask_stands_with_what_was_said(
    page: AsksPage, lifts: UUID, qtbot: QtBot, key: Qt.Key, state: AskState
) -> None:
    in_dialog(AskMoveDialog, lambda dialog: qtbot.keyClicks(dialog.what.box, "a letter came"))
    qtbot.keyClick(page.asks.list, key)
    found = page.desk.log.read(lambda connection: asks(connection, TODAY))
    (ask,) = (row for row in found if row.id == lifts)
    assert ask.state is state
    assert history(page)[0] == ("a letter came", "2 Mar")


def test_c_keeps_that_residents_asked_again_and_the_silence_goes_on(
    page: AsksPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.asks.list, Qt.Key.Key_C)
    assert history(page) == [("Asked again; no answer", "2 Mar"), ("Asked", "1 Jan")]
    assert "No answer yet, 60 days on. Asked again on 2 Mar." in page.sheet.header.sentence.text()


def test_a_chase_of_another_day_is_written_down_with_its_words(
    page: AsksPage, qtbot: QtBot
) -> None:
    def fill(dialog: AskMoveDialog) -> None:
        dialog.again.box.click()
        dialog.on.set_text("yesterday")
        qtbot.keyClicks(dialog.what.box, "a second letter")

    in_dialog(AskMoveDialog, fill)
    qtbot.keyClick(page.asks.list, Qt.Key.Key_A)
    row = simple_rows(page.sheet.history.rows)[0]
    assert (row.title, row.under) == ("a second letter", "Asked again; no answer")
    assert "No answer yet, 60 days on. Asked again on 1 Mar." in page.sheet.header.sentence.text()


def test_nothing_happens_before_it_was_asked(page: AsksPage, qtbot: QtBot) -> None:
    def fill(dialog: AskMoveDialog) -> None:
        qtbot.keyClicks(dialog.what.box, "they mended both")
        for day, why in (("1 Jan 2020", "not asked yet"), ("1 Jan 2027", "still to come")):
            dialog.on.set_text(day)
            dialog.accept()
            assert dialog.isVisible()
            assert why in dialog.on._below.text()
        dialog.on.set_text("yesterday")

    in_dialog(AskMoveDialog, fill)
    qtbot.keyClick(page.asks.list, Qt.Key.Key_A)
    assert history(page)[0] == ("they mended both", "1 Mar")


def test_what_happened_is_said_anew_with_enter_and_taken_out_with_delete(
    page: AsksPage, lifts: UUID, qtbot: QtBot
) -> None:
    page.desk.change(chase_ask, lifts, TODAY)
    listed = page.sheet.history.list
    qtbot.keyClick(page.asks.list, Qt.Key.Key_Return)
    listed.choose_first()

    def fill(dialog: AskMoveDialog) -> None:
        assert dialog.again.ticked()
        dialog.again.box.click()
        dialog.what.set_text("they rang back")

    in_dialog(AskMoveDialog, fill)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert history(page)[0] == ("they rang back", "2 Mar")
    assert not page.sheet.header.sentence.text().endswith("Asked again on 2 Mar.")
    back_to(page, listed, qtbot)
    qtbot.keyClick(listed, Qt.Key.Key_Delete)
    assert history(page) == [("Asked", "1 Jan")]


def test_a_statement_is_joined_by_its_words_and_taken_off(page: AsksPage, qtbot: QtBot) -> None:
    in_dialog(JoinStatementDialog, lambda dialog: qtbot.keyClicks(dialog.words, "lift"))
    qtbot.keyClick(page.asks.list, Qt.Key.Key_B)
    statements = page.sheet.statements
    row = statements.rows.row(statements.rows.index(0))
    assert isinstance(row, StatementRow)
    assert row.words == "the lift is out again"
    back_to(page, statements.list, qtbot)
    qtbot.keyClick(statements.list, Qt.Key.Key_Delete)
    assert statements.rows.rowCount() == 0


def test_last_time_is_told_beside_this_time(page: AsksPage) -> None:
    card = page.sheet.last_time
    assert card.words.text() == "Not asked last time. This time: underway since January."
    card.choice.choose("30")
    assert card.words.text() == "Last time: underway since January. This time: still underway."


def test_an_ask_is_removed_once_that_is_meant(page: AsksPage, qtbot: QtBot) -> None:
    in_dialog(Question, lambda question: question.yes.click())
    page.asks.list.setFocus()
    qtbot.keyClick(page.asks.list, Qt.Key.Key_Delete)
    assert titles(page.asks.ask_rows) == ["Won", "Bins"]


def test_a_form_put_aside_is_taken_up_on_its_ask(page: AsksPage, lifts: UUID, qtbot: QtBot) -> None:
    def put_aside() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskMoveDialog)
        qtbot.keyClicks(dialog.what.box, "half a sen")
        dialog.reject()

    QTimer.singleShot(0, put_aside)
    qtbot.keyClick(page.asks.list, Qt.Key.Key_W)
    assert len(page.desk.log.read(drafts)) == 1
    kept: list[str] = []
    in_dialog(AskMoveDialog, lambda dialog: kept.append(dialog.what.text()))
    page.take_up(Form.ASK_MOVE, lifts)
    assert kept == ["half a sen"]
    assert page.desk.log.read(drafts) == ()


def test_partners_are_listed_beside_the_map_and_those_not_on_it_after(
    page: AsksPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.asks.list, Qt.Key.Key_2)
    rows = [(row.title, row.under) for row in simple_rows(page.asks.partner_rows)]
    assert rows == [
        ("On the map", ""),
        ("Moor Housing", "not said, power 4, interest 2, 1 ask"),
        ("Not on the map yet", ""),
        ("Larkmoor Council", "not said, 1 ask"),
    ]
    assert page.map.sentence.text().startswith("1 partner is on the map, 1 is not yet.")


def test_arrows_with_shift_move_the_partner_in_hand(page: AsksPage, qtbot: QtBot) -> None:
    page.asks.tabs.setCurrentIndex(MAP)
    listed, shift = page.asks.partners, Qt.KeyboardModifier.ShiftModifier
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(listed, key, shift)
    moved = partner(page, "Moor Housing")
    assert (moved.power, moved.interest) == (5, 2)
    page.desk.undo()
    assert partner(page, "Moor Housing").interest == 3
    council = next(
        place
        for place, row in enumerate(simple_rows(page.asks.partner_rows))
        if row.title == "Larkmoor Council"
    )
    listed.setCurrentIndex(page.asks.partner_rows.index(council))
    qtbot.keyClick(listed, Qt.Key.Key_Up, shift)
    assert partner(page, "Larkmoor Council").placed


def test_moves_in_a_row_add_up_before_the_map_is_read_again_and_are_told(
    page: AsksPage, window: MainWindow
) -> None:
    seen = partner(page, "Moor Housing")
    for _ in range(3):
        page.partner_acts.move(seen, 0, 1)
    assert (seen.interest, partner(page, "Moor Housing").interest) == (2, 5)
    toast = window.findChild(Toast)
    assert toast is not None
    assert "Moved on the map" in toast.accessibleName()


def test_enter_opens_the_partner_in_hand(page: AsksPage, qtbot: QtBot) -> None:
    page.asks.tabs.setCurrentIndex(MAP)

    def fill(dialog: PartnerDialog) -> None:
        dialog.stance.choose(Stance.AGAINST)
        dialog.phone.set_text("01632 960002")

    in_dialog(PartnerDialog, fill)
    qtbot.keyClick(page.asks.partners, Qt.Key.Key_Return)
    opened = partner(page, "Moor Housing")
    assert (opened.stance, opened.phone, opened.kind) == (
        Stance.AGAINST,
        "01632 960002",
        PartnerKind.LANDLORD,
    )


def test_n_on_the_map_adds_a_partner(page: AsksPage, qtbot: QtBot) -> None:
    page.asks.tabs.setCurrentIndex(MAP)
    in_dialog(PartnerDialog, lambda dialog: dialog.name.set_text("School"))
    qtbot.keyClick(page.asks.partners, Qt.Key.Key_N)
    assert partner(page, "School").kind is PartnerKind.OTHER


def test_the_map_can_be_taken_as_a_table(page: AsksPage, qtbot: QtBot) -> None:
    page.asks.tabs.setCurrentIndex(MAP)
    qtbot.keyClick(page.asks.partners, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.clipboard().text() == (
        "Partner\tWhat it is\tPower\tInterest\tStance\nMoor Housing\tLandlord\t4\t2\tnot said"
    )


def test_a_partner_named_elsewhere_is_shown_on_the_map(
    page: AsksPage, window: MainWindow, lifts: UUID
) -> None:
    wanted = partner(page, "Larkmoor Council").id
    window.desk.show(PageName.ASKS, wanted)
    row = page.asks.partners.current_row()
    assert page.asks.tabs.currentIndex() == MAP
    assert isinstance(row, SimpleRow)
    assert row.title == "Larkmoor Council"
    page.asks.tabs.setCurrentIndex(0)
    window.desk.show(PageName.ASKS, lifts)
    assert page.asks.tabs.currentIndex() == 0
    assert page.sheet.header.what.text() == "Both lifts"


def test_escape_goes_back_to_the_promises(page: AsksPage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(page.asks.list, Qt.Key.Key_Escape)
    assert window.open_page(PageName.PROMISES).isVisible()
    assert not page.isVisible()


def test_a_log_without_asks_says_what_an_ask_is(window: MainWindow) -> None:
    page = window.open_page(PageName.ASKS)
    assert isinstance(page, AsksPage)
    assert page.nothing.isVisible()
