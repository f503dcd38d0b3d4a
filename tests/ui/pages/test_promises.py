"""The page of promises, by keyboard: made, settled in every way, narrowed, and followed through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from organiser_app.domain.relationship_values import AskedHow
from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.store.log import Log
from organiser_app.store.queries.promise_form import agreed_thing, promise_form
from organiser_app.store.queries.promises import PromiseRow as Promise
from organiser_app.store.queries.promises import commitments
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.agreed_step import AgreedStepDialog
from organiser_app.ui.dialogs.commitment import CommitmentDialog
from organiser_app.ui.dialogs.settle import SettleDialog, StepDayDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.promises import PromisesPage
from organiser_app.ui.pages.promises.foot import Act
from organiser_app.ui.pages.promises.lists import PromiseList
from organiser_app.ui.tables import PromiseRow, SimpleRow, Tone
from organiser_app.ui.tables.follow_row import FollowRow
from tests.making import TODAY, making
from tests.ui.lists import rows_of
from tests.ui.test_every_control import nameless

D = TypeVar("D", bound=QDialog)
FRIDAY = TODAY + timedelta(days=4)
OPEN, KEPT = CommitmentState.OPEN, CommitmentState.KEPT


@pytest.fixture
def agreed(owned_log: Log) -> dict[str, UUID]:
    """Bill will if Terri brings the list; a step about Terri; something kept long ago."""
    with making(owned_log) as make:
        bill, terri = make.resident("Bill Hughes"), make.resident("Terri Pell")
        late = TODAY - timedelta(days=3)
        listed = make.promise("bring the list", subject_id=terri, due_on=FRIDAY)
        prices = make.promise(
            "three prices", subject_id=bill, due_on=late, condition="Terri brings the list"
        )
        make.hangs(prices, listed)
        step = make.step("ring back", subject_id=terri, due_on=TODAY)
        kept = make.promise(
            "bake", subject_id=bill, state=KEPT, settled_on=late, asked=AskedHow.OFFERED
        )
        project = make.project("Kitchen")
    return {
        "prices": prices, "list": listed, "step": step, "kept": kept, "bill": bill,
        "terri": terri, "project": project,
    }  # fmt: skip


@pytest.fixture
def page(agreed: dict[str, UUID], window: MainWindow) -> PromisesPage:  # noqa: ARG001 - it is there
    opened = window.open_page(PageName.PROMISES)
    assert isinstance(opened, PromisesPage)
    return opened


def rows(seen: PromiseList) -> list[PromiseRow]:
    return rows_of(seen.rows, PromiseRow)


def take(seen: PromiseList, record_id: UUID) -> None:
    """Take a row in hand."""
    keys = [row.key for row in rows(seen)]
    seen.list.setCurrentIndex(seen.rows.index(keys.index(str(record_id))))


def press(page: PromisesPage, key: Qt.Key, qtbot: QtBot) -> None:
    """Press a key of the page, in a window that is in front again after a dialog."""
    window = page.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page, key)


def in_dialog(kind: type[D], fill: Callable[[D], object]) -> None:
    """Fill the next dialog and accept it; one that is not content is closed, so nothing waits."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        try:
            fill(dialog)
            dialog.accept()
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, answer)


def told(desk: Desk, record_id: UUID) -> Promise:
    found = desk.log.read(lambda connection: agreed_thing(connection, record_id))
    assert found is not None
    return found


def test_the_head_says_how_things_stand_and_what_is_due_stands_by_day(page: PromisesPage) -> None:
    said = page.header.sentence.text()
    assert said == "3 open, 1 late, 2 due in a week, 1 waits on others."
    assert [row.what for row in rows(page.due)] == ["three prices", "ring back", "bring the list"]
    late, step, _ = rows(page.due)
    assert (late.due, late.condition) == ("3 days late", "if Terri brings the list")
    assert step.under == "next step  ·  about Terri Pell"


