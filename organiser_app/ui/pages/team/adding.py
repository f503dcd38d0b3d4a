"""A colleague's card comes in, from a file or pasted; and what a member is called here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr
from organiser_app.store.files import plain_problems
from organiser_app.sync.cards import LONGEST_TEXT, MemberCard, read_card, tidy_name
from organiser_app.sync.team import TeamMember
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.widgets import Button


class AddMemberDialog(FormDialog[MemberCard]):
    """Asks for the card of one colleague."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.TEAM_CARD,
            tr("Whose card do you add?"),
            tr(
                "Nothing is merged from them, or written for them, before you have heard them read"
                " their words aloud."
            ),
            parent=parent,
        )
        self.card = TextField(
            tr("The card"),
            tr("Paste the line that they sent you; what stands around it in a mail does no harm."),
            lines=5,
        )
        self.add_fields(card=self.card)
        self.add_answers(tr("Add"))
        self.from_file = self.add_button(
            Button(tr("From a file…"), keys=tr("Ctrl O")), at_left=True
        )
        self.from_file.setShortcut("Ctrl+O")
        self.from_file.clicked.connect(self.ask_for_file)
        self.card.setFocus()

    def answer(self) -> MemberCard:
        """The card that stands in the field."""
        return read_card(self.card.text())

    def ask_for_file(self) -> None:
        """Ask for the file that a colleague handed over."""
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            tr("The card of a colleague"),
            str(Path.home()),
            tr("Cards (*.txt);;All files (*)"),
        )
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Put what is in a file into the field."""
        self._desk.beside(f"card {path}", lambda: _text_in(path), self.card.set_text, owner=self)

    def accept(self) -> None:
        """Add it, if it is a card."""
        try:
            self.answer()
        except InvalidInput as problem:
            self.card.set_problem(problem.message)
            self.card.setFocus()
        else:
            super().accept()


class MemberNameDialog(FormDialog[str]):
    """Asks what a member is called in this log, such as to tell two of one name apart."""

    def __init__(self, desk: Desk, member: TeamMember, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.TEAM_NAME,
            tr("What is {name} called here?", name=member.name),
            tr("In this log alone; their card stays as it is."),
            about=member.id,
            parent=parent,
        )
        self.name = LineField(tr("Name"))
        self.name.set_text(member.name)
        self.add_fields(name=self.name)
        self.add_answers(tr("Save"))
        self.name.setFocus()

    def answer(self) -> str:
        """The name."""
        return self.name.text()

    def accept(self) -> None:
        """Keep it, if it can be a name."""
        try:
            tidy_name(self.name.text())
        except InvalidInput as problem:
            self.name.set_problem(problem.message)
            self.name.setFocus()
        else:
            super().accept()


def _text_in(path: Path) -> str:
    with plain_problems(path), path.open("rb") as file:
        return file.read(LONGEST_TEXT + 1).decode("utf-8-sig", "replace")
