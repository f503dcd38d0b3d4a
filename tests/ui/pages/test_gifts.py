from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import Consent, Partner, Referral
from organiser_app.domain.need_inputs import AnswerInput, MetInput
from organiser_app.domain.relationship_values import GiftKind, MatchState, ReferralOutcome
from organiser_app.domain.values import ConsentPurpose, StatementKind
from organiser_app.services.gifts import introduce, settle_match
from organiser_app.services.needs import meet_need
from organiser_app.services.referrals import answer_referral
from organiser_app.store.log import Log
from organiser_app.store.queries.gifts import gift_matches, gifts
from organiser_app.store.queries.need_help import PartnerConsent, passing_on
from organiser_app.store.queries.need_ways import MatchRow, matches_made
from organiser_app.store.queries.needs import NeedRow, need_rows
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.gift import GiftDialog
from organiser_app.ui.dialogs.introduce import IntroduceDialog, SettleMatchDialog
from organiser_app.ui.dialogs.need import MetDialog, NeedAct, NeedDialog
from organiser_app.ui.dialogs.need_story import NeedStoryDialog
from organiser_app.ui.dialogs.referral import AnswerDialog, ReferralDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.need_words import with_whom_words
from organiser_app.ui.pages.gifts import GiftsPage
from organiser_app.ui.tables.need_lines import GiftLine, MatchLine, NeedLine
from organiser_app.ui.widgets import Question
from tests.making import TODAY, making
from tests.ui.lists import all_rows, rows_of
from tests.ui.pages.dialogs import in_dialog


@pytest.fixture
def patch(owned_log: Log) -> dict[str, UUID]:
    """Bill needs a lift and waits; Terri has a van; Ann's need was met."""
    with making(owned_log) as make:
        bill, terri, ann = (make.resident(name) for name in ("Bill Hughes", "Terri", "Ann"))
        buses = make.theme("buses")
        heard = make.listening(bill, on=TODAY - timedelta(days=20), door_id=make.door())
        need = make.statement(
            heard,
            "a lift to the clinic on Tuesdays",
            kind=StatementKind.NEED,
            by=bill,
            themes=[buses],
            quote="I can pay the petrol.",
            strength=4,
            asked_before=True,
        )
        gift = make.statement(
            heard, "van free on Tuesdays", kind=StatementKind.GIFT, by=terri, themes=[buses]
        )
        met = make.statement(
            heard, "a form read", kind=StatementKind.NEED, by=ann, met_on=TODAY, satisfied=5
        )
        desk = make.put(Partner, name="Transport desk")
        referral = make.put(
            Referral,
            statement_id=need,
            subject_id=bill,
            partner_id=desk,
            on=TODAY - timedelta(days=9),
        )
    return {"need": need, "gift": gift, "met": met, "Bill": bill, "referral": referral}


@pytest.fixture
def page(patch: dict[str, UUID], window: MainWindow) -> GiftsPage:
    assert patch
    opened = window.open_page(PageName.GIFTS)
    assert isinstance(opened, GiftsPage)
    return opened


def need_of(log: Log, need: UUID) -> NeedRow:
    (row,) = log.read(lambda connection: need_rows(connection, [need]))
    return row


def match_of(log: Log) -> MatchRow:
    (row,) = log.read(matches_made)
    return row


def back_to(qtbot: QtBot, widget: QWidget) -> None:
    """Let the keyboard be there, which a dialog that was closed gives back late."""
    with qtbot.waitActive(widget.window()):
        widget.window().activateWindow()
    widget.setFocus()


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key) -> None:
    """Press a key that opens no dialog."""
    back_to(qtbot, widget)
    qtbot.keyClick(widget, key)


def test_the_head_says_how_many_wait_how_long_and_how_often_it_was_in_vain(
    page: GiftsPage,
) -> None:
    assert page.header.sentence.text() == (
        "1 need waits, for 20 days, 50% of all had been asked before"
    )


def test_a_match_stands_with_its_reasons_and_both_in_their_words(page: GiftsPage) -> None:
    (line,) = all_rows(page.matches.rows)
    assert isinstance(line, MatchLine)
    assert line.reasons == "both about buses; both name Tuesday"
    assert line.need.verbatim
    assert line.need.gist == "a lift to the clinic on Tuesdays"
    assert "Gift: Terri: van free on Tuesdays" in line.in_words()


