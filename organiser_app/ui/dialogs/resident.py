"""Who a resident is: the dialog that adds one to the log, or says anew who one is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.inputs import ResidentInput
from organiser_app.domain.rules.addresses import read_address
from organiser_app.language import tr
from organiser_app.store.queries.person import PersonDetail
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.form import Form


class ResidentDialog(FormDialog[ResidentInput]):
    """Asks for a name or what one calls them, where they live, and how to reach them."""

    def __init__(
        self, desk: Desk, known: PersonDetail | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.RESIDENT,
            tr("Who is {name}?", name=known.person.name) if known else tr("Who are they?"),
            tr("Write down what they chose to give, and no more. A name can come later."),
            about=known.person.id if known else None,
            parent=parent,
        )
        self.name = LineField(tr("Name"))
        self.pseudonym = LineField(
            tr("What you call them"),
            tr("As “the man with the pigeons”, until you know their name."),
        )
        self.where = LineField(tr("Where they live"), tr("As “14 Kendal Road”."))
        self.phone = LineField(tr("Phone"))
        self.email = LineField(tr("Email"))
        self.best_time = LineField(tr("Best time"), tr("As “after ten” or “not Fridays”."))
        self.add_fields(
            name=self.name,
            pseudonym=self.pseudonym,
            where=self.where,
            phone=self.phone,
            email=self.email,
            best_time=self.best_time,
        )
        if known is not None:
            self._fill(known)
        self.add_answers(tr("Save") if known else tr("Add"))
        self.name.setFocus()

    def answer(self) -> ResidentInput:
        """What stands in the fields."""
        return ResidentInput(
            name=self.name.text(),
            pseudonym=self.pseudonym.text(),
            where=self.where.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            best_time=self.best_time.text(),
        )

    def accept(self) -> None:
        """Keep it, unless there is nothing to call them by, or no door where they live."""
        if not (self.name.text() or self.pseudonym.text()):
            self.name.set_problem(tr("Give a name, or what you call them."))
            self.name.setFocus()
        elif self.where.text() and not read_address(self.where.text()).street:
            self.where.set_problem(tr("Write a number and a street, or leave it empty."))
            self.where.setFocus()
        else:
            super().accept()

    def _fill(self, known: PersonDetail) -> None:
        person = known.person
        self.name.set_text("" if person.pseudonymous else person.name)
        self.pseudonym.set_text(known.pseudonym)
        self.where.set_text(person.where)
        self.phone.set_text(known.phone)
        self.email.set_text(known.email)
        self.best_time.set_text(known.best_time)
