"""A time that is asked for by its first and its last day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.ui.forms.fields import DateField
from organiser_app.ui.theme import current


class PeriodField(QWidget):
    """The two days beside each other; sends `edited` whenever one of them is another."""

    edited = Signal()

    def __init__(self, offered: Period) -> None:
        super().__init__()
        self.begins, self.ends = DateField(tr("From")), DateField(tr("To"))
        self.begins.set_day(offered.begins)
        self.ends.set_day(offered.ends)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().metrics.gap)
        for field in (self.begins, self.ends):
            row.addWidget(field, 1)
            # As it is typed: what stands beside it is said of just these days.
            field.edit.dateChanged.connect(lambda _: self.edited.emit())
        self.setFocusProxy(self.begins)

    def period(self) -> Period | None:
        """The days that stand there; None where they end before they begin, which is said."""
        return period_between(self.begins, self.ends)


def period_between(begins: DateField, ends: DateField) -> Period | None:
    """From one day to the other; None where that is none, which is said at the last day."""
    late = begins.day() > ends.day()
    ends.set_problem(tr("It ends before it begins.") if late else "")
    return None if late else Period(begins.day(), ends.day())
