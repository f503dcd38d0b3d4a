"""The dialogs of groups and meetings: every control named, every word translated, drafts kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import Meeting, MeetingGuest
from organiser_app.domain.relationship_values import Attendance, GroupKind, MeetingKind
from organiser_app.store.log import Log
from organiser_app.store.queries.group_choices import Named
from organiser_app.store.queries.groups import GroupDetail, GroupMemberRow, GroupRow
from organiser_app.store.queries.meetings import MeetingDetail, meeting
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.group import GroupDialog
from organiser_app.ui.dialogs.group_member import GroupMemberDialog, RoleDialog
from organiser_app.ui.dialogs.meeting import (
    GuestsDialog,
    MeetingDialog,
    MoveMeetingDialog,
    Whose,
    whose_meeting,
)
from organiser_app.ui.dialogs.meeting_held import HeldDialog
from organiser_app.ui.dialogs.meeting_words import PreparationDialog, ReflectionDialog
from tests.making import TODAY, making, noon
from tests.ui.test_every_control import marked, nameless, untranslated

__all__ = ["marked"]

PATCH = Named(uuid4(), "Patch")
GROUP = GroupDetail(
    row=GroupRow(uuid4(), "Patch", GroupKind.CLUB, TODAY, None, 0, None),
    purpose="Patch",
    meets="Patch",
    where="Patch",
    project_id=PATCH.id,
    project="Patch",
    members=(),
    gone=(),
    planned=(),
    held=(),
    promised=(),
    asks=(),
)
MEMBER = GroupMemberRow(uuid4(), uuid4(), "Patch", True, None, "Patch", False, None, None)
"""What people wrote is called as a test of words lets pass."""


@pytest.fixture
def house(owned_log: Log) -> MeetingDetail:
    """A house meeting of yesterday, of whose guests one came and one said that they would."""
    with making(owned_log) as make:
        host = make.resident("Patch Hughes")
        held = make.put(
            Meeting,
            patch_id=make.patch,
            kind=MeetingKind.HOUSE_MEETING,
            organiser_id=make.organiser,
            subject_id=host,
            at=noon(TODAY - timedelta(days=1)),
        )
        for answer in (Attendance.CAME, Attendance.COMING, Attendance.ASKED):
            guest = make.resident(f"Patch {answer}")
            make.put(MeetingGuest, meeting_id=held, subject_id=guest, attendance=answer)
        make.statement(make.listening(host), "Patch is damp", by=host)
        make.promise("bring the Patch", subject_id=host)
    found = owned_log.read(lambda connection: meeting(connection, held))
    assert found is not None
    return found


DIALOGS: dict[str, Callable[[Desk, MeetingDetail], QWidget]] = {
    "group": lambda desk, _: GroupDialog(desk, [PATCH], GROUP),
    "new group": lambda desk, _: GroupDialog(desk, []),
    "member": lambda desk, _: GroupMemberDialog(desk, PATCH.id, PATCH.name, [PATCH]),
    "role": lambda desk, _: RoleDialog(desk, MEMBER),
    "plan": lambda desk, _: MeetingDialog(desk, [PATCH]),
    "move": lambda desk, house: MoveMeetingDialog(desk, house.row, PATCH.name),
    "guests": lambda desk, house: GuestsDialog(desk, house.row.id, came=True),
    "held": HeldDialog,
    "preparation": lambda desk, house: PreparationDialog(desk, house, PATCH.name),
    "reflection": lambda desk, house: ReflectionDialog(desk, house, PATCH.name),
}


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_is_named_and_can_be_translated(
    name: str, desk: Desk, house: MeetingDetail, qtbot: QtBot
) -> None:
    dialog = DIALOGS[name](desk, house)
    qtbot.addWidget(dialog)
    assert nameless(dialog) == set()
    assert untranslated(dialog) <= {"01/03/2026 12:00"}


def test_the_fields_of_a_meeting_are_those_of_its_kind(desk: Desk, qtbot: QtBot) -> None:
    dialog = MeetingDialog(desk, [PATCH])
    qtbot.addWidget(dialog)
    shown = {}
    for kind in MeetingKind:
        dialog.kind.choose(kind)
        fields = (dialog.who, dialog.group, dialog.guests)
        shown[kind] = [not field.isHidden() for field in fields]
    assert shown == {
        MeetingKind.ONE_TO_ONE: [True, False, False],
        MeetingKind.HOUSE_MEETING: [True, False, True],
        MeetingKind.GROUP: [False, True, True],
    }


def test_without_a_group_no_meeting_of_one_is_offered(desk: Desk, qtbot: QtBot) -> None:
    dialog = MeetingDialog(desk, [])
    qtbot.addWidget(dialog)
    dialog.kind.choose(MeetingKind.GROUP)
    assert dialog.kind.choice() is MeetingKind.ONE_TO_ONE


def test_whose_meeting_it_is_stands_there_already(
    desk: Desk, house: MeetingDetail, qtbot: QtBot
) -> None:
    host = house.row.resident_id
    assert host is not None
    whose = desk.log.read(whose_meeting(host)).known
    assert whose == Whose(MeetingKind.ONE_TO_ONE, host, "Patch Hughes")
    dialog = MeetingDialog(desk, [], whose)
    qtbot.addWidget(dialog)
    dialog.at.set_text("Tue 6pm")
    assert dialog.answer().resident_id == host
    assert desk.log.read(whose_meeting(UUID(int=1))).known is None


def test_a_held_meeting_says_who_will_be_present_and_for_whom_nobody_spoke(
    desk: Desk, house: MeetingDetail, qtbot: QtBot
) -> None:
    dialog = HeldDialog(desk, house)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(type(dialog.since))]
    assert (
        "It becomes a listening with Patch Hughes, Patch came. "
        "Of 1 who was asked nobody has said whether they came."
    ) in words
    assert not dialog.as_said.isHidden()
    dialog.as_said.box.setChecked(True)
    assert dialog.answer().as_said


def test_what_is_near_the_hour_is_told_and_stands_in_nobodys_way(
    desk: Desk, house: MeetingDetail, qtbot: QtBot
) -> None:
    host = house.row.resident_id
    assert host is not None
    with making(desk.log) as make:
        make.put(
            Meeting,
            patch_id=make.patch,
            kind=MeetingKind.ONE_TO_ONE,
            organiser_id=make.organiser,
            subject_id=host,
            at=noon(TODAY + timedelta(days=1)),
        )
    dialog = MeetingDialog(desk, [PATCH], Whose(MeetingKind.ONE_TO_ONE, host, "Patch Hughes"))
    qtbot.addWidget(dialog)
    told = dialog.beside.label
    for words, note in (
        ("3/3/2026 12:30", "There is a meeting near that hour already: With Patch Hughes, Tue 3"),
        ("5/3/2026 12:30", "There is a one-to-one with them within the same seven days: Tue 3"),
        ("25/3/2026 12:30", ""),
        ("", ""),
    ):
        dialog.at.set_text(words)
        assert told.text().startswith(note)
        assert told.isHidden() is not bool(note)
    dialog.at.set_text("5/3/2026 12:30")
    dialog.kind.choose(MeetingKind.HOUSE_MEETING)
    assert told.isHidden()
    dialog.at.set_text("3/3/2026 12:30")
    assert not told.isHidden()
    dialog.accept()
    assert dialog.result() == dialog.DialogCode.Accepted


def test_a_meeting_that_is_moved_is_not_beside_itself(
    desk: Desk, house: MeetingDetail, qtbot: QtBot
) -> None:
    dialog = MoveMeetingDialog(desk, house.row, "At Patch’s")
    qtbot.addWidget(dialog)
    dialog.at.set_text("2/3/2026 12:30")
    assert dialog.beside.label.isHidden()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("the old bakery", "New in the log: the old bakery."),
        ("Moor  HALL", "A place, such as a hall, or empty."),
        ("3 Kendal Road", "A place, such as a hall, or empty."),
        ("", "A place, such as a hall, or empty."),
    ],
)
def test_a_place_that_will_be_new_is_told_as_new(
    desk: Desk, qtbot: QtBot, typed: str, hint: str
) -> None:
    with making(desk.log) as make:
        make.place("Moor Hall")
    dialog = GroupDialog(desk, [])
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.where.line, typed)
    assert dialog.where._below.text() == hint
    assert dialog.where.is_new() is hint.startswith("New")


def test_a_known_place_is_offered_and_taken(desk: Desk, qtbot: QtBot) -> None:
    with making(desk.log) as make:
        make.place("Moor Hall")
    dialog = MeetingDialog(desk, [PATCH])
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.where.line, "hall")
    qtbot.keyClick(dialog.where.line, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.where.line, Qt.Key.Key_Return)
    assert dialog.where.text() == "Moor Hall"
    assert not dialog.where.is_new()
