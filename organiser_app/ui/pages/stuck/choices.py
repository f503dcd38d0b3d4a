"""Which needs are looked at: those of some time, and of a theme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from organiser_app.domain.figures import Period
from organiser_app.language import plural, tr
from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.ui.theme import current

_MONTHS = (None, 12, 6, 3)
_A_MONTH = timedelta(days=30.44)


class NeedChoices(QWidget):
    """Two lists to choose from; sends `changed` when something else is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.time, self.theme = QComboBox(), QComboBox()
        self._themes: list[UUID | None] = [None]
        for box, name in ((self.time, tr("Time")), (self.theme, tr("Theme"))):
            box.setAccessibleName(name)
            box.view().setAccessibleName(name)
            box.activated.connect(lambda _: self.changed.emit())
        self.time.addItems([_time_words(months) for months in _MONTHS])
        self.theme.addItem(tr("Every theme"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().metrics.half)
        row.addWidget(self.time)
        row.addWidget(self.theme)

    def offer(self, themes: dict[str, UUID]) -> None:
        """Offer the themes of the codebook; the one that was chosen stays so."""
        chosen = self._themes[self.theme.currentIndex()]
        self._themes = [None, *themes.values()]
        self.theme.clear()
        self.theme.addItems([tr("Every theme"), *themes])
        self.theme.setCurrentIndex(self._themes.index(chosen) if chosen in self._themes else 0)

    def wanted(self, today: date) -> StatementFilter:
        """The needs that are meant, on the day `today`."""
        months = _MONTHS[self.time.currentIndex()]
        begins = None if months is None else today - months * _A_MONTH
        return replace(
            EVERY_STATEMENT,
            period=Period(begins, today) if begins else None,
            theme_id=self._themes[self.theme.currentIndex()],
        )


def _time_words(months: int | None) -> str:
    if months is None:
        return tr("The whole time")
    return plural("The last {count} month", "The last {count} months", months)
