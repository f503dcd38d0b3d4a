"""A step of a project: what is to be done, and by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from organiser_app.domain.inputs import NextStepInput
from organiser_app.language import tr
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.widgets import Dialog


class StepDialog(Dialog):
    """Asks for one thing to do, and a day that may be left out."""

    def __init__(self, project: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("What is the next step of {project}?", project=project), "", parent)
        self.what = LineField(tr("What is to be done"))
        self.due = DayField(
            tr("By when"), today, tr("As “Friday” or “14 May”; leave it empty for no day.")
        )
        self.body.addWidget(self.what)
        self.body.addWidget(self.due)
        self.add_safe()
        self.add_accept(tr("Add"), keys=tr("Ctrl Enter"))
        self.what.setFocus()

    def ask(self) -> NextStepInput | None:
        """The step, or None where none is to be added."""
        return self.answer() if self.exec() == self.DialogCode.Accepted else None

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
