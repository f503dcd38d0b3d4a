"""A resident takes a part in a project: who, which part, and whether they lead."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.who import ResidentField
from organiser_app.ui.widgets import Dialog


@dataclass(frozen=True, slots=True)
class MemberAnswer:
    """Who carries the project from now on, and in what part."""

    resident_id: UUID
    role: str
    leads: bool


class MemberDialog(Dialog):
    """Asks for a resident by name, their part, and whether they lead."""

    def __init__(self, desk: Desk, project: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who carries {project} too?", project=project), "", parent)
        self.who = ResidentField(tr("Resident"), desk)
        self.role = LineField(tr("Their part"), tr("As “cooks” or “keeps the books”."))
        self.leads = QCheckBox(tr("They lead it"))
        for part in (self.who, self.role, self.leads):
            self.body.addWidget(part)
        self.add_safe()
        self.add_accept(tr("Add"), keys=tr("Ctrl Enter"))
        self.who.setFocus()

    def ask(self) -> MemberAnswer | None:
        """The answer, or None where nobody is to be added."""
        return self.answer() if self.exec() == self.DialogCode.Accepted else None

    def answer(self) -> MemberAnswer | None:
        """What stands in the fields; None while nobody is chosen."""
        who = self.who.resident_id()
        if who is None:
            return None
        return MemberAnswer(who, self.role.text(), self.leads.isChecked())

    def accept(self) -> None:
        """Add them, unless nobody is chosen."""
        if self.who.resident_id() is not None:
            super().accept()
        else:
            self.who.set_problem(tr("Choose a resident who is in the log."))
            self.who.setFocus()
