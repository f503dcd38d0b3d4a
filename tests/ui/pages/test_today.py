from __future__ import annotations

from datetime import timedelta

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
from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import CommitmentState, StatementKind, StepState
from organiser_app.services.listenings import record_listening
from organiser_app.services.rounds import begin_round
from organiser_app.store.queries.today import promises_tally
from organiser_app.ui.actions import PageName
from organiser_app.ui.days import due, full_day, short_day
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.today import TodayPage
from organiser_app.ui.tables import GoBackRow, PromiseRow, Tone
from tests.store_fixtures import START, SettableClock

TODAY = START.date()


@pytest.fixture
def today(window: MainWindow) -> TodayPage:
    page = window.open_page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    return page


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
    assert today._nobody.isVisible()
    assert today._no_promise.isVisible()
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
