"""A next step: what is to be done, by when, and about whom or for which project."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.promise_inputs import StepInput
from organiser_app.language import tr
from organiser_app.store.queries.parties import PartyRow
from organiser_app.store.queries.promises import PromiseRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.party import PartyField

_NONE = ""


class AgreedStepDialog(FormDialog[StepInput]):
    """Asks for a next step; of one that is there, only what is to be done and by when.

    `about` is the resident about whom a new one is, where that is known already.
    A step never passes from one resident to another: it is dropped, and another agreed.
    """

    def __init__(
        self,
        desk: Desk,
        projects: tuple[tuple[UUID, str], ...] = (),
        known: PromiseRow | None = None,
        about: PartyRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        begun = known or about
        super().__init__(
            desk,
            Form.AGREED_STEP_ABOUT if about else Form.AGREED_STEP,
            tr("What is the next step?") if known is None else tr("Change the next step"),
            about=begun.id if begun else None,
            parent=parent,
        )
        self.what = LineField(tr("What is to be done"))
        self.due = DayField(
            tr("By when"), desk.today, tr("As “Friday” or “14 May”; leave it empty for no day.")
        )
        self.about = PartyField(
            tr("About which resident"), tr("A name, then Down and Enter; or nobody."), desk
        )
        offered = {_NONE: tr("None"), **{str(each): name for each, name in projects}}
        self.project = ChoiceField[str](tr("For the project"), offered)
        self.add_fields(what=self.what, due=self.due)
        if known is None:
            self.about.show_party(about)
            self.add_fields(about=self.about, project=self.project)
        else:
            self.what.set_text(known.what)
            self.due.set_day(known.due_on)
        self.add_answers(tr("Agree") if known is None else tr("Save"))
        self.what.setFocus()

    def answer(self) -> StepInput:
        """What stands in the fields."""
        about = self.about.party()
        project = self.project.choice()
        return StepInput(
            what=self.what.text(),
            due_on=self.due.day(),
            resident_id=about.resident_id if about else None,
            project_id=UUID(project) if project else None,
        )

    def accept(self) -> None:
        """Agree on it, unless it says nothing, or names nobody of the log."""
        said = bool(self.what.text())
        self.what.set_problem("" if said else tr("Say what is to be done."))
        about = self.about.party()
        known = about is None or about.resident_id is not None
        self.about.set_problem("" if known else tr("Take a resident of the log, or empty this."))
        checks = ((self.what, said), (self.due, self.due.check()), (self.about, known))
        wrong = next((field for field, right in checks if not right), None)
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()
