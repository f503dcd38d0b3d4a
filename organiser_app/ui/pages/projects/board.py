"""The board: every project under its stage, with what is late."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Signal

from organiser_app.language import plural, tr
from organiser_app.store.queries.projects import ProjectRow
from organiser_app.ui.pages.list_column import ListColumn, add_new
from organiser_app.ui.tables import SimpleRow, Tone
from organiser_app.ui.theme.stages import stage_word


class BoardColumn(ListColumn):
    """Sends `chosen` with the id of the project in hand, `entered` when it is to be read."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Projects"), tr("Projects by stage"))
        self.start_button = add_new(self, tr("Start"), tr("Start a project"))
        self.list.opened.connect(lambda _: self.entered.emit())

    def show_projects(self, projects: Sequence[ProjectRow], wanted: UUID | None) -> None:
        """Show the board, with the wanted project in hand, else the first."""
        self.show_rows(_board(projects), wanted)


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
