"""Of which project something that was said is the beginning: one that is there, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.store.queries.projects import ProjectRow
from organiser_app.store.queries.statements import StatementRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.offered import OfferedField
from organiser_app.ui.painting.text import curly
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.theme.stages import stage_word


@dataclass(frozen=True, slots=True)
class BornAnswer:
    """The project; `project_id` is None where one of that name is to be begun."""

    project_id: UUID | None
    name: str


class BornDialog(FormDialog[BornAnswer]):
    """Asks for a project by its name."""

    def __init__(
        self,
        desk: Desk,
        heard: StatementRow,
        projects: Sequence[ProjectRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.PROJECT_BORN,
            tr("Of which project is this the beginning?"),
            curly(heard.text),
            about=heard.id,
            parent=parent,
        )
        self.project = OfferedField(
            tr("Project"), tr("Projects"), tr("With a new name, a project is begun today.")
        )
        self.project.know(
            [SimpleRow(str(each.id), each.name, note=stage_word(each.stage)) for each in projects]
        )
        self.add_fields(project=self.project)
        self.add_answers(tr("Join"))
        self.project.setFocus()

    def answer(self) -> BornAnswer:
        """What stands in the field."""
        known = self.project.known()
        return BornAnswer(UUID(known.key) if known else None, self.project.text())

    def accept(self) -> None:
        """Join them, unless no project is named."""
        if self.project.text():
            super().accept()
        else:
            self.project.set_problem(tr("Give the name of a project."))
            self.project.setFocus()
