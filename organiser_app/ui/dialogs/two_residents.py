"""Two residents whom somebody takes for one person, though no rule set them side by side."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.who import ResidentField
from organiser_app.ui.widgets import Dialog


class TwoResidentsDialog(Dialog):
    """Asks for two residents; `ask()` gives them, or None. Nothing is changed by it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Which two are perhaps one person?"),
            tr("They are set side by side, and nothing is changed by that."),
            parent,
        )
        self.one = ResidentField(tr("One"), desk)
        self.other = ResidentField(tr("The other"), desk)
        for field in (self.one, self.other):
            self.body.addWidget(field)
        self.safe = self.add_safe()
        self.yes = self.add_accept(tr("Set side by side"), keys=tr("Ctrl Enter"))
        self.one.setFocus()

    def accept(self) -> None:
        """Close, once two different residents are chosen."""
        for field in (self.one, self.other):
            field.set_problem("" if field.is_chosen() else tr("Choose somebody from the list."))
        unknown = next((each for each in (self.one, self.other) if not each.is_chosen()), None)
        if unknown is not None:
            unknown.setFocus()
        elif self.one.resident_id() == self.other.resident_id():
            self.other.set_problem(tr("Choose somebody else than the first."))
            self.other.setFocus()
        else:
            super().accept()

    def ask(self) -> tuple[UUID, UUID] | None:
        """The two who were chosen, or None."""
        if self.exec() != self.DialogCode.Accepted:
            return None
        return self.one.resident_id(), self.other.resident_id()
