"""A colleague's card comes in, as text or as a picture; and what a member is called here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from organiser_app.domain.errors import InvalidInput, OrganiserError
from organiser_app.language import tr
from organiser_app.store.queries.home import DraftRow
from organiser_app.sync.cards import MemberCard, read_card, tidy_name
from organiser_app.sync.team import TeamMember
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.team.card_field import CardField, Handed, card_in, handed_in
from organiser_app.ui.widgets import Button


class AddMemberDialog(FormDialog[MemberCard]):
    """Asks for the card of one colleague; what is `handed` in already is read to begin with."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, handed: Sequence[Handed] = ()
    ) -> None:
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
        self._handed = handed
        self.card = CardField()
        self.card.handed.connect(self.take)
        self.add_fields(card=self.card)
        self.add_answers(tr("Add"))
        self.from_file = self.add_button(
            Button(tr("From a file…"), keys=tr("Ctrl O")), at_left=True
        )
        self.from_file.setShortcut("Ctrl+O")
        self.from_file.clicked.connect(self.ask_for_file)
        QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(self.card.box.paste)
        self.setAcceptDrops(True)
        self.card.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Let a card's file or picture be dropped beside the field too."""
        if handed_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Read what is dropped."""
        event.acceptProposedAction()
        self.take(handed_in(event.mimeData()))

    def answer(self) -> MemberCard:
        """The card that stands in the field."""
        return read_card(self.card.text())

    def ask_for_file(self) -> None:
        """Ask for the file that a colleague handed over."""
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            tr("The card of a colleague"),
            str(Path.home()),
            tr("Cards (*.txt *.png *.jpg *.jpeg *.webp *.svg);;All files (*)"),
        )
        if chosen:
            self.take((Path(chosen),))

    def take(self, handed: Sequence[Handed]) -> None:
        """Put the card in a file, or on a picture, into the field, or say below it why not."""
        if len(handed) > 1:
            self.card.set_problem(tr("One card at a time: hand in a single file."))
            return
        (one,) = handed
        self._desk.beside("card", lambda: card_in(one), self._show, owner=self, failed=self._tell)

    def _take_up(self, rows: tuple[DraftRow, ...]) -> None:
        if self._handed:
            self.take(self._handed)
        else:
            super()._take_up(rows)

    def _show(self, text: str) -> None:
        self.card.set_problem("")
        self.card.set_text(text)

    def _tell(self, problem: Exception) -> None:
        if isinstance(problem, OrganiserError):
            self.card.set_problem(problem.message)
        else:
            self._desk.bus.failed.emit(problem)

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
