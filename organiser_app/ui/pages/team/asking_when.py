"""For which days a programme's figures are added up, and from which hub."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.ui.forms.period import PeriodField
from organiser_app.ui.widgets import Button, Dialog


class AddUpDialog(Dialog):
    """Asks for the days; `wants_another` address once that was pressed instead."""

    def __init__(self, place: str, offered: Period, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Add up the programme’s figures?"),
            tr(
                "What teams handed in for just these days is read from the hub ({place}) and added"
                " up. Nothing of it is merged.",
                place=place,
            ),
            parent,
        )
        self.wants_another = False
        self.days = PeriodField(offered)
        self.body.addWidget(self.days)
        self.other = self.add_button(Button(tr("Another address…")), at_left=True)
        self.safe = self.add_safe()
        self.accepting = self.add_accept(tr("Add up"), keys=tr("Ctrl Enter"))
        self.other.clicked.connect(self._leave_for_another)
        self.days.setFocus()

    def ask(self) -> Period | None:
        """The days, or None."""
        return self.days.period() if self.exec() == self.DialogCode.Accepted else None

    def accept(self) -> None:
        """Go on, unless the days are none."""
        if self.days.period() is not None:
            super().accept()

    def _leave_for_another(self) -> None:
        self.wants_another = True
        self.reject()
