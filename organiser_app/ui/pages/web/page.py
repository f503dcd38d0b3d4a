"""Web: the map of relationships, with what it shows said beside it in words."""

from __future__ import annotations

from organiser_app.language import plural, tr
from organiser_app.store.queries.web import Web, web
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.page import Page
from organiser_app.ui.widgets import PageHeader


class WebPage(Page):
    """Who knows whom."""

    name = PageName.WEB
    shows = frozenset({"resident", "tie"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header = PageHeader(tr("Web"), tr("Who knows whom."))
        self.column.addWidget(self.header)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the web anew."""
        today = self.desk.today
        self.desk.read(lambda connection: web(connection, today), self._show, owner=self)

    def _show(self, seen: Web) -> None:
        ties = plural("{count} tie", "{count} ties", len(seen.ties))
        self.header.set_sentence(tr("{ties} between them.", ties=ties))
