"""The board: every project under its stage, with what is late."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Signal

from organiser_app.language import plural, tr
from organiser_app.store.queries.projects import ProjectRow
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme.stages import stage_word
from organiser_app.ui.widgets import Button, ButtonKind


class _OnRail(SimpleDelegate):
    """Projects on the ground of the rail."""

    on_rail = True
    ruled = False


class BoardColumn(SideColumn):
    """Sends `chosen` with the id of the project in hand, `entered` when it is to be read."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Projects"))
        self.start_button = Button(tr("Start"), ButtonKind.QUIET, icon="plus", in_row=True)
        self.start_button.setAccessibleName(tr("Start a project"))
        self.head.addWidget(self.start_button)
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Projects by stage"), self.rows, _OnRail())
        self.list.marked.connect(self._mark)
        self.list.opened.connect(lambda _: self.entered.emit())
        self.add(self.list, 1)
        self._at = 0

    def show_projects(self, projects: Sequence[ProjectRow], wanted: UUID | None) -> None:
        """Show the board, with the wanted project in hand, else the first."""
        self._at = 0
        self.list.show_whole(_board(projects), str(wanted))

    def step(self, by: int) -> None:
        """Go to the project before or after the one in hand."""
        index = self.rows.index(max(self.list.currentIndex().row(), 0) + by)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _mark(self, row: SimpleRow) -> None:
        """Tell which project is in hand; a heading is stepped over, the way one was going."""
        here = self.list.currentIndex().row()
        if not row.heading:
            self._at = here
            self.chosen.emit(UUID(row.key))
            return
        beyond = here + (1 if here >= self._at else -1)
        self.list.setCurrentIndex(self.rows.index(beyond if beyond >= 0 else self._at))


def _board(projects: Sequence[ProjectRow]) -> list[SimpleRow]:
    rows: list[SimpleRow] = []
    for stage, some in groupby(projects, key=lambda project: project.stage):
        under = [_project(project) for project in some]
        rows.append(SimpleRow(stage.value, stage_word(stage), note=f"{len(under)}", heading=True))
        rows.extend(under)
    return rows


def _project(project: ProjectRow) -> SimpleRow:
    people = plural("{count} person", "{count} people", project.people)
    promises = plural("{count} to do", "{count} to do", project.promises_open)
    return SimpleRow(
        key=str(project.id),
        title=project.name,
        under=f"{people}, {promises}" if project.promises_open else people,
        note=tr("late") if project.late else "",
        tone=Tone.LATE if project.late else Tone.PLAIN,
    )
