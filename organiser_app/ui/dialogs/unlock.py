"""Opening a log, or restoring one from a backup: which, and its passphrase."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser_app.language import tr
from organiser_app.store.folder import log_folder
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.widgets import Button, Dialog


class Otherwise(Enum):
    """What was wanted instead of this log."""

    ANOTHER = "another"
    NEW = "new"
    BACKUP = "backup"
    NOTHING = "nothing"


class PassphraseDialog(Dialog):
    """Asks for a passphrase, unless something else is wanted, by a button for each of `instead`.

    `problem` is why what was typed before did not do.
    """

    def __init__(
        self,
        title: str,
        told: str,
        yes: str,
        problem: str,
        instead: Mapping[str, Otherwise] = MappingProxyType({}),
    ) -> None:
        super().__init__(title, told)
        self._wish = Otherwise.NOTHING
        self.passphrase = LineField(tr("Passphrase"), secret=True)
        self.passphrase.set_problem(problem)
        self.body.addWidget(self.passphrase)
        for words, wish in instead.items():
            button = self.add_button(Button(words), at_left=True)
            button.clicked.connect(lambda _checked=False, wish=wish: self._instead(wish))
        self.add_accept(yes)
        self.passphrase.setFocus()

    def ask(self) -> str | Otherwise:
        """The passphrase as it was typed, or what was wanted instead."""
        accepted = self.exec() == self.DialogCode.Accepted
        return self.passphrase.line.text() if accepted else self._wish

    def _instead(self, wish: Otherwise) -> None:
        self._wish = wish
        self.reject()


class UnlockDialog(PassphraseDialog):
    """Asks for the passphrase of one log, unless another or a new one is wanted."""

    def __init__(self, path: Path, problem: str = "") -> None:
        super().__init__(
            tr("Open “{name}”", name=log_folder(path).name),
            tr("The printed recovery key opens it too."),
            tr("Open"),
            problem,
            {
                tr("Another log…"): Otherwise.ANOTHER,
                tr("Begin a new log…"): Otherwise.NEW,
            },
        )


class RestoreDialog(PassphraseDialog):
    """Asks for the passphrase that a backup had on its day."""

    def __init__(self, backup: Path, problem: str = "") -> None:
        super().__init__(
            tr("Restore “{name}”", name=backup.name),
            tr(
                "It opens with the passphrase of the day on which it was made, or with the printed"
                " recovery key. A new log is made of it; whatever is there stays as it is."
            ),
            tr("Restore"),
            problem,
        )


def ask_for_log(folder: Path, parent: QWidget | None = None) -> Path | None:
    """Let a log be chosen; a log is a folder."""
    chosen = QFileDialog.getExistingDirectory(
        parent, tr("Choose a log: a folder whose name ends in .olog"), str(folder)
    )
    return Path(chosen) if chosen else None


def ask_for_backup(folder: Path) -> Path | None:
    """Let a backup be chosen; the log's own lie within its folder."""
    chosen, _ = QFileDialog.getOpenFileName(
        None, tr("Choose a backup"), str(folder), tr("Backups (*.obackup)")
    )
    return Path(chosen) if chosen else None
