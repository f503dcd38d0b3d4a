"""The question for the address of a hub: the team's, or the one where figures are read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.hub.address import Address
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.tried import TriedDialog
from organiser_app.ui.forms.fields import LineField, TickField
from organiser_app.ui.widgets import Ink, label

Keep = Callable[[Log, Address], None]
"""Keeps an address in a log, if it is one; `InvalidInput` where not."""


class HubAddressDialog(TriedDialog):
    """Asks `which` address it is, with a password in it, until it is one that `keep` takes.

    That the hub there proves nothing has to be ticked each time, and its cost is said then.
    """

    def __init__(
        self, desk: Desk, which: str, keep: Keep, *, yes: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            tr("Which address did you get?"),
            tr(
                "Whoever keeps the hub made it for you alone; there is a password in it. It is kept"
                " in this log, encrypted like everything else, and shown to nobody."
            ),
            LineField(which, tr("It begins with postgresql://. Paste all of it."), secret=True),
            yes=yes,
            parent=parent,
        )
        self._keep, self._is_plain = keep, False
        self.plain = TickField(
            tr("A tunnel or our own network leads there: it need not prove who it is")
        )
        self.cost = label(cost_words(), ink=Ink.DANGER, wrap=True)
        for widget in (self.plain, self.cost):
            self.body.addWidget(widget)
        self.cost.hide()
        self.plain.box.toggled.connect(self.cost.setVisible)

    def ask(self) -> bool:
        """Whether an address was given, and is kept."""
        return self.exec() == self.DialogCode.Accepted

    def accept(self) -> None:
        """Try it, as what is ticked now."""
        self._is_plain = self.plain.ticked()
        super().accept()

    def try_out(self, secret: str) -> None:
        """Keep it, if it is an address."""
        url = secret.strip()
        if not url:
            raise InvalidInput(tr("Paste the address that you got."))
        self._keep(self._desk.log, Address(url, self._is_plain))


def cost_words() -> str:
    """What it costs that a hub on another machine proves nothing."""
    return tr(
        "For a tunnel, or a network that is yours alone. Anybody on the way can take the hub’s"
        " place: they learn no row and no password, but see how much goes and when, and may keep"
        " rows back or remove them there. It is shown as “without proof” from then on."
    )
