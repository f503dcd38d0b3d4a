"""Promises: what is due, what waits on whom, what became of it, and how much was kept."""

from __future__ import annotations

from organiser_app.language import plural, tr
from organiser_app.store.queries.today import PromisesTally, promises_tally
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.page import Page
from organiser_app.ui.widgets import PageHeader


class PromisesPage(Page):
    """What was promised and agreed."""

    name = PageName.PROMISES
    shows = frozenset({"commitment", "next_step"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header = PageHeader(tr("Promises"))
        self.column.addWidget(self.header)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Say how many are open."""
        today = self.desk.today
        self.desk.read(
            lambda connection: promises_tally(connection, today), self._show, owner=self
        )

    def _show(self, tally: PromisesTally) -> None:
        self.header.set_sentence(plural("{count} is open.", "{count} are open.", tally.open))
