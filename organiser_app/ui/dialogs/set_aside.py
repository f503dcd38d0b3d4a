"""A cause to go back to somebody is set aside: for two weeks, or for good."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.ui.widgets import Button, ButtonKind, Dialog

_NO_MORE = "N"


class Wish(Enum):
    """For how long a cause is not to be proposed."""

    LATER = "later"
    NO_MORE = "no_more"


class SetAsideDialog(Dialog):
    """Asks for how long; `reason` is the cause as it stands in the row, `wish` what was chosen."""

    def __init__(self, name: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Set {name} aside?", name=name),
            tr(
                "“{reason}” is not proposed for a while. Where there is another reason to go back"
                " to them, they are still proposed for that.",
                reason=reason,
            ),
            parent,
        )
        self.wish: Wish | None = None
        self.add_safe()
        self.no_more = self.add_button(Button(tr("Not again for this"), keys=_NO_MORE))
        self.no_more.clicked.connect(self._choose_no_more)
        QShortcut(QKeySequence(_NO_MORE), self).activated.connect(self.no_more.click)
        self.later = self.add_accept(tr("Not for two weeks"), ButtonKind.PRIMARY, keys=tr("Enter"))
        self.later.clicked.connect(self._choose_later)
        self.later.setFocus()

    def ask(self) -> Wish | None:
        """What was chosen, or None where the cause stays."""
        self.exec()
        return self.wish

    def _choose_later(self) -> None:
        self.wish = Wish.LATER

    def _choose_no_more(self) -> None:
        self.wish = Wish.NO_MORE
        self.accept()
