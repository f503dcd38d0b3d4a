"""Opening a log: which one, and its passphrase."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser_app.domain.errors import OrganiserError
from organiser_app.language import tr
from organiser_app.store.folder import log_folder
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.widgets import Button, Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from organiser_app.store.log import Log

    OpenLog = Callable[[Path, str], Log]


class Otherwise(Enum):
    """What was wanted instead of this log."""

    ANOTHER = "another"
    NEW = "new"
    NOTHING = "nothing"


class UnlockDialog(Dialog):
    """Asks for the passphrase of one log, until it opens or something else is wanted."""

    def __init__(self, path: Path, open_log: OpenLog, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Open “{name}”", name=log_folder(path).name),
            tr("The printed recovery key opens it too."),
            parent,
        )
        self._path, self._open_log = path, open_log
        self._outcome: Log | Otherwise = Otherwise.NOTHING
        self.passphrase = LineField(tr("Passphrase"), secret=True)
        self.body.addWidget(self.passphrase)
        for words, wish in (
            (tr("Another log…"), Otherwise.ANOTHER),
            (tr("Begin a new log…"), Otherwise.NEW),
        ):
            button = self.add_button(Button(words), at_left=True)
            button.clicked.connect(lambda _checked=False, wish=wish: self._instead(wish))
        self.add_accept(tr("Open"))
        self.passphrase.setFocus()

    def ask(self) -> Log | Otherwise:
        """The open log, or what was wanted instead."""
        self.exec()
        return self._outcome

    def accept(self) -> None:
        """Try the passphrase; where it does not fit, say so and let it be typed again."""
        try:
            self._outcome = self._open_log(self._path, self.passphrase.line.text())
        except OrganiserError as problem:
            self.passphrase.set_problem(problem.message)
            self.passphrase.line.selectAll()
            self.passphrase.setFocus()
            return
        super().accept()

    def _instead(self, wish: Otherwise) -> None:
        self._outcome = wish
        self.reject()


def ask_for_log(folder: Path, parent: QWidget | None = None) -> Path | None:
    """Let a log be chosen; a log is a folder."""
    chosen = QFileDialog.getExistingDirectory(
        parent, tr("Choose a log: a folder whose name ends in .olog"), str(folder)
    )
    return Path(chosen) if chosen else None
