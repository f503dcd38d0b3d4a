"""Meetings: planned and held, in a column beside the one in hand; or who carries what."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from organiser_app.domain.change import Change
from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.language import tr
from organiser_app.store.queries.home import home
from organiser_app.store.queries.meetings import (
    MeetingDetail,
    MeetingRow,
    meeting,
    meetings_listed,
)
from organiser_app.store.queries.volunteer_organisers import (
    CarrierDetail,
    CarrierRow,
    carrier,
    carriers,
)
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.meeting import Whose, plan, whose_meeting
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.agreed import settle
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.meetings.acts import MeetingActs
from organiser_app.ui.pages.meetings.carrier_sheet import CarrierSheet
from organiser_app.ui.pages.meetings.column import MeetingsColumn, View
from organiser_app.ui.pages.meetings.sheet import MeetingSheet
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.tables import PersonRow, PromiseRow, SimpleRow
from organiser_app.ui.widgets import Button, EmptyState


@dataclass(frozen=True, slots=True)
class _Seen:
    meeting: MeetingDetail | None
    own_id: UUID | None


class MeetingsPage(SidePage):
    """One-to-ones, house meetings and meetings of groups; and who carries what."""

    name = PageName.MEETINGS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view = View.MEETINGS
        self._in_hand: UUID | None = None
        self._seen: MeetingDetail | None = None
        self._carriers: dict[UUID, CarrierRow] = {}
        self._carried: CarrierDetail | None = None
        self.meetings, self.sheet = MeetingsColumn(), MeetingSheet()
        self.carrier = CarrierSheet()
        self.sheets = QStackedWidget()
        self.sheets.addWidget(self.sheet)
        self.sheets.addWidget(self.carrier)
        planning = Button(tr("Plan a meeting"), icon="plus", keys=tr("N"))
        planning.clicked.connect(self.begin_new)
        self.nothing = EmptyState(
            tr("Nothing stands here yet"),
            tr("Plan a one-to-one, a house meeting, or a meeting of a group."),
            planning,
        )
        self.acts = MeetingActs(desk, self, self.sheet, self._meeting_in_hand)
        self.forms = self.acts.forms()
        self.lay_out(self.meetings, self.meetings.list, self.sheets, self.nothing)
        self._connect()
        self._bind_keys()

    def refresh(self) -> None:
        """Read the column anew, and what is in hand."""
        if self._view is View.MEETINGS:
            self.desk.read(meetings_listed, self._show_meetings, owner=self)
        else:
            today = self.desk.today
            self.desk.read(lambda c: carriers(c, today), self._show_carriers, owner=self)

    def show_record(self, record_id: UUID) -> None:
        """Show one meeting, in the column too."""
        self._view, self._in_hand = View.MEETINGS, record_id
        self.refresh()

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form that was begun: that of a meeting to be planned is about whose it is."""
        if form is not Form.MEETING_WITH or record_id is None:
            super().take_up(form, record_id)
            return
        self.desk.read(
            whose_meeting(record_id),
            lambda whose: (
                plan(self.desk, self, whose.known, self._take_new) if whose.known else None
            ),
            owner=self,
        )

    def begin_new(self) -> None:
        """Plan a meeting: in the other view, a one-to-one with whoever is in hand."""
        if self._view is View.MEETINGS:
            plan(self.desk, self, then=self._take_new)
        elif self._carried is not None:
            self._plan_with(self._carried.row)

    def turn(self, view: View | None = None) -> None:
        """Show the other view, or the one that is named."""
        other = View.CARRYING if self._view is View.MEETINGS else View.MEETINGS
        self._view, self._in_hand = view or other, None
        self.meetings.list.setFocus()
        self.refresh()

    def go_back(self) -> None:
        """Show the residents."""
        self.desk.show(PageName.PEOPLE)

    def _plan_with(self, row: CarrierRow) -> None:
        if row.resident_id is not None:
            whose = Whose(MeetingKind.ONE_TO_ONE, row.resident_id, row.name)
            plan(self.desk, self, whose, self._take_new)

    def _take_new(self, change: Change) -> None:
        """What was planned is in hand from now on, so that no key acts on another."""
        self._view, self._in_hand = View.MEETINGS, change.record_id

    def _meeting_in_hand(self) -> MeetingDetail | None:
        """The meeting that is marked in the column, once it was read; never the one before it."""
        seen = self._seen if self._view is View.MEETINGS else None
        return seen if seen is not None and seen.row.id == self._in_hand else None

    def _connect(self) -> None:
        column, carrier = self.meetings, self.carrier
        column.chosen.connect(self._choose)
        column.turned.connect(self.turn)
        column.list.opened.connect(lambda _: self._enter())
        column.plan_button.clicked.connect(self.begin_new)
        column.back_button.clicked.connect(self.go_back)
        column.groups_button.clicked.connect(lambda: self.desk.show(PageName.GROUPS))
        carrier.plan.clicked.connect(self.begin_new)
        carrier.open.list.acted.connect(self._settle)
        carrier.led.list.opened.connect(self._open_led)
        carrier.kept.list.opened.connect(self._open_person)

    def _bind_keys(self) -> None:
        bind_keys(
            self,
            {
                "N": (tr("Plan a meeting"), self.begin_new),
                "V": (tr("Meetings, or who carries what"), self.turn),
                "Esc": (tr("Back to People"), self.go_back),
                **self.acts.keys(),
            },
        )
        bind_keys(self.meetings.list, {"X": (tr("It was called off"), self.acts.call_off)})

    def _enter(self) -> None:
        """Go to what is worked on in the sheet."""
        if self._view is View.CARRYING:
            self.carrier.open.list.setFocus()
        elif self._seen is not None and self._seen.guests:
            self.sheet.guests.list.setFocus()
        else:
            self.acts.open_main()

    def _show_meetings(self, found: tuple[MeetingRow, ...]) -> None:
        if self._view is View.MEETINGS:
            self._show_column(there=bool(found))
            wanted, self._in_hand = self._in_hand, None
            self.meetings.show_meetings(found, wanted, self.desk.today)

    def _show_carriers(self, found: tuple[CarrierRow, ...]) -> None:
        if self._view is View.CARRYING:
            self._show_column(there=bool(found))
            wanted, self._in_hand = self._in_hand, None
            self._carriers = {row.id: row for row in found}
            self.meetings.show_carriers(found, wanted)

    def _show_column(self, *, there: bool) -> None:
        self.meetings.show_view(self._view)
        self.show_sheet(there=there)
        self.sheets.setCurrentIndex(0 if self._view is View.MEETINGS else 1)
        if not there:
            self._in_hand = self._seen = self._carried = None

    def _choose(self, row_id: UUID) -> None:
        if row_id == self._in_hand:
            return
        self._in_hand = row_id
        if self._view is View.MEETINGS:
            self.desk.read_latest(
                "meeting",
                lambda c: _Seen(meeting(c, row_id), home(c).organiser_id),
                self._show,
                owner=self,
            )
        else:
            row = self._carriers[row_id]
            self.desk.read_latest(
                "meeting", lambda c: carrier(c, row), self._show_carried, owner=self
            )

    def _show(self, seen: _Seen) -> None:
        before, now = self._seen, seen.meeting
        if before is None or now is None or before.row.id != now.row.id:
            self.sheet.area.verticalScrollBar().setValue(0)
        self._seen = now
        if now is not None:
            self.sheet.show_meeting(now, seen.own_id, self.desk.today)
        self.open_begun(there=now is not None)

    def _show_carried(self, seen: CarrierDetail) -> None:
        self._carried = seen
        self.carrier.show_carrier(seen, self.desk.today)

    def _settle(self, row: PromiseRow) -> None:
        for promise in self._carried.open if self._carried else ():
            if str(promise.id) == row.key:
                settle(self.desk, promise)

    def _open_led(self, row: SimpleRow) -> None:
        for led in self._carried.led if self._carried else ():
            if str(led.id) == row.key:
                self.desk.show(PageName.GROUPS if led.is_group else PageName.PROJECTS, led.id)

    def _open_person(self, row: PersonRow) -> None:
        self.desk.show(PageName.PEOPLE, UUID(row.key))
