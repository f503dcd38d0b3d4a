"""What is chosen of the map: whom to find, what the colours mean, what is marked and shown."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.forms.fields import ChoiceField, DateField, Field, TickField
from organiser_app.ui.pages.web.looks import ColourBy
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import SearchField


class Since(StrEnum):
    """From when on changes are marked."""

    NEVER = "never"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAY = "day"


_AT_FOOT = Qt.AlignmentFlag.AlignBottom
_DAYS = {Since.WEEK: 7, Since.MONTH: 30, Since.QUARTER: 91, Since.YEAR: 365}


class Controls(QWidget):
    """`changed` is sent when something else is to be drawn, `since_changed` when to be read."""

    changed = Signal()
    since_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(tr("Find a person on the map"), tr("/"))
        self.colour = ChoiceField[ColourBy](
            tr("Colour and shape by"),
            {ColourBy.CIRCLE: tr("Circle"), ColourBy.KEEPER: tr("Keeper")},
        )
        self.since = ChoiceField[Since](
            tr("Mark what changed"),
            {
                Since.NEVER: tr("Mark nothing"),
                Since.WEEK: tr("In the last week"),
                Since.MONTH: tr("In the last month"),
                Since.QUARTER: tr("In the last 3 months"),
                Since.YEAR: tr("In the last year"),
                Since.DAY: tr("Since a day…"),
            },
        )
        self.day = DateField(tr("Since"))
        self.organisers = TickField(tr("Organisers too"))
        self._lay_out()
        self.colour.edited.connect(self.changed)
        self.organisers.edited.connect(self.changed)
        self.since.edited.connect(self._since_chosen)
        self.day.edited.connect(self.since_changed)

    def begins(self, today: date) -> date | None:
        """The day from which on changes are marked; None where none are."""
        since = self.since.choice()
        if since is None or since is Since.NEVER:
            return None
        return self.day.day() if since is Since.DAY else today - timedelta(days=_DAYS[since])

    def colour_by(self) -> ColourBy:
        """What colours and shapes stand for."""
        return self.colour.choice() or ColourBy.CIRCLE

    def _since_chosen(self) -> None:
        self.day.setVisible(self.since.choice() is Since.DAY)
        self.since_changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().metrics.gap)
        found = Field("", self.search)
        self.search.setAccessibleName(tr("Find a person on the map"))
        row.addWidget(found, 1)
        for field in (self.colour, self.since, self.day, self.organisers):
            row.addWidget(field)
        self.day.hide()
        for widget in (found, self.organisers):
            row.setAlignment(widget, _AT_FOOT)
