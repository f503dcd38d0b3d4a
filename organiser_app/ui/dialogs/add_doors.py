"""More doors for a street: typed as ranges, with what was understood of them under the line."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.rules.door_ranges import LONGEST_TEXT, DoorRange, read_doors
from organiser_app.language import plural, tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.form import Form

_NAMED = 6


@dataclass(frozen=True, slots=True)
class NewDoors:
    """Doors to be put on a street, by their labels."""

    street: str
    labels: tuple[str, ...]


class DoorsField(LineField):
    """One line of doors; under it stands how many were understood, and the first of them."""

    def __init__(self, words: str) -> None:
        self._example = tr("As “1-99 odd”, “2, 4, 6a” or “Flat 1-24 Elm House”.")
        super().__init__(words, self._example)
        self.line.setMaxLength(LONGEST_TEXT)
        self.line.textChanged.connect(lambda _: self._preview())

    def doors(self) -> DoorRange:
        """The doors that were named; `InvalidInput` says what cannot be read."""
        return read_doors(self.text())

    def said(self) -> str:
        """What stands under the line."""
        return self._below.text()

    def check(self) -> bool:
        """Whether what stands here can be read; where it can't, say why."""
        try:
            self.doors()
        except InvalidInput as problem:
            self.set_problem(problem.message)
            return False
        return True

    def _preview(self) -> None:
        try:
            self.set_hint(_understood(self.doors()))
        except InvalidInput:
            self.set_hint(self._example)


class AddDoorsDialog(FormDialog[NewDoors]):
    """Asks which doors are to be added to a street."""

    def __init__(
        self, desk: Desk, street_id: UUID, street: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.DOORS,
            tr("Which doors does {street} have?", street=street),
            tr("Doors that are there already are not doubled."),
            about=street_id,
            parent=parent,
        )
        self._street = street
        self.doors = DoorsField(tr("Doors"))
        self.add_fields(doors=self.doors)
        self.add_answers(tr("Add"))
        self.doors.setFocus()

    def answer(self) -> NewDoors:
        """The doors, on this street unless another one was named with them."""
        read = self.doors.doors()
        return NewDoors(read.street or self._street, read.labels)

    def accept(self) -> None:
        """Add them, unless they can't be read."""
        if self.doors.check():
            super().accept()
        else:
            self.doors.setFocus()


def _understood(read: DoorRange) -> str:
    """How many doors, the first few by name, and the street if one was named."""
    labels = list(read.labels)
    if len(labels) > _NAMED:
        labels[_NAMED - 2 : -1] = ["…"]
    count = plural("{count} door", "{count} doors", len(read.labels))
    said = tr("{count}: {doors}", count=count, doors=", ".join(labels))
    return tr("{doors} in {street}", doors=said, street=read.street) if read.street else said