def test_the_digits_choose_a_view_and_each_says_its_own(page: PromisesPage, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_2, qtbot)
    (waiting,) = rows(page.waiting)
    assert waiting.waits == "Waits for Terri Pell (bring the list, by Fri 6 Mar), not done yet."
    press(page, Qt.Key.Key_3, qtbot)
    assert [row.what for row in rows(page.settled)] == ["bake"]
    press(page, Qt.Key.Key_4, qtbot)
    assert page.follow.sentence.text() == "1 of 1 kept, too few for a rate."
    press(page, Qt.Key.Key_1, qtbot)
    assert page.due.isVisible()


def test_space_keeps_and_the_next_is_in_hand(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    take(page.due, agreed["step"])
    qtbot.keyClick(page.due.list, Qt.Key.Key_Space)
    assert told(desk, agreed["step"]).state is StepState.DONE
    in_hand = page.in_hand()
    assert in_hand is not None
    assert in_hand.id == agreed["list"]
    desk.undo()
    assert told(desk, agreed["step"]).state is StepState.OPEN


def test_what_hung_on_one_that_was_kept_is_told_that_nothing_holds_it_up(
    page: PromisesPage, agreed: dict[str, UUID], qtbot: QtBot
) -> None:
    take(page.due, agreed["list"])
    qtbot.keyClick(page.due.list, Qt.Key.Key_Space)
    page.choose(1)
    (waiting,) = rows(page.waiting)
    assert waiting.waits == "Terri Pell did: nothing holds this up."
    assert waiting.waits_tone is Tone.GOOD


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_P, CommitmentState.PART_KEPT),
        (Qt.Key.Key_L, CommitmentState.LAPSED),
        (Qt.Key.Key_X, CommitmentState.RELEASED),
    ],
)
def test_a_key_settles_a_promise_with_a_reason_and_another_opens_it_again(
    page: PromisesPage, agreed: dict[str, UUID], qtbot: QtBot, key: Qt.Key, state: CommitmentState
) -> None:
    desk = page.desk
    take(page.due, agreed["list"])
    in_dialog(SettleDialog, lambda dialog: dialog.reason.set_text("shifts changed"))
    press(page, key, qtbot)
    settled = told(desk, agreed["list"])
    assert (settled.state, settled.reason) == (state, "shifts changed")
    page.choose(2)
    take(page.settled, agreed["list"])
    assert rows(page.settled)[0].under.startswith("shifts changed")
    press(page, Qt.Key.Key_O, qtbot)
    assert told(desk, agreed["list"]).state is OPEN


def test_what_hangs_on_one_that_lapsed_is_said_to_fall_in_both_lists(
    page: PromisesPage, agreed: dict[str, UUID], qtbot: QtBot
) -> None:
    take(page.due, agreed["list"])
    in_dialog(SettleDialog, lambda dialog: dialog.reason.set_text("shifts changed"))
    press(page, Qt.Key.Key_L, qtbot)
    falls = "What Terri Pell promised lapsed (bring the list), so this is off too."
    page.choose(1)
    assert [row.waits for row in rows(page.waiting)] == [falls]
    assert rows(page.waiting)[0].waits_tone is Tone.SOON  # nobody is late
    page.choose(0)
    assert rows(page.due)[0].waits == falls
    assert page.header.sentence.text().endswith("1 is held up.")


