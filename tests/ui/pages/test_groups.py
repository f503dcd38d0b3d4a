from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import (
    GroupMember,
    Organiser,
)
from organiser_app.domain.relationship_values import (
    AskState,
    GroupKind,
    MeetingKind,
)
from organiser_app.domain.values import Circle
from organiser_app.store.log import Log
from organiser_app.store.queries.groups import GroupDetail, group
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.meetings import meetings
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.group import GroupDialog
from organiser_app.ui.dialogs.group_member import GroupMemberDialog, RoleDialog
from organiser_app.ui.dialogs.meeting import MeetingDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.groups import GroupsPage
from organiser_app.ui.pages.groups.words import attendance_words
from organiser_app.ui.widgets import Question
from tests.making import TODAY, making
from tests.ui.lists import lines
from tests.ui.pages.dialogs import in_dialog


@pytest.fixture
def ids(owned_log: Log) -> dict[str, UUID]:
    """Tenants with a chair and a member, who met once and meet again; and an empty club."""
    with making(owned_log) as make:
        bill, terri = make.resident("Bill Hughes"), make.resident("Terri Pell")
        make.move(bill, Circle.LEADER)
        project = make.project("Dry walls")
        tenants = make.group(
            kind=GroupKind.TENANTS,
            meets="first Tuesdays",
            place_id=make.place("the hall"),
            project_id=project,
        )
        club = make.group("Walkers", kind=GroupKind.CLUB)
        make.put(
            GroupMember,
            group_id=tenants,
            subject_id=bill,
            role="chairs",
            leads=True,
            joined_on=TODAY,
        )
        make.put(GroupMember, group_id=tenants, subject_id=terri, role="brings cake")
        make.group_meeting(tenants, TODAY - timedelta(days=9), came=(bill,), away=(terri,))
        coming = make.group_meeting(tenants, TODAY + timedelta(days=3))
        make.ask("a survey", "Brightholme Homes", (TODAY, AskState.STALLED), group_id=tenants)
        promise = make.promise("bring the list", subject_id=terri, to_group_id=tenants)
        ruth = make.put(Organiser, name="Ruth")
        return {
            "tenants": tenants, "club": club, "bill": bill, "coming": coming, "promise": promise,
            "project": project, "ruth": ruth,
        }  # fmt: skip


@pytest.fixture
def page(ids: dict[str, UUID], window: MainWindow, desk: Desk) -> GroupsPage:
    """The page with the tenants in hand."""
    desk.show(PageName.GROUPS, ids["tenants"])
    opened = window.stack.currentWidget()
    assert isinstance(opened, GroupsPage)
    return opened


def detail(page: GroupsPage, group_id: UUID) -> GroupDetail:
    found = page.desk.log.read(lambda connection: group(connection, group_id))
    assert found is not None
    return found


def test_the_group_in_hand_is_told_with_its_members_meetings_and_what_came_of_it(
    page: GroupsPage,
) -> None:
    sheet = page.sheet
    assert sheet.head.name.text() == "Tenants"
    assert sheet.head.sentence.text() == "Tenants’ group. Meets first Tuesdays, at the hall."
    assert lines(sheet.members.rows) == [
        "Bill Hughes, leads, chairs, came 1 of 1, leader, Mar 2026",
        "Terri Pell, brings cake, came 0 of 1",
    ]
    assert lines(sheet.meetings.rows) == [
        "Thu 5 Mar 12:00, nobody is asked yet",
        "Sat 21 Feb 12:00, 1 guest came",
    ]
    assert sheet.attendance.text() == "1 came to the last meeting."
    assert lines(sheet.came_of_it.rows) == [
        "Dry walls",
        "a survey, asked of Brightholme Homes, stalled 2 Mar",
    ]
    assert lines(sheet.promised.rows) == ["Terri Pell: bring the list, open"]


@pytest.mark.parametrize(
    ("earlier", "told"),
    [
        ([2], "1 came to the last meeting, 2 to the one before it."),
        ([2, 0, 1], "1 came to the last meeting; to the 3 before it 2, 0 and 1."),
    ],
)
def test_how_many_came_to_the_last_meetings_is_told_the_latest_first(
    owned_log: Log, page: GroupsPage, ids: dict[str, UUID], earlier: list[int], told: str
) -> None:
    with making(owned_log) as make:
        two = [make.resident("Nell"), make.resident("Odette")]
        for weeks, came in enumerate(earlier, start=2):
            on = TODAY - timedelta(weeks=weeks)
            make.group_meeting(ids["tenants"], on, came=two[:came], away=two[came:])
    assert attendance_words(detail(page, ids["tenants"])) == told


