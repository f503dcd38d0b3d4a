"""A step of a project: what is to be done, and by when."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.inputs import NextStepInput
from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.form import Form


class StepDialog(FormDialog[NextStepInput]):
    """Asks for one thing to do, and a day that may be left out."""

    def __init__(
        self, desk: Desk, project_id: UUID, project: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.STEP,
            tr("What is the next step of {project}?", project=project),
            about=project_id,
            parent=parent,
        )
        self.what = LineField(tr("What is to be done"))
        self.due = DayField(
            tr("By when"), desk.today, tr("As “Friday” or “14 May”; leave it empty for no day.")
        )
        self.add_fields(what=self.what, due=self.due)
        self.add_answers(tr("Add"))
        self.what.setFocus()

    def answer(self) -> NextStepInput:
        """What stands in the fields."""
        return NextStepInput(what=self.what.text(), due_on=self.due.day())

    def accept(self) -> None:
        """Add it, unless it says nothing or its day can't be read."""
        said = bool(self.what.text())
        self.what.set_problem("" if said else tr("Say what is to be done."))
        if self.due.check() and said:
            super().accept()
        else:
            (self.due if said else self.what).setFocus()
