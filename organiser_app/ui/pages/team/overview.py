"""The overview of the team: counts, the members, and the merges beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.sync.handed_in import MemberStanding, TeamStanding
from organiser_app.sync.in_question import InQuestion
from organiser_app.sync.runs import RunRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.sheet_head import quiet_act
from organiser_app.ui.pages.team.beside_column import BesideColumn
from organiser_app.ui.pages.team.figures import Figure, Figures
from organiser_app.ui.pages.team.whole_card import WholeCard
from organiser_app.ui.pages.team.words import (
    OWN,
    member_line,
    own_line,
    run_row,
    state_words,
    waits,
)
from organiser_app.ui.tables import MemberDelegate, SimpleDelegate
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind, PageHeader


class TeamOverview(QWidget):
    """Shows how things stand, with the buttons for what is done; the doing is the page's.

    `beside` is the column at the right, for a card about anything else by which changes come.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._standing: TeamStanding | None = None
        self._asked: InQuestion | None = None
        self._runs: dict[str, RunRow] = {}
        self._make_header()
        self._make_cards()
        self._lay_out()
        self.members.list.marked.connect(lambda _: self._offer())
        self.merges.list.marked.connect(lambda _: self._offer())

    def show_team(self, standing: TeamStanding, runs: tuple[RunRow, ...]) -> None:
        """Show the members and the merges, with what was in question when it was last counted."""
        came = self._just_came(runs)
        self._standing = standing
        self._runs = {str(run.sequence): run for run in runs}
        today = self._desk.today
        self.header.set_sentence(state_words(standing))
        self.figures.show_standing(standing)
        self.merges.show_rows([run_row(run, today) for run in runs], came)
        self._show_members()

    def show_questions(self, asked: InQuestion) -> None:
        """Show what is in question, on the whole and beside each member."""
        self._asked = asked
        self.figures.show_questions(asked)
        self._show_members()

    def show_places(self, pairs: int) -> None:
        """Say how many places, and themes with them, are perhaps here twice."""
        counted = plural("{count} place or theme twice", "{count} places or themes twice", pairs)
        self.places.setText(counted if pairs else tr("Places twice"))

    def member_in_hand(self) -> MemberStanding | None:
        """The member in hand; none where that is this log itself."""
        row = self.members.list.current_row()
        known = self._standing.members if self._standing is not None else ()
        return next((each for each in known if row and str(each.member.id) == row.key), None)

    def own_in_hand(self) -> bool:
        """Whether this log itself is in hand."""
        row = self.members.list.current_row()
        return row is not None and row.key == OWN

    def run_in_hand(self) -> RunRow | None:
        """The merge in hand."""
        row = self.merges.list.current_row()
        return self._runs.get(row.key) if row is not None else None

    def go_to(self, figure: Figure) -> None:
        """Take the first member in hand whom a count is about."""
        about: Mapping[Figure, Callable[[MemberStanding], bool]] = {
            Figure.HANDED_IN: lambda each: each.member.is_trusted and each.handed_in is None,
            Figure.GAPS: lambda each: each.handed_in is not None and each.handed_in.gap is not None,
            Figure.MEMBERS: lambda each: waits(each.member),
        }
        known = self._standing.members if self._standing is not None else ()
        first = next((each for each in known if about[figure](each)), None)
        if first is not None:
            self.members.list.choose(str(first.member.id))
        self.members.list.setFocus()

    def go_to_merges(self) -> None:
        """Give the merges the keyboard, where they are seen."""
        self.merges.list.setFocus()
        self.beside.ensureWidgetVisible(self.merges.list)

    def _just_came(self, runs: tuple[RunRow, ...]) -> str:
        """The key of a new merge, unless somebody is just walking through the old ones."""
        newest = next((str(run.sequence) for run in runs), "")
        return "" if newest in self._runs or self.merges.list.hasFocus() else newest

    def _show_members(self) -> None:
        if self._standing is None:
            return
        today, asked = self._desk.today, self._asked
        lines = [member_line(each, asked, today) for each in self._standing.members]
        self.members.show_rows([own_line(self._standing, today), *lines])
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with the member and the merge in hand."""
        seen, run = self.member_in_hand(), self.run_in_hand()
        self.confirm.setVisible(seen is not None and waits(seen.member))
        self.rename.setVisible(seen is not None)
        self.left.setVisible(seen is not None and seen.member.left_at is None)
        self.members.show_foot(shown=bool(self._standing and self._standing.members))
        self.take_back.setVisible(run is not None and run.can_be_taken_back)
        self.again.setVisible(run is not None and run.can_be_pulled_again)
        self.merges.show_foot(shown=bool(self._runs))

    def _make_header(self) -> None:
        self.header = PageHeader(tr("Team"))
        self.hand_over = Button(tr("Hand over…"), keys=tr("H"))
        self.look = Button(tr("Look into packs…"), ButtonKind.PRIMARY, icon="team", keys=tr("P"))
        for button in (self.hand_over, self.look):
            self.header.add_action(button)

    def _make_cards(self) -> None:
        self.figures = Figures()
        self.members = WholeCard(tr("Members"), MemberDelegate())
        self.card = quiet_act(tr("My card"), tr("Show my card"), tr("C"))
        self.add = quiet_act(tr("Add…"), tr("Add a member"), tr("N"))
        for button in (self.card, self.add):
            self.members.add_to_head(button)
        self.confirm = quiet_act(tr("Confirm…"), tr("Confirm the words of the member"), tr("W"))
        self.rename = quiet_act(tr("Rename…"), tr("Rename the member"), tr("E"))
        self.left = quiet_act(tr("Left…"), tr("The member has left"), tr("X"))
        self.members.add_foot(self.confirm, self.rename, self.left)
        self.merges = WholeCard(
            tr("Merges"),
            SimpleDelegate(),
            tr("No pack was merged into this log yet"),
            tr("Drop the packs of colleagues on this page, or choose them with P."),
        )
        self.take_back = quiet_act(tr("Take back…"), tr("Take the merge back"), tr("T"))
        self.again = quiet_act(
            tr("Bring again…"), tr("Take in once more what lies on the hub"), tr("B")
        )
        self.merges.add_foot(self.take_back, self.again)
        self.places = quiet_act(
            tr("Places twice"), tr("See which places are perhaps the same"), tr("L")
        )
        self.merges.add_to_head(self.places)

    def _lay_out(self) -> None:
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap)
        column.addWidget(self.header)
        column.addWidget(self.figures)
        self.beside = BesideColumn(tr("What came, and how"))
        self.beside.add(self.merges, 1)
        row = QHBoxLayout()
        row.setSpacing(metrics.gap)
        row.addWidget(self.members, 6)
        row.addWidget(self.beside, 5)
        column.addLayout(row, 1)
