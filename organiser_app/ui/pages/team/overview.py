"""The overview of the team: counts, the members, and the merges beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.sync.handed_in import TeamStanding
from organiser_app.sync.in_question import InQuestion
from organiser_app.sync.runs import RunRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.figures import Figures
from organiser_app.ui.pages.team.whole_card import WholeCard
from organiser_app.ui.pages.team.words import member_line, own_line, run_row, state_words
from organiser_app.ui.tables import MemberDelegate, SimpleDelegate
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import PageHeader


class TeamOverview(QWidget):
    """Shows how things stand; what is done with it is the page's.

    `beside` is the column at the right, for a card about anything else by which changes come.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._standing: TeamStanding | None = None
        self._asked: InQuestion | None = None
        self.header = PageHeader(tr("Team"))
        self.figures = Figures()
        self.members = WholeCard(tr("Members"), MemberDelegate())
        self.merges = WholeCard(
            tr("Merges"), SimpleDelegate(), tr("No pack was merged into this log yet.")
        )
        self.beside = QVBoxLayout()
        self._lay_out()

    def show_team(self, standing: TeamStanding, runs: tuple[RunRow, ...]) -> None:
        """Show the members and the merges, with what was in question when it was last counted."""
        self._standing = standing
        today = self._desk.today
        self.header.set_sentence(state_words(standing))
        self.figures.show_standing(standing)
        self.merges.show_rows([run_row(run, today) for run in runs])
        self._show_members()

    def show_questions(self, asked: InQuestion) -> None:
        """Show what is in question, on the whole and beside each member."""
        self._asked = asked
        self.figures.show_questions(asked)
        self._show_members()

    def _show_members(self) -> None:
        if self._standing is None:
            return
        today, asked = self._desk.today, self._asked
        lines = [member_line(each, asked, today) for each in self._standing.members]
        self.members.show_rows([own_line(self._standing, today), *lines])

    def _lay_out(self) -> None:
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap)
        column.addWidget(self.header)
        column.addWidget(self.figures)
        self.beside.setSpacing(metrics.gap)
        self.beside.addWidget(self.merges, 1)
        row = QHBoxLayout()
        row.setSpacing(metrics.gap)
        row.addWidget(self.members, 6)
        row.addLayout(self.beside, 5)
        column.addLayout(row, 1)
