"""A resident came nearer, or went further: to which circle, when, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.rules.list_words import circle_word
from organiser_app.domain.values import Circle
from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.past_day import PastDayField


@dataclass(frozen=True, slots=True)
class CircleAnswer:
    """Where they stand now, since when, and what shows it."""

    circle: Circle
    on: date
    evidence: str


class CircleDialog(FormDialog[CircleAnswer]):
    """Asks for a circle, a day, and the evidence, without which nobody is moved."""

    def __init__(
        self,
        desk: Desk,
        resident_id: UUID,
        name: str,
        circle: Circle | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.CIRCLE,
            tr("How near has {name} come?", name=name),
            tr("A circle is moved only with evidence: something they did, and not a hope."),
            about=resident_id,
            parent=parent,
        )
        self.circle = ChoiceField(tr("Circle"), {each: circle_word(each) for each in Circle})
        self.on = PastDayField(tr("Since"), desk.today, needed=True)
        self.evidence = TextField(tr("What shows it"), lines=3)
        self.circle.choose(_next(circle))
        self.add_fields(circle=self.circle, on=self.on, evidence=self.evidence)
        self.add_answers(tr("Move"))
        self.evidence.setFocus()

    def answer(self) -> CircleAnswer:
        """What stands in the fields."""
        circle = self.circle.choice() or Circle.CONTACT
        return CircleAnswer(circle, self.on.happened_on(), self.evidence.text())

    def accept(self) -> None:
        """Move them, unless nothing shows it or the day is still to come."""
        come, shown = self.on.check(), bool(self.evidence.text())
        self.evidence.set_problem("" if shown else tr("Say what they did that shows it."))
        if shown and come:
            super().accept()
        else:
            (self.on if shown else self.evidence).setFocus()


def _next(circle: Circle | None) -> Circle:
    """The ring inside the one they are in, which is the likeliest to be meant."""
    rings = list(Circle)
    if circle is None:
        return rings[0]
    return rings[min(rings.index(circle) + 1, len(rings) - 1)]
