"""The sheet with the map on it: the map, its key, and a line about whoever is in hand."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from organiser_app.language import tr
from organiser_app.ui.pages.web.key import MapKey
from organiser_app.ui.pages.web.map_view import MapView
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind, Card
from organiser_app.ui.widgets.labels import elided_label


class MapSheet(Card):
    """`told` gives a sentence about somebody; `near` and `anew` are its buttons."""

    def __init__(self, told: Callable[[UUID], str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("The map"))
        self.map, self.key = MapView(told), MapKey()
        self.in_hand = elided_label("")
        self.near = Button(tr("Neighbourhood"), ButtonKind.QUIET, keys=tr("N"), in_row=True)
        self.anew = Button(tr("Lay out anew"), ButtonKind.QUIET, keys=tr("L"), in_row=True)
        metrics = current().metrics
        key, foot = QHBoxLayout(), QHBoxLayout()
        key.setContentsMargins(metrics.gap, metrics.quarter, metrics.gap, 0)
        key.addWidget(self.key)
        foot.setContentsMargins(metrics.gap, 0, metrics.gap, 0)
        foot.setSpacing(metrics.gap)
        foot.addWidget(self.in_hand, 1)
        foot.addWidget(self.near)
        foot.addWidget(self.anew)
        self.add(self.map, 1)
        self.body.addLayout(key)
        self.body.addLayout(foot)
