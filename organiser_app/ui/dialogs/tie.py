"""Two residents know each other: who is the other, as what, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.who import ResidentField


class _Strength(StrEnum):
    ONE = "1"
    TWO = "2"
    THREE = "3"


@dataclass(frozen=True, slots=True)
class TieAnswer:
    """The other resident, as what the two know each other, and how strongly, from 1 to 3."""

    other_id: UUID
    kind: str
    strength: int


class TieDialog(FormDialog[TieAnswer]):
    """Asks for the other resident by name, the kind of the tie, and its strength."""

    def __init__(
        self, desk: Desk, resident_id: UUID, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.TIE,
            tr("Whom does {name} know?", name=name),
            about=resident_id,
            parent=parent,
        )
        self.other = ResidentField(tr("The other resident"), desk, besides=resident_id)
        self.kind = LineField(tr("As what"), tr("As “neighbour”, “sister” or “cooks with”."))
        self.strength = ChoiceField(
            tr("How strong"),
            {
                _Strength.ONE: tr("1, they greet each other"),
                _Strength.TWO: tr("2, they do things together"),
                _Strength.THREE: tr("3, they would turn to each other"),
            },
        )
        self.add_fields(other=self.other, kind=self.kind, strength=self.strength)
        self.add_answers(tr("Tie"))
        self.other.setFocus()

    def answer(self) -> TieAnswer:
        """What stands in the fields; the other has to be chosen."""
        strength = int(self.strength.choice() or _Strength.ONE)
        return TieAnswer(self.other.resident_id(), self.kind.text(), strength)

    def accept(self) -> None:
        """Make the tie, unless the other or the kind is missing."""
        known = self.other.is_chosen()
        self.other.set_problem("" if known else tr("Choose a resident who is in the log."))
        named = bool(self.kind.text())
        self.kind.set_problem("" if named else tr("Say as what they know each other."))
        if known and named:
            super().accept()
        else:
            (self.kind if known else self.other).setFocus()
