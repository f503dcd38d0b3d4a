"""Team: who hands in what and when, the packs that were merged, and what is looked into now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent, QWindow
from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser_app.domain.change import Change
from organiser_app.language import tr
from organiser_app.store.queries.same_places import how_many_places
from organiser_app.sync.folder.standing import look_again
from organiser_app.sync.handed_in import TeamStanding, team_standing
from organiser_app.sync.in_question import in_question
from organiser_app.sync.runs import RunRow, merge_runs
from organiser_app.sync.team import TeamMember
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.team.acts import TeamActs
from organiser_app.ui.pages.team.card_field import pictures_in
from organiser_app.ui.pages.team.figures import Figure
from organiser_app.ui.pages.team.merging import MergeView
from organiser_app.ui.pages.team.overview import TeamOverview
from organiser_app.ui.pages.team.packs import PacksOut, ask_for_packs, packs_in
from organiser_app.ui.pages.team.programme import Programme
from organiser_app.ui.pages.team.sticks import Places, SticksCard, removable_places
from organiser_app.ui.pages.team.sync_card import SyncCard
from organiser_app.ui.pages.team.words import waits


@dataclass(frozen=True, slots=True)
class _Seen:
    standing: TeamStanding
    runs: tuple[RunRow, ...]


class TeamPage(Page):
    """The overview, and over it whatever is looked into: `show_over` puts it there.

    `places` says where packs may lie that somebody brought; packs and pictures of a
    card are dropped anywhere on the page.
    """

    name = PageName.TEAM

    def __init__(self, desk: Desk, places: Places = removable_places) -> None:
        super().__init__(desk)
        self.overview = TeamOverview(desk)
        self.sticks = SticksCard(desk, places)
        self.overview.beside.put_first(self.sticks)
        self.acts = TeamActs(desk, self, self.read_team)
        self.sync = SyncCard(desk)
        self.overview.beside.add(self.sync)
        self.programme = Programme(desk, self, self.sync, self.overview.beside)
        self.packs = PacksOut(desk, self, self.overview.beside, self.read_team)
        self._views = QStackedWidget()
        self._views.addWidget(self.overview)
        self.column.addWidget(self._views, 1)
        self.setAcceptDrops(True)
        self._connect()
        self._bind_keys()

    @cached_property
    def merging(self) -> MergeView:
        """Where packs are looked into and merged, made when it is first wanted."""
        view = MergeView(self.desk)
        view.finished.connect(self.show_overview)
        view.finished.connect(self._let_the_sync_go_on)
        return view

    def refresh(self) -> None:
        """Read all there is; what is in question takes longer, and comes after."""
        self.read_team()
        self.desk.read_latest("team", in_question, self.overview.show_questions, owner=self)
        self.desk.read_latest(
            "places twice", how_many_places, self.overview.show_places, owner=self
        )
        self.sticks.look()

    def read_team(self) -> None:
        """Read the members and the merges anew."""
        self.desk.read(
            lambda connection: _Seen(team_standing(connection), merge_runs(connection)),
            lambda seen: self.overview.show_team(seen.standing, seen.runs),
            owner=self,
        )

    def begin_new(self) -> None:
        """Add a member."""
        self.acts.add()

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form that was begun, about its member once they are read."""
        about: Mapping[Form, Callable[[TeamMember], None]] = {
            Form.TEAM_WORDS: self.acts.confirm,
            Form.TEAM_NAME: self.acts.rename,
        }
        if record_id is None:
            self.begin_new()
        else:
            self.acts.take_up(about[form], record_id)

    def hand_over(self) -> None:
        """Ask for whom a pack is, and write it."""
        self.packs.hand_over()

    def show_card(self) -> None:
        """Show this log's own card."""
        self.acts.show_card()

    def ask_for_packs(self) -> None:
        """Ask which packs are to be looked into."""
        chosen = ask_for_packs(self)
        if chosen:
            self.look_into(chosen)

    def look_into(self, paths: tuple[Path, ...]) -> None:
        """Show what packs would do, before anything of them is merged."""
        self.show_over(self.merging)
        self.merging.open_packs(paths)

    def _let_the_sync_go_on(self) -> None:
        """A file of the folder may be merged by now, for which others waited."""
        log, bus = self.desk.log, self.desk.bus
        if self.sync.folder.has_waiting:
            self.desk.tasks.run(
                lambda: look_again(log), lambda _: bus.sync_wanted.emit(), bus.failed.emit
            )

    def choose(self) -> None:
        """Show what disagrees, for somebody to choose."""
        self.show_over(self.merging)
        self.merging.open_disagreements()

    def show_over(self, view: QWidget) -> None:
        """Show something in place of the overview, until `show_overview` is called."""
        if self._views.indexOf(view) < 0:
            self._views.addWidget(view)
        self._views.setCurrentWidget(view)

    def show_overview(self) -> None:
        """Show the overview again, read anew."""
        self._views.setCurrentWidget(self.overview)
        self._fill()
        self.overview.members.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let J and K walk at once, and see what is on the sticks by now."""
        known = not self._stale
        super().showEvent(event)
        if known:
            self.sticks.look()
        if self._is_overview():
            self.overview.members.list.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Let packs and pictures of a card be dropped, and nothing else."""
        if packs_in(event.mimeData()) or pictures_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Look into the packs that are dropped, or read the card on a picture."""
        event.acceptProposedAction()
        packs, pictures = packs_in(event.mimeData()), pictures_in(event.mimeData())
        if packs:
            self.look_into(packs)
        else:  # once the drop is over, as whoever it is dragged from waits for that
            QTimer.singleShot(0, self, lambda: self.acts.add_from(pictures))

    def _connect(self) -> None:
        seen = self.overview
        seen.card.clicked.connect(self.show_card)
        seen.add.clicked.connect(self.acts.add)
        seen.hand_over.clicked.connect(self.hand_over)
        seen.look.clicked.connect(self.ask_for_packs)
        seen.confirm.clicked.connect(self.confirm)
        seen.rename.clicked.connect(self.rename)
        seen.left.clicked.connect(self.left)
        seen.take_back.clicked.connect(self.take_back)
        seen.again.clicked.connect(self.pull_again)
        seen.places.clicked.connect(self._to_places)
        seen.figures.chosen.connect(self._go_to)
        seen.members.list.opened.connect(lambda _: self._open())
        self.sticks.wanted.connect(self.look_into)
        self.sync.folder.look_wanted.connect(self.look_into)
        self.programme.shown.connect(self.show_over)
        self.programme.left.connect(self.show_overview)

        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101
        application.focusWindowChanged.connect(self._come_back)

    def _come_back(self, window: QWindow | None) -> None:
        """See what is on the sticks when one comes back to the window, as after putting one in."""
        ours = window is not None and window is self.window().windowHandle()
        if ours and self.overview.isVisible():
            self.sticks.look()

    def _bind_keys(self) -> None:
        bind_keys(
            self.overview,
            {
                "P": (tr("Look into packs"), self.ask_for_packs),
                "H": (tr("Hand over a pack"), self.hand_over),
                "N": (tr("Add a member"), self.acts.add),
                "C": (tr("Show my card"), self.show_card),
                "D": (tr("Choose where values disagree"), self.choose),
                "S": (tr("See who is perhaps the same"), self._to_likely),
                "L": (tr("See which places are perhaps the same"), self._to_places),
                "M": (tr("Go to the merges"), self.overview.go_to_merges),
                "Esc": (tr("Stop what is being written or added up"), self._stop),
                **self.programme.keys(),
                "W": (tr("Confirm the words of the member"), self.confirm),
                "E": (tr("Rename the member"), self.rename),
                "X": (tr("The member has left"), self.left),
                "T": (tr("Take the merge back"), self.take_back),
                "B": (tr("Take in once more what lies on the hub"), self.pull_again),
            },
        )

    def _stop(self) -> None:
        self.packs.writing.stop()
        self.programme.stop()

    def confirm(self) -> None:
        """Type the words of the member in hand, who waits for that."""
        seen = self.overview.member_in_hand()
        if seen is not None and waits(seen.member):
            self.acts.confirm(seen.member)

    def rename(self) -> None:
        """Call the member in hand something else."""
        seen = self.overview.member_in_hand()
        if seen is not None:
            self.acts.rename(seen.member)

    def left(self) -> None:
        """Say that the member in hand has left."""
        seen = self.overview.member_in_hand()
        if seen is not None and seen.member.left_at is None:
            self.acts.left(seen.member)

    def take_back(self) -> None:
        """Take the merge in hand back."""
        run = self.overview.run_in_hand()
        if run is not None and run.can_be_taken_back:
            self.acts.take_back(run)

    def pull_again(self) -> None:
        """Have the merge in hand again, which was taken back and lies on the hub."""
        run = self.overview.run_in_hand()
        if run is not None and run.can_be_pulled_again:
            self.acts.pull_again()

    def _open(self) -> None:
        """Enter on a member: what is to be done with them next, if there is anything."""
        if self.overview.own_in_hand():
            self.show_card()
        else:
            self.confirm()

    def _is_overview(self) -> bool:
        return self._views.currentWidget() is self.overview

    def _go_to(self, figure: Figure) -> None:
        if figure is Figure.LIKELY:
            self._to_likely()
        elif figure is Figure.DISAGREEMENTS:
            self.choose()
        else:
            self.overview.go_to(figure)

    def _to_likely(self) -> None:
        self.desk.show(PageName.DUPLICATES)

    def _to_places(self) -> None:
        self.desk.show(PageName.SAME_PLACES)

    def _hear(self, change: Change) -> None:  # noqa: ARG002 (any change)
        """Whatever was changed, a disagreement may be settled by it, or a merge be a new one."""
        self._stale = True
        if self.overview.isVisible():
            self._fill()
            self.sync.folder.look()  # a merge that is taken back halts it
