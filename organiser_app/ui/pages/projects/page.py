"""Projects: the board in a column, and the one in hand with its people, money and outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from organiser_app.domain.inputs import ProjectInput
from organiser_app.domain.values import ProjectStage
from organiser_app.language import tr
from organiser_app.services.projects import (
    add_step,
    born_of,
    edit_project,
    join_project,
    move_project,
    start_project,
)
from organiser_app.store.queries.project import ProjectDetail, project
from organiser_app.store.queries.projects import ProjectRow, board
from organiser_app.store.queries.statements import StatementRow as Heard
from organiser_app.store.queries.statements import statement_rows
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.born_of import BornDialog
from organiser_app.ui.dialogs.member import MemberDialog
from organiser_app.ui.dialogs.project import ProjectDialog
from organiser_app.ui.dialogs.statement import edit_heard
from organiser_app.ui.dialogs.step import StepDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.agreed import settle
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.joining import JoinStatementDialog
from organiser_app.ui.pages.projects.board import BoardColumn
from organiser_app.ui.pages.projects.sheet import ProjectSheet
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.tables import PersonRow, PromiseRow, StatementRow
from organiser_app.ui.widgets import Button, EmptyState


@dataclass(frozen=True, slots=True)
class _Seen:
    project: ProjectDetail | None


class ProjectsPage(SidePage):
    """What residents carry, from what was heard to what they run themselves."""

    name = PageName.PROJECTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: ProjectDetail | None = None
        self.forms = {
            Form.PROJECT: self.change,
            Form.STEP: self.add_step,
            Form.MEMBER: self.add_member,
        }
        self.board, self.sheet = BoardColumn(), ProjectSheet()
        starting = Button(tr("Start a project"), icon="plus", keys=tr("Ctrl Shift P"))
        starting.clicked.connect(self.begin_new)
        self.nothing = EmptyState(
            tr("No project is begun yet"),
            tr("A project is a piece of work that residents lead, born of what they said."),
            starting,
        )
        self.lay_out(self.board, self.board.list, self.sheet, self.nothing)
        self._connect()
        self._bind_keys()

    def refresh(self) -> None:
        """Read the board anew, and the project in hand."""
        today = self.desk.today
        self.desk.read(lambda connection: board(connection, today), self._show_board, owner=self)

    def show_record(self, record_id: UUID) -> None:
        """Show one project, on the board too."""
        self._in_hand = record_id
        self.refresh()

    def begin_new(self) -> None:
        """Ask what is begun, and show it once it is in the log."""
        dialog = ProjectDialog(self.desk, parent=self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(start_project), given)

    def change(self) -> None:
        """Say anew what the project in hand is."""
        seen = self._seen
        if seen is None:
            return
        dialog = ProjectDialog(self.desk, seen, self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(edit_project), seen.row.id, given, self.desk.today)

    def add_step(self) -> None:
        """Agree on a step of the project in hand."""
        seen = self._seen
        if seen is None:
            return
        dialog = StepDialog(self.desk, seen.row.id, seen.row.name, self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(add_step), seen.row.id, given, self.desk.today)

    def add_member(self) -> None:
        """Let somebody carry the project in hand."""
        seen = self._seen
        if seen is None:
            return
        dialog = MemberDialog(self.desk, seen.row.id, seen.row.name, self)
        who = dialog.ask()
        if who is not None:
            self.desk.change(
                dialog.settling(join_project),
                seen.row.id,
                who.resident_id,
                on=self.desk.today,
                role=who.role,
                leads=who.leads,
            )

    def join(self) -> None:
        """Say of what the project in hand was born."""
        seen = self._seen
        if seen is None:
            return
        question = tr("Of what that residents said was it born?")
        statement_id = JoinStatementDialog(self.desk, question, self).ask()
        if statement_id is not None:
            self.desk.change(born_of, seen.row.id, statement_id)

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form that was begun; one of what was said is about a statement, not a project."""
        if form is Form.PROJECT_BORN and record_id is not None:
            today = self.desk.today
            self.desk.read(
                lambda connection: (
                    statement_rows(connection, [record_id]),
                    board(connection, today),
                ),
                self._begin_of,
                owner=self,
            )
        else:
            super().take_up(form, record_id)

    def report(self) -> None:
        """Make a report of the project in hand."""
        if self._seen is not None:
            self.desk.show(PageName.REPORTS, self._seen.row.id)

    def begin_ask(self) -> None:
        """Ask a power holder for something that the project in hand wants."""
        if self._seen is not None:
            self.desk.show(PageName.ASKS, self._seen.row.id, Form.ASK_BORN)

    def _connect(self) -> None:
        board, sheet = self.board, self.sheet
        board.chosen.connect(self._choose)
        board.entered.connect(sheet.steps.list.setFocus)
        board.start_button.clicked.connect(self.begin_new)
        sheet.stages.wanted.connect(self._move)
        sheet.steps.list.acted.connect(self._settle)
        sheet.people.list.opened.connect(self._open_person)
        sheet.born.list.opened.connect(self._open_statement)
        sheet.join.clicked.connect(self.join)
        sheet.ask.clicked.connect(self.begin_ask)
        sheet.header.report.clicked.connect(self.report)
        sheet.header.change.clicked.connect(self.change)
        sheet.add_step.clicked.connect(self.add_step)
        sheet.add_member.clicked.connect(self.add_member)

    def _bind_keys(self) -> None:
        board = self.board
        bind_keys(
            self,
            {
                "Ctrl+R": (tr("Make a report of it"), self.once_read(self.report)),
                "E": (tr("Say what it is"), self.once_read(self.change)),
                "A": (tr("Add a step"), self.once_read(self.add_step)),
                "P": (tr("Add somebody who carries it"), self.once_read(self.add_member)),
                "B": (tr("Join a statement of which it was born"), self.once_read(self.join)),
                "H": (tr("Begin an ask for it"), self.once_read(self.begin_ask)),
                "[": (tr("The project before"), lambda: board.list.walk(-1)),
                "]": (tr("The next project"), lambda: board.list.walk(1)),
            },
        )

    def _begin_of(self, found: tuple[Sequence[Heard], tuple[ProjectRow, ...]]) -> None:
        """Ask which project was born of a statement, and join it, begun where its name is new."""
        said, projects = found
        for heard in said:
            dialog = BornDialog(self.desk, heard, projects, self)
            answer = dialog.ask()
            if answer is None:
                return
            if answer.project_id is not None:
                self.desk.change(dialog.settling(born_of), answer.project_id, heard.id)
            else:
                given = ProjectInput(name=answer.name, begun_on=self.desk.today)
                self.desk.change(dialog.settling(start_project), given, born_of=heard.id)

    def _show_board(self, projects: tuple[ProjectRow, ...]) -> None:
        self.show_sheet(there=bool(projects))
        if not projects:
            self._in_hand = self._seen = None
        wanted, self._in_hand = self._in_hand, None
        self.board.show_projects(projects, wanted)

    def _choose(self, project_id: UUID) -> None:
        if project_id == self._in_hand:
            return
        self._in_hand = project_id
        self.begin_read()
        today = self.desk.today
        self.desk.read_latest(
            "project",
            lambda connection: _Seen(project(connection, project_id, today)),
            self._show,
            owner=self,
        )

    def _show(self, seen: _Seen) -> None:
        before, now = self._seen, seen.project
        if before is None or now is None or before.row.id != now.row.id:
            self.sheet.area.verticalScrollBar().setValue(0)
        self._seen = now
        if now is not None:
            self.sheet.show_project(now, self.desk.today)
        self.open_begun(there=now is not None)

    def _move(self, stage: ProjectStage) -> None:
        if self._seen is not None:
            self.desk.change(move_project, self._seen.row.id, stage, self.desk.today)

    def _settle(self, row: PromiseRow) -> None:
        for promise in self._seen.agreed if self._seen else ():
            if str(promise.id) == row.key:
                settle(self.desk, promise)

    def _open_person(self, row: PersonRow) -> None:
        for member in self._seen.people if self._seen else ():
            if str(member.person_id) == row.key and member.is_resident:
                self.desk.show(PageName.PEOPLE, member.person_id)

    def _open_statement(self, row: StatementRow) -> None:
        for heard in self._seen.born_of if self._seen else ():
            if str(heard.id) == row.key:
                edit_heard(self.desk, heard, self)
