"""A time that is asked for by its first and its last day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.ui.forms.fields import DateField
from organiser_app.ui.theme import current


class PeriodField(QWidget):
    """The two days beside each other, or one `below` the other where room is narrow.

    Sends `edited` whenever one of them is another, already while it is typed, and `settled` once
    somebody has typed or chosen it.
    """

    edited = Signal()
    settled = Signal()

    def __init__(self, offered: Period | None = None, *, below: bool = False) -> None:
        super().__init__()
        self.begins, self.ends = DateField(tr("From")), DateField(tr("To"))
        if offered is not None:
            self.offer(offered)
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        metrics = current().metrics
        both = QBoxLayout(way, self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(metrics.half + metrics.quarter if below else metrics.gap)
        for field in (self.begins, self.ends):
            both.addWidget(field, 1)
            field.edit.dateChanged.connect(lambda _: self.edited.emit())
            field.edited.connect(self.settled)
        self.setFocusProxy(self.begins)

    def offer(self, period: Period) -> None:
        """Put other days there."""
        self.begins.set_day(period.begins)
        self.ends.set_day(period.ends)

    def period(self) -> Period | None:
        """The days that stand there; None where they end before they begin, which is said."""
        begins, ends = self.begins.day(), self.ends.day()
        late = begins > ends
        self.ends.set_problem(tr("It ends before it begins.") if late else "")
        return None if late else Period(begins, ends)
