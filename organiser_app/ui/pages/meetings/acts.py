"""What can be done with the meeting in hand: each by a button, and by a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from organiser_app.domain.relationship_values import Attendance, MeetingState
from organiser_app.language import tr
from organiser_app.services.meetings import (
    ask_to_meeting,
    call_off,
    edit_meeting,
    hold_meeting,
    mark_attendance,
    prepare,
    reflect,
)
from organiser_app.store.queries.meetings import MeetingDetail
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.listening import show_listening
from organiser_app.ui.dialogs.meeting import GuestsDialog, MoveMeetingDialog
from organiser_app.ui.dialogs.meeting_held import HeldDialog
from organiser_app.ui.dialogs.meeting_words import PreparationDialog, ReflectionDialog
from organiser_app.ui.dialogs.statement import edit_heard
from organiser_app.ui.forms.form import Form
from organiser_app.ui.meeting_words import title_of, when_words
from organiser_app.ui.pages.agreed import settle
from organiser_app.ui.pages.beside import Bound, bind_keys
from organiser_app.ui.pages.meetings.sheet import BEFOREHAND, MeetingSheet
from organiser_app.ui.tables import PromiseRow, SimpleRow, StatementRow
from organiser_app.ui.theme.gatherings import meeting_kind_word
from organiser_app.ui.widgets import Answer, Question


class MeetingActs(QObject):
    """Acts on the meeting that `in_hand` gives, and asks over the page `place`."""

    def __init__(
        self,
        desk: Desk,
        place: QWidget,
        sheet: MeetingSheet,
        in_hand: Callable[[], MeetingDetail | None],
    ) -> None:
        super().__init__(place)
        self._desk, self._place, self._sheet, self._in_hand = desk, place, sheet, in_hand
        self._connect()

    def forms(self) -> dict[Form, Callable[[], None]]:
        """What opens each form on the meeting in hand."""
        return {
            Form.MEETING: self.move,
            Form.MEETING_GUESTS: self.add_guests,
            Form.MEETING_HELD: self.hold,
            Form.PREPARATION: self.prepare,
            Form.REFLECTION: self.reflect,
        }

    def keys(self) -> dict[str, Bound]:
        """The keys of the page that act on the meeting in hand."""
        return {
            "E": (tr("Say when and where it is"), self.move),
            "H": (tr("It was held"), self.hold),
            "P": (tr("Write the preparation"), self.prepare),
            "R": (tr("Write your own reflection"), self.reflect),
            "G": (tr("Add guests"), self.add_guests),
            "L": (tr("Open its listening"), self.open_listening),
        }

    def open_main(self) -> None:
        """Open what is worked on next: the preparation, or once it was held the reflection."""
        seen = self._in_hand()
        if seen is not None:
            (self.reflect if seen.row.state is MeetingState.HELD else self.prepare)()

    def move(self) -> None:
        """Say anew when and where it is; one that was called off is planned again by that."""
        seen = self._open()
        if seen is None:
            return
        dialog = MoveMeetingDialog(self._desk, seen.row, self._title(seen), self._place)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(edit_meeting), seen.row.id, given)

    def call_off(self) -> None:
        """Say that it is not to be, once that was asked: cold hands press the wrong key."""
        seen = self._open()
        if seen is None or seen.row.state is not MeetingState.PLANNED:
            return
        question = Question(
            tr("Was it called off?"),
            tr("{meeting}. To plan it again, change when it is.", meeting=self._title(seen)),
            yes=tr("It was called off"),
            no=tr("Leave it"),
            parent=self._place,
        )
        if question.ask() is Answer.YES:
            self._desk.change(call_off, seen.row.id)

    def hold(self) -> None:
        """Say that it was held, and what was heard there."""
        seen = self._open()
        if seen is None:
            return
        dialog = HeldDialog(self._desk, seen, self._place)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(hold_meeting), seen.row.id, given)

    def prepare(self) -> None:
        """Write what one means to ask, beside what they said last."""
        seen = self._own()
        if seen is None:
            return
        dialog = PreparationDialog(self._desk, seen, self._title(seen), self._place)
        words = dialog.ask()
        if words is not None and words != seen.preparation:
            self._desk.change(dialog.settling(prepare), seen.row.id, words)

    def reflect(self) -> None:
        """Write what one thinks of it, for oneself alone."""
        seen = self._own()
        if seen is None:
            return
        dialog = ReflectionDialog(self._desk, seen, self._title(seen), self._place)
        words = dialog.ask()
        if words is not None and words != seen.reflection:
            self._desk.change(dialog.settling(reflect), seen.row.id, words)

    def add_guests(self) -> None:
        """Ask more people to it; once its hour has come, write down who came too."""
        seen = self._in_hand()
        if seen is None or self._sheet.guests.isHidden():
            return
        came = seen.row.state is MeetingState.HELD or seen.row.at <= self._desk.log.clock()
        dialog = GuestsDialog(self._desk, seen.row.id, came=came, parent=self._place)
        guests = dialog.ask()
        if guests is not None:
            answer = Attendance.CAME if came else Attendance.ASKED
            service = dialog.settling(ask_to_meeting)
            self._desk.change(service, seen.row.id, guests, answer)

    def open_listening(self) -> None:
        """Show the listening that came of it."""
        seen = self._in_hand()
        if seen is not None and seen.row.listening_id is not None:
            show_listening(self._desk, seen.row.listening_id, self._place, lambda: None)

    def mark(self, answer: Attendance) -> None:
        """Keep what came of the guest in hand, and go on to the next."""
        guests = self._sheet.guests
        row, seen = guests.list.current_row(), self._in_hand()
        if row is None or seen is None:
            return
        if answer in BEFOREHAND and seen.row.state is MeetingState.HELD:
            return
        index = guests.rows.index(guests.list.currentIndex().row() + 1)
        if index.isValid():
            guests.list.setCurrentIndex(index)
        self._desk.change(mark_attendance, UUID(row.key), answer)

    def _connect(self) -> None:
        sheet = self._sheet
        for button, act in (
            (sheet.off, self.call_off),
            (sheet.move_it, self.move),
            (sheet.held, self.hold),
            (sheet.preparation.write, self.prepare),
            (sheet.reflection.write, self.reflect),
            (sheet.add_guests, self.add_guests),
            (sheet.listening, self.open_listening),
        ):
            button.clicked.connect(act)
        sheet.guests.list.opened.connect(self._open_guest)
        for agreed in (sheet.agreed, sheet.between_us):
            agreed.list.acted.connect(self._settle)
        for said in (sheet.heard, sheet.last_said):
            said.list.opened.connect(self._open_statement)
        bind_keys(
            sheet.guests.list,
            {
                "A": (tr("They were asked"), partial(self.mark, Attendance.ASKED)),
                "Y": (tr("They are coming"), partial(self.mark, Attendance.COMING)),
                "C": (tr("They came"), partial(self.mark, Attendance.CAME)),
                "S": (tr("They stayed away"), partial(self.mark, Attendance.STAYED_AWAY)),
            },
        )

    def _open(self) -> MeetingDetail | None:
        """The meeting in hand, unless it was held."""
        seen = self._in_hand()
        return None if seen is None or seen.row.state is MeetingState.HELD else seen

    def _own(self) -> MeetingDetail | None:
        """The meeting in hand, if one's own words may be written of it."""
        return self._in_hand() if self._sheet.is_own else None

    def _title(self, seen: MeetingDetail) -> str:
        kind = meeting_kind_word(seen.row.kind)
        return f"{title_of(seen.row)}: {kind}, {when_words(seen.row.at, self._desk.today)}"

    def _open_guest(self, row: SimpleRow) -> None:
        seen = self._in_hand()
        for guest in seen.guests if seen else ():
            if str(guest.id) == row.key:
                self._desk.show(PageName.PEOPLE, guest.resident_id)

    def _open_statement(self, row: StatementRow) -> None:
        seen = self._in_hand()
        for heard in (*seen.heard, *seen.last_said) if seen else ():
            if str(heard.id) == row.key:
                edit_heard(self._desk, heard, self._place)
                return

    def _settle(self, row: PromiseRow) -> None:
        seen = self._in_hand()
        for promise in (*seen.agreed, *seen.between_us) if seen else ():
            if str(promise.id) == row.key:
                settle(self._desk, promise)
