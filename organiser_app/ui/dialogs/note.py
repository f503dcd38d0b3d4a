"""The organiser's own note on somebody."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import TextField
from organiser_app.ui.forms.form import Form


class NoteDialog(FormDialog[str]):
    """Asks for one text, which stands in the place of the one that was there."""

    def __init__(
        self, desk: Desk, resident_id: UUID, name: str, note: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.NOTE,
            tr("What do you want to remember about {name}?", name=name),
            tr("They may ask to see it. The wording that stood here before is kept in the log."),
            about=resident_id,
            parent=parent,
        )
        self.note = TextField(tr("Note"), lines=8)
        self.note.set_text(note)
        self.add_fields(note=self.note)
        self.add_answers(tr("Save"))
        self.note.setFocus()

    def answer(self) -> str:
        """The note."""
        return self.note.text()
