"""The sync through a hub on its card: where it is, what it keeps back, and the team's key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.hub.standing import Standing, address_of, standing, turn_off, turn_on
from organiser_app.sync.team import TeamMember, confirmed_members
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.carrier_part import CarrierPart
from organiser_app.ui.pages.team.holding import Holding
from organiser_app.ui.pages.team.hub_address import HubAddressDialog
from organiser_app.ui.sync_words import what_waits_at_the_hub
from organiser_app.ui.widgets import Answer, Button, Question

if TYPE_CHECKING:
    from organiser_app.sync.hub.keyring import KeyMade


@dataclass(frozen=True, slots=True)
class _Seen:
    stands: Standing
    members: tuple[TeamMember, ...]


class HubPart(CarrierPart):
    """Nothing is synced before an address is given here; `ask_for_address` asks for one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Through a hub"), tr("Give the address…"))
        self.setToolTip(tr("Whoever keeps the hub gives each of you an address."))
        self._members: tuple[str, ...] = ()
        self.key = Button(tr("New key…"), in_row=True)
        self.key.setAccessibleDescription(tr("Make a new key for the team"))
        self.held = Button(tr("Look at it…"), in_row=True)
        self.held.setAccessibleDescription(tr("What holds rows back that wait at the hub"))
        for button in (self.key, self.held):
            self.row.insertWidget(self.row.indexOf(self.off), button)
        self._holding = Holding(desk, self)
        self.held.clicked.connect(self._holding.look)
        self.choose.clicked.connect(self.ask_for_address)
        self.on.clicked.connect(lambda: self.do(lambda: turn_on(desk.log)))
        self.off.clicked.connect(lambda: self.do(lambda: turn_off(desk.log)))
        self.key.clicked.connect(self.make_key)

    def ask_for_address(self) -> None:
        """Ask for the hub's address, and sync through it from now on."""
        which, yes = tr("Address of the hub"), tr("Sync through it")
        if HubAddressDialog(self._desk, which, turn_on, yes=yes, parent=self).ask():
            self._desk.bus.sync_wanted.emit()

    def make_key(self) -> None:
        """Make a new key for all who are confirmed, if that is meant."""
        question = Question(
            tr("Make a new key for the team?"),
            " ".join((_for_whom(self._members), _what_it_does())),
            yes=tr("Make it"),
            parent=self,
        )
        if question.ask() is Answer.YES:
            log, away = self._desk.log, self._desk.away
            self._desk.attempt("key", lambda: _make_key(log), self._made, owner=self, worker=away)

    def look(self) -> None:
        """Read how it stands."""
        self._desk.read(
            lambda connection: _Seen(standing(connection), confirmed_members(connection)),
            self._show,
            owner=self,
        )

    def _show(self, seen: _Seen) -> None:
        self._members = tuple(each.name for each in seen.members)
        self.held.setVisible(seen.stands.holds)
        self.key.setVisible(not seen.stands.holds)
        known = bool(seen.stands.place)
        self.choose.set_label(tr("Another address…") if known else tr("Give the address…"))
        self.tell(seen.stands, seen.stands.place, list(what_waits_at_the_hub(seen.stands)))

    def _made(self, made: KeyMade) -> None:
        bus = self._desk.bus
        bus.said.emit(
            tr(
                "Made key number {number} of the team, for {names}.",
                number=made.generation,
                names=", ".join(made.names),
            )
        )
        bus.sync_wanted.emit()


def _for_whom(members: tuple[str, ...]) -> str:
    if not members:
        return tr("Nobody is confirmed yet, so that this log alone could open it.")
    return tr("It is sealed to you and to {names}, who are confirmed.", names=", ".join(members))


def _what_it_does() -> str:
    return tr(
        "Make one when the team begins, when somebody joins, and when somebody left: mark them as"
        " left first. Whoever is not among these cannot open what is written from then on; what"
        " they have, they keep. Everybody writes their rows once more at their next sync."
    )


def _make_key(log: Log) -> KeyMade:
    from organiser_app.sync.hub.keyring import change_key  # noqa: PLC0415 - loads a library

    return change_key(log, log.read(address_of))
