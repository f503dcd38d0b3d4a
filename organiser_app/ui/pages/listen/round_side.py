"""The round in hand on the Listen page: read, shown in header and doors, and changed by keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from organiser_app.domain.change import Change
from organiser_app.domain.values import AttemptOutcome
from organiser_app.language import tr
from organiser_app.services.doors import add_doors, lift_do_not_contact
from organiser_app.services.rounds import (
    begin_round,
    end_round,
    knock,
    knock_doors,
    note_on_attempt,
)
from organiser_app.store.queries.doors import DoorRow, StreetRow, streets
from organiser_app.store.queries.round_page import RoundPage, round_page
from organiser_app.store.queries.rounds import RoundInHand, RoundRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.add_doors import AddDoorsDialog
from organiser_app.ui.dialogs.begin_round import BeginRoundDialog, RoundPlan
from organiser_app.ui.dialogs.knock_note import KnockNoteDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.listen.door_lines import door_line, full_address
from organiser_app.ui.pages.listen.doors_card import DoorsCard
from organiser_app.ui.pages.listen.round_header import ListenHeader
from organiser_app.ui.tables import DoorLine
from organiser_app.ui.widgets import Ink

_TABLES = frozenset(
    {"attempt", "door", "listening", "next_step", "place", "resident", "round"}
    | {"round_companion", "statement", "street", "wording"}
)
_A_LOOK_AT_THE_CLOCK = 20_000
"""Milliseconds between two looks whether they should be back by now."""


class RoundSide(QObject):
    """What the page does with a round.

    `turned` comes when a round begins, ends, or is another; `listening_wanted(where)` when
    somebody listens at a door, with the door as a listening names it.
    """

    turned = Signal()
    listening_wanted = Signal(str)

    def __init__(self, desk: Desk, header: ListenHeader, card: DoorsCard, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._header, self._card, self._page = desk, header, card, page
        self._seen = RoundPage()
        self._stale = True
        self._heard_at: DoorLine | None = None
        self._met = ""
        self._clock = QTimer(self)
        self._clock.setInterval(_A_LOOK_AT_THE_CLOCK)
        self._clock.timeout.connect(self.tell_time)
        desk.bus.changed.connect(self._hear)
        header.begin.clicked.connect(self.begin)
        header.end.clicked.connect(self.end)
        card.recorded.connect(self._record)
        card.lifted.connect(self._lift)
        card.note_wanted.connect(self.note)
        card.doors_wanted.connect(self.add_doors)
        card.door_wanted.connect(self._add_met)

    @property
    def on(self) -> RoundInHand | None:
        """The round in hand, if one is on."""
        return self._seen.on

    @property
    def last(self) -> RoundRow | None:
        """The latest round, while none is on."""
        return self._seen.last

    def has_doors(self) -> bool:
        """Whether the round walks a street."""
        return self.on is not None and self.on.street_id is not None

    def look(self) -> None:
        """Read anew where something was changed since."""
        if self._stale:
            self._stale = False
            today = self._desk.today
            self._desk.read(
                lambda connection: round_page(connection, today), self._show, owner=self
            )

    def begin(self) -> None:
        """Ask where to, and go out."""
        if self.on is not None:
            return
        dialog = BeginRoundDialog(self._desk, self._seen.alone_for, self._page)
        plan = dialog.ask()
        if plan is not None:
            self._go_out(dialog, plan)

    def end(self) -> None:
        """Come back."""
        if self.on is not None:
            self._desk.change(end_round, self.on.id)

    def add_doors(self) -> None:
        """Ask which doors the street of the round has."""
        if self.on is not None and self.on.street_id is not None:
            self._add_to(self.on.street_id, self.on.street)

    def tell_time(self) -> None:
        """Say in the header whether they should be back by now."""
        if self.on is not None:
            self._header.tell_time(self.on, self._desk.log.clock())

    def note(self) -> None:
        """Ask what is to be remembered of the last knock, at the door in hand if it was tried."""
        door = self._last_knocked()
        if door is not None and door.here is not None and self.on is not None:
            self._note_on(door.here.id, full_address(door.label, self.on.street), door.here.note)

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form again that was begun and not saved, be it of a round that has ended."""
        if form is Form.ROUND:
            self.begin()
        elif record_id is not None and form is Form.DOORS:
            self._desk.read(streets, partial(self._add_to_known, record_id), owner=self)
        elif record_id is not None and form is Form.KNOCK:
            self._note_on(record_id, *self._noted(record_id))

    def door_after(self, where: str) -> str:
        """The label of the door to go to after a listening at `where`; empty where there is none.

        It is told of a listening that was begun at a door by its key alone.
        """
        if self._heard_at is None or where != self._address(self._heard_at):
            return ""
        place = self._card.view.place_after(self._heard_at.key)
        line = self._card.model.lines[place]
        return "" if line.key == self._heard_at.key else line.label

    def go_on(self) -> None:
        """Take the next door in hand after what was heard at one was saved."""
        heard_at, self._heard_at = self._heard_at, None
        if heard_at is not None and heard_at.key in {line.key for line in self._card.view.chosen()}:
            self._move_on(heard_at)

    def _show(self, seen: RoundPage) -> None:
        before, self._seen = self.on, seen
        on, counts = seen.on, seen.counts
        if (before and before.id) != (on and on.id):
            self._card.begin_anew()
        if on is None or counts is None:
            self._heard_at = None
            self._clock.stop()
            self._header.show_none()
        else:
            self._clock.start()
            self._header.show_round(on, counts, self._desk.log.clock())
            lines = [door_line(door, self._desk.today) for door in seen.doors]
            self._card.show_doors(on.street, lines)
            self._find_met(lines)
        if (before and before.id) != (on and on.id):
            self.turned.emit()

    def _hear(self, change: Change) -> None:
        if not _TABLES.isdisjoint(change.touched):
            self._stale = True
            if self._page.isVisible():
                self.look()

    def _go_out(self, dialog: BeginRoundDialog, plan: RoundPlan) -> None:
        """Put the doors on the street first, so that a round that cannot begin loses nothing."""

        def begin(_: Change | None = None) -> None:
            self._desk.change(dialog.settling(begin_round), plan.given)

        doors = plan.doors
        self._desk.leave_doors_alone_for(plan.alone_for)
        if doors is None:
            begin()
        else:
            failed = self._desk.bus.failed.emit
            self._desk.change_then(begin, failed, add_doors, doors.street, doors.labels)

    def _record(self, outcome: AttemptOutcome, doors: Sequence[DoorLine]) -> None:
        if self.on is None:
            return
        keys = [UUID(door.key) for door in doors]
        if len(keys) > 1:
            self._desk.change(knock_doors, keys, outcome, round_id=self.on.id)
        else:
            self._desk.change(knock, keys[0], outcome, round_id=self.on.id)
        if outcome is AttemptOutcome.LISTENED and len(doors) == 1:
            self._heard_at = doors[0]
            self.listening_wanted.emit(self._address(doors[0]))
        else:
            self._move_on(doors[-1])

    def _move_on(self, door: DoorLine) -> None:
        """Take the door after this one in hand, or say that there is none."""
        place = self._card.view.place_after(door.key)
        self._card.view.go_to(place)
        if self._card.model.lines[place].key == door.key:
            self._card.say(tr("That was the last door."), Ink.MUTED)

    def _lift(self, door: DoorLine) -> None:
        self._desk.change(lift_do_not_contact, UUID(door.key))

    def _add_met(self, number: str) -> None:
        """Put a door on the street that was met on the way, and go to it."""
        if self.on is not None:
            self._met = number
            self._desk.change(add_doors, self.on.street, (number,))

    def _find_met(self, lines: Sequence[DoorLine]) -> None:
        if not self._met:
            return
        met = self._met.casefold()
        found = next((line for line in lines if line.label.casefold() == met), None)
        if found is not None:
            self._card.view.go_to_door(found.key)
        else:
            said = tr("{number} was added. It is not on the side of this round.", number=self._met)
            self._card.say(said, Ink.MUTED)
        self._met = ""

    def _last_knocked(self) -> DoorRow | None:
        knocked = [door for door in self._seen.doors if door.here]
        chosen = {line.key for line in self._card.view.chosen()}
        in_hand = (door for door in knocked if str(door.id) in chosen)
        latest = max(knocked, key=lambda door: door.here.at if door.here else 0, default=None)
        return next(in_hand, latest)

    def _noted(self, attempt_id: UUID) -> tuple[str, str]:
        """At which door of this round a knock was, and what is noted of it."""
        for door in self._seen.doors:
            if self.on is not None and door.here is not None and door.here.id == attempt_id:
                return full_address(door.label, self.on.street), door.here.note
        return tr("the door"), ""

    def _note_on(self, attempt_id: UUID, where: str, before: str) -> None:
        dialog = KnockNoteDialog(self._desk, attempt_id, where, before, self._page)
        note = dialog.ask()
        if note is not None and note != before:
            self._desk.change(dialog.settling(note_on_attempt), attempt_id, note)

    def _add_to_known(self, street_id: UUID, found: tuple[StreetRow, ...]) -> None:
        street = next((each for each in found if each.id == street_id), None)
        if street is not None:
            self._add_to(street.id, street.name)

    def _add_to(self, street_id: UUID, street: str) -> None:
        dialog = AddDoorsDialog(self._desk, street_id, street, self._page)
        more = dialog.ask()
        if more is not None:
            self._desk.change(dialog.settling(add_doors), more.street, more.labels)

    def _address(self, door: DoorLine) -> str:
        return full_address(door.label, self.on.street) if self.on else door.label
