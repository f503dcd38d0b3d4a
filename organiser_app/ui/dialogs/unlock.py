"""Opening a log: which one, and its passphrase."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser_app.language import tr
from organiser_app.store.folder import log_folder
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.widgets import Button, Dialog


class Otherwise(Enum):
    """What was wanted instead of this log."""

    ANOTHER = "another"
    NEW = "new"
    NOTHING = "nothing"


class UnlockDialog(Dialog):
    """Asks for the passphrase of one log, unless something else is wanted.

    `problem` is why the log did not open with what was typed before.
    """

    def __init__(self, path: Path, problem: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Open “{name}”", name=log_folder(path).name),
            tr("The printed recovery key opens it too."),
            parent,
        )
        self._wish = Otherwise.NOTHING
        self.passphrase = LineField(tr("Passphrase"), secret=True)
        self.passphrase.set_problem(problem)
        self.body.addWidget(self.passphrase)
        for words, wish in (
            (tr("Another log…"), Otherwise.ANOTHER),
            (tr("Begin a new log…"), Otherwise.NEW),
        ):
            button = self.add_button(Button(words), at_left=True)
            button.clicked.connect(lambda _checked=False, wish=wish: self._instead(wish))
        self.add_accept(tr("Open"))
        self.passphrase.setFocus()

    def ask(self) -> str | Otherwise:
        """The passphrase as it was typed, or what was wanted instead."""
        accepted = self.exec() == self.DialogCode.Accepted
        return self.passphrase.line.text() if accepted else self._wish

    def _instead(self, wish: Otherwise) -> None:
        self._wish = wish
        self.reject()


def ask_for_log(folder: Path, parent: QWidget | None = None) -> Path | None:
    """Let a log be chosen; a log is a folder."""
    chosen = QFileDialog.getExistingDirectory(
        parent, tr("Choose a log: a folder whose name ends in .olog"), str(folder)
    )
    return Path(chosen) if chosen else None
