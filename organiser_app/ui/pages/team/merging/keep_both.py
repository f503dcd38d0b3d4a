"""The dialog in which one text is made of two."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.sync.disagreements import Disagreement
from organiser_app.ui.forms.fields import LineField, TextField
from organiser_app.ui.widgets import Dialog


class KeepBothDialog(Dialog):
    """Both stand in it to be made into one: long texts one under the other, others in one line."""

    def __init__(self, about: Disagreement, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("What is it to say?"),
            tr("Both texts are here. What you save stands for everybody; both stay in history."),
            parent,
        )
        self._long = about.part is not None
        self.words = TextField(tr("Words"), lines=8) if self._long else LineField(tr("Words"))
        between = "\n" if self._long else " / "
        self.words.set_text(between.join(str(side.value) for side in about.sides))
        self.body.addWidget(self.words)
        self.safe = self.add_safe()
        self.accepting = self.add_accept(tr("Save"), keys=tr("Ctrl Enter"))
        self.words.setFocus()

    def ask(self) -> str:
        """What was written, or nothing where it was left."""
        if self.exec() != self.DialogCode.Accepted:
            return ""
        words = self.words.text()
        return words.strip() if self._long else " ".join(words.split())