def test_a_key_introduces_the_two_and_a_key_keeps_what_came_of_it(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    back_to(qtbot, page.matches.list)
    in_dialog(IntroduceDialog, lambda dialog: dialog.kind.set_text("gives lifts"))
    qtbot.keyClick(page.matches.list, Qt.Key.Key_I)
    assert match_of(desk.log).state is MatchState.INTRODUCED
    first, second, *others = all_rows(page.matches.rows)
    assert isinstance(first, MatchLine)
    assert isinstance(second, MatchLine)
    assert (first.heading, second.act_keys) == (True, "A")
    assert others == []  # no heading without a row under it
    back_to(qtbot, page.matches.list)
    in_dialog(SettleMatchDialog, helped_well)
    qtbot.keyClick(page.matches.list, Qt.Key.Key_A)
    assert match_of(desk.log).state is MatchState.HELPED
    need = need_of(desk.log, patch["need"])
    assert (need.met_on, need.satisfied) == (TODAY, 4)
    assert page.header.sentence.text().startswith("0 needs wait")


def helped_well(dialog: SettleMatchDialog) -> None:
    dialog.state.choose(MatchState.HELPED)
    assert not dialog.met.ticked()
    assert dialog.satisfied.isHidden()
    dialog.met.box.setChecked(True)
    dialog.satisfied.choose("4")


def test_nothing_closes_a_need_that_was_not_chosen(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    need = need_of(desk.log, patch["need"])
    answer = AnswerDialog(desk, need.referrals[0], page)
    met = MetDialog(desk, need, page)
    for dialog in (answer, met):
        qtbot.addWidget(dialog)
        dialog.accept()
        assert dialog.result() == 0
    answer.outcome.choose(ReferralOutcome.HELPED)
    answer.met.box.setChecked(True)
    answer.accept()
    assert answer.result() == 0
    assert answer.satisfied._below.text() == "Choose one."
    answer.satisfied.say_nothing()
    met.satisfied.say_nothing()
    assert (answer.answer().met, answer.answer().satisfied) == (True, None)
    assert met.answer().satisfied is None


def test_a_need_that_was_met_before_stays_met_on_its_day(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    before = TODAY - timedelta(days=3)
    introduce(desk.log.work(), patch["need"], patch["gift"], before)
    meet_need(desk.log.work(), patch["need"], MetInput(on=before, satisfied=2))
    (made,) = desk.log.read(lambda connection: gift_matches(connection, TODAY)).introduced
    dialog = SettleMatchDialog(desk, made, page)
    qtbot.addWidget(dialog)
    dialog.state.choose(MatchState.HELPED)
    assert dialog.met.isHidden()
    assert not dialog.answer().met
    settle_match(desk.log.work(), made.match.id, MatchState.HELPED, TODAY, met=True, satisfied=5)
    need = need_of(desk.log, patch["need"])
    assert (need.met_on, need.satisfied) == (before, 2)


def test_a_need_that_waits_still_says_who_helped(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk
) -> None:
    helped = AnswerInput(outcome=ReferralOutcome.PART_HELPED, on=TODAY)
    answer_referral(desk.log.work(), patch["referral"], helped)
    assert page.isVisible()
    assert with_whom_words(need_of(desk.log, patch["need"]), TODAY) == "helped by Transport desk"


def test_what_fell_through_leaves_the_need_waiting(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    back_to(qtbot, page.matches.list)
    in_dialog(IntroduceDialog, lambda _: None)
    qtbot.keyClick(page.matches.list, Qt.Key.Key_Return)

    def say(dialog: SettleMatchDialog) -> None:
        dialog.state.choose(MatchState.FELL_THROUGH)
        assert dialog.met.isHidden()

    back_to(qtbot, page.matches.list)
    in_dialog(SettleMatchDialog, say)
    qtbot.keyClick(page.matches.list, Qt.Key.Key_Space)
    assert match_of(desk.log).state is MatchState.FELL_THROUGH
    assert need_of(desk.log, patch["need"]).met_on is None


def test_what_came_of_a_pair_is_not_asked_before_it_is_introduced_and_that_is_said(
    page: GiftsPage, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.desk.bus.said.connect(said.append)
    qtbot.keyClick(page.matches.list, Qt.Key.Key_A)
    assert said == ["The two are not introduced yet: I introduces them."]


def test_a_pair_is_set_aside_for_good_once_that_is_confirmed(
    page: GiftsPage, desk: Desk, qtbot: QtBot
) -> None:
    back_to(qtbot, page.matches.list)
    in_dialog(Question, lambda dialog: dialog.yes.click())
    qtbot.keyClick(page.matches.list, Qt.Key.Key_S)
    assert match_of(desk.log).state is MatchState.SET_ASIDE
    assert all_rows(page.matches.rows) == []
    desk.undo()
    assert len(all_rows(page.matches.rows)) == 1


def to_needs(page: GiftsPage, qtbot: QtBot) -> None:
    press(qtbot, page, Qt.Key.Key_2)
    assert page.needs.list.hasFocus()


def test_needs_that_were_met_stand_behind_a_tick(page: GiftsPage, qtbot: QtBot) -> None:
    to_needs(page, qtbot)
    (line,) = all_rows(page.needs.rows)
    assert isinstance(line, NeedLine)
    assert line.with_whom == "Transport desk, since 21 Feb"
    assert (line.marks, line.waits) == ("asked before", "waits 20 days")
    qtbot.mouseClick(page.met, Qt.MouseButton.LeftButton)
    shown = all_rows(page.needs.rows)
    assert [line.met for line in shown if isinstance(line, NeedLine)] == [False, True]


def test_a_need_is_met_by_a_key_and_opened_again_by_the_same(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    to_needs(page, qtbot)
    page.met.click()

    def say(dialog: MetDialog) -> None:
        dialog.on.set_text("yesterday")
        dialog.satisfied.choose("4")

    back_to(qtbot, page.needs.list)
    in_dialog(MetDialog, say)
    qtbot.keyClick(page.needs.list, Qt.Key.Key_M)
    met = need_of(desk.log, patch["need"])
    assert (met.met_on, met.satisfied) == (TODAY - timedelta(days=1), 4)
    page.needs.list.choose(str(patch["need"]))
    press(qtbot, page.needs.list, Qt.Key.Key_M)
    assert need_of(desk.log, patch["need"]).met_on is None


def test_a_need_is_passed_on_to_a_partner_by_name_once_consent_was_told(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    with making(desk.log) as make:
        make.put(
            Consent,
            subject_id=patch["Bill"],
            purpose=ConsentPurpose.SHARE_WITH_PARTNERS,
            given=False,
            on=TODAY,
        )
    to_needs(page, qtbot)

    def say(dialog: ReferralDialog) -> None:
        assert "partners may not know" in dialog.agreed.text()
        dialog.partner.set_text("the clinic")
        dialog.accept()
        assert dialog.result() == 0
        assert "Tick one" in dialog.nameless._below.text()
        dialog.nameless.box.setChecked(True)
        dialog.yes.box.setChecked(True)
        assert not dialog.nameless.ticked()
        dialog.after.choose(str(patch["referral"]))

    back_to(qtbot, page.needs.list)
    in_dialog(ReferralDialog, say)
    qtbot.keyClick(page.needs.list, Qt.Key.Key_R)
    first, second = need_of(desk.log, patch["need"]).referrals
    assert (first.outcome, second.partner) == (ReferralOutcome.PASSED_ON, "the clinic")
    known = desk.log.read(lambda connection: passing_on(connection, patch["Bill"]))
    assert known.consent == PartnerConsent(given=True, on=TODAY)
    dialog = ReferralDialog(desk, need_of(desk.log, patch["need"]), page)
    qtbot.addWidget(dialog)
    assert dialog.yes.isHidden()
    assert dialog.nameless.isHidden()


def test_nobody_named_is_nobody_to_pass_a_need_to(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    dialog = ReferralDialog(desk, need_of(desk.log, patch["need"]), page)
    qtbot.addWidget(dialog)
    assert "never asked" in dialog.agreed.text()
    dialog.accept()
    assert dialog.result() == 0
    dialog.nameless.box.setChecked(True)
    dialog.accept()
    assert dialog.result() == 0
    dialog.partner.set_text("the clinic")
    assert not dialog.answer().agreed_today
    dialog.on.set_text("some day")
    dialog.accept()
    assert dialog.result() == 0


def test_a_partners_answer_is_kept_and_may_meet_the_need(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    to_needs(page, qtbot)

    def say(dialog: AnswerDialog) -> None:
        dialog.outcome.choose(ReferralOutcome.TURNED_AWAY)
        assert dialog.met.isHidden()
        dialog.outcome.choose(ReferralOutcome.HELPED)
        dialog.came.set_text("A driver every other week")
        dialog.met.box.setChecked(True)
        dialog.satisfied.choose("5")

    back_to(qtbot, page.needs.list)
    in_dialog(AnswerDialog, say)
    qtbot.keyClick(page.needs.list, Qt.Key.Key_A)
    row = need_of(desk.log, patch["need"])
    assert (row.met_on, row.referrals[0].came_of_it) == (TODAY, "A driver every other week")


def test_a_story_is_put_together_and_warns_of_a_residents_name(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    with making(desk.log) as make:
        project = make.project("Lifts")
    to_needs(page, qtbot)

    def say(dialog: NeedStoryDialog) -> None:
        qtbot.keyClicks(dialog.who.line, "Bill")
        qtbot.keyClicks(dialog.what.line, "a lift")
        assert "Bill Hughes" in dialog.names.text()
        assert dialog.names.isVisible()
        dialog.who.line.clear()
        qtbot.keyClicks(dialog.who.line, "a patient with two buses")
        assert dialog.names.isHidden()
        dialog.answered.choose(f"project {project}")

    back_to(qtbot, page.needs.list)
    in_dialog(NeedStoryDialog, say)
    qtbot.keyClick(page.needs.list, Qt.Key.Key_T)
    row = need_of(desk.log, patch["need"])
    assert row.story == "As a patient with two buses, I need a lift."
    dialog = NeedStoryDialog(desk, row, page)
    qtbot.addWidget(dialog)
    assert (dialog.who.text(), dialog.what.text()) == ("a patient with two buses", "a lift")
    assert "Lifts" in dialog.answered._below.text()


def test_a_story_written_by_hand_is_left_alone_by_the_fields(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    dialog = NeedStoryDialog(desk, need_of(desk.log, patch["need"]), page)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.what.line, "a lift")
    dialog.accept()
    assert dialog.result() == 0
    assert (dialog.who._below.text(), dialog.what._below.text()) == ("Say who needs what.", "")
    dialog.what.line.clear()
    dialog.story.set_text("We all need a bus.")
    qtbot.keyClicks(dialog.who.line, "a nurse")
    qtbot.keyClicks(dialog.what.line, "a bus")
    assert dialog.story.text() == "We all need a bus."


def test_enter_shows_the_whole_of_a_need_and_leads_on(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    to_needs(page, qtbot)
    seen: list[str] = []

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MetDialog)
        dialog.satisfied.say_nothing()
        dialog.accept()

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NeedDialog)
        seen.append(dialog.windowTitle())
        QTimer.singleShot(0, meet)
        dialog.acts[NeedAct.MET].click()

    back_to(qtbot, page.needs.list)
    QTimer.singleShot(0, choose)
    qtbot.keyClick(page.needs.list, Qt.Key.Key_Return)
    assert seen == ["Bill Hughes"]
    assert need_of(desk.log, patch["need"]).met_on == TODAY


def test_gifts_stand_under_their_kinds_and_are_sorted_by_hand(
    page: GiftsPage, desk: Desk, qtbot: QtBot
) -> None:
    press(qtbot, page, Qt.Key.Key_3)
    head, line = all_rows(page.gifts.rows)
    assert isinstance(head, GiftLine)
    assert isinstance(line, GiftLine)
    assert (head.said.words, head.heading) == ("Tools", True)
    assert (line.kind, line.suggested, line.used) == ("tool", True, "not taken up yet")
    back_to(qtbot, page.gifts.list)
    in_dialog(GiftDialog, lambda dialog: dialog.kind.choose("time"))
    qtbot.keyClick(page.gifts.list, Qt.Key.Key_Return)
    assert desk.log.read(gifts)[0].kind is GiftKind.TIME
    press(qtbot, page.gifts.list, Qt.Key.Key_W)
    heads = [row.said.words for row in rows_of(page.gifts.rows, GiftLine)]
    assert heads[0] == "Offered no more"
    assert all_rows(page.matches.rows) == []


def test_a_record_found_elsewhere_is_shown_in_its_list(
    page: GiftsPage, patch: dict[str, UUID], desk: Desk
) -> None:
    desk.show(PageName.GIFTS, patch["gift"])
    assert page.tabs.currentIndex() == 2
    desk.show(PageName.GIFTS, patch["need"])
    row = page.needs.list.current_row()
    assert page.tabs.currentIndex() == 1
    assert row is not None
    assert row.key == str(patch["need"])


@pytest.mark.parametrize(
    ("form", "record", "kind"),
    [
        (Form.NEED_MET, "need", MetDialog),
        (Form.REFERRAL, "need", ReferralDialog),
        (Form.REFERRAL_ANSWER, "referral", AnswerDialog),
        (Form.NEED_STORY, "need", NeedStoryDialog),
        (Form.GIFT, "gift", GiftDialog),
        (Form.INTRODUCE, "need", IntroduceDialog),
    ],
)
def test_a_form_that_was_begun_opens_again(
    page: GiftsPage, patch: dict[str, UUID], form: Form, record: str, kind: type[MetDialog]
) -> None:
    opened: list[type] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        opened.append(type(dialog))
        dialog.reject()

    QTimer.singleShot(0, close)
    page.desk.show(PageName.GIFTS, patch[record], form)
    assert opened == [kind]


def test_an_empty_log_says_what_to_type(window: MainWindow) -> None:
    page = window.open_page(PageName.GIFTS)
    assert isinstance(page, GiftsPage)
    assert page.header.sentence.text() == "No need was told yet."
    assert not page.matches.list.isVisible()
