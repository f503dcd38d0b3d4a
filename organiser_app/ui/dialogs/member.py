"""A resident takes a part in a project: who, which part, and whether they lead."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField, TickField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.who import ResidentField


@dataclass(frozen=True, slots=True)
class MemberAnswer:
    """Who carries the project from now on, and in what part."""

    resident_id: UUID
    role: str
    leads: bool


class MemberDialog(FormDialog[MemberAnswer]):
    """Asks for a resident by name, their part, and whether they lead."""

    def __init__(
        self, desk: Desk, project_id: UUID, project: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.MEMBER,
            tr("Who carries {project} too?", project=project),
            about=project_id,
            parent=parent,
        )
        self.who = ResidentField(tr("Resident"), desk)
        self.role = LineField(tr("Their part"), tr("As “cooks” or “keeps the books”."))
        self.leads = TickField(tr("They lead it"))
        self.add_fields(who=self.who, role=self.role, leads=self.leads)
        self.add_answers(tr("Add"))
        self.who.setFocus()

    def answer(self) -> MemberAnswer:
        """What stands in the fields; somebody has to be chosen."""
        return MemberAnswer(self.who.resident_id(), self.role.text(), self.leads.ticked())

    def accept(self) -> None:
        """Add them, unless nobody is chosen."""
        if self.who.is_chosen():
            super().accept()
        else:
            self.who.set_problem(tr("Choose a resident who is in the log."))
            self.who.setFocus()