def test_nothing_lapses_without_a_reason(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    dialog = SettleDialog(desk, told(desk, agreed["list"]), CommitmentState.LAPSED, page)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() == 0
    assert "why" in dialog.reason._below.text()


def test_a_promise_is_renewed_for_a_day_in_words_and_both_are_shown(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    take(page.due, agreed["prices"])
    in_dialog(SettleDialog, lambda dialog: dialog.day.set_text("Friday"))
    press(page, Qt.Key.Key_R, qtbot)
    (again,) = [row for row in desk.log.read(commitments) if row.renews_id == agreed["prices"]]
    assert again.due_on == FRIDAY
    page.choose(2)
    assert "renewed to 6 Mar" in rows(page.settled)[0].under


@pytest.mark.parametrize("typed", ["", "some day", "1 January 2020"])
def test_a_renewal_needs_a_day_that_is_to_come(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk, qtbot: QtBot, typed: str
) -> None:
    dialog = SettleDialog(desk, told(desk, agreed["list"]), CommitmentState.RENEWED, page)
    qtbot.addWidget(dialog)
    dialog.day.set_text(typed)
    dialog.accept()
    assert dialog.result() == 0


def test_a_step_is_moved_changed_and_dropped(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    take(page.due, agreed["step"])
    in_dialog(StepDayDialog, lambda dialog: dialog.day.set_text("Friday"))
    press(page, Qt.Key.Key_R, qtbot)
    assert told(desk, agreed["step"]).due_on == FRIDAY
    in_dialog(AgreedStepDialog, lambda dialog: dialog.what.set_text("call round"))
    qtbot.keyClick(page.due.list, Qt.Key.Key_Return)
    assert told(desk, agreed["step"]).what == "call round"
    press(page, Qt.Key.Key_L, qtbot)
    assert QApplication.activeModalWidget() is None
    press(page, Qt.Key.Key_X, qtbot)
    assert told(desk, agreed["step"]).state is StepState.DROPPED


def test_the_foot_offers_what_can_be_done_with_the_row_in_hand(
    page: PromisesPage, agreed: dict[str, UUID]
) -> None:
    def offered() -> list[str]:
        return [each.text() for each in page.foot.buttons.values() if not each.isHidden()]

    take(page.due, agreed["prices"])
    assert offered() == [
        "Kept", "In part…", "Lapsed…", "Renew…", "Release…", "Change…", "Go to them",
    ]  # fmt: skip
    take(page.due, agreed["step"])
    assert offered() == ["Done", "Move…", "Drop", "Change…", "Go to them"]
    page.choose(2)
    assert offered() == ["Open again", "Change…", "Go to them"]
    page.choose(0)
    page.foot.buttons[Act.KEEP].click()
    assert agreed["step"] not in {UUID(row.key) for row in rows(page.due)}


def test_a_promise_is_made_in_full_by_keyboard(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        qtbot.keyClicks(dialog.by.line, "bill")
        qtbot.keyClick(dialog.by.line, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.by.line, Qt.Key.Key_Return)
        qtbot.keyClicks(dialog.to.line, "the street")
        dialog.what.set_text("sweep the path")
        dialog.due.set_text("Friday")
        dialog.remind.set_text("tomorrow")
        dialog.asked.choose(AskedHow.FACE_TO_FACE.value)
        dialog.project.choose(str(agreed["project"]))
        qtbot.keyClicks(dialog.hangs_on.line, "terri list")
        qtbot.keyClick(dialog.hangs_on.line, Qt.Key.Key_Return)
        dialog.at_least.set_text("3")
        qtbot.keyClicks(dialog.joins.line, "prices")
        qtbot.keyClick(dialog.joins.line, Qt.Key.Key_Return)

    in_dialog(CommitmentDialog, fill)
    press(page, Qt.Key.Key_N, qtbot)
    (made,) = [row for row in desk.log.read(commitments) if row.what == "sweep the path"]
    assert (made.who, made.to_whom, made.project) == ("Bill Hughes", "the street", "Kitchen")
    assert (made.due_on, made.remind_on) == (FRIDAY, TODAY + timedelta(days=1))
    assert made.asked is AskedHow.FACE_TO_FACE
    assert made.condition == "Terri Pell: bring the list; 3 others do the same"
    form = desk.log.read(lambda connection: promise_form(connection, made.id)).promise
    assert form is not None
    assert form.joins is not None
    assert (form.at_least, form.joins.id) == (3, agreed["prices"])
    assert [row.id for row in form.hangs_on] == [agreed["list"]]


def test_enter_changes_a_promise_and_keeps_all_that_was_not_touched(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    take(page.due, agreed["prices"])
    in_dialog(CommitmentDialog, lambda dialog: dialog.what.set_text("four prices"))
    qtbot.keyClick(page.due.list, Qt.Key.Key_Return)
    changed = told(desk, agreed["prices"])
    assert (changed.what, changed.who) == ("four prices", "Bill Hughes")
    assert changed.condition_met is False


def test_the_words_of_a_condition_offer_a_promise_and_link_it_only_when_asked(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    dialog = CommitmentDialog(desk, desk.log.read(promise_form), page)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.condition.line, "Terri brings the list")
    assert dialog._suggestion is not None
    assert dialog._suggestion.text() == "Terri Pell: bring the list"
    assert dialog.hangs_on.rows() == []
    assert dialog.condition.line.nextInFocusChain() is dialog._suggestion
    suggestion = dialog._suggestion
    suggestion.setFocus()
    suggestion.click()
    assert [row.key for row in dialog.hangs_on.rows()] == [str(agreed["list"])]
    assert vars(dialog)["_suggestion"] is None
    assert dialog.focusWidget() is dialog.hangs_on.line


def test_a_promise_without_a_promiser_or_with_words_for_a_promise_is_not_made(
    page: PromisesPage, desk: Desk, qtbot: QtBot
) -> None:
    dialog = CommitmentDialog(desk, desk.log.read(promise_form), page)
    qtbot.addWidget(dialog)
    dialog.what.set_text("cook")
    dialog.accept()
    assert "who promises" in dialog.by._below.text()
    dialog.by.show_taken("", "The council")
    for field, typed in ((dialog.at_least, "ten"), (dialog.joins, "nobody's")):
        field.line.setText(typed)
        dialog.accept()
        assert field._below.text()
        field.line.setText("")
    assert dialog.result() == 0


def test_a_taken_promise_is_taken_off_again_by_del_and_kept_in_a_draft(
    page: PromisesPage, desk: Desk, qtbot: QtBot
) -> None:
    dialog = CommitmentDialog(desk, desk.log.read(promise_form), page)
    qtbot.addWidget(dialog)
    field = dialog.hangs_on
    field.show_rows([SimpleRow("1", "Bill: prices"), SimpleRow("2", "Terri: list")])
    kept = field.kept()
    field.list.choose_first()
    qtbot.keyClick(field.list, Qt.Key.Key_Delete)
    assert [row.title for row in field.rows()] == ["Terri: list"]
    field.put_back(kept)
    assert [row.key for row in field.rows()] == ["1", "2"]
    party = dialog.by
    party.show_taken("resident:1", "Bill")
    again = party.kept()
    party.put_back("")
    party.put_back(again)
    assert (party.key(), party.text()) == ("resident:1", "Bill")


def test_a_step_about_a_resident_is_agreed_on(page: PromisesPage, qtbot: QtBot) -> None:
    def fill(dialog: AgreedStepDialog) -> None:
        dialog.what.set_text("bring the forms")
        qtbot.keyClicks(dialog.about.line, "bill")
        qtbot.keyClick(dialog.about.line, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.about.line, Qt.Key.Key_Return)

    in_dialog(AgreedStepDialog, fill)
    press(page, Qt.Key.Key_A, qtbot)
    page.narrowing.words.setText("forms")
    (row,) = rows(page.due)
    assert row.under == "next step  ·  about Bill Hughes"


def test_g_goes_to_whose_promise_it_is(
    page: PromisesPage, agreed: dict[str, UUID], window: MainWindow, qtbot: QtBot
) -> None:
    take(page.due, agreed["list"])
    press(page, Qt.Key.Key_G, qtbot)
    assert window.stack.currentWidget() is window.open_page(PageName.PEOPLE)


def test_f_narrows_to_one_person_and_to_all_again_and_slash_to_words(
    page: PromisesPage, agreed: dict[str, UUID], qtbot: QtBot
) -> None:
    take(page.due, agreed["list"])
    press(page, Qt.Key.Key_F, qtbot)
    assert {row.what for row in rows(page.due)} == {"bring the list", "ring back"}
    assert page.narrowing.person.text() == "Terri Pell ×"
    press(page, Qt.Key.Key_F, qtbot)
    assert len(rows(page.due)) == 3
    press(page, Qt.Key.Key_Slash, qtbot)
    qtbot.keyClicks(page.narrowing.words, "prices")
    assert [row.what for row in rows(page.due)] == ["three prices"]
    page.narrowing.words.setText("nothing such")
    assert not page.due.list.isVisible()
    assert page.in_hand() is None
    page.do(Act.KEEP)


def test_escape_empties_the_words_and_gives_the_keyboard_back_to_the_list(
    page: PromisesPage, qtbot: QtBot
) -> None:
    words = page.narrowing.words
    press(page, Qt.Key.Key_Slash, qtbot)
    qtbot.keyClicks(words, "zeppelin")
    assert page.due.unheard.isVisibleTo(page.due)
    assert not page.due._nothing.isVisibleTo(page.due)
    page.due.setFocus()
    press(page, Qt.Key.Key_Slash, qtbot)
    assert words.selectedText() == "zeppelin"
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert not words.text()
    assert page.due.list.hasFocus()
    assert len(rows(page.due)) == 3


def test_a_bar_of_follow_through_opens_what_it_stands_for(
    page: PromisesPage, agreed: dict[str, UUID]
) -> None:
    page.choose(3)
    seen = page.follow.by_asked.rows
    (offered,) = [row for row in rows_of(seen, FollowRow) if row.kept]
    assert (offered.title, offered.rate) == ("Offered unasked", "1 of 1 kept, too few for a rate")
    page.follow.by_asked.list.opened.emit(offered)
    assert [UUID(row.key) for row in rows(page.settled)] == [agreed["kept"]]
    assert page.narrowing.sort.text() == "Offered unasked ×"
    page.narrowing.sort.click()
    assert page.narrowing.wanted.asked is None


def test_a_promise_found_elsewhere_is_taken_in_hand_in_its_list(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk
) -> None:
    for name in ("kept", "list", "prices"):
        desk.show(PageName.PROMISES, agreed[name])
        in_hand = page.in_hand()
        assert in_hand is not None
        assert in_hand.id == agreed[name]


@pytest.mark.parametrize(
    ("form", "record", "dialog"),
    [
        (Form.COMMITMENT, "", CommitmentDialog),
        (Form.AGREED_STEP, "", AgreedStepDialog),
        (Form.COMMITMENT, "list", CommitmentDialog),
        (Form.RENEW, "list", SettleDialog),
        (Form.LAPSE, "list", SettleDialog),
        (Form.AGREED_STEP, "step", AgreedStepDialog),
        (Form.STEP_DAY, "step", StepDayDialog),
    ],
)
def test_a_form_that_was_begun_is_taken_up_on_its_record(
    page: PromisesPage,
    agreed: dict[str, UUID],
    form: Form,
    record: str,
    dialog: type[CommitmentDialog | AgreedStepDialog | SettleDialog | StepDayDialog],
) -> None:
    desk = page.desk
    opened: list[object] = []

    def see(seen: object) -> None:
        opened.append(seen)
        if isinstance(seen, StepDayDialog | SettleDialog):
            seen.day.set_text("Friday")
        if isinstance(seen, SettleDialog):
            seen.reason.set_text("because")
        if isinstance(seen, CommitmentDialog):
            seen.by.show_taken("", "Bill")
        if isinstance(seen, CommitmentDialog | AgreedStepDialog):
            seen.what.set_text("something")

    in_dialog(dialog, see)
    desk.show(PageName.PROMISES, agreed[record] if record else None, form.value)
    assert opened


def test_every_control_of_the_dialogs_has_a_name(
    page: PromisesPage, agreed: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    promise = told(desk, agreed["list"])
    form = desk.log.read(lambda connection: promise_form(connection, promise.id))
    for dialog in (
        CommitmentDialog(desk, form, page),
        SettleDialog(desk, promise, CommitmentState.RENEWED, page),
        StepDayDialog(desk, told(desk, agreed["step"]), page),
        AgreedStepDialog(desk, parent=page),
    ):
        qtbot.addWidget(dialog)
        assert nameless(dialog) == set()


def test_an_empty_log_says_what_to_do(window: MainWindow) -> None:
    page = window.open_page(PageName.PROMISES)
    assert isinstance(page, PromisesPage)
    assert page.header.sentence.text() == "Nothing is open."
    assert not page.due.list.isVisible()
    page.choose(3)
    assert page.follow.sentence.text() == "No promise was settled yet."
