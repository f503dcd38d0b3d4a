from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    PersonInput,
    StatementInput,
)
from organiser_app.domain.models import Meeting, Organiser
from organiser_app.domain.promise_inputs import StepInput
from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.rules.go_back import GoBackReason
from organiser_app.domain.values import CommitmentState, StatementKind, StepState
from organiser_app.services.listenings import record_listening
from organiser_app.services.rounds import begin_round
from organiser_app.services.steps import agree_step
from organiser_app.store.queries.today import GoBackRow as Visit
from organiser_app.store.queries.today import promises_tally
from organiser_app.ui.actions import PageName
from organiser_app.ui.days import due, full_day, short_day
from organiser_app.ui.dialogs.keys import keys_of
from organiser_app.ui.dialogs.set_aside import SetAsideDialog, Wish
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.meetings import MeetingsPage
from organiser_app.ui.pages.promises import PromisesPage
from organiser_app.ui.pages.today import TodayPage
from organiser_app.ui.pages.visits import reason_words
from organiser_app.ui.tables import GoBackRow, PromiseRow, SimpleRow, Tone
from tests.making import Maker, making
from tests.store_fixtures import START, SettableClock
from tests.ui.lists import rows_of
from tests.ui.pages.dialogs import in_dialog

TODAY = START.date()


@pytest.fixture
def today(window: MainWindow) -> TodayPage:
    page = window.open_page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    return page


def one_to_one(make: Maker, resident_id: UUID, days: int) -> UUID:
    """A one-to-one planned so many days from today."""
    return make.put(
        Meeting,
        patch_id=make.patch,
        organiser_id=make.organiser,
        kind=MeetingKind.ONE_TO_ONE,
        subject_id=resident_id,
        at=START + timedelta(days=days),
    )


def heard(page: TodayPage) -> None:
    listening = ListeningInput(
        at=START,
        where="14 Kendal Road",
        people=(PersonInput(name="Bill Hughes", is_new=True),),
        statements=(
            StatementInput(
                kind=StatementKind.CONCERN, words="damp", quote="They said it was condensation."
            ),
        ),
        next_steps=(NextStepInput(what="ring back", due_on=TODAY - timedelta(days=2)),),
        commitments=(
            CommitmentInput(
                who="Bill", what="three prices", due_on=TODAY, condition="Terri brings the list"
            ),
        ),
    )
    page.desk.change(record_listening, listening)


def test_a_resident_just_heard_is_shown_in_no_circle_yet(today: TodayPage) -> None:
    heard(today)
    row = today.visits.current_row()
    assert isinstance(row, GoBackRow)
    assert row.circle is None


def test_an_empty_day_says_what_will_stand_there(today: TodayPage) -> None:
    assert today.visits_card.nobody.isVisible()
    assert today.due_card.nothing.isVisible()
    assert "0 people to go back to" in today.header._sentence.text()


def test_whom_to_go_back_to_stands_with_their_words_and_the_reason(today: TodayPage) -> None:
    heard(today)
    row = today.visits.current_row()
    assert isinstance(row, GoBackRow)
    assert (row.name, row.place) == ("Bill Hughes", "14 Kendal Road")
    assert row.words == "They said it was condensation."
    assert (row.due, row.tone) == ("2 days late", Tone.LATE)
    assert row.reason == "You said you would: ring back"


def test_a_promise_shows_what_it_hangs_on(today: TodayPage) -> None:
    heard(today)
    rows = [today.promises.row_at(today.promises.model().index(n, 0)) for n in range(2)]
    promises = {row.what: row for row in rows if isinstance(row, PromiseRow)}
    assert promises["three prices"].condition == "if Terri brings the list"
    assert promises["three prices"].due == "Today"
    assert promises["ring back"].who == "Ada"


def test_only_the_first_that_are_due_stand_here_and_all_of_them_on_their_own_page(
    today: TodayPage, window: MainWindow
) -> None:
    for number in range(4):
        window.desk.change(agree_step, StepInput(what=f"step {number}", due_on=TODAY), TODAY)
    assert not today.due_card.foot.isVisible()
    for number in range(4, 6):
        window.desk.change(agree_step, StepInput(what=f"step {number}", due_on=TODAY), TODAY)
    assert today.promises.model().rowCount() == 4
    assert today.due_card.foot.left.text() == "2 more are due"
    today.due_card.foot.button.click()
    assert isinstance(window.stack.currentWidget(), PromisesPage)


def test_space_keeps_a_promise_and_undo_opens_it_again(
    today: TodayPage, window: MainWindow, qtbot: QtBot
) -> None:
    heard(today)
    for _ in range(2):
        today.promises.setFocus()
        today.promises.choose_first()
        qtbot.keyClick(today.promises, Qt.Key.Key_Space)
    log = window.desk.log
    assert log.read(lambda connection: promises_tally(connection, TODAY)).open == 0
    with log.reading() as connection:
        step = connection.exec_driver_sql("SELECT state FROM next_step").scalar_one()
        promise = connection.exec_driver_sql("SELECT state FROM commitment").scalar_one()
    assert (step, promise) == (StepState.DONE.value, CommitmentState.KEPT.value)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert log.read(lambda connection: promises_tally(connection, TODAY)).open == 1


