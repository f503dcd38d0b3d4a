"""The keys of the window, as the table of actions declares them."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.actions import ACTIONS
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Dialog, KeyHint, label


class KeysDialog(Dialog):
    """A list of what can be done from anywhere, with its keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keys"), tr("Everything can be reached without the mouse."), parent)
        grid = QGridLayout()
        grid.setVerticalSpacing(current().metrics.half)
        with_keys = [action for action in ACTIONS if action.keys]
        for row, action in enumerate(with_keys):
            grid.addWidget(label(action.words()), row, 0)
            grid.addWidget(KeyHint(action.keys.replace("+", " ")), row, 1)
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)
        self.add_safe(tr("Close"))
