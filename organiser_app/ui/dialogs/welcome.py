"""The first run: four questions, and a log is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from organiser_app.domain.inputs import SetUpInput
from organiser_app.language import tr
from organiser_app.store.keys import MINIMUM_PASSPHRASE
from organiser_app.ui.dialogs.unlock import Otherwise
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.widgets import Button, Dialog, Ink, label


class Beginning(StrEnum):
    """What a new log begins with."""

    EMPTY = "empty"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class NewLog:
    """What was answered."""

    given: SetUpInput
    passphrase: str
    beginning: Beginning


class WelcomeDialog(Dialog):
    """Asks who listens, where, the passphrase, and whether to begin with the sample."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Begin a log"),
            tr(
                "It is kept on this computer alone, encrypted. There is no account, and nothing"
                " is sent anywhere."
            ),
            parent,
        )
        self.name = LineField(tr("Your name"))
        self.patch = LineField(tr("Your patch"), tr("The neighbourhood that you listen in."))
        self.passphrase = LineField(
            tr("A passphrase"),
            tr("Several words that you will remember; at least eight characters."),
            secret=True,
        )
        self.again = LineField(tr("The passphrase again"), secret=True)
        self.beginning = ChoiceField(
            tr("Begin with"),
            {
                Beginning.EMPTY: tr("An empty log"),
                Beginning.SAMPLE: tr("A sample neighbourhood, to look around in"),
            },
        )
        self._fields = (self.name, self.patch, self.passphrase, self.again)
        for field in (*self._fields, self.beginning):
            self.body.addWidget(field)
        self._trouble = label("", ink=Ink.DANGER, wrap=True)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.wish = Otherwise.NOTHING
        self.open_other = self.add_button(Button(tr("Open a log…")), at_left=True)
        self.open_other.clicked.connect(lambda: self._instead(Otherwise.ANOTHER))
        self.restore = self.add_button(Button(tr("Restore a backup…")), at_left=True)
        self.restore.clicked.connect(lambda: self._instead(Otherwise.BACKUP))
        self.begin = self.add_accept(tr("Begin"), keys=tr("Ctrl Enter"))
        self.name.setFocus()

    def _instead(self, wish: Otherwise) -> None:
        self.wish = wish
        self.reject()

    def ask(self) -> NewLog | None:
        """The answers, or None where nothing is to be begun; `wish` says what is wanted then."""
        if self.exec() != self.DialogCode.Accepted:
            return None
        given = SetUpInput(organiser=self.name.text(), patch=self.patch.text())
        beginning = self.beginning.choice() or Beginning.EMPTY
        return NewLog(given, self.passphrase.line.text(), beginning)

    def show_answers(self, known: NewLog) -> None:
        """Let the fields hold what was answered before."""
        self.name.set_text(known.given.organiser)
        self.patch.set_text(known.given.patch)
        for field in (self.passphrase, self.again):
            field.set_text(known.passphrase)
        self.beginning.choose(known.beginning)

    def tell(self, trouble: str) -> None:
        """Say above the buttons what stood in the way; the answers stay."""
        self._trouble.setText(trouble)
        self._trouble.show()

    def accept(self) -> None:
        """Begin, unless an answer is missing; then say which."""
        if not self.problems():
            super().accept()

    def problems(self) -> bool:
        """Show what is wrong beside each answer, and put the cursor in the first of them."""
        wrong = {
            self.name: "" if self.name.text() else tr("Your name goes on what you record."),
            self.patch: "" if self.patch.text() else tr("Give the neighbourhood a name."),
            self.passphrase: self._weak(),
            self.again: self._different(),
        }
        for field, problem in wrong.items():
            field.set_problem(problem)
        first = next((field for field, problem in wrong.items() if problem), None)
        if first is not None:
            first.setFocus()
        return first is not None

    def _weak(self) -> str:
        if len(self.passphrase.line.text()) < MINIMUM_PASSPHRASE:
            return tr("It needs at least {count} characters.", count=MINIMUM_PASSPHRASE)
        return ""

    def _different(self) -> str:
        same = self.passphrase.line.text() == self.again.line.text()
        return "" if same else tr("The two are not the same.")
