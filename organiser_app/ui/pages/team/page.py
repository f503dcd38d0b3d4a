"""Team: who hands in what and when, the packs that were merged, and what is looked into now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser_app.domain.change import Change
from organiser_app.sync.handed_in import TeamStanding, team_standing
from organiser_app.sync.in_question import in_question
from organiser_app.sync.runs import RunRow, merge_runs
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.team.overview import TeamOverview
from organiser_app.ui.pages.team.sync_card import SyncCard


@dataclass(frozen=True, slots=True)
class _Seen:
    standing: TeamStanding
    runs: tuple[RunRow, ...]


class TeamPage(Page):
    """The overview, and over it whatever is looked into: `show_over` puts it there."""

    name = PageName.TEAM

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.overview = TeamOverview(desk)
        self.overview.beside.addWidget(SyncCard(desk))
        self._views = QStackedWidget()
        self._views.addWidget(self.overview)
        self.column.addWidget(self._views, 1)
        self.setFocusProxy(self.overview.members.list)

    def refresh(self) -> None:
        """Read the team and the merges; what is in question takes longer, and comes after."""
        self.desk.read(
            lambda connection: _Seen(team_standing(connection), merge_runs(connection)),
            self._show,
            owner=self,
        )

    def show_over(self, view: QWidget) -> None:
        """Show something in place of the overview, until `show_overview` is called."""
        if self._views.indexOf(view) < 0:
            self._views.addWidget(view)
        self._views.setCurrentWidget(view)
        view.setFocus()

    def show_overview(self) -> None:
        """Show the overview again, read anew."""
        self._views.setCurrentWidget(self.overview)
        self.refresh()
        self.overview.members.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let J and K walk at once."""
        super().showEvent(event)
        if self._views.currentWidget() is self.overview:
            self.overview.members.list.setFocus()

    def _show(self, seen: _Seen) -> None:
        self.overview.show_team(seen.standing, seen.runs)
        self.desk.read_latest("team", in_question, self.overview.show_questions, owner=self)

    def _hear(self, change: Change) -> None:
        """Whatever was changed, a disagreement may be settled by it, or a merge be a new one."""
        self._stale = True
        if self.isVisible():
            self.come_to(change)
            self._fill()
