from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import (
    Group,
    GroupMember,
    Meeting,
    MeetingGuest,
    NextStep,
    Organiser,
)
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.values import OrganiserRole, WordingPart
from organiser_app.store.log import Log
from organiser_app.store.queries.meetings import MeetingDetail, meeting, meetings
from organiser_app.store.queries.volunteer_organisers import carrier, carriers
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.listening import ListeningDialog
from organiser_app.ui.dialogs.meeting import GuestsDialog, MeetingDialog, MoveMeetingDialog
from organiser_app.ui.dialogs.meeting_held import HeldDialog
from organiser_app.ui.dialogs.meeting_words import PreparationDialog, ReflectionDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.meetings import MeetingsPage
from organiser_app.ui.pages.meetings.column import View
from organiser_app.ui.tables import PromiseRow
from organiser_app.ui.widgets import Question
from tests.making import TODAY, Maker, making, noon
from tests.ui.lists import all_rows, lines, with_keyboard
from tests.ui.pages.dialogs import in_dialog, leaving_dialog

DAY = timedelta(days=1)


def met(make: Maker, days: int, **fields: object) -> UUID:
    given = {
        "kind": MeetingKind.ONE_TO_ONE,
        "organiser_id": make.organiser,
        "at": noon(TODAY + days * DAY),
        **fields,
    }
    return make.put(Meeting, patch_id=make.patch, **given)


@pytest.fixture
def ids(owned_log: Log) -> dict[str, UUID]:
    """Bill's house meeting of yesterday, a one-to-one today, and a volunteer who keeps Terri."""
    with making(owned_log) as make:
        bill = make.resident("Bill Hughes", door_id=make.door())
        terri = make.resident("Terri Pell")
        late = met(make, -1, kind=MeetingKind.HOUSE_MEETING, subject_id=bill)
        for name in ("Ann Avery", "Bea Boyle"):
            make.put(MeetingGuest, meeting_id=late, subject_id=make.resident(name))
        today = met(make, 0, subject_id=terri)
        listening = make.listening(terri, on=TODAY - DAY)
        make.statement(listening, "damp in the back bedroom", by=terri)
        make.promise("bring the list", subject_id=terri)
        off = met(make, 2, subject_id=bill, state=MeetingState.CALLED_OFF)
        other = make.put(Organiser, name="Ruth")
        theirs = met(make, 5, subject_id=bill, organiser_id=other)
        make.wording(theirs, "My plan.", WordingPart.PREPARATION)
        nell = make.resident("Nell Tully")
        volunteer = make.put(
            Organiser, name="Nell Tully", role=OrganiserRole.VOLUNTEER, subject_id=nell
        )
        make.resident("Ola Kubiak", keeper_id=volunteer)
        make.put(Organiser, name="Sam", role=OrganiserRole.VOLUNTEER)
        make.promise("ring round", organiser_id=volunteer, due_on=TODAY - DAY)
        walkers = make.put(Group, patch_id=make.patch, name="Walkers")
        make.put(GroupMember, group_id=walkers, subject_id=nell, role="picks the way", leads=True)
        return {
            "late": late, "today": today, "off": off, "theirs": theirs, "bill": bill,
            "terri": terri, "nell": nell, "volunteer": volunteer, "walkers": walkers,
        }  # fmt: skip


@pytest.fixture
def page(ids: dict[str, UUID], window: MainWindow, desk: Desk) -> MeetingsPage:
    """The page with the house meeting of yesterday in hand."""
    desk.show(PageName.MEETINGS, ids["late"])
    opened = window.stack.currentWidget()
    assert isinstance(opened, MeetingsPage)
    return opened


def detail(page: MeetingsPage, meeting_id: UUID) -> MeetingDetail:
    found = page.desk.log.read(lambda connection: meeting(connection, meeting_id))
    assert found is not None
    return found


