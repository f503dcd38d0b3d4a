"""A name is unlinked from what is kept of a resident: what goes, what stays, what they go by."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.rules.need_story import told_by
from organiser_app.language import plural, tr
from organiser_app.store.queries.unlinking import Unlinking
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.widgets import Ink, label


class UnlinkDialog(FormDialog[str]):
    """Says what is taken away and what is left, and asks for a pseudonym where there is none."""

    def __init__(
        self,
        desk: Desk,
        resident_id: UUID,
        name: str,
        found: Unlinking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.UNLINK,
            tr("Unlink the name of {name}?", name=name),
            tr("What they said and did stays, as of somebody whose name the log does not know."),
            about=resident_id,
            parent=parent,
        )
        goes = tr("This goes: {what}.", what=", ".join(found.goes))
        self.goes = label(goes, wrap=True, strong=True)
        self.stays = label(" ".join(_stays(found)), wrap=True)
        self.held = label(_held(), ink=Ink.MUTED, wrap=True)
        self.pseudonym = LineField(
            tr("What you call them from now on"),
            tr("As “the man with the pigeons”. It should not tell who they are."),
        )
        self.pseudonym.set_text(found.pseudonym)
        for part in (self.goes, self.stays, self.held):
            self.body.addWidget(part)
        self.add_fields(pseudonym=self.pseudonym)
        self._name, self._goes = name, found.goes
        self.told = label("", ink=Ink.SOON, wrap=True)
        self.body.addWidget(self.told)
        self.told.hide()
        self.pseudonym.line.textChanged.connect(lambda _: self._warn())
        self._warn()
        self.add_answers(tr("Unlink"))
        self.pseudonym.setFocus()

    def answer(self) -> str:
        """What they are called from now on."""
        return self.pseudonym.text()

    def _warn(self) -> None:
        """Say so where what they are called still tells who they are."""
        known = " ".join((self._name, *self._goes))
        word = told_by(self.pseudonym.text(), known, known)
        told = tr(
            "“{word}” was in their name or their address: it may tell who they are.", word=word
        )
        self.told.setText(told)
        self.told.setVisible(bool(word))

    def accept(self) -> None:
        """Unlink it, unless nothing would be left to call them by."""
        if self.pseudonym.text():
            super().accept()
        else:
            self.pseudonym.set_problem(tr("Say what you call them: it is all that is left."))
            self.pseudonym.setFocus()


def _stays(found: Unlinking) -> Iterator[str]:
    """What is kept, with its counts, and what of it may still tell who they are."""
    statements = plural("{count} statement", "{count} statements", found.statements)
    agreed = plural("{count} promise or step", "{count} promises and steps", found.agreed)
    ties = plural("{count} tie", "{count} ties", found.ties)
    yield tr(
        "This stays: {statements}, {agreed}, {ties}, their circle and consents, and the best time"
        " to find them.",
        statements=statements,
        agreed=agreed,
        ties=ties,
    )
    if found.heard_at_door:
        yield plural(
            "{count} listening still says at which door it was.",
            "{count} listenings still say at which door they were.",
            found.heard_at_door,
        )
    if found.named_in:
        yield plural(
            "In {count} text about them a part of the name stands, and is not changed.",
            "In {count} texts about them a part of the name stands, and is not changed.",
            found.named_in,
        )
    yield tr("What others said may name them too.")
    if found.organises:
        yield tr("They organise here as well: as an organiser their name stays.")


def _held() -> str:
    return tr(
        "So that it can be undone, the history of this log keeps what goes, and so do the backups"
        " made before. Both are encrypted. Search does not find it any more, and packs carry it"
        " no more. What colleagues were handed before, their histories and backups keep likewise."
    )
