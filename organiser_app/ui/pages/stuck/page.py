"""Where people get stuck: the way of needs from helper to helper, and the words behind it."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.page import Page
from organiser_app.ui.widgets import PageHeader


class StuckPage(Page):
    """The way of needs from helper to helper."""

    name = PageName.STUCK
    shows = frozenset({"statement"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header = PageHeader(tr("Where people get stuck"))
        self.column.addWidget(self.header)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Nothing is read yet."""
