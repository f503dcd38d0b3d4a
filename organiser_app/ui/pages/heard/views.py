"""The views of what was heard, one at a time: the tabs over them, and the chart to take away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.charting import ChartButton
from organiser_app.ui.pages.heard.changes import ChangesView
from organiser_app.ui.pages.heard.places import PlacesView
from organiser_app.ui.pages.heard.ranks import RanksView
from organiser_app.ui.pages.heard.strength import StrengthView
from organiser_app.ui.pages.heard.trends import TrendsView
from organiser_app.ui.pages.heard.view import Asked, HeardView
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import KeyHint
from organiser_app.ui.widgets.tabs import Tabs


class HeardViews(QWidget):
    """A tab for each view; only the one that is seen reads. The keys 1 to 5 choose one."""

    narrowed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.ranks, self.trends, self.places = RanksView(desk), TrendsView(desk), PlacesView(desk)
        self.strength, self.changes = StrengthView(desk), ChangesView(desk)
        self.all: Sequence[HeardView] = (
            self.ranks,
            self.trends,
            self.places,
            self.strength,
            self.changes,
        )
        self.tabs = Tabs(tr("Views"), [view.accessibleName() for view in self.all])
        self._stack = QStackedWidget()
        self.chart = ChartButton(desk)
        self._asked: Asked | None = None
        self._fill()
        self.tabs.currentChanged.connect(self._choose)
        self.chart.be_of(self.ranks)

    def bind(self, page: QWidget) -> None:
        """Let the keys of tabs and charts act on a page."""
        for place in range(len(self.all)):
            show = partial(self.tabs.setCurrentIndex, place)
            bind_keys(page, {str(place + 1): (self.tabs.tabText(place), show)})
        self.chart.bind(page)

    def ask(self, asked: Asked) -> None:
        """Show the view in hand for what is asked; the others ask when they are seen."""
        self._asked = asked
        self.in_hand().ask(asked)

    def in_hand(self) -> HeardView:
        """The view that is seen."""
        return self.all[self._stack.currentIndex()]

    def fit(self, height: int) -> None:
        """Take so much of the page's height."""
        self._stack.setFixedHeight(height)

    def _choose(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.chart.be_of(self.in_hand())
        if self._asked is not None:
            self.in_hand().ask(self._asked)

    def _fill(self) -> None:
        metrics = current().metrics
        for view in self.all:
            view.narrowed.connect(self.narrowed)
            self._stack.addWidget(view)
        line = QHBoxLayout()
        line.setSpacing(metrics.half)
        line.addWidget(self.tabs)
        line.addWidget(KeyHint(tr("1 – 5")))
        line.addStretch(1)
        line.addWidget(self.chart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.half)
        column.addLayout(line)
        column.addWidget(self._stack)
