"""What the People page asks about circles, keepers, handovers, and names to be unlinked."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.services.keeping import change_keeper
from organiser_app.services.residents import move_circle, unlink_identity
from organiser_app.store.queries.organisers import OrganiserRow, organisers
from organiser_app.store.queries.person import PersonDetail
from organiser_app.store.queries.unlinking import Unlinking, unlinking
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.circle import CircleDialog
from organiser_app.ui.dialogs.handover import HandoverDialog
from organiser_app.ui.dialogs.keeper import KeeperDialog
from organiser_app.ui.dialogs.organiser import OrganisersDialog
from organiser_app.ui.dialogs.unlink import UnlinkDialog


class Keeping:
    """Opens the dialogs over `page`, about the resident whom `in_hand` gives, if any."""

    def __init__(
        self, desk: Desk, page: QWidget, in_hand: Callable[[], PersonDetail | None]
    ) -> None:
        self._desk, self._page, self._in_hand = desk, page, in_hand

    def show_organisers(self) -> None:
        """Show who organises here, to add, change and see off."""
        OrganisersDialog(self._desk, self.hand_over, self._page).ask()

    def hand_over(self, from_id: UUID | None = None) -> None:
        """Ask from whom to whom residents pass, and hand over those who go."""
        self._desk.read(
            organisers, lambda known: self._ask_handover(known, from_id), owner=self._page
        )

    def change_keeper(self) -> None:
        """Ask who keeps the resident in hand from now on."""
        if self._in_hand() is not None:
            self._desk.read(organisers, self._ask_keeper, owner=self._page)

    def move_circle(self) -> None:
        """Move the resident in hand to another circle, with evidence."""
        seen = self._in_hand()
        if seen is None:
            return
        who = seen.person
        dialog = CircleDialog(self._desk, who.id, who.name, who.circle, self._page)
        move = dialog.ask()
        if move is not None:
            service = dialog.settling(move_circle)
            self._desk.change(service, who.id, move.circle, move.on, move.evidence)

    def unlink(self) -> None:
        """Say what unlinking the name of the resident in hand means, and do it if wanted."""
        seen = self._in_hand()
        if seen is not None and seen.person.pseudonymous:
            self._desk.bus.said.emit(tr("No name is kept of them, so there is none to unlink."))
        elif seen is not None:
            who = seen.person.id
            self._desk.read(
                lambda connection: unlinking(connection, who), self._ask_unlinking, owner=self._page
            )

    def _ask_handover(self, known: tuple[OrganiserRow, ...], from_id: UUID | None) -> None:
        dialog = HandoverDialog(self._desk, known, from_id, self._page)
        given = dialog.ask()
        if given is not None:
            self._desk.change(
                dialog.settling(change_keeper),
                given.resident_ids,
                given.organiser_id,
                given.on,
                given.why,
            )

    def _ask_keeper(self, known: tuple[OrganiserRow, ...]) -> None:
        seen = self._in_hand()
        if seen is None:
            return
        dialog = KeeperDialog(self._desk, seen, known, self._page)
        given = dialog.ask()
        if given is not None:
            service = dialog.settling(change_keeper)
            who = (seen.person.id,)
            self._desk.change(service, who, given.organiser_id, given.on, given.why)

    def _ask_unlinking(self, found: Unlinking) -> None:
        seen = self._in_hand()
        if seen is None:
            return
        dialog = UnlinkDialog(self._desk, seen.person.id, seen.person.name, found, self._page)
        pseudonym = dialog.ask()
        if pseudonym is not None:
            self._desk.change(dialog.settling(unlink_identity), seen.person.id, pseudonym)
