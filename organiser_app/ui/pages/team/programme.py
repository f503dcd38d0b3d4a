"""A programme's figures through the hub: handed in from this log, or added up of all teams."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.adding_up import FiguresGiven
from organiser_app.sync.counting import usual_period
from organiser_app.sync.hub.figures import ProgrammeSum, add_up_figures, hand_in_figures
from organiser_app.sync.hub.standing import (
    address_of,
    keep_address,
    keep_programme_address,
    programme_address_of,
    programme_place,
    standing,
)
from organiser_app.sync.team import TeamMember, confirmed_members
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import Bound
from organiser_app.ui.pages.sheet_head import quiet_act
from organiser_app.ui.pages.team.asking_when import AddUpDialog
from organiser_app.ui.pages.team.beside_column import BesideColumn
from organiser_app.ui.pages.team.handing_in import HandInDialog, HandingIn
from organiser_app.ui.pages.team.hub_address import HubAddressDialog, Keep
from organiser_app.ui.pages.team.merging.adding_up import save_sums
from organiser_app.ui.pages.team.merging.figures_view import FiguresView
from organiser_app.ui.pages.team.merging.watching import Watching
from organiser_app.ui.widgets import Card, ProgressCard


@dataclass(frozen=True, slots=True)
class _Known:
    """Who may read figures, and where the team's hub is."""

    readers: tuple[TeamMember, ...]
    place: str


class Programme(QObject):
    """Two acts in the head of `card`; `shown` is sent with what was added up, `left` after it.

    An address is asked for the first time that one is needed, and kept. How far the adding up is
    stands in `place`.
    """

    shown = Signal(QWidget)
    left = Signal()

    def __init__(self, desk: Desk, page: QWidget, card: Card, place: BesideColumn) -> None:
        super().__init__(page)
        self._desk, self._page, self._place = desk, page, place
        self._progress: ProgressCard | None = None
        self._watching: Watching | None = None
        self._asked: Period | None = None
        self.handing = quiet_act(tr("Hand in figures…"), tr("Hand in figures at the hub"), tr("F"))
        self.adding = quiet_act(tr("Add up…"), tr("Add up what teams handed in"), tr("A"))
        for button, act in ((self.handing, self.hand_in), (self.adding, self.add_up)):
            card.add_to_head(button)
            button.clicked.connect(act)

    @cached_property
    def view(self) -> FiguresView:
        """Where sums are seen, made when one is first wanted."""
        view = FiguresView()
        view.save_wanted.connect(lambda path: save_sums(self._desk, view, path))
        view.done.connect(self.left)
        return view

    def keys(self) -> Mapping[str, Bound]:
        """The keys of both."""
        return {
            "F": (self.handing.accessibleName(), self.handing.click),
            "A": (self.adding.accessibleName(), self.adding.click),
        }

    def hand_in(self) -> None:
        """Show what would leave, and hand it in once somebody says so."""
        self._desk.read(
            lambda connection: _Known(confirmed_members(connection), standing(connection).place),
            self._ask_for_whom,
            owner=self,
        )

    def add_up(self) -> None:
        """Ask for the days, and add up what lies at the hub."""
        self._desk.read(programme_place, self._ask_when, owner=self)

    def stop(self) -> None:
        """Let nothing come of what is being added up, also where the hub does not answer."""
        if self._watching is not None:
            self._watching.stop()
            self._end(self._watching)

    def _ask_for_whom(self, known: _Known) -> None:
        if not known.readers:
            self._desk.bus.said.emit(
                tr("Nobody is confirmed yet. Add the card of whoever reads for the programme.")
            )
        elif not known.place:
            self._ask_for_address(tr("Your team’s address of the hub"), keep_address, self.hand_in)
        else:
            dialog = HandInDialog(
                self._desk, known.readers, known.place, self._offered(), self._page
            )
            answer = dialog.ask()
            if answer is not None:
                self._send(answer)

    def _ask_when(self, place: str) -> None:
        if not place:
            self._ask_for_programme()
            return
        dialog = AddUpDialog(place, self._offered(), self._page)
        days = dialog.ask()
        if dialog.wants_another:
            self._ask_for_programme()
        elif days is not None:
            self._fetch(days)

    def _ask_for_programme(self) -> None:
        self._ask_for_address(
            tr("The programme’s address of the hub"), keep_programme_address, self.add_up
        )

    def _ask_for_address(self, which: str, keep: Keep, then: Callable[[], None]) -> None:
        if HubAddressDialog(self._desk, which, keep, yes=tr("Go on"), parent=self._page).ask():
            then()

    def _offered(self) -> Period:
        """The days that were asked for last, as a hub that was not there is asked again."""
        return self._asked or usual_period(self._desk.today)

    def _fetch(self, days: Period) -> None:
        """Add up, with how far it is in sight, and Stop."""
        log, self._asked = self._desk.log, days
        watching = self._watching = Watching(self)
        watching.so_far.connect(self._show_how_far)
        self._progress = ProgressCard(tr("Adding up what teams handed in"))
        self._progress.stopped.connect(self.stop)
        self._place.put_first(self._progress)
        self.adding.setEnabled(False)

        def fetch() -> ProgrammeSum:
            try:
                return _added_up(log, days, watching)
            finally:
                watching.expect_wanted()  # what went wrong after it was stopped is told to nobody

        def show(added: ProgrammeSum) -> None:
            if watching is self._watching:
                self._end(watching)
                self._show(added)

        self._desk.attempt(
            self.adding.accessibleName(),
            fetch,
            show,
            owner=self,
            worker=self._desk.away,
            stopped=lambda: self._end(watching),
        )

    def _show_how_far(self, _number: int, done: int, whole: int) -> None:
        if self._progress is not None:
            words = tr("{done} of {whole} read", done=f"{done:,}", whole=f"{whole:,}")
            self._progress.set_progress(done, whole, words)

    def _end(self, watching: Watching) -> None:
        progress = self._progress
        if watching is self._watching and progress is not None:
            self._watching = self._progress = None
            progress.hide()
            progress.deleteLater()
            self.adding.setEnabled(True)

    def _send(self, answer: HandingIn) -> None:
        """Hand in while the window goes on; what began it cannot be pressed meanwhile."""
        log, self._asked = self._desk.log, answer.figures.period
        name = answer.reader.name
        self.handing.setEnabled(False)

        def again() -> None:
            self.handing.setEnabled(True)

        def tell(_: FiguresGiven) -> None:
            again()
            self._desk.bus.said.emit(
                tr("Handed in figures, which {name} and this log alone can open.", name=name)
            )

        self._desk.attempt(
            self.handing.accessibleName(),
            lambda: _handed_in(log, answer),
            tell,
            owner=self,
            worker=self._desk.away,
            stopped=again,
        )

    def _show(self, added: ProgrammeSum) -> None:
        if not self.adding.isVisibleTo(self._page):  # something else is looked into by now
            self._desk.bus.said.emit(tr("The figures came. Add them up again to see them."))
            return
        self.view.show_programme(added, self._desk.today)
        self.shown.emit(self.view)
        self.view.setFocus()


def _handed_in(log: Log, answer: HandingIn) -> FiguresGiven:
    return hand_in_figures(log, log.read(address_of), answer.figures, answer.reader)


def _added_up(log: Log, days: Period, watching: Watching) -> ProgrammeSum:
    address = log.read(programme_address_of)
    return add_up_figures(log, address, days, watch=watching.one_after_the_other)
