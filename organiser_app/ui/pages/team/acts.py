"""What is done with cards, members and merges from the page of the team, each with its dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.change import Change
from organiser_app.language import tr
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.sync.cards import MemberCard
from organiser_app.sync.folder.standing import Standing, standing
from organiser_app.sync.hub.standing import pull_again
from organiser_app.sync.members import (
    Added,
    Adding,
    add_member,
    confirm_member,
    member_left,
    rename_member,
)
from organiser_app.sync.runs import RunRow
from organiser_app.sync.team import TeamMember, member
from organiser_app.sync.unmerge import unmerge
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.adding import AddMemberDialog, MemberNameDialog
from organiser_app.ui.pages.team.card_field import Handed
from organiser_app.ui.pages.team.confirming import ConfirmDialog
from organiser_app.ui.pages.team.own_card import OwnCard, OwnCardDialog, own_card
from organiser_app.ui.pages.team.taking_back import TakeBackQuestion
from organiser_app.ui.widgets import Answer, Question


class TeamActs:
    """Opens dialogs over `page`; `done` is called once something was done that is no change."""

    def __init__(self, desk: Desk, page: QWidget, done: Callable[[], None]) -> None:
        self._desk, self._page, self._done = desk, page, done

    def show_card(self) -> None:
        """Show this log's own card."""
        log = self._desk.log

        def show(own: OwnCard) -> None:
            OwnCardDialog(self._desk, own, self._page).exec()

        self._desk.tasks.run(
            lambda: own_card(log), show, self._desk.bus.failed.emit, owner=self._page
        )

    def add(self) -> None:
        """Take in somebody's card, and go on to their words."""
        self.add_from(())

    def add_from(self, handed: Sequence[Handed]) -> None:
        """The same, with the card on a picture that is there already."""
        dialog = AddMemberDialog(self._desk, self._page, handed)
        card = dialog.ask()
        if card is not None:
            self._add(card, dialog.letting_go())

    def confirm(self, known: TeamMember, came: str = "") -> None:
        """Type the words that a member reads aloud, and trust them if they are the same."""
        dialog = ConfirmDialog(self._desk, known, came, self._page)
        if dialog.ask():
            self._do(
                lambda: confirm_member(self._desk.log, known.id),
                tr("{name} is confirmed: packs may go between you.", name=known.name),
                dialog.letting_go(),
            )

    def rename(self, known: TeamMember) -> None:
        """Call a member something else here."""
        dialog = MemberNameDialog(self._desk, known, self._page)
        name = dialog.ask()
        if name is not None:
            self._do(
                lambda: rename_member(self._desk.log, known.id, name),
                tr("Renamed to {name}", name=name),
                dialog.letting_go(),
            )

    def left(self, known: TeamMember) -> None:
        """Say that a member has left the team, if that is meant."""
        question = Question(
            tr("Has {name} left the team?", name=known.name),
            tr(
                "Nothing is merged from them or written for them from now on. What came from them"
                " stays here, and what they were handed stays with them. If they come back, their"
                " card is added again."
            ),
            yes=tr("They have left"),
            parent=self._page,
        )
        if question.ask() is Answer.YES:
            self._do(
                lambda: member_left(self._desk.log, known.id),
                tr("{name} left: no more packs go between you.", name=known.name),
            )

    def take_back(self, run: RunRow) -> None:
        """Take a merge back as a whole, after a backup, if that is meant."""
        log = self._desk.log

        def backed_up(work: UnitOfWork, sequence: int) -> Change:
            log.back_up_in_turn()
            return unmerge(work, sequence)

        def ask(folder: Standing) -> None:
            if TakeBackQuestion(run, self._page, by_folder=folder.is_on).ask() is Answer.YES:
                self._desk.change(backed_up, run.sequence)

        self._desk.read(standing, ask, owner=self._page)

    def pull_again(self) -> None:
        """Let all that lies on the hub come once more, if that is meant."""
        log, bus = self._desk.log, self._desk.bus
        question = Question(
            tr("Take in once more what lies on the hub?"),
            tr(
                "The next sync brings all that your colleagues left there: whatever was taken back"
                " here comes again, and nothing comes twice."
            ),
            yes=tr("Bring it again"),
            parent=self._page,
        )
        if question.ask() is Answer.YES:
            # By the worker of the hub's own turns, since one may be under way.
            self._desk.away.run(
                lambda: pull_again(log),
                lambda _: bus.sync_wanted.emit(),
                bus.failed.emit,
                owner=self._page,
            )

    def take_up(self, wanted: Callable[[TeamMember], None], member_id: UUID) -> None:
        """Open a dialog about a member that was begun before, if they are still known."""
        self._desk.read(lambda connection: member(connection, member_id), wanted, owner=self._page)

    def _add(self, card: MemberCard, let_go: Callable[[], None]) -> None:
        log = self._desk.log

        def work() -> tuple[Added, TeamMember]:
            added = add_member(log, card)
            return added, log.read(lambda connection: member(connection, added.id))

        def go_on(found: tuple[Added, TeamMember]) -> None:
            let_go()
            self._done()
            added, known = found
            self.confirm(known, _told(added.came_to, known.name))

        self._desk.tasks.run(work, go_on, self._desk.bus.failed.emit, owner=self._page)

    def _do(
        self, job: Callable[[], None], told: str, let_go: Callable[[], None] = lambda: None
    ) -> None:
        def tell(_: None) -> None:
            let_go()
            self._desk.bus.said.emit(told)
            self._done()

        self._desk.tasks.run(job, tell, self._desk.bus.failed.emit, owner=self._page)


def _told(came_to: Adding, name: str) -> str:
    """What came of adding a card."""
    return {
        Adding.NEW: tr("{name}’s card is added.", name=name),
        Adding.NAMESAKE: tr(
            "Another {name} is added. The one you know has other keys: this may be the same person"
            " with a new log, or somebody who only says so.",
            name=name,
        ),
        Adding.BACK: tr("{name} had left, and is to be confirmed again.", name=name),
    }[came_to]
