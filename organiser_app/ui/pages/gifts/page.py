"""Gifts and needs: what residents offer and ask for, set beside each other with reasons."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.page import Page
from organiser_app.ui.widgets import PageHeader


class GiftsPage(Page):
    """What residents offer and ask for."""

    name = PageName.GIFTS
    shows = frozenset({"statement"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header = PageHeader(tr("Gifts and needs"))
        self.column.addWidget(self.header)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Nothing is read yet."""
