"""The same as a form: the head of a listening, one thing heard at a time, and the rest folded."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from organiser_app.domain.inputs import ListeningInput, checked
from organiser_app.domain.rules.list_words import heard_how_word
from organiser_app.domain.values import ListeningKind
from organiser_app.language import tr
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.pages.listen.form_fields import (
    MomentField,
    Present,
    names_of,
    people_in,
    side_by_side,
    slim,
    still_under_the_wheel,
)
from organiser_app.ui.pages.listen.keys import keys_of, shown
from organiser_app.ui.pages.listen.more import MoreFields
from organiser_app.ui.pages.listen.thing_form import ThingForm
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind, Card, hairline

_LONGEST_WHERE = 200


class FormCard(Card):
    """The listening in hand as fields.

    `edited` comes when something outside of `thing` was changed by the user, `worry_wanted` when
    they have a safeguarding worry, which is not written here.
    """

    edited = Signal()
    worry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("As a form"))
        self.where = LineField(tr("Where"))
        self.where.line.setMaxLength(_LONGEST_WHERE)
        self.kind = ChoiceField(tr("How"), {kind: heard_how_word(kind) for kind in ListeningKind})
        self.moment = MomentField(tr("When"))
        self.people = LineField(tr("With, commas between names"))
        self.people.line.setPlaceholderText(tr("Bill Hughes (new), Terri, 3 others"))
        self.privacy = QCheckBox(tr("Privacy notice given"))
        self.privacy.setAccessibleName(tr("Privacy notice given"))
        self.thing = ThingForm()
        self.more = MoreFields()
        self.worry = Button(
            tr("A safeguarding worry?"), ButtonKind.QUIET, keys=shown(keys_of("worry")), in_row=True
        )
        self.worry.clicked.connect(self.worry_wanted)
        self.note = self.more.note
        self._area = self._scrolling()
        self.add(self._area, 1)
        self.add(hairline())
        self.add(self._foot())
        slim(self.kind.combo)
        still_under_the_wheel(self.moment.edit)
        for field in (self.where, self.kind, self.moment, self.people, self.more):
            field.edited.connect(self.edited)
        self.privacy.clicked.connect(self.edited)
        self.more.unfolded.connect(self._show_more)

    def show_listening(self, listening: ListeningInput | None, moment: datetime) -> None:
        """Fill the fields, or empty them; `moment` is when it is taken to have been."""
        self.where.set_text(listening.where if listening else "")
        self.kind.choose(listening.kind if listening else ListeningKind.DOORSTEP)
        self.moment.show_moment(listening.at if listening else moment)
        people, unnamed = _present(listening)
        self.people.set_text(names_of(people, unnamed))
        self.privacy.setChecked(bool(listening and listening.privacy_notice))
        self.more.show_listening(listening)

    def value(self, before: ListeningInput, written: datetime) -> ListeningInput:
        """`before` with what stands in the fields; `InvalidInput` where it cannot be kept so.

        `written` is the moment at which the first key of the text was typed.
        """
        people, unnamed = _present(before)
        if self.people.text() != names_of(people, unnamed):
            people, unnamed = people_in(self.people.text(), before.at)
        at = self.moment.moment(before.at)
        fields = dict(before)
        fields |= {
            "where": self.where.text(),
            "kind": self.kind.choice() or ListeningKind.DOORSTEP,
            "at": at,
            "people": people,
            "unnamed_present": unnamed,
            "language": self.more.language.text(),
            "reflection": self.more.reflection.text(),
            "entered": self.more.road(before, at, written),
            "privacy_notice": self.privacy.isChecked(),
            "note": self.note.text(),
        }
        return checked(lambda: ListeningInput(**fields))

    def _show_more(self) -> None:
        """Bring what was unfolded into sight, once it has its place."""
        QTimer.singleShot(0, self._area, lambda: self._area.ensureWidgetVisible(self.more))

    def _scrolling(self) -> QScrollArea:
        metrics = current().metrics
        held = QWidget()
        held.setObjectName("scrolled")
        column = QVBoxLayout(held)
        column.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.half)
        column.setSpacing(metrics.half)
        column.addWidget(self.where)
        column.addLayout(side_by_side(self.kind, self.moment, shares=(6, 5)))
        for part in (self.people, self.privacy, hairline(), self.thing, self.more):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(tr("The listening as a form"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held)
        return area

    def _foot(self) -> QWidget:
        """What is always in sight, however far the form is scrolled."""
        metrics = current().metrics
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(metrics.gap, metrics.quarter, metrics.gap, metrics.quarter)
        row.addWidget(self.worry)
        row.addStretch(1)
        row.addWidget(self.more.button)
        return foot


def _present(listening: ListeningInput | None) -> Present:
    return (listening.people, listening.unnamed_present) if listening else ((), 0)
