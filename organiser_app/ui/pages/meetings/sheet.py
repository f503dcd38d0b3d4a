"""The meeting in hand: who is asked and who came, what one means to ask, and what was heard."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.rules.list_words import circle_word
from organiser_app.language import tr
from organiser_app.store.queries.meetings import GuestRow, MeetingDetail
from organiser_app.ui.meeting_words import came_words, is_late, title_of, when_words
from organiser_app.ui.pages.agreed import promise_row
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.meetings.cards import WordsCard
from organiser_app.ui.pages.said import SaidDelegate, said_row
from organiser_app.ui.pages.sheet_head import SheetHead, stand_under
from organiser_app.ui.tables import (
    PromiseDelegate,
    SimpleDelegate,
    SimpleRow,
    Tone,
)
from organiser_app.ui.theme import Text, current
from organiser_app.ui.theme.gatherings import attendance_word, meeting_kind_word
from organiser_app.ui.widgets import Button, ButtonKind, Ink, KeyHint, label

_TONES = {
    Attendance.ASKED: Tone.PLAIN,
    Attendance.COMING: Tone.SOON,
    Attendance.CAME: Tone.GOOD,
    Attendance.STAYED_AWAY: Tone.PLAIN,
}

BEFOREHAND = (Attendance.ASKED, Attendance.COMING)
"""The answers that mean nothing any more once a meeting was held."""


class MeetingSheet(QWidget):
    """One meeting, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.is_own = False
        """Whether the meeting in hand is one's own, so that one's own words are written of it."""
        self.off = Button(tr("Called off…"), ButtonKind.QUIET, keys=tr("X"))
        self.move_it = Button(tr("Change…"), icon="pencil", keys=tr("E"))
        self.held = Button(tr("Held…"), ButtonKind.PRIMARY, icon="check", keys=tr("H"))
        self.held.setAccessibleName(tr("It was held"))
        self.listening = Button(tr("Its listening"), icon="listen", keys=tr("L"))
        self.head = SheetHead(self.off, self.move_it, self.held, self.listening)
        self._make_guests()
        self.preparation = WordsCard(
            tr("Preparation"),
            tr("Nothing yet: what moves them, and what do you want to ask?"),
            tr("Write the preparation"),
            tr("P"),
        )
        self.reflection = WordsCard(
            tr("Your own reflection"),
            tr("Nothing yet. It is yours alone, and never leaves this log."),
            tr("Write your own reflection"),
            tr("R"),
        )
        self.heard = ListCard(tr("Heard there"), tr("Nothing was written down."), SaidDelegate())
        self.agreed = ListCard(tr("Agreed there"), tr("Nothing was agreed."), PromiseDelegate())
        self.last_said = ListCard(tr("What they said last"), tr("Nothing yet."), SaidDelegate())
        self.between_us = ListCard(
            tr("Open between you"), tr("Nothing is open."), PromiseDelegate()
        )
        self.area = CardArea(tr("The meeting"))
        self._fill_columns()
        stand_under(self.head, self.area, self)

    def lists(self) -> tuple[ListCard, ...]:
        """The cards that are lists."""
        return (self.guests, self.heard, self.agreed, self.last_said, self.between_us)

    def show_meeting(self, seen: MeetingDetail, own_id: UUID | None, today: date) -> None:
        """Show a meeting, as the organiser `own_id` sees it."""
        row, own = seen.row, seen.row.organiser_id == own_id
        late = tr("Was it held? Press H, or X where it was called off.")
        self.head.show_head(
            title_of(row), _sentence(seen, today, own=own), late if is_late(row, today) else ""
        )
        held = row.state is MeetingState.HELD
        for button in (self.off, self.move_it, self.held):
            button.setVisible(not held)
        self.off.setVisible(row.state is MeetingState.PLANNED)
        self.listening.setVisible(row.listening_id is not None)
        self._show_guests(seen)
        self.is_own = own
        self.preparation.show_words(seen.preparation)
        self.preparation.setVisible(own)
        self.reflection.show_words(seen.reflection)
        self.reflection.setVisible(own and (held or bool(seen.reflection)))
        self.heard.setVisible(held)
        self.heard.show_rows([said_row(said) for said in seen.heard])
        self.last_said.setVisible(row.resident_id is not None and not held)
        self.last_said.show_rows([said_row(said) for said in seen.last_said])
        self._show_agreed(seen, today)

    def _show_agreed(self, seen: MeetingDetail, today: date) -> None:
        """What was agreed at it, and apart from that what is open between us."""
        there = {each.id for each in seen.agreed}
        besides = [each for each in seen.between_us if each.id not in there]
        self.agreed.setVisible(seen.row.state is MeetingState.HELD)
        self.agreed.show_rows([promise_row(one, today) for one in seen.agreed])
        self.between_us.setVisible(
            seen.row.resident_id is not None and (bool(besides) or not seen.agreed)
        )
        self.between_us.show_rows([promise_row(one, today) for one in besides])

    def _make_guests(self) -> None:
        self.guests = ListCard(tr("Guests"), tr("Nobody is asked yet."), SimpleDelegate())
        self.add_guests = Button(tr("Add…"), ButtonKind.QUIET, keys=tr("G"), in_row=True)
        self.add_guests.setAccessibleName(tr("Add guests"))
        self.guests.add_to_head(self.add_guests)
        self.keys = QWidget()
        row = QHBoxLayout(self.keys)
        metrics = current().metrics
        row.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.half)
        row.setSpacing(metrics.quarter)
        self.before = QWidget()
        before = QHBoxLayout(self.before)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(metrics.quarter)
        row.addWidget(self.before)
        for key, answer in (
            (tr("A"), Attendance.ASKED),
            (tr("Y"), Attendance.COMING),
            (tr("C"), Attendance.CAME),
            (tr("S"), Attendance.STAYED_AWAY),
        ):
            side = before if answer in BEFOREHAND else row
            side.addWidget(KeyHint(key))
            side.addWidget(label(attendance_word(answer), Text.META, Ink.MUTED))
            side.addSpacing(metrics.half)
        row.addStretch(1)
        self.guests.add(self.keys)

    def _show_guests(self, seen: MeetingDetail) -> None:
        self.guests.setVisible(seen.row.kind is not MeetingKind.ONE_TO_ONE)
        self.guests.show_rows([guest_line(guest) for guest in seen.guests])
        self.guests.set_note(came_words(seen.row) if seen.guests else "")
        self.before.setVisible(seen.row.state is not MeetingState.HELD)
        self.keys.setVisible(bool(seen.guests))

    def _fill_columns(self) -> None:
        self.area.add_cards(6, self.guests, self.preparation, self.reflection)
        self.area.add_cards(5, self.heard, self.agreed, self.last_said, self.between_us)
        for each in self.lists():
            self.area.keep_in_view(each.list)


def guest_line(guest: GuestRow) -> SimpleRow:
    """Somebody who was asked, and what they answered."""
    circle = circle_word(guest.circle) if guest.circle else ""
    return SimpleRow(
        key=str(guest.id),
        title=guest.name,
        icon="person",
        under=", ".join(filter(None, (guest.where, circle))),
        note=attendance_word(guest.attendance),
        tone=_TONES[guest.attendance],
    )


def _sentence(seen: MeetingDetail, today: date, *, own: bool) -> str:
    """When and where it is, how it stands, and whose it is where that is not oneself."""
    row = seen.row
    kind = meeting_kind_word(row.kind)
    when = tr("{kind}: {when}", kind=kind, when=when_words(row.at, today))
    state = {
        MeetingState.PLANNED: "",
        MeetingState.HELD: tr("It was held."),
        MeetingState.CALLED_OFF: tr("It was called off."),
    }[row.state]
    planned = "" if own else tr("Planned by {name}.", name=row.organiser)
    place = tr("{when}, at {place}.", when=when, place=row.where) if row.where else f"{when}."
    return " ".join(filter(None, (place, state, planned)))