def test_the_column_says_how_many_belong_and_when_they_meet_next(page: GroupsPage) -> None:
    assert lines(page.groups.rows) == [
        "Tenants, 2 members, 5 Mar",
        "Walkers, Club, 0 members",
    ]


def test_an_empty_log_says_what_a_group_is(window: MainWindow) -> None:
    page = window.open_page(PageName.GROUPS)
    assert isinstance(page, GroupsPage)
    assert page.nothing.isVisible()


def test_a_group_is_begun_by_keyboard_and_shown(page: GroupsPage, qtbot: QtBot) -> None:
    def fill(dialog: GroupDialog) -> None:
        dialog.name.set_text("Cooks")
        dialog.where.set_text("the hall")
        dialog.project.choose(str(detail(page, page_group(page)).project_id))

    in_dialog(GroupDialog, fill)
    qtbot.keyClick(page.groups.list, Qt.Key.Key_N)
    assert page.sheet.head.name.text() == "Cooks"
    assert lines(page.sheet.came_of_it.rows) == ["Dry walls"]


def page_group(page: GroupsPage) -> UUID:
    assert page._seen is not None
    return page._seen.row.id


def test_a_group_is_changed_and_keeps_what_was_left(
    page: GroupsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    in_dialog(GroupDialog, lambda dialog: dialog.meets.set_text("second Tuesdays"))
    qtbot.keyClick(page.groups.list, Qt.Key.Key_E)
    found = detail(page, ids["tenants"])
    assert (found.meets, found.where, found.project_id) == (
        "second Tuesdays",
        "the hall",
        ids["project"],
    )


def test_a_group_that_meets_at_a_door_is_not_saved(page: GroupsPage, ids: dict[str, UUID]) -> None:
    def fill(dialog: GroupDialog) -> None:
        dialog.where.set_text("14 Kendal Road")
        dialog.accept()
        assert dialog.isVisible()
        dialog.where.set_text("")

    in_dialog(GroupDialog, fill)
    page.change()
    assert detail(page, ids["tenants"]).where == ""


def test_a_resident_joins_a_group(page: GroupsPage, ids: dict[str, UUID], qtbot: QtBot) -> None:
    page.show_record(ids["club"])

    def fill(dialog: GroupMemberDialog) -> None:
        qtbot.keyClicks(dialog.who.line, "bill")
        qtbot.keyClick(dialog.who.line, Qt.Key.Key_Return)
        dialog.role.set_text("picks the way")
        dialog.leads.box.click()

    in_dialog(GroupMemberDialog, fill)
    qtbot.keyClick(page.groups.list, Qt.Key.Key_A)
    assert lines(page.sheet.members.rows) == ["Bill Hughes, leads, picks the way, leader, Mar 2026"]


def test_an_organiser_joins_a_group(page: GroupsPage, ids: dict[str, UUID]) -> None:
    def fill(dialog: GroupMemberDialog) -> None:
        dialog.sort.choose(str(ids["ruth"]))
        assert dialog.who.isHidden()

    in_dialog(GroupMemberDialog, fill)
    page.add_member()
    assert "Ruth" in [each.name for each in detail(page, ids["tenants"]).members]


def test_nobody_joins_who_is_not_in_the_log(page: GroupsPage, ids: dict[str, UUID]) -> None:
    def fill(dialog: GroupMemberDialog) -> None:
        dialog.accept()
        assert dialog.isVisible()
        dialog.reject()

    in_dialog(GroupMemberDialog, fill)
    page.add_member()
    assert len(detail(page, ids["tenants"]).members) == 2


def test_a_member_takes_another_part_and_leaves_and_that_is_taken_back(
    page: GroupsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    members = page.sheet.members
    members.list.setFocus()
    members.list.choose_first()

    def fill(dialog: RoleDialog) -> None:
        assert dialog.leads.ticked()
        dialog.leads.box.click()
        dialog.role.set_text("writes the letters")

    in_dialog(RoleDialog, fill)
    qtbot.keyClick(members.list, Qt.Key.Key_R)
    parts = {each.name: (each.role, each.leads) for each in detail(page, ids["tenants"]).members}
    assert parts["Bill Hughes"] == ("writes the letters", False)
    members.list.choose_first()
    leaving = detail(page, ids["tenants"]).members[0].name
    page.sheet.left.click()
    assert page.sheet.gone.text() == f"Left: {leaving}."
    page.desk.undo()
    assert not page.sheet.gone.isVisible()


def test_a_key_of_members_says_that_none_is_in_hand(
    page: GroupsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    said: list[str] = []
    page.desk.bus.said.connect(said.append)
    for key in (Qt.Key.Key_X, Qt.Key.Key_R):
        qtbot.keyClick(page.groups.list, key)
    page.show_record(ids["club"])
    qtbot.keyClick(page.groups.list, Qt.Key.Key_X)
    first, second, empty = said
    assert first == second
    assert first.startswith("Choose a member first")
    assert empty.startswith("Nobody belongs to this group yet")
    assert len(detail(page, ids["tenants"]).members) == 2


def test_a_group_ends_only_when_that_is_meant(page: GroupsPage, ids: dict[str, UUID]) -> None:
    in_dialog(Question, lambda dialog: dialog.yes.click())
    page.sheet.end.click()
    assert detail(page, ids["tenants"]).row.ended_on == TODAY
    assert not page.sheet.end.isVisible()
    assert lines(page.groups.rows)[-1] == "Tenants, ended 2 Mar"


def test_a_meeting_of_the_group_is_planned_and_its_members_are_asked(
    page: GroupsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    def fill(dialog: MeetingDialog) -> None:
        assert dialog.kind.choice() is MeetingKind.GROUP
        assert dialog.who.isHidden()
        dialog.at.set_text("Tue 6pm")

    in_dialog(MeetingDialog, fill)
    qtbot.keyClick(page.groups.list, Qt.Key.Key_M)
    first = detail(page, ids["tenants"]).planned[0]
    assert (first.asked, first.where) == (2, "the hall")
    assert len(page.desk.log.read(meetings)) == 3


def test_enter_opens_a_member_a_meeting_and_the_project(
    page: GroupsPage, ids: dict[str, UUID], window: MainWindow, qtbot: QtBot
) -> None:
    for card, name in (
        (page.sheet.members, PageName.PEOPLE),
        (page.sheet.meetings, PageName.MEETINGS),
        (page.sheet.came_of_it, PageName.PROJECTS),
    ):
        page.desk.show(PageName.GROUPS, ids["tenants"])
        card.list.setFocus()
        card.list.choose_first()
        qtbot.keyClick(card.list, Qt.Key.Key_Return)
        assert window.stack.currentWidget() is window.open_page(name)


def test_a_promise_to_the_group_is_ticked(page: GroupsPage, qtbot: QtBot) -> None:
    page.sheet.promised.list.setFocus()
    page.sheet.promised.list.choose_first()
    qtbot.keyClick(page.sheet.promised.list, Qt.Key.Key_Space)
    assert lines(page.sheet.promised.rows) == []


def test_escape_leads_back_to_people(page: GroupsPage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.open_page(PageName.PEOPLE)


def test_a_part_that_was_begun_is_taken_up_on_its_group(
    page: GroupsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    page.sheet.members.list.choose_first()
    typed: list[str] = []

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RoleDialog)
        dialog.role.line.clear()
        qtbot.keyClicks(dialog.role.line, "writes")
        dialog.reject()

    QTimer.singleShot(0, begin)
    page.change_role()
    (draft,) = page.desk.log.read(drafts)
    assert draft.form == Form.GROUP_ROLE
    member = detail(page, ids["tenants"]).members[0].id
    page.show_record(ids["club"])
    in_dialog(RoleDialog, lambda dialog: typed.append(dialog.role.text()))
    page.take_up(Form.GROUP_ROLE, member)
    assert typed == ["writes"]
    assert "writes" in [each.role for each in detail(page, ids["tenants"]).members]


def test_one_key_says_that_a_member_has_left(
    page: GroupsPage, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    page.sheet.members.list.choose_first()
    qtbot.keyClick(page.sheet.members.list, Qt.Key.Key_X)
    assert [each.name for each in detail(page, ids["tenants"]).gone] == ["Bill Hughes"]
