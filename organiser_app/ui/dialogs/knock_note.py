"""What is to be remembered of a knock: "Works nights, try a weekend"."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.form import Form

_LONGEST = 500


class KnockNoteDialog(FormDialog[str]):
    """Asks for one line on the last knock at a door; an empty one takes the note away."""

    def __init__(
        self,
        desk: Desk,
        attempt_id: UUID,
        where: str,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.KNOCK,
            tr("What is to be remembered of {door}?", door=where),
            about=attempt_id,
            parent=parent,
        )
        self.note = LineField(
            tr("Note"), tr("As “Works nights, try a weekend”. It stands under the door.")
        )
        self.note.line.setMaxLength(_LONGEST)
        self.note.set_text(note)
        self.add_fields(note=self.note)
        self.add_answers(tr("Keep"))
        self.note.setFocus()

    def answer(self) -> str:
        """The line, or nothing."""
        return self.note.text()
