"""What a project is: the dialog that begins one, or says anew what one is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.inputs import ProjectInput
from organiser_app.domain.values import ProjectStage
from organiser_app.language import tr
from organiser_app.store.queries.project import ProjectDetail
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.theme.stages import stage_word

_LONGEST_NAME = 200


class ProjectDialog(FormDialog[ProjectInput]):
    """Asks for a name, what it is, how far it has come, and when it began."""

    def __init__(
        self, desk: Desk, known: ProjectDetail | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.PROJECT,
            tr("What is the project?"),
            tr("Residents lead it. Who carries it, and of what it was born, is added on its page."),
            about=known.row.id if known else None,
            parent=parent,
        )
        self.name = LineField(tr("Name"))
        self.name.line.setMaxLength(_LONGEST_NAME)
        self.summary = TextField(tr("What it is"), tr("One sentence that a neighbour would say."))
        self.stage = ChoiceField(tr("Stage"), {each: stage_word(each) for each in ProjectStage})
        self.begun = DayField(
            tr("Begun on"), desk.today, tr("As “14 May”; leave it empty for no day."), ahead=False
        )
        self.add_fields(name=self.name, summary=self.summary, stage=self.stage, begun=self.begun)
        self.begun.set_day(desk.today)
        if known is not None:
            self._fill(known)
        self.add_answers(tr("Save") if known else tr("Begin"))
        self.name.setFocus()

    def answer(self) -> ProjectInput:
        """What stands in the fields."""
        return ProjectInput(
            name=self.name.text(),
            summary=self.summary.text(),
            stage=self.stage.choice() or ProjectStage.HEARD,
            begun_on=self.begun.day(),
        )

    def accept(self) -> None:
        """Keep it, unless it has no name or its day can't be read."""
        named = bool(self.name.text())
        self.name.set_problem("" if named else tr("Give it the name that people call it by."))
        if self.begun.check() and named:
            super().accept()
        else:
            (self.begun if named else self.name).setFocus()

    def _fill(self, known: ProjectDetail) -> None:
        self.name.set_text(known.row.name)
        self.summary.set_text(known.summary)
        self.stage.choose(known.row.stage)
        self.begun.set_day(known.row.begun_on)
