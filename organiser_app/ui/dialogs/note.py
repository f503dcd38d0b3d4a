"""The organiser's own note on somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.ui.forms.fields import TextField
from organiser_app.ui.widgets import Dialog


class NoteDialog(Dialog):
    """Asks for one text, which stands in the place of the one that was there."""

    def __init__(self, name: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("What do you want to remember about {name}?", name=name),
            tr("They may ask to see it. The wording that stood here before is kept in the log."),
            parent,
        )
        self.note = TextField(tr("Note"), lines=8)
        self.note.set_text(note)
        self.body.addWidget(self.note)
        self.add_safe()
        self.add_accept(tr("Save"), keys=tr("Ctrl Enter"))
        self.note.setFocus()

    def ask(self) -> str | None:
        """The note, or None where it is to stay as it was."""
        return self.note.text() if self.exec() == self.DialogCode.Accepted else None