def test_the_week_is_counted_by_kind(today: TodayPage) -> None:
    heard(today)
    assert today.week._counts[StatementKind.CONCERN].text() == "1"
    assert today.week._counts[StatementKind.LOVE].text() == "0"
    assert today.week._sentence.text() == "1 statement, 1 listening"


def test_a_draft_stands_there_until_it_is_dropped(today: TodayPage) -> None:
    desk = today.desk
    draft = desk.log.work().new_id()
    desk.keep_draft(draft, "listen", "love: Friday lunch\nidea: more of it")
    assert today.drafts_card.isVisible()
    assert today.drafts_card.list.model().rowCount() == 1
    desk.keep_draft(draft, "listen", "")
    assert not today.drafts_card.isVisible()


def test_days_are_said_as_people_say_them() -> None:
    assert full_day(TODAY) == "Monday 2 March"
    assert due(TODAY, TODAY) == ("Today", Tone.SOON)
    assert due(TODAY - timedelta(days=1), TODAY) == ("1 day late", Tone.LATE)
    assert due(TODAY + timedelta(days=4), TODAY) == ("Fri 6 Mar", Tone.SOON)
    assert due(TODAY + timedelta(days=40), TODAY) == ("Sat 11 Apr", Tone.PLAIN)
    assert due(None, TODAY) == ("", Tone.PLAIN)
    assert short_day(TODAY.replace(year=2025), TODAY) == "2 Mar 2025"


def test_the_row_in_hand_stays_in_hand_when_the_day_changes(today: TodayPage) -> None:
    heard(today)
    today.promises.setCurrentIndex(today.promises.model().index(1, 0))
    held = today.promises.current_row()
    assert isinstance(held, PromiseRow)
    today.desk.keep_draft(today.desk.log.work().new_id(), "listen", "love: lunch")
    today.refresh()
    still = today.promises.current_row()
    assert isinstance(still, PromiseRow)
    assert still.key == held.key


def test_who_is_out_is_told_and_that_they_were_expected_back(
    today: TodayPage, clock: SettableClock
) -> None:
    back = START + timedelta(hours=2)
    given = RoundInput(street="Kendal Road", expected_back_at=back)
    today.desk.change(begin_round, given)
    assert "Kendal Road: Round on your own, out since" in today.header.sentence()
    clock.now = back + timedelta(minutes=5)
    today.refresh()
    assert "you were expected back at" in today.header.sentence()


def visits(page: TodayPage) -> list[str]:
    return [row.reason for row in rows_of(page.visits, GoBackRow)]


def two_causes(page: TodayPage) -> None:
    with making(page.desk.log) as make:
        bill = make.resident("Bill Hughes")
        make.step("ring back", subject_id=bill, due_on=TODAY - timedelta(days=1))
        make.step("bring the form", subject_id=bill, due_on=TODAY + timedelta(days=3))
    page.refresh()


def test_d_sets_the_cause_in_hand_aside_and_the_next_one_shows(
    today: TodayPage, qtbot: QtBot
) -> None:
    two_causes(today)
    assert visits(today) == ["You said you would: ring back"]
    asked: list[str] = []

    def answer(dialog: SetAsideDialog) -> None:
        asked.append(dialog.windowTitle())
        dialog.no_more.click()

    in_dialog(SetAsideDialog, answer)
    qtbot.keyClick(today.visits, Qt.Key.Key_D)
    assert asked == ["Set Bill Hughes aside?"]
    assert visits(today) == ["You said you would: bring the form"]
    in_dialog(SetAsideDialog, lambda dialog: dialog.later.click())
    today.visits_card.aside_button.click()
    assert visits(today) == []
    assert today.visits_card.nobody.isVisible()
    assert not today.visits_card.aside_button.isEnabled()
    for _ in range(2):
        today.desk.undo()
    assert visits(today) == ["You said you would: ring back"]


@pytest.mark.usefixtures("dressed")
def test_a_cause_is_set_aside_for_good_by_its_key(qtbot: QtBot) -> None:
    dialog = SetAsideDialog("Bill", "Not seen for 9 weeks")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.keyClick(dialog, Qt.Key.Key_N)
    assert dialog.wish is Wish.NO_MORE


def test_a_cause_stays_where_the_choice_is_left(today: TodayPage) -> None:
    two_causes(today)
    in_dialog(SetAsideDialog, lambda dialog: dialog.reject())
    today.visits_card.set_aside()
    assert len(visits(today)) == 1


