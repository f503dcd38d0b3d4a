"""Meetings: the page."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.page import Page
from organiser_app.ui.widgets import PageHeader


class MeetingsPage(Page):
    """The page of meetings, with its title."""

    name = PageName.MEETINGS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.column.addWidget(PageHeader(tr("Meetings")))
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Nothing is read yet."""
