"""The same as a form: the head of a listening, one thing heard at a time, and the note."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from organiser_app.domain.inputs import ListeningInput, checked
from organiser_app.domain.values import ListeningKind
from organiser_app.language import tr
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.pages.listen.form_fields import (
    MomentField,
    names_of,
    people_in,
    side_by_side,
    slim,
    still_under_the_wheel,
)
from organiser_app.ui.pages.listen.saved_rows import kind_words
from organiser_app.ui.pages.listen.thing_form import ThingForm
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Card, hairline

_LONGEST_WHERE = 200


class FormCard(Card):
    """The listening in hand as fields.

    `edited` comes when something outside of `thing` was changed by the user.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(tr("As a form"))
        self.where = LineField(tr("Where"))
        self.where.line.setMaxLength(_LONGEST_WHERE)
        self.kind = ChoiceField(tr("How"), {kind: kind_words(kind) for kind in ListeningKind})
        self.moment = MomentField(tr("When"))
        self.people = LineField(tr("With, commas between names"))
        self.people.line.setPlaceholderText(tr("Bill Hughes (new), Terri"))
        self.privacy = QCheckBox(tr("Privacy notice given"))
        self.privacy.setAccessibleName(tr("Privacy notice given"))
        self.thing = ThingForm()
        self.note = TextField(tr("Note"), lines=2)
        self.add(self._scrolling(), 1)
        slim(self.kind.combo)
        still_under_the_wheel(self.moment.edit)
        for field in (self.where, self.kind, self.moment, self.people, self.note):
            field.edited.connect(self.edited)
        self.privacy.clicked.connect(self.edited)

    def show_listening(self, listening: ListeningInput | None, moment: datetime) -> None:
        """Fill the fields, or empty them; `moment` is when it is taken to have been."""
        self.where.set_text(listening.where if listening else "")
        self.kind.choose(listening.kind if listening else ListeningKind.DOORSTEP)
        self.moment.show_moment(listening.at if listening else moment)
        self.people.set_text(names_of(listening.people) if listening else "")
        self.privacy.setChecked(bool(listening and listening.privacy_notice))
        with QSignalBlocker(self.note):
            self.note.set_text(listening.note if listening else "")

    def value(self, before: ListeningInput) -> ListeningInput:
        """`before` with what stands in the fields; `InvalidInput` where it cannot be kept so."""
        people = before.people
        if self.people.text() != names_of(people):
            people = people_in(self.people.text(), before.at)
        fields = dict(before)
        fields |= {
            "where": self.where.text(),
            "kind": self.kind.choice() or ListeningKind.DOORSTEP,
            "at": self.moment.moment(before.at),
            "people": people,
            "privacy_notice": self.privacy.isChecked(),
            "note": self.note.text(),
        }
        return checked(lambda: ListeningInput(**fields))

    def _scrolling(self) -> QScrollArea:
        metrics = current().metrics
        held = QWidget()
        held.setObjectName("scrolled")
        column = QVBoxLayout(held)
        column.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.half)
        column.setSpacing(metrics.half)
        column.addWidget(self.where)
        column.addLayout(side_by_side(self.kind, self.moment, shares=(6, 5)))
        for part in (self.people, self.privacy, hairline(), self.thing, hairline(), self.note):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(tr("The listening as a form"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held)
        return area