def test_meetings_come_in_the_order_in_which_they_ask_for_something(page: MeetingsPage) -> None:
    assert lines(page.meetings.rows) == [
        "Today",
        "With Terri Pell, today 12:00, one-to-one",
        "Was it held?",
        "At Bill Hughes’s, Sun 1 Mar 12:00, house meeting",
        "Coming",
        "With Bill Hughes, Sat 7 Mar 12:00, one-to-one",
        "Called off",
        "With Bill Hughes, Wed 4 Mar 12:00, one-to-one",
    ]


def test_a_meeting_whose_day_has_passed_asks_whether_it_was_held(page: MeetingsPage) -> None:
    assert page.sheet.head.name.text() == "At Bill Hughes’s"
    assert page.sheet.head.sentence.text() == "House meeting: Sunday 1 March, 12:00."
    assert page.sheet.head.warning.text().startswith("Was it held?")
    assert lines(page.sheet.guests.rows) == ["Ann Avery, asked", "Bea Boyle, asked"]


def test_an_empty_log_says_what_to_do(window: MainWindow) -> None:
    page = window.open_page(PageName.MEETINGS)
    assert isinstance(page, MeetingsPage)
    assert page.nothing.isVisible()


def test_one_key_marks_a_guest_and_goes_on_to_the_next(
    page: MeetingsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    guests = page.sheet.guests.list
    guests.setFocus()
    guests.choose_first()
    for key in (Qt.Key.Key_C, Qt.Key.Key_S):
        qtbot.keyClick(guests, key)
    found = {each.name: each.attendance for each in detail(page, ids["late"]).guests}
    assert found == {"Ann Avery": Attendance.CAME, "Bea Boyle": Attendance.STAYED_AWAY}
    assert detail(page, ids["late"]).row.state is MeetingState.PLANNED
    qtbot.keyClick(guests, Qt.Key.Key_Y)
    qtbot.keyClick(guests, Qt.Key.Key_K)
    qtbot.keyClick(guests, Qt.Key.Key_A)
    found = {each.name: each.attendance for each in detail(page, ids["late"]).guests}
    assert found == {"Ann Avery": Attendance.ASKED, "Bea Boyle": Attendance.COMING}


def test_a_held_meeting_becomes_a_listening_with_what_was_heard(
    page: MeetingsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    def fill(dialog: HeldDialog) -> None:
        assert dialog.at.text() == "01/03/2026 12:00"
        dialog.others.set_text("3")
        dialog.heard.set_text("concern: damp in the hall !4\nwill: Bill brings the list by Friday")
        dialog.reflection.set_text("I talked too much.")

    in_dialog(HeldDialog, fill)
    qtbot.keyClick(page.meetings.list, Qt.Key.Key_H)
    found = detail(page, ids["late"])
    assert found.row.state is MeetingState.HELD
    assert found.reflection == "I talked too much."
    assert lines(page.sheet.heard.rows) == ["Concern: damp in the hall"]
    assert page.sheet.listening.isVisible()
    assert not page.sheet.held.isVisible()
    seen: list[str] = []
    in_dialog(ListeningDialog, lambda dialog: seen.append(dialog.windowTitle()))
    page.sheet.listening.click()
    assert seen == ["House meeting"]


def test_holding_is_refused_while_something_cannot_be_read(
    page: MeetingsPage, ids: dict[str, UUID]
) -> None:
    def fill(dialog: HeldDialog) -> None:
        for wrong in ("", "no day", "3 March 2026 18:00"):
            dialog.at.set_text(wrong)
            dialog.accept()
            assert dialog.isVisible()
        dialog.at.set_text("yesterday 18:00")
        dialog.others.set_text("a few")
        dialog.accept()
        assert dialog.isVisible()
        dialog.others.set_text("")
        dialog.heard.set_text("with: Terri\nlove: the hall")
        dialog.accept()
        assert dialog.isVisible()
        dialog.heard.set_text("love: the hall")

    in_dialog(HeldDialog, fill)
    page.acts.hold()
    held = detail(page, ids["late"]).row
    assert held.at == datetime(2026, 3, 1, 18, 0).astimezone()


def test_it_is_called_off_once_that_was_asked_and_planned_again_by_moving_it(
    page: MeetingsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    listed = with_keyboard(page.meetings.list, qtbot)
    qtbot.keyClick(listed, Qt.Key.Key_C)  # which marks a guest elsewhere
    leaving_dialog(Question, lambda question: question.safe.click())
    qtbot.keyClick(listed, Qt.Key.Key_X)
    assert detail(page, ids["late"]).row.state is MeetingState.PLANNED
    with_keyboard(listed, qtbot)
    leaving_dialog(Question, lambda question: question.yes.click())
    qtbot.keyClick(listed, Qt.Key.Key_X)
    assert detail(page, ids["late"]).row.state is MeetingState.CALLED_OFF
    with_keyboard(listed, qtbot)
    in_dialog(MoveMeetingDialog, lambda dialog: dialog.at.set_text("Thu 18:30"))
    qtbot.keyClick(listed, Qt.Key.Key_E)
    row = detail(page, ids["late"]).row
    assert row.state is MeetingState.PLANNED
    assert row.at == datetime(2026, 3, 5, 18, 30).astimezone()


def test_guests_are_added_before_it_as_asked_and_after_it_as_come(
    page: MeetingsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    def fill(dialog: GuestsDialog) -> None:
        assert dialog.windowTitle() == "Who came too?"
        qtbot.keyClicks(dialog.guests.line, "Dai New, terri")
        qtbot.keyClick(dialog.guests.line, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.guests.line, Qt.Key.Key_Return)

    in_dialog(GuestsDialog, fill)
    qtbot.keyClick(page.meetings.list, Qt.Key.Key_G)
    guests = {each.name: each for each in detail(page, ids["late"]).guests}
    assert guests["Terri Pell"].resident_id == ids["terri"]
    assert guests["Dai New"].attendance is Attendance.CAME


def test_preparation_stands_beside_what_they_said_and_what_is_open(
    page: MeetingsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    page.show_record(ids["today"])
    assert lines(page.sheet.last_said.rows) == ["Concern: damp in the back bedroom"]
    assert lines(page.sheet.between_us.rows) == ["Terri Pell: bring the list, open"]
    in_dialog(PreparationDialog, lambda dialog: dialog.words.set_text("Why does she stay?"))
    qtbot.keyClick(page.meetings.list, Qt.Key.Key_P)
    assert page.sheet.preparation.words.text() == "Why does she stay?"
    assert not page.sheet.guests.isVisible()


def test_a_one_to_one_that_was_held_shows_what_was_agreed_there(
    page: MeetingsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    page.show_record(ids["today"])

    def fill(dialog: HeldDialog) -> None:
        dialog.at.set_text("2/3/2026 08:00")
        dialog.heard.set_text("next: ring back by Friday\nwill: Terri gets prices by Thursday")

    in_dialog(HeldDialog, fill)
    qtbot.keyClick(page.meetings.list, Qt.Key.Key_H)
    page.show_record(ids["today"])
    assert page.sheet.agreed.isVisible()
    assert lines(page.sheet.agreed.rows) == [
        "Terri Pell: gets prices, Thu 5 Mar, open",
        "ring back, Fri 6 Mar, open",
    ]
    assert lines(page.sheet.between_us.rows) == ["Terri Pell: bring the list, open"]
    page.sheet.agreed.list.choose_first()
    page.sheet.agreed.list.setFocus()
    qtbot.keyClick(page.sheet.agreed.list, Qt.Key.Key_Space)
    assert lines(page.sheet.agreed.rows)[0] == "Terri Pell: gets prices, kept 2 Mar, kept"


def test_nothing_is_said_to_be_agreed_before_a_meeting_was_held(
    page: MeetingsPage, ids: dict[str, UUID]
) -> None:
    page.show_record(ids["today"])
    assert page.sheet.agreed.isHidden()


def test_a_reflection_is_kept(page: MeetingsPage, ids: dict[str, UUID], qtbot: QtBot) -> None:
    page.show_record(ids["today"])
    in_dialog(ReflectionDialog, lambda dialog: dialog.words.set_text("She lit up."))
    qtbot.keyClick(page.meetings.list, Qt.Key.Key_R)
    assert page.sheet.reflection.words.text() == "She lit up."


def test_another_organisers_own_words_are_neither_shown_nor_written(
    page: MeetingsPage, ids: dict[str, UUID]
) -> None:
    page.show_record(ids["theirs"])
    assert page.sheet.head.sentence.text().endswith("Planned by Ruth.")
    assert not page.sheet.preparation.isVisible()
    page.acts.prepare()
    page.acts.reflect()
    assert detail(page, ids["theirs"]).preparation == ""


def test_a_one_to_one_is_planned_by_keyboard(page: MeetingsPage, qtbot: QtBot) -> None:
    def fill(dialog: MeetingDialog) -> None:
        dialog.accept()
        assert dialog.isVisible()
        qtbot.keyClicks(dialog.who.line, "bill")
        qtbot.keyClick(dialog.who.line, Qt.Key.Key_Return)
        dialog.accept()
        assert dialog.isVisible()
        dialog.at.set_text("Tue 6pm")

    in_dialog(MeetingDialog, fill)
    qtbot.keyClick(page.meetings.list, Qt.Key.Key_N)
    planned = [
        row
        for row in page.desk.log.read(meetings)
        if row.at == datetime(2026, 3, 3, 18, 0).astimezone()
    ]
    assert [(row.who, row.where) for row in planned] == [("Bill Hughes", "14 Kendal Road")]
    listed = with_keyboard(page.meetings.list, qtbot)
    in_dialog(PreparationDialog, lambda dialog: dialog.words.set_text("Of the garden."))
    qtbot.keyClick(listed, Qt.Key.Key_P)
    assert detail(page, planned[0].id).preparation == "Of the garden."


def test_a_house_meeting_is_planned_with_its_guests(page: MeetingsPage, qtbot: QtBot) -> None:
    def fill(dialog: MeetingDialog) -> None:
        dialog.kind.choose(MeetingKind.HOUSE_MEETING)
        assert dialog.guests.isVisible()
        qtbot.keyClicks(dialog.who.line, "terri")
        qtbot.keyClick(dialog.who.line, Qt.Key.Key_Return)
        dialog.at.set_text("tomorrow evening")
        qtbot.keyClicks(dialog.guests.line, "Ann Avery, Dai New")

    in_dialog(MeetingDialog, fill)
    page.begin_new()
    house = [
        row
        for row in page.desk.log.read(meetings)
        if row.kind is MeetingKind.HOUSE_MEETING and row.who == "Terri Pell"
    ]
    assert [row.asked for row in house] == [2]


def test_who_carries_what_is_a_key_away(
    page: MeetingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.meetings.list, Qt.Key.Key_V)
    assert lines(page.meetings.rows) == [
        "Nell Tully, keeps 1, 1 open, 1 late, leads 1",
        "Sam, carries nothing, nothing",
    ]
    sheet = page.carrier
    assert sheet.head.name.text() == "Nell Tully"
    assert sheet.head.sentence.text() == (
        "Volunteer organiser. Keeps 1, 1 open, 1 late, leads 1. "
        "No one-to-one with somebody paid is in the log."
    )
    assert lines(sheet.open.rows) == ["Nell Tully: ring round, 1 day late, open"]
    assert lines(sheet.led.rows) == ["Walkers, picks the way"]
    assert lines(sheet.kept.rows) == ["Ola Kubiak, no address"]
    sheet.led.list.choose_first()
    qtbot.keyClick(sheet.led.list, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.open_page(PageName.GROUPS)


def test_two_alike_of_one_volunteer_say_about_whom_each_is(
    page: MeetingsPage, owned_log: Log
) -> None:
    everybody = owned_log.read(lambda connection: carriers(connection, TODAY))
    (nell,) = (row for row in everybody if row.name == "Nell Tully")
    with making(owned_log) as make:
        for name in ("Joyce", "Len"):
            about = make.resident(name)
            step = {"agreed_on": TODAY, "organiser_id": nell.organiser_id, "subject_id": about}
            make.put(NextStep, what="go back", **step)
        make.promise("a lift", organiser_id=nell.organiser_id, to_subject_id=about)
    seen = owned_log.read(lambda connection: carrier(connection, nell))
    page.carrier.show_carrier(seen, TODAY)
    shown = {(row.what, row.under) for row in promise_rows(page)}
    assert {("go back", "about Joyce"), ("go back", "about Len")} <= shown
    assert ("a lift", "promised to Len") in shown


def promise_rows(page: MeetingsPage) -> list[PromiseRow]:
    return [row for row in all_rows(page.carrier.open.rows) if isinstance(row, PromiseRow)]


def test_a_one_to_one_with_a_volunteer_is_planned_from_there(
    page: MeetingsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    page.turn(View.CARRYING)

    def fill(dialog: MeetingDialog) -> None:
        assert dialog.who.resident_id() == ids["nell"]
        dialog.at.set_text("Fri at 7")

    in_dialog(MeetingDialog, fill)
    qtbot.keyClick(page.meetings.list, Qt.Key.Key_N)
    assert "Nell Tully" in [row.who for row in page.desk.log.read(meetings)]


def test_with_a_volunteer_whose_record_is_not_known_none_is_planned(page: MeetingsPage) -> None:
    page.turn(View.CARRYING)
    page.meetings.list.setCurrentIndex(page.meetings.rows.index(1))
    assert not page.carrier.plan.isEnabled()
    assert page.carrier.head.warning.text() == "They could be asked to carry something."
    before = len(page.desk.log.read(meetings))
    page.begin_new()
    assert len(page.desk.log.read(meetings)) == before


def test_the_meetings_come_back_by_the_same_key(page: MeetingsPage, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(page.meetings.list, Qt.Key.Key_V)
    assert lines(page.meetings.rows)[0] == "Today"
    assert page.sheets.currentWidget() is page.sheet


def test_a_plan_that_was_begun_with_somebody_is_taken_up(
    page: MeetingsPage, ids: dict[str, UUID]
) -> None:
    def fill(dialog: MeetingDialog) -> None:
        assert dialog.group.choice() == str(ids["walkers"])
        dialog.at.set_text("Fri at 7")

    in_dialog(MeetingDialog, fill)
    page.take_up(Form.MEETING_WITH, ids["walkers"])
    assert "Walkers" in [row.group for row in page.desk.log.read(meetings)]


def test_escape_leads_back_to_people(page: MeetingsPage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.open_page(PageName.PEOPLE)


def test_a_meeting_that_is_held_before_its_hour_was_held_now(
    page: MeetingsPage, ids: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    later = detail(page, ids["theirs"])
    dialog = HeldDialog(desk, later, page)
    qtbot.addWidget(dialog)
    now = desk.log.clock().astimezone()
    assert dialog.at.text() == f"{now:%d/%m/%Y %H:%M}"
    assert dialog.at.check()


def test_of_a_held_meeting_nobody_is_coming_any_more(
    page: MeetingsPage, ids: dict[str, UUID]
) -> None:
    in_dialog(HeldDialog, lambda dialog: dialog.heard.set_text("love: the hall"))
    page.acts.hold()
    page.sheet.guests.list.choose_first()
    page.acts.mark(Attendance.COMING)
    answers = [each.attendance for each in detail(page, ids["late"]).guests]
    assert answers == [Attendance.ASKED, Attendance.ASKED]
    assert not page.sheet.before.isVisible()
    page.acts.mark(Attendance.CAME)
    assert Attendance.CAME in [each.attendance for each in detail(page, ids["late"]).guests]