def test_those_who_can_wait_are_counted_and_shown_when_asked_for(
    today: TodayPage, qtbot: QtBot
) -> None:
    with making(today.desk.log) as make:
        for number in range(15):
            make.step(subject_id=make.resident(f"Neighbour {number}"), due_on=TODAY)
    today.refresh()
    assert len(visits(today)) == 12
    assert today.visits_card.foot.left.text() == "3 more can wait"
    qtbot.keyClick(today.visits, Qt.Key.Key_A)
    assert len(visits(today)) == 15
    assert not today.visits_card.foot.isVisible()


def test_the_keys_of_the_list_are_told(today: TodayPage) -> None:
    two_causes(today)
    told = dict(keys_of(today))
    assert {"J", "K", "D", "Return"} <= set(told)
    assert all(told.values())


@pytest.mark.parametrize(
    ("reason", "detail", "words"),
    [
        (GoBackReason.STEP, "ring", "You said you would: ring"),
        (GoBackReason.PROMISE, "the key", "They promised: the key. Ask how it is going"),
        (GoBackReason.REMINDER, "the key", "Your reminder of their promise: the key"),
        (
            GoBackReason.REFERRAL,
            "Wenbury Homes",
            "Wenbury Homes has not answered: say where it stands",
        ),
        (GoBackReason.GIFT_FITS, "forms", "Offered a gift that fits a need: forms"),
        (GoBackReason.OFFERED, "", "Said they’d help 3 weeks ago, and nobody has taken it up"),
        (
            GoBackReason.STRONG_CONCERN,
            "",
            "A strong concern, and nobody has been back in 23 days",
        ),
        (GoBackReason.KEEPER_LEFT, "Ada", "Ada, who kept in touch, has left"),
        (GoBackReason.NO_KEEPER, "", "Acts with others, and nobody keeps in touch with them"),
        (GoBackReason.UNSEEN, "", "Not seen for 3 weeks"),
    ],
)
def test_every_reason_is_said_in_words(reason: GoBackReason, detail: str, words: str) -> None:
    since = TODAY - timedelta(days=23)
    who = UUID(int=1)
    visit = Visit(
        who, "Bill", "", None, reason, None, since, detail, "", verbatim=False, record_id=None,
        about_id=None, waits=False,
    )  # fmt: skip
    assert reason_words(visit, TODAY) == words


def test_what_a_colleague_said_they_would_do_is_not_told_as_ones_own(today: TodayPage) -> None:
    with making(today.desk.log) as make:
        ruth = make.put(Organiser, name="Ruth")
        make.step("ring back", organiser_id=ruth, subject_id=make.resident("Bill Hughes"))
    today.refresh()
    assert visits(today) == ["Ruth said they would: ring back"]


def test_a_meeting_near_stands_there_and_enter_opens_it(
    today: TodayPage, window: MainWindow, qtbot: QtBot
) -> None:
    desk = today.desk
    with making(desk.log) as make:
        bill = make.resident("Bill Hughes")
        soon = one_to_one(make, bill, 2)
        for days in (-3, 30):
            one_to_one(make, bill, days)
    today.refresh()
    card = today.meetings_card
    rows = [card.list.row_at(card.list.model().index(place, 0)) for place in range(2)]
    assert card.isVisible()
    assert [row.note for row in rows if isinstance(row, SimpleRow)] == ["", "was it held?"]
    card.list.setFocus()
    card.list.choose_first()
    qtbot.keyClick(card.list, Qt.Key.Key_Return)
    page = window.stack.currentWidget()
    assert isinstance(page, MeetingsPage)
    shown = page.meetings.list.current_row()
    assert shown is not None
    assert shown.key == str(soon)


def test_a_day_without_meetings_shows_no_card_of_them(today: TodayPage) -> None:
    assert not today.meetings_card.isVisible()


def test_a_promise_that_can_no_longer_be_kept_says_through_whom(today: TodayPage) -> None:
    with making(today.desk.log) as make:
        terri = make.promise(
            "bring the list", promised_by="Terri", state=CommitmentState.LAPSED, settled_on=TODAY
        )
        bill = make.promise("three prices", promised_by="Bill", due_on=TODAY)
        make.hangs(bill, terri)
    today.refresh()
    row = today.promises.row_at(today.promises.model().index(0, 0))
    assert isinstance(row, PromiseRow)
    assert "Terri" in row.waits
    assert row.waits_tone is Tone.SOON


def test_a_promise_whose_reminder_has_come_is_told_though_it_is_not_due_yet(
    today: TodayPage,
) -> None:
    with making(today.desk.log) as make:
        far = TODAY + timedelta(days=60)
        make.promise("three prices", promised_by="Bill", due_on=far, remind_on=TODAY)
        make.promise("a van", promised_by="Bill", due_on=far, remind_on=TODAY + timedelta(days=1))
    today.refresh()
    row = today.promises.row_at(today.promises.model().index(0, 0))
    assert today.promises.model().rowCount() == 1
    assert isinstance(row, PromiseRow)
    assert (row.what, row.under) == ("three prices", "your reminder for today")
