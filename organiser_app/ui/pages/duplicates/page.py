"""The same person twice: the likely pairs in a column, and the pair in hand side by side."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.page import Page
from organiser_app.ui.widgets import Button, EmptyState, PageHeader


class DuplicatesPage(Page):
    """Records that are likely of one person."""

    name = PageName.DUPLICATES
    shows = frozenset({"resident", "same_person"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        header = PageHeader(tr("The same person twice"))
        back = Button(tr("People"), icon="chevron-left", keys=tr("Esc"))
        back.clicked.connect(self._go_back)
        header.add_action(back)
        self.column.addWidget(header)
        self.column.addWidget(
            EmptyState(
                tr("Nobody is likely to be here twice"),
                tr("Residents are set side by side once they share a name and a way to reach them."),
            ),
            1,
        )
        bind_keys(self, {"Esc": (tr("Back to People"), self._go_back)})

    def refresh(self) -> None:
        """There is nothing to read."""

    def _go_back(self) -> None:
        self.desk.show(PageName.PEOPLE)
