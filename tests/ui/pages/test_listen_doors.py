"""A round on the Listen page: doors under one key each, what is thought of twice, and its end."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import AttemptOutcome, StreetSide
from organiser_app.services.doors import add_doors
from organiser_app.services.rounds import begin_round, knock
from organiser_app.store.log import Log
from organiser_app.store.queries.doors import DoorRow, doors_of, streets
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.rounds import round_counts, round_in_hand
from organiser_app.store.queries.statements import statements
from organiser_app.ui.actions import PageName
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.add_doors import AddDoorsDialog
from organiser_app.ui.dialogs.begin_round import BeginRoundDialog
from organiser_app.ui.dialogs.knock_note import KnockNoteDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.listen import ListenPage
from organiser_app.ui.tasks import Tasks
from tests.store_fixtures import START, SettableClock
from tests.ui.pages.dialogs import in_dialog

EVEN = tuple(str(number) for number in range(2, 21, 2))
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def put_doors(log: Log, *labels: str) -> None:
    add_doors(log.work(), "Kendal Road", labels)


def go_out(log: Log, **given: object) -> UUID:
    begun = {"street": "Kendal Road", "side": StreetSide.EVEN, **given}
    round_id = begin_round(log.work(), RoundInput.model_validate(begun)).record_id
    assert round_id is not None
    return round_id


def on_listen(window: MainWindow) -> ListenPage:
    window.activateWindow()
    page = window.open_page(PageName.LISTEN)
    assert isinstance(page, ListenPage)
    return page


@pytest.fixture
def page(window: MainWindow, owned_log: Log) -> ListenPage:
    """The page on a round along ten even doors, the keyboard at the first of them."""
    put_doors(owned_log, *EVEN)
    go_out(owned_log)
    return on_listen(window)


def press(page: ListenPage, keys: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.doors.view, keys)


def in_hand(page: ListenPage) -> list[str]:
    return [line.label for line in page.doors.view.chosen()]


def rows(page: ListenPage) -> dict[str, DoorRow]:
    log = page.desk.log
    on = log.read(round_in_hand)
    assert on is not None
    assert on.street_id is not None
    street_id, round_id, today = on.street_id, on.id, page.desk.today
    found = log.read(lambda c: doors_of(c, street_id, round_id=round_id, today=today))
    return {row.label: row for row in found}


def outcomes(page: ListenPage) -> dict[str, AttemptOutcome]:
    return {label: row.here.outcome for label, row in rows(page).items() if row.here}


def notice(page: ListenPage) -> str:
    return page.doors.notice.text()


def test_the_keyboard_is_at_the_first_door_of_the_round(page: ListenPage) -> None:
    assert QApplication.focusWidget() is page.doors.view
    assert in_hand(page) == ["2"]
    assert [line.label for line in page.doors.model.lines] == list(EVEN)


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        ("s", AttemptOutcome.SHORT_CHAT),
        ("r", AttemptOutcome.REFUSED),
        ("n", AttemptOutcome.NO_ANSWER),
        ("v", AttemptOutcome.VACANT),
        ("c", AttemptOutcome.COME_BACK),
        ("u", AttemptOutcome.UNSAFE),
        ("d", AttemptOutcome.DO_NOT_CONTACT),
        ("N", AttemptOutcome.NO_ANSWER),
    ],
)
def test_one_key_records_what_came_of_a_door_and_moves_to_the_next(
    page: ListenPage, key: str, outcome: AttemptOutcome, qtbot: QtBot
) -> None:
    press(page, key, qtbot)
    assert outcomes(page) == {"2": outcome}
    assert in_hand(page) == ["4"]


def test_the_header_says_how_far_the_round_has_come(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "nsn", qtbot)
    assert page.header.progress.tried.text() == "3 of 10 doors tried"
    assert page.header.progress.talked.text() == "1 conversation"


def test_a_block_of_doors_is_recorded_in_one_change(page: ListenPage, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(page.doors.view, Qt.Key.Key_Down, SHIFT)
    press(page, "n", qtbot)
    assert list(outcomes(page)) == ["2", "4", "6", "8"]
    assert in_hand(page) == ["10"]
    page.desk.undo()
    assert outcomes(page) == {}


def test_a_knock_is_taken_back_and_the_door_says_so(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "d", qtbot)
    assert page.doors.model.lines[0].in_words() == "Door 2, Do not contact, 09:00, Asked on 2 Mar"
    page.desk.undo()
    assert page.doors.model.lines[0].in_words() == "Door 2, not yet tried"


def test_digits_go_to_a_door_and_a_letter_then_records(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "16n", qtbot)
    assert outcomes(page) == {"16": AttemptOutcome.NO_ANSWER}
    assert in_hand(page) == ["18"]


def test_a_door_met_on_the_way_is_added_by_its_number(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "12a", qtbot)
    assert notice(page) == "There is no door 12A here yet. Enter adds it to Kendal Road."
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Return)
    assert in_hand(page) == ["12A"]
    assert notice(page) == ""
    press(page, "s", qtbot)
    assert outcomes(page) == {"12A": AttemptOutcome.SHORT_CHAT}


def test_a_door_of_the_other_side_is_added_and_said_to_be_there(
    page: ListenPage, qtbot: QtBot
) -> None:
    press(page, "31", qtbot)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Return)
    assert notice(page) == "31 was added. It is not on the side of this round."
    assert "31" in rows(page)


def test_a_number_nobody_has_can_be_let_go_of(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "99", qtbot)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Escape)
    assert notice(page) == ""
    press(page, "98", qtbot)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Backspace)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Backspace)
    assert notice(page) == ""
    assert len(rows(page)) == len(EVEN)


def test_a_door_that_asked_for_no_contact_warns_and_a_second_press_records(
    page: ListenPage, qtbot: QtBot
) -> None:
    press(page, "d", qtbot)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Up)
    press(page, "n", qtbot)
    assert notice(page) == "Door 2 asked for no contact. Press N again to record it all the same."
    assert outcomes(page) == {"2": AttemptOutcome.DO_NOT_CONTACT}
    press(page, "n", qtbot)
    assert outcomes(page) == {"2": AttemptOutcome.NO_ANSWER}
    assert notice(page) == ""


def test_a_warning_is_forgotten_at_another_door_and_at_another_key(
    page: ListenPage, qtbot: QtBot
) -> None:
    press(page, "d", qtbot)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Up)
    press(page, "nr", qtbot)
    assert notice(page) == "Door 2 asked for no contact. Press R again to record it all the same."
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Down)
    assert notice(page) == ""
    assert outcomes(page) == {"2": AttemptOutcome.DO_NOT_CONTACT}


def test_a_wish_for_no_contact_is_taken_back_by_its_own_key(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "d", qtbot)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Up)
    press(page, "d", qtbot)
    assert notice(page) == "Door 2 asked for no contact. Press D again if they took it back."
    press(page, "d", qtbot)
    assert rows(page)["2"].do_not_contact_since is None


def test_the_next_door_is_never_one_that_asked_for_no_contact(
    page: ListenPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Down)
    press(page, "d", qtbot)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Home)
    press(page, "n", qtbot)
    assert in_hand(page) == ["6"]


def test_a_block_leaves_out_who_asked_for_no_contact_and_says_so(
    page: ListenPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Down)
    press(page, "d", qtbot)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Home, CTRL)
    for _ in range(2):
        qtbot.keyClick(page.doors.view, Qt.Key.Key_Down, SHIFT)
    press(page, "n", qtbot)
    assert notice(page).startswith("1 of these asked for no contact and is left out.")
    press(page, "n", qtbot)
    assert outcomes(page) == {
        "2": AttemptOutcome.NO_ANSWER,
        "4": AttemptOutcome.DO_NOT_CONTACT,
        "6": AttemptOutcome.NO_ANSWER,
    }


def test_a_door_knocked_lately_warns_first(
    window: MainWindow, owned_log: Log, clock: SettableClock, qtbot: QtBot
) -> None:
    put_doors(owned_log, "2", "4")
    page_rows = owned_log.read(lambda c: doors_of(c, _street(owned_log), today=START.date()))
    knock(owned_log.work(), page_rows[0].id, AttemptOutcome.NO_ANSWER)
    clock.advance(days=3)
    go_out(owned_log)
    page = on_listen(window)
    press(page, "n", qtbot)
    assert notice(page) == "Knocked 3 days ago by Ada: press N again to record it."
    assert outcomes(page) == {}
    press(page, "n", qtbot)
    assert outcomes(page) == {"2": AttemptOutcome.NO_ANSWER}


def _street(log: Log) -> UUID:
    (street,) = log.read(streets)
    return street.id


def test_listening_puts_the_door_in_the_text_and_saving_goes_to_the_next(
    page: ListenPage, qtbot: QtBot
) -> None:
    press(page, "nl", qtbot)
    assert page.editor.hasFocus()
    assert page.editor.toPlainText() == "at: 4 Kendal Road   kind: doorstep\n"
    qtbot.keyClicks(page.editor, "love: Friday lunch")
    assert page.saved.save.text() == "Save, go to 6"
    qtbot.keyClick(page.editor, Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is page.doors.view
    assert in_hand(page) == ["6"]
    (said,) = page.desk.log.read(statements).rows
    assert (said.words, said.where) == ("Friday lunch", "4 Kendal Road")
    on = page.desk.log.read(round_in_hand)
    assert on is not None
    counts = page.desk.log.read(lambda c: round_counts(c, on.id))
    assert (counts.doors, counts.attempts, counts.listenings) == (2, 2, 1)


def test_a_door_at_which_nothing_was_typed_leaves_no_draft(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "l", qtbot)
    qtbot.keyClick(page.editor, Qt.Key.Key_Escape)
    page.drafts.flush()
    assert page.desk.log.read(drafts) == ()
    assert QApplication.focusWidget() is page.doors.view


def test_what_was_typed_before_is_kept_when_a_door_is_listened_at(
    page: ListenPage, qtbot: QtBot
) -> None:
    page.editor.setFocus()
    qtbot.keyClicks(page.editor, "love: the hall")
    press(page, "l", qtbot)
    page.drafts.flush()
    assert "love: the hall" in {row.body for row in page.desk.log.read(drafts)}
    assert page.editor.toPlainText().startswith("at: 2 Kendal Road")


def test_f7_goes_between_the_doors_and_the_text(page: ListenPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.doors.view, Qt.Key.Key_F7)
    assert page.editor.hasFocus()
    qtbot.keyClick(page.editor, Qt.Key.Key_F7)
    assert page.doors.view.hasFocus()


def test_a_note_on_the_last_knock_stands_under_its_door(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "s", qtbot)
    in_dialog(
        KnockNoteDialog,
        lambda dialog: qtbot.keyClicks(dialog.note.line, "Works nights, try a weekend"),
    )
    press(page, "m", qtbot)
    assert page.doors.model.lines[0].under == "Works nights, try a weekend"
    assert in_hand(page) == ["4"]


def test_there_is_nothing_to_note_before_the_first_knock(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "m", qtbot)
    assert QApplication.activeModalWidget() is None


def test_doors_are_added_as_a_range_at_any_time(page: ListenPage, qtbot: QtBot) -> None:
    in_dialog(AddDoorsDialog, lambda dialog: qtbot.keyClicks(dialog.doors.line, "22-26 even"))
    qtbot.keyClick(page.doors.view, Qt.Key.Key_D, CTRL)
    assert [line.label for line in page.doors.model.lines][-3:] == ["22", "24", "26"]
    assert in_hand(page) == ["2"]


def test_a_round_begins_on_a_new_street_with_its_doors(window: MainWindow, qtbot: QtBot) -> None:
    page = on_listen(window)

    def fill(dialog: BeginRoundDialog) -> None:
        qtbot.keyClicks(dialog.where.line, "Elm Row")
        qtbot.keyClicks(dialog.doors.line, "1-9 odd")
        qtbot.keyClicks(dialog.companions.line, "Sandra Pell, Femi Ade")
        qtbot.keyClicks(dialog.back.line, "in 2 hours")

    in_dialog(BeginRoundDialog, fill)
    qtbot.keyClick(page.editor, Qt.Key.Key_B, CTRL)
    on = page.desk.log.read(round_in_hand)
    assert on is not None
    assert (on.street, on.companions) == ("Elm Row", ("Sandra Pell", "Femi Ade"))
    assert on.expected_back_at == START + timedelta(hours=2)
    assert [line.label for line in page.doors.model.lines] == ["1", "3", "5", "7", "9"]
    assert window.focusWidget() is page.doors.view


def test_a_round_at_a_place_has_no_doors(window: MainWindow, owned_log: Log) -> None:
    go_out(owned_log, street="", place="school gate", side=StreetSide.BOTH)
    page = on_listen(window)
    assert not page.doors.isVisible()
    assert page.editor.hasFocus()
    assert page.header.end.isVisible()
    assert page.header.progress.talked.text() == "0 conversations"


def test_overdue_is_said_in_words_once_the_time_has_come(
    window: MainWindow, owned_log: Log, clock: SettableClock
) -> None:
    put_doors(owned_log, "2")
    go_out(owned_log, companions=("Sandra Pell",), expected_back_at=START + timedelta(hours=2))
    page = on_listen(window)
    said = page.header.sentence()
    assert said == "Round with Sandra Pell, out since 09:00, expected back 11:00"
    clock.advance(hours=3)
    page.round.tell_time()
    assert page.header.sentence().endswith("you were expected back at 11:00")


def test_the_end_says_what_the_round_came_to(page: ListenPage, qtbot: QtBot) -> None:
    press(page, "nsl", qtbot)
    qtbot.keyClicks(page.editor, "with: Bill Hughes (new)")
    qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(page.editor, "love: Friday lunch")
    qtbot.keyClick(page.editor, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(page.doors.view, Qt.Key.Key_E, CTRL)
    assert not page.doors.isVisible()
    assert page.header.sentence() == (
        "Back from Kendal Road: 3 doors, 3 attempts, 1 listening, 1 statement, 1 resident."
    )
    assert page.header.begin.isVisible()


def test_a_form_of_a_round_that_was_put_aside_is_taken_up_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = on_listen(window)

    def put_aside() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BeginRoundDialog)
        qtbot.keyClicks(dialog.where.line, "Elm Row")
        dialog.reject()

    QTimer.singleShot(0, put_aside)
    page.round.begin()
    (kept,) = page.desk.log.read(drafts)
    assert kept.form == Form.ROUND
    seen = []
    in_dialog(BeginRoundDialog, lambda dialog: seen.append(dialog.where.text()))
    page.desk.show(PageName.LISTEN, None, kept.form)
    assert seen == ["Elm Row"]


def test_a_street_without_doors_says_how_to_give_it_some(
    window: MainWindow, owned_log: Log
) -> None:
    go_out(owned_log)
    page = on_listen(window)
    assert page.doors.model.lines == ()
    assert not page.doors.view.isVisible()
    assert page.doors.isVisible()


def test_in_a_narrow_window_every_card_of_a_round_keeps_its_place(
    window: MainWindow, page: ListenPage
) -> None:
    window.resize(1024, 700)
    QApplication.processEvents()
    assert window.width() == 1024
    for card in (page.doors, page.said, page.saved):
        assert card.isVisible()
        assert card.mapTo(page, card.rect().topRight()).x() < page.width()


def test_after_the_last_door_it_says_so_and_stays(page: ListenPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.doors.view, Qt.Key.Key_End)
    press(page, "n", qtbot)
    assert in_hand(page) == ["20"]
    assert notice(page) == "That was the last door."


def test_a_note_that_was_put_aside_is_taken_up_after_the_round(
    page: ListenPage, qtbot: QtBot
) -> None:
    press(page, "s", qtbot)
    knocked = rows(page)["2"].here
    assert knocked is not None

    def put_aside() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KnockNoteDialog)
        qtbot.keyClicks(dialog.note.line, "two dogs")
        dialog.reject()

    QTimer.singleShot(0, put_aside)
    press(page, "m", qtbot)
    page.round.end()
    seen = []
    in_dialog(KnockNoteDialog, lambda dialog: seen.append(dialog.note.text()))
    page.desk.show(PageName.LISTEN, knocked.id, Form.KNOCK)
    assert seen == ["two dogs"]
    assert page.desk.log.read(drafts) == ()


def test_doors_that_were_put_aside_are_taken_up_after_the_round(
    page: ListenPage, qtbot: QtBot
) -> None:
    on = page.round.on
    assert on is not None
    page.round.end()
    in_dialog(AddDoorsDialog, lambda dialog: qtbot.keyClicks(dialog.doors.line, "1-3 odd"))
    page.desk.show(PageName.LISTEN, on.street_id, Form.DOORS)
    (street,) = page.desk.log.read(streets)
    assert street.doors == len(EVEN) + 2


def test_keys_wait_for_nothing_while_the_logs_own_worker_writes(
    owned_log: Log, dressed: None, qtbot: QtBot
) -> None:
    assert dressed is None
    put_doors(owned_log, *EVEN)
    round_id = go_out(owned_log)
    desk = Desk(owned_log, Tasks(), Bus())
    page = ListenPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: bool(page.doors.model.lines))
    press(page, "nsrl", qtbot)
    qtbot.keyClicks(page.editor, "love: Friday lunch")
    qtbot.keyClick(page.editor, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.editor.toPlainText() == "")
    press(page, "v", qtbot)
    qtbot.waitUntil(lambda: page.doors.model.lines[4].outcome is AttemptOutcome.VACANT)
    desk.tasks.close()
    counts = owned_log.read(lambda c: round_counts(c, round_id))
    assert (counts.doors, counts.attempts, counts.listenings) == (5, 5, 1)


def test_a_block_begins_at_the_door_in_hand_after_a_listening(
    page: ListenPage, qtbot: QtBot
) -> None:
    press(page, "L", qtbot)
    qtbot.keyClicks(page.editor, "love: Friday lunch")
    page.save()
    assert in_hand(page) == ["4"]
    qtbot.keyClick(page.doors.view, Qt.Key.Key_Down, SHIFT)
    assert in_hand(page) == ["4", "6"]


def test_a_key_passes_over_doors_that_were_tried_already(page: ListenPage, qtbot: QtBot) -> None:
    page.doors.view.go_to(1)
    press(page, "N", qtbot)
    page.doors.view.go_to(0)
    press(page, "N", qtbot)
    assert in_hand(page) == ["6"]


def test_another_round_on_the_street_begins_at_its_first_door(
    page: ListenPage, owned_log: Log, qtbot: QtBot
) -> None:
    press(page, "NN", qtbot)
    page.round.end()
    page.desk.change(begin_round, RoundInput(street="Kendal Road", side=StreetSide.EVEN))
    assert in_hand(page) == ["2"]
    assert round_in_hand_of(owned_log)


def round_in_hand_of(log: Log) -> bool:
    """Whether somebody is out."""
    return log.read(round_in_hand) is not None
