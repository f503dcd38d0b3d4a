"""Groups: residents who act together in a column, and the group in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.language import tr
from organiser_app.services.groups import (
    begin_group,
    change_role,
    edit_group,
    end_group,
    join_group,
    leave_group,
)
from organiser_app.store.queries.group_choices import Named, organiser_names, project_names
from organiser_app.store.queries.groups import (
    GroupDetail,
    GroupMemberRow,
    GroupRow,
    group,
    group_of_member,
    groups,
)
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.group import GroupDialog
from organiser_app.ui.dialogs.group_member import GroupMemberDialog, RoleAnswer, RoleDialog
from organiser_app.ui.dialogs.meeting import Whose, plan
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.agreed import settle
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.groups.column import GroupsColumn
from organiser_app.ui.pages.groups.sheet import GroupSheet
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.tables import PersonRow, PromiseRow, SimpleRow
from organiser_app.ui.widgets import Answer, Button, EmptyState, Question


@dataclass(frozen=True, slots=True)
class _Seen:
    group: GroupDetail | None


class GroupsPage(SidePage):
    """Who acts together, in what part, and what comes of it."""

    name = PageName.GROUPS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: GroupDetail | None = None
        self._member_begun: UUID | None = None
        self.forms = {
            Form.GROUP: self.change,
            Form.GROUP_MEMBER: self.add_member,
            Form.GROUP_ROLE: self._take_up_role,
        }
        self.groups, self.sheet = GroupsColumn(), GroupSheet()
        beginning = Button(tr("Begin a group"), icon="plus", keys=tr("N"))
        beginning.clicked.connect(self.begin_new)
        self.nothing = EmptyState(
            tr("No group is begun yet"),
            tr("A group is residents who act together: a tenants’ group, a holding team, a club."),
            beginning,
        )
        self.lay_out(self.groups, self.groups.list, self.sheet, self.nothing)
        self._connect()
        self._bind_keys()

    def refresh(self) -> None:
        """Read the groups anew, and the one in hand."""
        self.desk.read(groups, self._show_groups, owner=self)

    def show_record(self, record_id: UUID) -> None:
        """Show one group, in the column too."""
        self._in_hand = record_id
        self.refresh()

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form that was begun; that of a part is about a member, whose group is found."""
        if form is not Form.GROUP_ROLE or record_id is None:
            super().take_up(form, record_id)
            return
        self._member_begun = record_id

        def found(group_id: UUID | None) -> None:
            if group_id is not None:
                SidePage.take_up(self, form, group_id)

        self.desk.read(lambda connection: group_of_member(connection, record_id), found, owner=self)

    def begin_new(self) -> None:
        """Ask what is begun, and show it once it is in the log."""
        self._ask_what(None)

    def change(self) -> None:
        """Say anew what the group in hand is."""
        if self._seen is not None:
            self._ask_what(self._seen)

    def end(self) -> None:
        """Say that the group in hand is no more, if that is meant."""
        seen = self._seen
        if seen is None or seen.row.ended_on is not None:
            return
        question = Question(
            tr("Has “{name}” ended?", name=seen.row.name),
            tr("It ends today. Who belonged to it and when it met stays written down."),
            yes=tr("End it"),
            parent=self,
        )
        if question.ask() is Answer.YES:
            self.desk.change(end_group, seen.row.id, self.desk.today)

    def add_member(self) -> None:
        """Let somebody belong to the group in hand."""
        seen = self._seen
        if seen is None:
            return

        def ask(organisers: tuple[Named, ...]) -> None:
            dialog = GroupMemberDialog(self.desk, seen.row.id, seen.row.name, organisers, self)
            given = dialog.ask()
            if given is not None:
                self.desk.change(dialog.settling(join_group), seen.row.id, given)

        self.desk.read(organiser_names, ask, owner=self)

    def change_role(self) -> None:
        """Give the member in hand another part."""
        self._with_member(self._ask_role)

    def leave(self) -> None:
        """Say that the member in hand has left, which can be undone."""
        self._with_member(lambda member: self.desk.change(leave_group, member.id, self.desk.today))

    def plan_meeting(self) -> None:
        """Plan a meeting of the group in hand."""
        if self._seen is not None:
            row = self._seen.row
            plan(self.desk, self, Whose(MeetingKind.GROUP, row.id, row.name))

    def go_back(self) -> None:
        """Show the residents."""
        self.desk.show(PageName.PEOPLE)

    def _connect(self) -> None:
        column, sheet = self.groups, self.sheet
        column.chosen.connect(self._choose)
        column.list.opened.connect(lambda _: sheet.members.list.setFocus())
        column.begin_button.clicked.connect(self.begin_new)
        column.back_button.clicked.connect(self.go_back)
        column.meetings_button.clicked.connect(lambda: self.desk.show(PageName.MEETINGS))
        sheet.end.clicked.connect(self.end)
        sheet.change.clicked.connect(self.change)
        sheet.plan.clicked.connect(self.plan_meeting)
        sheet.add_member.clicked.connect(self.add_member)
        sheet.role.clicked.connect(self.change_role)
        sheet.left.clicked.connect(self.leave)
        sheet.members.list.opened.connect(self._open_member)
        sheet.meetings.list.opened.connect(
            lambda row: self.desk.show(PageName.MEETINGS, UUID(row.key))
        )
        sheet.came_of_it.list.opened.connect(self._open_came_of_it)
        sheet.promised.list.acted.connect(self._settle)

    def _bind_keys(self) -> None:
        bind_keys(
            self,
            {
                "N": (tr("Begin a group"), self.begin_new),
                "E": (tr("Say what it is"), self.once_read(self.change)),
                "A": (tr("Add a member"), self.once_read(self.add_member)),
                "R": (tr("Give the member another part"), self.once_read(self.change_role)),
                "X": (tr("The member has left"), self.once_read(self.leave)),
                "M": (tr("Plan a meeting"), self.once_read(self.plan_meeting)),
                "Esc": (tr("Back to People"), self.go_back),
            },
        )

    def _ask_what(self, known: GroupDetail | None) -> None:
        def ask(projects: tuple[Named, ...]) -> None:
            dialog = GroupDialog(self.desk, projects, known, self)
            given = dialog.ask()
            if given is None:
                return
            if known is not None:
                self.desk.change(dialog.settling(edit_group), known.row.id, given)
            else:
                self.desk.change(dialog.settling(begin_group), given)

        self.desk.read(project_names, ask, owner=self)

    def _ask_role(self, member: GroupMemberRow) -> None:
        dialog = RoleDialog(self.desk, member, self)
        now = dialog.ask()
        if now is not None and now != RoleAnswer(member.role, member.leads):
            self.desk.change(dialog.settling(change_role), member.id, now.role, leads=now.leads)

    def _take_up_role(self) -> None:
        for member in self._seen.members if self._seen else ():
            if member.id == self._member_begun:
                self._ask_role(member)

    def _with_member(self, act: Callable[[GroupMemberRow], None]) -> None:
        """Do something with the member in hand, or say that none is."""
        row = self.sheet.members.list.current_row()
        members = self._seen.members if self._seen else ()
        member = next((each for each in members if row and str(each.id) == row.key), None)
        if member is not None:
            act(member)
        elif members:
            self.desk.bus.said.emit(tr("Choose a member first: Enter leads to the members."))
        elif self._seen is not None:
            self.desk.bus.said.emit(tr("Nobody belongs to this group yet: A adds a member."))

    def _show_groups(self, found: tuple[GroupRow, ...]) -> None:
        self.show_sheet(there=bool(found))
        if not found:
            self._in_hand = self._seen = None
        wanted, self._in_hand = self._in_hand, None
        self.groups.show_groups(found, wanted, self.desk.today)

    def _choose(self, group_id: UUID) -> None:
        if group_id == self._in_hand:
            return
        self._in_hand = group_id
        self.begin_read()
        self.desk.read_latest(
            "group", lambda connection: _Seen(group(connection, group_id)), self._show, owner=self
        )

    def _show(self, seen: _Seen) -> None:
        before, now = self._seen, seen.group
        if before is None or now is None or before.row.id != now.row.id:
            self.sheet.area.verticalScrollBar().setValue(0)
        self._seen = now
        if now is not None:
            self.sheet.show_group(now, self.desk.today)
        self.open_begun(there=now is not None)

    def _open_member(self, row: PersonRow) -> None:
        for member in self._seen.members if self._seen else ():
            if str(member.id) == row.key and member.is_resident:
                self.desk.show(PageName.PEOPLE, member.person_id)

    def _open_came_of_it(self, row: SimpleRow) -> None:
        if self._seen is None:
            return
        is_project = row.key == str(self._seen.project_id)
        self.desk.show(PageName.PROJECTS if is_project else PageName.ASKS, UUID(row.key))

    def _settle(self, row: PromiseRow) -> None:
        for promise in self._seen.promised if self._seen else ():
            if str(promise.id) == row.key:
                settle(self.desk, promise)
